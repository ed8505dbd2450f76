"""What a web page tells about itself: title, publisher, date, its own address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pactwatch.documents.date import written_date
from pactwatch.errors import RecordError
from pactwatch.model import PartialDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "pubdate")
_ARTICLES = ("Article", "Posting", "Report")
_MOST_NODES = 5_000
_OLDEST, _LATEST = datetime(1980, 1, 1), datetime(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says; None where it says nothing. `guessed` is a date from markup of no set meaning."""

    title: str | None
    publisher: str | None
    published: PartialDate | None
    guessed: PartialDate | None
    link: str | None


def about(tree: HtmlElement) -> About:
    """The title, publisher, date and address that the page gives: Open Graph first, then JSON-LD, then the elements."""
    metas = _metas(tree)
    nodes = list(_linked_data(tree))
    article = next((node for node in nodes if _is_article(node)), {})
    publisher = _first(metas, _PUBLISHERS) or _name(article.get("publisher"), nodes)
    link = _attribute(tree, ".//link[@rel='canonical']", "href") or _text(metas.get("og:url"))
    published = _date(metas, article)
    return About(
        title=_first(metas, _TITLES) or _text(article.get("headline")) or _element_title(tree),
        publisher=_site(publisher) or _host(link),
        published=published,
        guessed=_searched_date(tree) if published is None else None,
        link=link,
    )


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
    headings = [text for text in (" ".join(heading.itertext()).strip() for heading in tree.iter("h1")) if text]
    if len(headings) == 1:
        return headings[0]
    return next((text for text in (" ".join(title.itertext()).strip() for title in tree.iter("title")) if text), None)


def _host(link: str | None) -> str | None:
    """The name of the site that an address belongs to."""
    if link is None or "://" not in link:
        return None
    host = link.split("://", 1)[1].split("/", 1)[0].rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.") or None


def _site(name: str | None) -> str | None:
    """The publisher's name where a page gives an address or an account in its place."""
    return None if name is None else _host(name) or name.lstrip("@") or None


def _date(metas: dict[str, str], article: dict[str, Json]) -> PartialDate | None:
    for text in (_first(metas, _DATES), _text(article.get("datePublished"))):
        date = written_date(text) if text else None
        if date is not None:
            return date
    return None


def _searched_date(tree: HtmlElement) -> PartialDate | None:
    """The date that htmldate finds in the page's markup. It may change the tree, so it comes last."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, min_date=_OLDEST, max_date=_LATEST)
        return PartialDate.parse(found) if found else None
    except (ValueError, TypeError, AttributeError, RecursionError, RecordError):
        return None
