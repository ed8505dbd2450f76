"""Values in words, as people read them: "at least 700", "900,000,000 USD", "Türkiye and Qatar"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pactwatch.model import (
    Category,
    Condition,
    CooperationType,
    Item,
    Mode,
    Money,
    Organisation,
    PartialDate,
    Qualifier,
    Quantity,
    Stage,
)
from pactwatch.model.deal import Value
from pactwatch.vocab import Vocabulary

PARTY_FIELDS = frozenset({"supplier", "recipient", "end_user", "financier"})
OWN_VOICE = "the report itself"

_FIELDS = {
    "number": "number",
    "organisations": "organisation",
    "happened": "when it happened",
    "mode": "terms",
    "speaker": "who says so",
    "hedged": "hedge",
    "denied": "denial",
    "parties": "party",
    "deal_f1": "deal F1",
    "strict_deal_f1": "strict deal F1",
    "cooperation_f1": "cooperation F1",
    "type": "kind of cooperation",
}
_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}
_MODES = {Mode.UNSPECIFIED: "not said", Mode.LICENCE: "made under licence", Mode.OFFSET: "given in return (offset)"}
_COOPERATION = {
    CooperationType.AGREEMENT: "defence agreement",
    CooperationType.PRODUCTION: "joint production",
    CooperationType.INTELLIGENCE: "intelligence sharing",
    CooperationType.EXERCISE: "joint exercise",
    CooperationType.AID: "military aid",
    CooperationType.SUPPORT: "support in a conflict",
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of items. Unit: items. `lower` and `upper` are the bounds the words allow, None where they name none."""

    amount: int
    qualifier: Qualifier
    lower: int | None
    upper: int | None
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in full units of `currency`.

    `package` tells that it is the value of a whole package to which the deal belongs: it stands on the agreement and
    counts once in any total. `usd` is None where no rate or no day is known.
    """

    amount: Decimal
    currency: str
    qualifier: Qualifier
    usd: Decimal | None
    as_written: str
    package: bool
    words: str

    def __str__(self) -> str:
        return self.words


def field_label(name: str) -> str:
    """The name of a field as people read it: "number ordered" for "number_ordered"."""
    return _FIELDS.get(name, name.replace("_", " "))


def stage_label(stage: Stage) -> str:
    """The stage in words."""
    return stage.value.replace("_", " ")


def mode_label(mode: Mode) -> str:
    """The terms of a transfer in words."""
    return _MODES.get(mode, mode.value)


def cooperation_label(kind: CooperationType) -> str:
    """The kind of cooperation in words."""
    return _COOPERATION.get(kind, kind.value)


def category_label(category: Category, vocabulary: Vocabulary) -> str:
    """The category in the vocabulary's words, its own name where the vocabulary has none."""
    facts = vocabulary.categories.get(category)
    return facts.label if facts is not None else category.value.replace("_", " ")


def party_names(codes: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of parties, in the order of their codes."""
    return tuple(vocabulary.party_name(code) for code in codes)


def joined(names: tuple[str, ...]) -> str:
    """The names as one enumeration: "A", "A and B", "A, B and C"; "" for none."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def item_words(item: Item, vocabulary: Vocabulary) -> str:
    """The catalogue's name of an item, its designation as written where the catalogue does not know it."""
    system = vocabulary.systems.get(item.system) if item.system is not None else None
    return system.name if system is not None else item.designation


def quantity_words(quantity: Quantity) -> str:
    """The number with its qualifier: "at least 700"."""
    return f"{_QUALIFIERS[quantity.qualifier]}{quantity.amount:,}"


def money_words(money: Money, package: bool = False) -> str:
    """The amount in full units with its currency: "about 900,000,000 USD (package)"."""
    return money_amount_words(money.amount, money.currency, money.qualifier) + (" (package)" if package else "")


def money_amount_words(amount: Decimal, currency: str, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """An amount of one currency: "at least 1,250,000.50 EUR"."""
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount.normalize():,f}"
    return f"{_QUALIFIERS[qualifier]}{digits} {currency}"


def number_of(quantity: Quantity) -> Number:
    """The quantity as a row shows it."""
    return Number(quantity.amount, quantity.qualifier, quantity.lower, quantity.upper, quantity_words(quantity))


def amount_of(money: Money, package: bool) -> Amount:
    """The money as a row shows it."""
    words = money_words(money, package)
    return Amount(money.amount, money.currency, money.qualifier, money.usd, money.as_written, package, words)


def organisation_words(organisation: Organisation) -> str:
    """The organisation with its part in the transfer: "Baykar (maker, supplier's side)"."""
    return f"{organisation.name} ({organisation.role.value}, {organisation.side.value}’s side)"


def value_words(value: Value, vocabulary: Vocabulary, field: str = "") -> str:  # noqa: PLR0911  # one return a kind of value
    """Any value of a field in words; `field` tells codes of parties from other text."""
    match value:
        case tuple():
            return joined(party_names(value, vocabulary) if field in PARTY_FIELDS else value)
        case Item():
            return item_words(value, vocabulary)
        case Category():
            return category_label(value, vocabulary)
        case Quantity():
            return quantity_words(value)
        case Money():
            return money_words(value)
        case Organisation():
            return organisation_words(value)
        case Mode():
            return mode_label(value)
        case Stage() | Condition():
            return value.value.replace("_", " ")
        case PartialDate():
            return str(value)
    return vocabulary.party_name(value) if field in PARTY_FIELDS else value
