"""Values of fields as text that a person writes and a file keeps, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pactwatch.claims.typed import date_typed, money_typed, quantity_typed
from pactwatch.errors import RecordError
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

Word = TypeVar("Word", bound=StrEnum)
NOTHING = ("", "-", "none", "unknown")
"""What empties a field."""

_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}
_BETWEEN = re.compile(r"\s*(?:[,;+&]|\band\b)\s*")
_WORDS: dict[str, type[StrEnum]] = {
    "stage": Stage,
    "mode": Mode,
    "condition": Condition,
    "category": Category,
    "type": CooperationType,
}
_PARTIES = ("supplier", "recipient", "end_user", "financier", "parties")
_QUANTITIES = ("number_ordered", "number_delivered", "options")


def as_text(value: Value | None) -> str | None:
    """The value as a person writes it, which `parsed` reads back: "at least 700", "TUR, PAK"; None for nothing."""
    match value:
        case None:
            return None
        case tuple():
            return ", ".join(value)
        case Item():
            return value.designation
        case Quantity():
            return f"{_QUALIFIERS[value.qualifier]}{value.amount}"
        case Money():
            return f"{_QUALIFIERS[value.qualifier]}{value.amount:f} {value.currency}"
        case Organisation():
            return value.name
        case PartialDate():
            return str(value)
    return str(value)


def parsed(
    field: str, text: str | None, vocabulary: Vocabulary, before: Value | None = None, day: date | None = None
) -> Value | None:
    """The value that a text gives to a field; None where it empties the field.

    `before` is the value that it takes the place of: an item that the catalogue does not know stays of its category.
    `day` is the report's day, whose rate turns money into dollars. Raises: RecordError for a text that is no value of
    the field, with what to write instead.
    """
    plain = " ".join((text or "").split())
    if plain.casefold() in NOTHING:
        return None
    if field in _PARTIES:
        return tuple(dict.fromkeys(_party(one, vocabulary) for one in _BETWEEN.split(plain) if one))
    if field in _WORDS:
        return _word(field, plain)
    if field in _QUANTITIES:
        return quantity_typed(plain)
    simple: dict[str, Callable[[], Value]] = {
        "item": lambda: _item(plain, vocabulary, before),
        "value": lambda: money_typed(plain, vocabulary, day),
        "happened": lambda: date_typed(plain),
        "place": lambda: plain,
    }
    if field not in simple:
        raise RecordError(f"field {field!r}: cannot be written as a text; leave it as it is")
    return simple[field]()


def _party(text: str, vocabulary: Vocabulary) -> str:
    entry = vocabulary.party_named(text)
    if entry is not None:
        return entry.code
    if re.fullmatch(r"[A-Z][A-Z0-9-]{1,15}", text):
        return text  # an armed group, or a state that the vocabulary has not
    raise RecordError(f"party {text!r}: not known; write a code such as TUR, or a name")


def _word(field: str, text: str) -> Value:
    words = _WORDS[field]
    try:
        found = words(text.casefold().replace(" ", "_").replace("-", "_"))
    except ValueError:
        raise RecordError(f"{field} {text!r}: not known; take one of {', '.join(words)}") from None
    return found.value if isinstance(found, CooperationType) else found


def _item(text: str, vocabulary: Vocabulary, before: Value | None) -> Item:
    system = vocabulary.system_named(text)
    if system is not None:
        return Item(text, system.category, system.id)
    return Item(text, before.category if isinstance(before, Item) else Category.OTHER)
