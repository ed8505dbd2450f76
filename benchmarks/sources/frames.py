"""Real web pages with the article taken out: what stands around it stays, and another text can be put in its place."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NO_WORD = re.compile(r"\W+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_TITLE, _BODY = "PACTWATCHTITLE", "PACTWATCHBODY"
_LEAST, _PART = 40, 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in pieces: between them stand the title, or the text."""

    name: str
    pieces: tuple[str, ...]
    holes: tuple[str, ...]

    def page(self, title: str, paragraphs: Sequence[str]) -> bytes:
        """The page with a title and a text in it."""
        filling = {_TITLE: escape(title), _BODY: "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)}
        parts = [self.pieces[0]]
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            parts += (filling[hole], piece)
        return "".join(parts).encode("utf-8", "replace")


def frames_in(folder: Path) -> tuple[list[Frame], list[str]]:
    """The frames of a folder's pages, and the sentences of their articles, each sentence once.

    Pages whose article stands in no container of its own give sentences, but no frame.
    """
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    frames, sentences = [], dict[str, None]()
    for key, page in sorted(truth.items()):
        sentences |= dict.fromkeys(_sentences(page["text"]))
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        frame = _frame(key, data, page["text"])
        if frame is not None:
            frames.append(frame)
    return frames, list(sentences)


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for sentence in _SENTENCE.split(line.strip()):
            if _LEAST <= len(sentence) <= 400:
                yield sentence


def _frame(name: str, data: bytes, article: str) -> Frame | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    home = _home(tree, _key(article))
    if home is None:
        return None
    for child in list(home):
        home.remove(child)
    home.text = _BODY
    for element in tree.iter("title", "h1"):
        for child in list(element):
            element.remove(child)
        element.text = _TITLE
    for element in tree.xpath("//meta[@property='og:title' or @name='twitter:title']"):
        element.set("content", _TITLE)
    page = etree.tostring(tree, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    parts = re.split(f"({_TITLE}|{_BODY})", page)
    return Frame(name, tuple(parts[0::2]), tuple(parts[1::2]))


def _home(tree: HtmlElement, article: str) -> HtmlElement | None:
    """The element that holds most of the article in its paragraphs, else the smallest that holds most of it."""
    held: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        text = _key("".join(paragraph.itertext()))
        above = paragraph.getparent()
        if len(text) > _LEAST and text in article and above is not None:
            held[above] = held.get(above, 0) + len(text)
    best = max(held, key=lambda one: held[one], default=None)
    if best is not None and held[best] > _PART * len(article):
        return best
    body = tree.find(".//body")
    found = None
    for element in body.iter("div", "article", "section", "td") if body is not None else ():
        text = _key("".join(element.itertext()))
        if article[:_LEAST] in text and article[-_LEAST:] in text and len(text) < 2 * len(article):
            found = element  # those inside come later
    return found


def _key(text: str) -> str:
    return _NO_WORD.sub("", text).lower()
