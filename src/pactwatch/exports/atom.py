"""Deals as a feed that news readers follow: one entry a deal, the latest reported first. Source: RFC 4287, Atom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from pactwatch.model import PartialDate
from pactwatch.views import DealRow

SPACE = "http://www.w3.org/2005/Atom"
MOST = 100
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = PartialDate(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class FeedAbout:
    """What a feed says of itself: its title, its own address, the address of the page, and where a deal stands.

    `deals` is an address that the id of a deal is written behind.
    """

    title: str
    address: str
    page: str
    deals: str


def write_atom(about: FeedAbout, rows: Iterable[DealRow]) -> bytes:
    """The feed of some deals, at most 100."""
    shown = list(rows)[:MOST]
    feed = Element("feed", xmlns=SPACE)
    _text(feed, "id", about.page)
    _text(feed, "title", about.title)
    SubElement(feed, "link", rel="self", href=about.address)
    SubElement(feed, "link", rel="alternate", href=about.page)
    author = SubElement(feed, "author")
    _text(author, "name", "pactwatch")
    _text(
        feed, "updated", _moment(max((_last(row) for row in shown), key=lambda one: one.last_day, default=_BEGINNING))
    )
    for row in shown:
        _entry(feed, about, row)
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _entry(feed: Element, about: FeedAbout, row: DealRow) -> None:
    entry = SubElement(feed, "entry")
    place = f"{about.deals}{row.id}"
    _text(entry, "id", place)
    _text(entry, "title", _title(row))
    SubElement(entry, "link", rel="alternate", href=place)
    _text(entry, "updated", _moment(_last(row)))
    told = [row.history, f"{row.stories} independent reports", f"credibility {row.credibility.grade.mark}"]
    told += [f"number {row.number_ordered.words}"] if row.number_ordered is not None else []
    told += [row.value.words] if row.value is not None else []
    told += [f"reports disagree on {', '.join(row.conflicts)}"] if row.conflicts else []
    _text(entry, "summary", "; ".join(part for part in told if part))


def _title(row: DealRow) -> str:
    supplier = " and ".join(row.supplier_names) or "supplier not said"
    recipient = " and ".join(row.recipient_names) or "recipient not said"
    stage = f" ({row.stage.value})" if row.stage is not None else ""
    return f"{row.item or 'item not said'}: {supplier} to {recipient}{stage}"


def _text(parent: Element, name: str, words: str) -> None:
    """A child of nothing but text, without the signs that XML cannot hold."""
    SubElement(parent, name).text = _FORBIDDEN.sub("", words)


def _last(row: DealRow) -> PartialDate:
    return row.last_published or _BEGINNING


def _moment(date: PartialDate) -> str:
    return datetime.combine(date.last_day, time(), UTC).isoformat()
