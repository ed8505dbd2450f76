"""Names of states in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pactwatch.pages.language import SOURCE, Reader
from pactwatch.views import joined

OWN = (
    "Soviet Union",
    "East Germany",
    "Yugoslavia",
    "Czechoslovakia",
    "South Yemen",
    "African Union",
    "Palestine",
    "Holy See",
    "Hong Kong",
    "Republic of the Congo",
    "DR Congo",
    "Cabo Verde",
    "Côte d'Ivoire",
    "São Tomé and Príncipe",
    "Islamic State",
)
"""Parties that stand in the catalogues, since nobody else has their names in every language as we call them."""


def party_name(reader: Reader, name: str) -> str:
    """The name of a party in the reader's language; our own name where that has none of its own.

    Source: the Unicode Common Locale Data Repository, which Babel carries.
    """
    if reader.language == SOURCE:
        return name
    own = reader.words(name)
    return own if own != name else _names(reader.locale).get(name, name)


def joined_names(reader: Reader, names: Iterable[str]) -> str:
    """Names of parties as one enumeration in the reader's language; "" for none."""
    if reader.language == SOURCE:
        return joined(tuple(names))
    from babel.lists import format_list

    return format_list([party_name(reader, name) for name in names], locale=reader.locale)


def listed(reader: Reader, text: str) -> str:
    """An enumeration of states ("Türkiye and Qatar") in the reader's language; any other text as it is."""
    whole = party_name(reader, text)
    if whole != text:
        return whole
    parts = re.split(r", | and ", text)
    return joined_names(reader, parts) if len(parts) > 1 and set(parts) <= _names(reader.locale).keys() else text


@cache
def _names(locale: str) -> dict[str, str]:
    """Names of territories in the locale's language by their English name, in the forms that we know it by."""
    from babel import Locale

    english, own = Locale.parse("en").territories, Locale.parse(locale).territories
    found: dict[str, str] = {}
    for code, name in english.items():
        forms = {name, re.sub(r" \(.*\)", "", name)}
        forms |= {one.replace(" & ", " and ").replace("St. ", "Saint ") for one in forms}
        found |= {form: own.get(code, name) for form in forms if form not in found and len(code) == 2}
    return found
