"""The text of a page around the sentences that matter, in a fiftieth of the time that the document stage takes."""

from __future__ import annotations

import codecs
import re
from html import unescape

from pactwatch.screen.scripts import end_of_script

AROUND = 3_000
"""How much of a page is looked at before and behind the sentences that the prefilter found, in bytes."""

_HEAD, _TOP = 4_096, 30_000
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{5,300})", re.IGNORECASE)


def page_text(data: bytes, span: tuple[int, int], charset: str | None = None) -> str:
    """The text of a page around a span of its bytes, a line for each block; "" where there is none.

    What stands around an article is not told apart from it: the search for the main text takes longer than all tests
    together, and in a part of a page it may find another article. `charset` is what the server told.
    """
    from resiliparse.extract.html2text import extract_plain_text

    start, end = max(0, span[0] - AROUND), span[1] + AROUND
    if start:  # not inside a script or a tag, as far as that can be told
        start = max(0, data.find(b"<", end_of_script(data, start) or start))
    page = data[start:end].decode(_encoding(data, charset), "replace")
    return extract_plain_text(page, main_content=False, alt_texts=False, preserve_formatting=True, list_bullets=False)


def page_title(data: bytes) -> str | None:
    """What the page's title element says, None where it has none."""
    found = _TITLE.search(data, 0, _TOP)
    return " ".join(unescape(found[1].decode(_encoding(data, None), "replace")).split()) or None if found else None


def _encoding(data: bytes, charset: str | None) -> str:
    from resiliparse.parse.encoding import detect_encoding

    told = charset or detect_encoding(data[:_HEAD], from_html_meta=True) or "utf-8"
    try:
        return codecs.lookup(told).name
    except LookupError:
        return "utf-8"
