"""One entry of a vocabulary file, read field by field with errors that name file, entry, field and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NoReturn, TypeVar

from pactwatch.errors import VocabularyError

Choice = TypeVar("Choice", bound=StrEnum)


class Entry:
    """A mapping from a file; each method returns one field in its type or raises VocabularyError."""

    __slots__ = ("_fields", "_file", "_label")

    def __init__(self, file: str, label: str, fields: object) -> None:
        self._file = file
        self._label = label
        if not isinstance(fields, dict):
            raise VocabularyError(f"{file}: {label}: not a mapping; write each entry as {{field: value, ...}}")
        self._fields: dict[object, object] = fields

    @property
    def label(self) -> str:
        """What the entry is called in messages."""
        return self._label

    def named(self, key: str) -> Entry:
        """The same entry, called by the text in field `key` from now on."""
        return Entry(self._file, self.text(key), self._fields)

    def refuse(self, field: str, remedy: str) -> NoReturn:
        """Raise VocabularyError for a field, with its value and what to write instead."""
        value = self._fields.get(field)
        raise VocabularyError(f"{self._file}: {self._label}: field {field} is {value!r}; {remedy}")

    def only(self, known: Iterable[str]) -> None:
        """Raise VocabularyError for a field that is none of the known ones, which would be lost in silence."""
        known = tuple(known)
        for field in self._fields:
            if field not in known:
                raise VocabularyError(
                    f"{self._file}: {self._label}: unknown field {field!r}; the fields are {', '.join(known)}"
                )

    def text(self, field: str) -> str:
        """A text that must be there."""
        value = self._fields.get(field)
        if not isinstance(value, str) or not value.strip():
            self.refuse(field, "write a text, in quotes where it looks like a number or a yes or no")
        return value

    def optional(self, field: str) -> str | None:
        """A text, or None where the field is absent or null."""
        return None if self._fields.get(field) is None else self.text(field)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty where the field is absent or null."""
        value = self._fields.get(field)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.refuse(field, "write a list: [one, two]")
        for part in value:
            if not isinstance(part, str) or not part.strip():
                self.refuse(field, f"put {part!r} in quotes or take it out: a list holds texts")
        return tuple(value)

    def choice(self, field: str, choices: type[Choice]) -> Choice:
        """A word from a closed list."""
        value = self.text(field)
        try:
            return choices(value)
        except ValueError:
            self.refuse(field, f"write one of {', '.join(choices)}")

    def number(self, field: str) -> Decimal:
        """A number above 0."""
        try:
            value = Decimal(str(self._fields.get(field)))
        except InvalidOperation:
            self.refuse(field, "write a number")
        if not value.is_finite() or value <= 0:
            self.refuse(field, "write a number above 0")
        return value

    def day(self, field: str) -> date:
        """A date."""
        value = self._fields.get(field)
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.refuse(field, "write a date as YYYY-MM-DD")

    def flag(self, field: str) -> bool:
        """Yes or no; no where the field is absent or null."""
        value = self._fields.get(field)
        if value is not None and not isinstance(value, bool):
            self.refuse(field, "write true or false")
        return bool(value)

    def optional_day(self, field: str) -> date | None:
        """A date, or None where the field is absent or null."""
        return None if self._fields.get(field) is None else self.day(field)
