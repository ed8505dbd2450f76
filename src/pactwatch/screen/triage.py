"""The text of a page around the sentences that matter, in a fiftieth of the time that the document stage takes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html import unescape

from pactwatch.screen.scripts import end_of_script

AROUND = 3_000
"""How much of a page is looked at before and behind the sentences that the prefilter found, in bytes."""

_HEAD, _TOP = 4_096, 30_000
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{5,300})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """All that the cheap tests look at of a page: the bytes around the sentences that the prefilter found.

    With its opening, by which its encoding is told, and with what stands in its title element, b"" for none.
    """

    near: bytes
    opening: bytes
    title: bytes


def glimpse(data: bytes | bytearray, span: tuple[int, int]) -> Glimpse:
    """A glimpse of a page around a span of its bytes."""
    start, end = max(0, span[0] - AROUND), span[1] + AROUND
    if start:  # not inside a script or a tag, as far as that can be told
        start = max(0, data.find(b"<", end_of_script(data, start) or start))
    title = _TITLE.search(data, 0, _TOP)
    return Glimpse(bytes(data[start:end]), bytes(data[:_HEAD]), title[1] if title else b"")


def page_text(page: Glimpse, charset: str | None = None) -> str:
    """The text that is seen of a page, a line for each block; "" where there is none.

    What stands around an article is not told apart from it: the search for the main text takes longer than all tests
    together, and in a part of a page it may find another article. `charset` is what the server told.
    """
    from resiliparse.extract.html2text import extract_plain_text

    text = page.near.decode(_encoding(page, charset), "replace")
    return extract_plain_text(text, main_content=False, alt_texts=False, preserve_formatting=True, list_bullets=False)


def page_title(page: Glimpse) -> str | None:
    """What the page's title element says, None where it has none."""
    return " ".join(unescape(page.title.decode(_encoding(page, None), "replace")).split()) or None


def _encoding(page: Glimpse, charset: str | None) -> str:
    from resiliparse.parse.encoding import detect_encoding

    told = charset or detect_encoding(page.opening, from_html_meta=True) or "utf-8"
    try:
        return codecs.lookup(told).name
    except LookupError:
        return "utf-8"
