"""Feeds: RSS of every version, Atom, JSON Feed. Each entry leads to its page, and carries what the feed says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pactwatch.errors import SourceError
from pactwatch.model import Failure, PublicationDate
from pactwatch.sources.content import Content, Item, Lead
from pactwatch.sources.dates import date_written
from pactwatch.sources.files import STAGE
from pactwatch.sources.kinds import child_of
from pactwatch.sources.xml import name_of, text_in, tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pactwatch.sources.rows import Json

_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>\s*)*"
    rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*\{.{0,3000}?\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org", re.DOTALL
)
_CONTENT = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "date", "issued", "updated", "modified")
_MOST = 5_000


class Feed:
    """RSS, Atom and JSON Feed."""

    name = "feed"
    about = "RSS, Atom, JSON Feed: each entry leads to its page"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether bytes open like a feed."""
        del name, told
        return bool(_ROOT.match(head) or _JSON_FEED.match(head))

    def read(self, content: Content) -> Iterator[Item]:
        """A lead for each entry, the newest first as the feed has them."""
        try:
            entries = list(_json_entries(content) if _JSON_FEED.match(content.data[:4096]) else _entries(content))
        except SourceError as error:
            yield Failure(content.address, STAGE, str(error))
            return
        if not entries:
            yield Failure(content.address, STAGE, "a feed without entries; give one that has some")
        yield from entries[:_MOST]


FEED = Feed()


def _entries(content: Content) -> Iterator[Lead]:
    root = tree_of(content.data, "feed")
    for element in root.iter():
        if name_of(element) in ("item", "entry"):
            lead = _entry(element, content)
            if lead is not None:
                yield lead


def _entry(element: Element, content: Content) -> Lead | None:
    """The lead of an entry; None for one without an address and without text."""
    link = _link(element)
    own = text_in(element, *_CONTENT)
    if link is None and own is None:
        return None
    text = text_in(element, *_DATES)
    title = text_in(element, "title")
    address = _joined(_base(content), link) if link else f"{content.address}#{text_in(element, 'guid', 'id') or title}"
    return child_of(content, address, title=title, published=date_written(text) if text else None, own=own)


def _link(element: Element) -> str | None:
    """The address of an entry's page: of a link in Atom or RSS, else of an id that is one."""
    for child in element:
        if name_of(child) == "link":
            told = (child.get("href") or "".join(child.itertext())).strip()
            if told and child.get("rel", "alternate") == "alternate":
                return told
    guid = text_in(element, "guid", "id") or ""
    return guid if guid.lower().startswith(("http://", "https://")) else None


def _joined(base: str, link: str) -> str:
    """The whole address of a link; a link that is no address stays as it is, and is refused when it is followed."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _base(content: Content) -> str:
    return content.address if "://" in content.address else ""


def _json_entries(content: Content) -> Iterator[Lead]:
    try:
        feed: Json = json.loads(content.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"feed: broken JSON ({str(error)[:100]}); fetch it again") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        told = {key: value.strip() for key, value in item.items() if isinstance(value, str) and value.strip()}
        link = told.get("url") or told.get("external_url")
        own = told.get("content_html") or told.get("content_text") or told.get("summary")
        if link or own:
            address = _joined(_base(content), link) if link else f"{content.address}#{told.get('id', '')}"
            date = told.get("date_published") or told.get("date_modified")
            published: PublicationDate | None = date_written(date) if date else None
            yield child_of(content, address, title=told.get("title"), published=published, own=own)
