"""The main text of a web page: the report without what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from pactwatch.documents.pruned import pruned

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

MOST_TAGS = 100_000
"""Tags of a page past which a search for the main text could take minutes."""

_LEAST_CHARACTERS = 20
_LEAST_PROSE, _LEAST_KEPT, _TELLING = 60, 3, 40
_LONGEST, _MOST_PARAGRAPHS = 300_000, 5_000  # the bounds of an article, so that hostile pages cost little
_NO_WORD = re.compile(r"\W+")
_SIGNS = bytes(sign for sign in range(0x80) if _NO_WORD.match(chr(sign)))
_LEAD = re.compile(r"(?:^|[\s_-])(?:summary|lead|lede|intro|standfirst|dek|teaser|abstract)(?:$|[\s_-])", re.IGNORECASE)
_LANGUAGES = (
    *("Arabic", "Bengali", "Bulgarian", "Czech", "Danish", "Dutch", "English", "Finnish", "French", "German", "Greek"),
    *("Hebrew", "Hindi", "Hungarian", "Indonesian", "Italian", "Norwegian_Bokmal", "Persian", "Polish", "Portuguese"),
    *("Romanian", "Russian", "Serbian", "Spanish", "Swedish", "Turkish", "Ukrainian", "Urdu", "Vietnamese"),
)
_EMBEDDED = frozenset({"blockquote", "figure", "aside", "table", "form", "nav", "footer"})


def tree_of(page: bytes) -> HtmlElement | None:
    """The page, given in UTF-8, as a tree; None where there is none. Broken markup is mended."""
    from lxml.etree import ElementDefaultClassLookup, LxmlError
    from lxml.html import HtmlElement, HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))  # no form is filled in
    try:
        return document_fromstring(page, parser)
    except (LxmlError, ValueError):
        return None


def main_text(page: HtmlElement) -> str:
    """The article's text, one paragraph a block, or "" where none stands out. The tree is left as it is.

    Precision first: measured on real pages it keeps as much of the article as the other settings, and less around it.
    A text that is short was perhaps not found: only then are further ways to find it tried, which take as long again.
    """
    tree = pruned(page)
    for way in _WAYS:
        text = _extracted(tree, way)
        if len(text) >= way.least:
            lines = [line for line in text.splitlines() if line.strip()]
            return "\n\n".join(_completed(lines, tree))
    return ""


@dataclass(frozen=True, slots=True)
class _Way:
    """How to look for the main text, and how many characters of it are enough."""

    least: int
    fast: bool = False
    recall: bool = False


_WAYS = (_Way(300, fast=True), _Way(_LEAST_CHARACTERS), _Way(_LEAST_CHARACTERS, recall=True))


@cache
def _options(way: _Way) -> Extractor:
    """What Trafilatura is told: made once, since it reads its settings anew for each page otherwise."""
    from trafilatura.settings import Extractor

    if not way.fast:
        _give_stop_words()
    return Extractor(comments=False, precision=not way.recall, recall=way.recall, fast=way.fast)


def _give_stop_words() -> None:
    """Have jusText know the common words of a few languages: those of all hundred take a quarter of a second to load.

    It looks for them, to tell sentences from menus, where Trafilatura finds hardly a text, whatever its language.
    """
    from justext import get_stoplist
    from trafilatura import external

    words = {word for language in _LANGUAGES for word in get_stoplist(language)}
    external.JT_STOPLIST = tuple(words)  # type: ignore[assignment]  # None until they are first asked for


def _extracted(tree: HtmlElement, way: _Way) -> str:
    from trafilatura import extract

    try:
        text = extract(deepcopy(tree), options=_options(way))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""  # markup that the search for the main text does not bear
    return text or ""


def _completed(lines: list[str], tree: HtmlElement) -> list[str]:
    """The lines with the paragraphs put back that a search for the main text tends to lose.

    Pages cut an article into chunks with advertisements between, of which a search may keep one, and set the opening
    paragraph apart from the rest, where it is taken for a teaser. Chunks that were kept in part are left as they are.
    """
    kept = [_without_signs(line) for line in lines]
    whole = "".join(kept).lower()
    if len(whole) > _LONGEST:
        return lines
    prose = islice(_prose(tree), _MOST_PARAGRAPHS)
    paragraphs = [(element, text, whole.find(_key(text)[:_TELLING])) for element, text in prose]
    chunks = {element.getparent() for element, _, at in paragraphs if at >= 0}
    counts = Counter(_mark(element.getparent()) for element, _, at in paragraphs if at >= 0)
    usual = {mark for mark, count in counts.items() if count >= _LEAST_KEPT and mark[1]}
    ends = list(accumulate(len(line.lower()) for line in kept))
    put: dict[int, list[str]] = {}
    after = 0
    for element, text, at in paragraphs:
        if at >= 0:
            after = bisect_right(ends, at) + 1
        elif _is_chunk(element, chunks, usual) or (after == 0 and _is_lead(element, usual)):
            put.setdefault(after, []).append(text)
    parts = [[*put.get(number, []), line] for number, line in enumerate(lines)]
    return [line for part in parts for line in part] + put.get(len(lines), [])


def _is_chunk(element: HtmlElement, chunks: set[HtmlElement | None], usual: set[tuple[str, str]]) -> bool:
    """Whether a paragraph stands in a container like those of the article, of which nothing was kept."""
    above = element.getparent()
    return element.tag == "p" and above not in chunks and _mark(above) in usual


def _prose(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The paragraphs, and the blocks marked as a lead that hold no paragraph, with their text, in order."""
    for element in tree.iter("p", "div"):
        if element.tag == "div" and (not _LEAD.search(element.get("class") or "") or element.find(".//p") is not None):
            continue
        text = " ".join("".join(element.itertext()).split())
        if len(text) >= _LEAST_PROSE and 2 * _linked(element) < len(text) and not _embedded(element):
            yield element, text


def _linked(element: HtmlElement) -> int:
    """How many characters of an element stand in links."""
    return sum(len("".join(link.itertext())) for link in element.iter("a"))


def _embedded(element: HtmlElement) -> bool:
    return any(above.tag in _EMBEDDED for above in element.iterancestors())


def _is_lead(element: HtmlElement, usual: set[tuple[str, str]]) -> bool:
    """Whether a block marked as a lead stands beside the article's container."""
    block = element if _LEAD.search(element.get("class") or "") else element.getparent()
    if block is None or not _LEAD.search(block.get("class") or ""):
        return False
    return any(_mark(sibling) in usual for sibling in block.itersiblings())


def _mark(element: HtmlElement | None) -> tuple[str, str]:
    """Tag and class of an element: what its like have in common."""
    return ("", "") if element is None else (str(element.tag), (element.get("class") or "").strip())


def _key(text: str) -> str:
    return _without_signs(text).lower()


def _without_signs(text: str) -> str:
    """The letters, digits and low lines of a text."""
    return text.encode().translate(None, _SIGNS).decode() if text.isascii() else _NO_WORD.sub("", text)
