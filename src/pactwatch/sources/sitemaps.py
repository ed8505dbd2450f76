"""Sitemaps, news sitemaps among them, and indexes of sitemaps: each leads to its pages, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pactwatch.errors import SourceError
from pactwatch.model import Failure, PublicationDate
from pactwatch.sources.content import Content, Item
from pactwatch.sources.dates import date_written
from pactwatch.sources.files import STAGE
from pactwatch.sources.kinds import child_of
from pactwatch.sources.xml import name_of, text_in, tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 50_000
_DEEPEST = 3


class Sitemap:
    """Sitemaps and indexes of them."""

    name = "sitemap"
    about = "sitemaps, news sitemaps and their indexes: each address leads to its page"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether bytes open like a sitemap."""
        del name, told
        return bool(_ROOT.match(head))

    def read(self, content: Content) -> Iterator[Item]:
        """A lead for each page or sitemap, the one that changed last first."""
        try:
            root = tree_of(content.data, "sitemap")
        except SourceError as error:
            yield Failure(content.address, STAGE, str(error))
            return
        lists = name_of(root) == "sitemapindex"
        depth = content.lead.depth if content.lead is not None else 0
        if lists and depth >= _DEEPEST:
            yield Failure(
                content.address, STAGE, f"indexes of sitemaps nested deeper than {_DEEPEST}; give one sitemap"
            )
            return
        entries = [one for one in root if name_of(one) in ("url", "sitemap") and text_in(one, "loc")][:_MOST]
        if not entries:
            yield Failure(content.address, STAGE, "a sitemap without addresses; give one that has some")
        for entry in sorted(entries, key=_changed, reverse=True):
            title, published = _news(entry)
            loc = text_in(entry, "loc") or ""
            yield child_of(content, loc, lists=lists, title=title, published=published)


SITEMAP = Sitemap()


def _news(entry: Element) -> tuple[str | None, PublicationDate | None]:
    """The title and date that a news sitemap gives; when a page was changed says nothing of when it was published."""
    news = next((child for child in entry if name_of(child) == "news"), None)
    if news is None:
        return None, None
    text = text_in(news, "publication_date")
    return text_in(news, "title"), date_written(text) if text else None


def _changed(entry: Element) -> str:
    _, published = _news(entry)
    return text_in(entry, "lastmod") or (str(published.date) if published is not None else "")
