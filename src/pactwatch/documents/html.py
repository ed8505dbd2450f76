"""Web pages: the main text, and what the page tells about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.article import MOST_TAGS, main_text, tree_of
from pactwatch.documents.decode import decoded
from pactwatch.documents.page import about
from pactwatch.documents.received import Received, within_limit
from pactwatch.documents.traced import Traced
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_BYTES = 20_000_000
_LEAST_CHARACTERS = 20
_SHORT, _SHORT_PAGE = 150, 1_500  # below these a page is a piece of text rather than an article with things around it
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LEFT_OUT = re.compile(r"script|style|noscript|template|svg|head|nav|footer|aside|button|select|iframe|object")
_BLOCK = re.compile(
    r"p|div|section|article|main|header|h[1-6]|ul|ol|li|d[ldt]|table|tr|blockquote|pre|figure|figcaption|br|hr|address"
    r"|details|summary|body"
)


_CELLS, _BAR = ("td", "th"), " | "


def read_html(data: bytes, declared: str | None = None) -> Received:
    """The main text of a page, a line for each paragraph, with the page's title, publisher, date and address.

    Raises: DocumentError for a page without text.
    """
    within_limit(len(data), _MOST_BYTES, "bytes")
    mark = _CHARSET.search(data[:4096])
    page, plain = decoded(data, declared or (mark[1].decode("ascii", "replace") if mark else None))
    tree = tree_of(data if plain else page.replace("\0", "").encode("utf-8", "replace"))
    if tree is None:
        raise DocumentError("no text in the page; save it again from a browser once it has loaded")
    text = main_text(tree) if page.count("<") <= MOST_TAGS else ""
    if len(text) < _SHORT:
        everything = _all_text(tree)
        text = everything if not text or len(everything) < _SHORT_PAGE else text
    if len(text.strip()) < _LEAST_CHARACTERS:
        raise DocumentError("no text in the page; save it again from a browser once it has loaded")
    told = about(tree)
    return Received(
        Traced(text),
        title=told.title,
        publisher=told.publisher,
        published=told.published,
        guessed=told.guessed,
        link=told.link,
        zoned=told.zoned,
    )


def _all_text(tree: HtmlElement) -> str:
    """All text outside menus, forms and scripts, a line for each block, and bars between the cells of a row."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        out = _LEFT_OUT.fullmatch(tag) is not None
        block = _BLOCK.fullmatch(tag) is not None
        if event == "start":
            hidden += out
            parts += ["\n\n"] * block
            parts += [_BAR] * (tag in _CELLS and element.getprevious() is not None)
            parts += [element.text or ""] * (not hidden)
        else:
            hidden -= out
            parts += ["\n\n"] * block
            parts += [element.tail or ""] * (not hidden)
    blocks = (" ".join(block.split()) for block in "".join(parts).split("\n\n"))
    return "\n\n".join(block for block in blocks if block)
