"""Which document of a story the others were made from, by time and by whom they credit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pactwatch.model import Document
from pactwatch.vocab import Outlet
from pactwatch.vocab.reliability import Sources

FIRST = "published first"
LONGEST_FIRST = "the longest of those published first"
LONGEST = "the longest, none is dated"


@dataclass(frozen=True, slots=True)
class Original:
    """The id of the document that the others of its story were made from, and why it is held to be that, in words."""

    document: str
    reason: str


def original(documents: Sequence[Document], sources: Sources) -> Original:
    """The original among the documents of one story, at least one; the order of the documents makes no difference.

    It is the document of the medium that most of the others credit ("(Reuters)", "according to AFP"); where none is
    credited the one published first. Of several that are left the longest is taken, for copies are cut.
    """
    credited = _credits(documents, sources)
    if credited:
        most = max(credited.values())
        found = min((one for one in documents if credited.get(one.id) == most), key=_order)
        return Original(found.id, f"credited by {most} {'copy' if most == 1 else 'copies'}")
    found = min(documents, key=_order)
    day = _day(found)
    if day == date.max:
        return Original(found.id, LONGEST)
    alone = sum(_day(one) == day for one in documents) == 1
    return Original(found.id, FIRST if alone else LONGEST_FIRST)


def _credits(documents: Sequence[Document], sources: Sources) -> Mapping[str, int]:
    """How many documents of other media credit each document's medium; those that none credits are left out."""
    media = {one.id: _outlet(one, sources) for one in documents}
    found = Counter[str]()
    for medium in {one.id: one for one in media.values() if one is not None}.values():
        credit = _credit(medium)
        others = [one for one in documents if media[one.id] != medium]
        times = sum(credit.search(f"{one.title or ''}\n{one.text}") is not None for one in others)
        if times:
            found.update({name: times for name, published_by in media.items() if published_by == medium})
    return found


def _outlet(document: Document, sources: Sources) -> Outlet | None:
    """The medium that published a document, by its name or else by its site ("www.reuters.com"); None if unknown."""
    if document.publisher:
        return sources.outlet(document.publisher) or sources.outlet(_site(document.publisher))
    try:
        host = urlsplit(document.address).hostname or ""
    except ValueError:
        return None
    return sources.outlet(_site(host)) if host else None


def _site(host: str) -> str:
    """The name in a host: "reuters" of "www.reuters.com"."""
    return host.removeprefix("www.").partition(".")[0]


def _credit(medium: Outlet) -> re.Pattern[str]:
    """What credits a medium: its name in brackets, as a speaker, as the one who reported, or on a line of its own."""
    forms = sorted({*medium.forms, *medium.loose}, key=lambda form: (-len(form), form))
    name = rf"\b(?:{'|'.join(map(re.escape, forms))})(?!\w)"
    return re.compile(
        rf"\((?:[^()\n]{{0,30}}[\s/])?{name}[^()\n]{{0,30}}\)"
        rf"|\b(?i:according to|citing|cited by|quoting|quoted by|reported by|report by|reporting by|obtained by|seen by"
        rf"|told|source:|credit:|via|courtesy of)\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}{name}"
        rf"|{name}\s+(?:news agency\s+)?(?:has\s+)?(?:reported|reports|said|says|wrote|writes)\b"
        rf"|(?m:^[^\w\n]*(?:[Bb]y\s+)?{name}[^\w\n]*$)"
    )


def _order(document: Document) -> tuple[date, int, str]:
    """What stands first is held to be the original: the earliest, the longest, then whatever is the same each time."""
    return _day(document), -len(document.text), document.id


def _day(document: Document) -> date:
    """The day by which a document was surely published: "July 2021" counts as its end; undated ones come last."""
    return document.published.date.last_day if document.published is not None else date.max
