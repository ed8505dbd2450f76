"""The reader's language: strings out of a catalogue, dates, numbers and money as they are written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # a reader has a method of that name
from datetime import datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING

from pactwatch.errors import UsageError
from pactwatch.model import PartialDate, Qualifier
from pactwatch.views import Amount, Number
from pactwatch.vocab.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from babel import Locale

SOURCE = "en"
CANONICAL = "en_GB"
_MOST_LOCALES = 64
_QUALITY = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")
QUALIFIED = {
    Qualifier.ABOUT: "about %(number)s",
    Qualifier.AT_LEAST: "at least %(number)s",
    Qualifier.AT_MOST: "at most %(number)s",
}
_SKELETONS = {True: "yMMMd", False: "yMMM"}


class Catalogue(NullTranslations):
    """The strings of one language, by our own English ones; a string that it lacks stays English."""

    def __init__(self, strings: Mapping[str, tuple[str, ...]], forms: int) -> None:
        super().__init__()
        self._strings = strings
        self._forms = forms

    def gettext(self, message: str) -> str:
        """The string in this language."""
        found = self._strings.get(message)
        return found[0] if found and found[0] else message

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The string for a number of things in this language."""
        found = self._strings.get(one)
        if not found or not all(found):
            return one if number == 1 else many
        return found[min(0 if number == 1 else 1, len(found) - 1)]


@dataclass(frozen=True, eq=False)
class Reader:
    """Who reads: the language of the strings, and the locale of dates, numbers and money ("en_GB")."""

    language: str
    locale: str
    strings: Catalogue

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return self.language.replace("_", "-")

    def words(self, message: str) -> str:
        """One of our own words in the reader's language."""
        return self.strings.gettext(message)

    def language_name(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code; the code itself where nobody has a name for it."""
        if self.language == SOURCE:
            return LANGUAGE_NAMES.get(code, code)
        return _parsed(self.locale, "_").languages.get(code) or LANGUAGE_NAMES.get(code, code)

    def date(self, value: PartialDate | None) -> str:
        """The date as people write it, as far as it is known: "7 Jul 2021", "Jul 2021" or "2021"."""
        return _date(value, self.locale) if value is not None else self.words("date unknown")

    def day(self, value: Day) -> str:
        """A day of the calendar."""
        return self.date(PartialDate.of(value))

    def iso(self, text: str) -> str:
        """A date given as YYYY, YYYY-MM or YYYY-MM-DD."""
        return self.date(PartialDate.parse(text))

    def number(self, value: Decimal | int | float) -> str:
        """A number with its groups of digits."""
        return _number(Decimal(str(value)) if isinstance(value, float) else Decimal(value), self.locale)

    def quantity(self, value: Number) -> str:
        """A number of items with its qualifier: "at least 700"."""
        return self._qualified(self.number(value.amount), value.qualifier)

    def money(self, value: Amount) -> str:
        """An amount with its qualifier and currency: "about 900,000,000 USD"."""
        return self._qualified(self.sum(value.amount, value.currency), value.qualifier)

    def sum(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency."""
        return f"{self.number(amount)} {currency}"

    def score(self, value: float) -> str:
        """A figure from 0 to 1 with two places: "0.70"."""
        from babel.numbers import format_decimal

        return format_decimal(value, "0.00", locale=self.locale)

    def share(self, percent: int) -> str:
        """A share in per cent, written as a whole number of them."""
        from babel.numbers import format_percent

        return format_percent(Decimal(percent) / 100, locale=self.locale)

    def _qualified(self, number: str, qualifier: Qualifier) -> str:
        pattern = QUALIFIED.get(qualifier)
        return self.words(pattern) % {"number": number} if pattern is not None else number


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue for, our own first."""
    every = (files("pactwatch.pages") / "strings").iterdir()
    found = sorted(one.name.removesuffix(".po") for one in every if one.name.endswith(".po"))
    return (SOURCE, *(name for name in found if re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", name) and name != SOURCE))


def known_language(code: str) -> str:
    """The language that a code names. Raises: UsageError for one that there is no catalogue of."""
    if code not in languages():
        raise UsageError(f"language {code!r}: there is no catalogue of it; take one of {', '.join(languages())}")
    return code


@lru_cache(maxsize=_MOST_LOCALES)
def reader_of(accepted: str = "", chosen: str | None = None, usual: str = SOURCE) -> Reader:
    """Who reads: the language chosen, else the first of an Accept-Language header that we have, else the usual one.

    Dates, numbers and money follow the country that the header names for that language; English without a country is
    that of Great Britain.
    """
    wanted = [(name, _language(name)) for name in _preferred(accepted[:200])]
    known = [(name, language) for name, language in wanted if language in languages()]
    if chosen in languages():
        known = [*(one for one in known if one[1] == chosen), (_tag(chosen), chosen)]
    name, language = (*known, (_tag(usual), usual))[0]
    return Reader(language, _locale(name, language), catalogue(language))


@cache
def names_of_languages() -> tuple[tuple[str, str], ...]:
    """The languages that pages are written in: code and own name, our own first."""
    from babel import Locale

    return tuple((name, (Locale.parse(name).get_display_name(name) or name).capitalize()) for name in languages())


def _tag(language: str) -> str:
    return language.replace("_", "-")


def _language(wanted: str) -> str:
    """The catalogue that a language of a header asks for: that of its country where there is one."""
    language, _, rest = wanted.partition("-")
    own = f"{language.lower()}_{rest.rpartition('-')[2].upper()}"
    return own if own in languages() else language.lower()


@cache
def catalogue(language: str) -> Catalogue:
    """The strings of a language."""
    if language == SOURCE:
        return Catalogue({}, 2)
    from babel.messages.pofile import read_po

    with (files("pactwatch.pages") / "strings" / f"{language}.po").open("rb") as file:
        found = read_po(file, locale=language)
    strings: dict[str, tuple[str, ...]] = {}
    for message in found:
        if message.id and not message.fuzzy:
            name = message.id if isinstance(message.id, str) else message.id[0]
            told = message.string or ""
            strings[name] = (told,) if isinstance(told, str) else tuple(told)
    return Catalogue(strings, found.num_plurals)


def _preferred(accepted: str) -> list[str]:
    """The languages of a header, the most wanted first; what is malformed is left out."""
    found = [match for part in accepted.split(",") if (match := _QUALITY.fullmatch(part)) is not None]
    wanted = [(float(match[2] or 1), match[1]) for match in found]
    return [name for quality, name in sorted(wanted, key=lambda one: -one[0]) if quality > 0]


def _locale(wanted: str, language: str) -> str:
    """The locale to format by: that of the country where Babel knows it, else that of the language."""
    from babel import UnknownLocaleError

    if wanted.lower() == SOURCE:
        return CANONICAL
    try:
        return str(_parsed(wanted, "-"))
    except (UnknownLocaleError, ValueError):
        return CANONICAL if language == SOURCE else language


def _parsed(wanted: str, sep: str) -> Locale:
    from babel import Locale

    return Locale.parse(wanted, sep=sep)


@lru_cache(maxsize=20_000)
def _date(value: PartialDate, locale: str) -> str:
    from babel.dates import format_skeleton

    if value.month is None:
        return f"{value.year:04}" if value.year >= 1000 else str(value.year)
    moment = datetime.combine(value.first_day, time())
    return format_skeleton(_SKELETONS[value.day is not None], moment, locale=locale)


@lru_cache(maxsize=20_000)
def _number(value: Decimal, locale: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale, decimal_quantization=False)
