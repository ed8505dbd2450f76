"""Where reports exclude each other, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pactwatch.model import Deal, FieldHistory, Money, PartialDate, Quantity
from pactwatch.register import Register
from pactwatch.views.index import Index
from pactwatch.views.words import field_label, value_words
from pactwatch.vocab import Vocabulary

YEAR = 365


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One field of one deal on which reports exclude each other.

    `size` lies between 0 and 1: how far the least value told stands below the greatest (0.5: half of it), a difference
    of dates in years, at most 1; 1 for values that have nothing in common. `words` says it, `values` names all values
    told, the one shown first. `stories` counts the independent reports that give any of them.
    """

    deal: str
    subject: str
    field: str
    label: str
    size: float
    words: str
    values: tuple[str, ...]
    stories: int


def register_conflicts(register: Register, vocabulary: Vocabulary) -> tuple[ConflictView, ...]:
    """All conflicts of the register, the greatest first; of equal ones those that more reports tell."""
    index = Index(register, vocabulary)
    found = [one for deal in register.deals for one in conflicts_of(index, deal)]
    return tuple(sorted(found, key=greatest_first))


def conflicts_of(index: Index, deal: Deal) -> tuple[ConflictView, ...]:
    """The conflicts of one deal, the greatest first."""
    found = [_conflict(index, deal, field) for field in deal.fields if field.conflict]
    return tuple(sorted(found, key=greatest_first))


def _conflict(index: Index, deal: Deal, field: FieldHistory) -> ConflictView:
    size, words = size_of(field)
    ordered = sorted(field.values, key=lambda value: value.value != field.shown)
    return ConflictView(
        deal=deal.id,
        subject=index.subject(deal),
        field=field.name,
        label=field_label(field.name),
        size=size,
        words=words,
        values=tuple(dict.fromkeys(value_words(one.value, index.vocabulary, field.name) for one in ordered)),
        stories=len({index.story(claim.document) for one in ordered for claim in index.claims(one.claims)}),
    )


def size_of(field: FieldHistory) -> tuple[float, str]:
    """How far the values of a field lie apart, 0 to 1, and in words."""
    values = [value.value for value in field.values]
    numbers = [Decimal(value.amount) for value in values if isinstance(value, Quantity)]
    if len(numbers) > 1:
        return _spread(numbers)
    money = [value for value in values if isinstance(value, Money)]
    if len(money) > 1:
        return _spread(_comparable(money))
    dates = [value for value in values if isinstance(value, PartialDate)]
    if len(dates) > 1:
        days = (max(date.first_day for date in dates) - min(date.first_day for date in dates)).days
        return min(1.0, days / YEAR), f"{days:,} days apart"
    return 1.0, "nothing in common"


def _spread(amounts: Sequence[Decimal]) -> tuple[float, str]:
    least, greatest = min(amounts, default=Decimal(1)), max(amounts, default=Decimal(1))
    size = float(1 - least / greatest)
    return size, f"{size:.0%} apart"


def _comparable(money: Sequence[Money]) -> list[Decimal]:
    """The amounts in the currency that most of them have, else in US dollars where all have a rate."""
    if all(one.usd is not None for one in money):
        return [one.usd for one in money if one.usd is not None]
    currencies = [one.currency for one in money]
    usual = max(sorted(set(currencies)), key=currencies.count)
    return [one.amount for one in money if one.currency == usual]


def greatest_first(conflict: ConflictView) -> tuple[float, int, str, str]:
    """A key that sorts conflicts: the greatest first, of equal ones those that more reports tell."""
    return -conflict.size, -conflict.stories, conflict.deal, conflict.field
