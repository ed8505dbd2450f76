"""What a web page tells about itself: title, publisher, date, its own address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pactwatch.documents.date import written_date
from pactwatch.documents.headline import day_shown, heading, shown_dates, text_of
from pactwatch.documents.title import clean_title
from pactwatch.errors import RecordError
from pactwatch.model import PartialDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "pubdate")
_ARTICLES = ("Article", "Posting", "Report")
_OWN_ZONE = re.compile(r"\d[+-](?!00:?00)\d\d:?\d\d\s*$")
_MOST_NODES = 5_000
_OLDEST, _LATEST = datetime(1980, 1, 1), datetime(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says; None where it says nothing.

    `guessed` is a date from markup of no set meaning. `zoned` says that `published` is the day in some other time zone
    perhaps, which may be the day before or after that of the place.
    """

    title: str | None
    publisher: str | None
    published: PartialDate | None
    guessed: PartialDate | None
    link: str | None
    zoned: bool = False


def about(tree: HtmlElement) -> About:
    """The title, publisher, date and address that the page gives: Open Graph first, then JSON-LD, then the elements.

    The title is the heading that people see, where what the page says elsewhere tells which one that is.
    """
    metas = _metas(tree)
    nodes = list(_linked_data(tree))
    article = next((node for node in nodes if _is_article(node)), {})
    publisher = _first(metas, _PUBLISHERS) or _name(article.get("publisher"), nodes)
    link = _attribute(tree, ".//link[@rel='canonical']", "href") or _text(metas.get("og:url"))
    told = _first(metas, _TITLES) or _text(article.get("headline"))
    name = _site(publisher) or _host(link)
    titles = [clean_title(title, name) or title for title in (told, _title_element(tree)) if title]
    head = heading(tree, titles, name)
    published, zoned = _date(metas, article)
    shown = shown_dates(tree, head) if head is not None and (published is None or zoned) else []
    if published is not None and zoned:
        local = day_shown(published, shown)
        published, zoned = local, local not in shown
    return About(
        title=text_of(head) if head is not None else told or _element_title(tree),
        publisher=name,
        published=published,
        guessed=_guessed(tree, shown) if published is None else None,
        link=link,
        zoned=zoned,
    )


def _guessed(tree: HtmlElement, shown: list[PartialDate]) -> PartialDate | None:
    """The date that markup of no set meaning tells, as the page shows it; else the first one around the heading."""
    found = _searched_date(tree)
    return day_shown(found, shown) if found is not None else next(iter(shown), None)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Json]]:
    """The objects of the page's JSON-LD, outer ones first; what is malformed is left out."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting: list[Json] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, dict):
                yield node
                waiting += node.values()
            elif isinstance(node, list):
                waiting += node


def _is_article(node: dict[str, Json]) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in named)


def _name(publisher: Json, nodes: list[dict[str, Json]]) -> str | None:
    """The name of a publisher given as text, as an object, as a list of these, or by reference to another object."""
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        own = _text(publisher.get("name"))
        if own:
            return own
        key = publisher.get("@id")
        named = (_text(node.get("name")) for node in nodes if key is not None and node.get("@id") == key)
        return next((name for name in named if name), None)
    return _text(publisher)


def _text(value: Json) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _attribute(tree: HtmlElement, path: str, name: str) -> str | None:
    found = tree.find(path)
    return _text(found.get(name)) if found is not None else None


def _element_title(tree: HtmlElement) -> str | None:
    """The only first-level heading, else the title element."""
    headings = [text for text in map(text_of, tree.iter("h1")) if text]
    return headings[0] if len(headings) == 1 else _title_element(tree)


def _title_element(tree: HtmlElement) -> str | None:
    return next((text for text in map(text_of, tree.iter("title")) if text), None)


def _host(link: str | None) -> str | None:
    """The name of the site that an address belongs to."""
    if link is None or "://" not in link:
        return None
    host = link.split("://", 1)[1].split("/", 1)[0].rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.") or None


def _site(name: str | None) -> str | None:
    """The publisher's name where a page gives an address or an account in its place."""
    return None if name is None else _host(name) or name.lstrip("@") or None


def _date(metas: dict[str, str], article: dict[str, Json]) -> tuple[PartialDate | None, bool]:
    """The date told, and whether it is told in a time zone that need not be that of the place."""
    for text in (_first(metas, _DATES), _text(article.get("datePublished"))):
        date = written_date(text) if text else None
        if text and date is not None:
            return date, _OWN_ZONE.search(text) is None
    return None, False


def _searched_date(tree: HtmlElement) -> PartialDate | None:
    """The date that htmldate finds in the page's markup. It may change the tree, so it comes last."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, min_date=_OLDEST, max_date=_LATEST)
        return PartialDate.parse(found) if found else None
    except (ValueError, TypeError, AttributeError, RecursionError, RecordError):
        return None
