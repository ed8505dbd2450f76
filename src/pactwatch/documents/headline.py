"""What a page shows at its head: the heading of the article, and the dates that stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from pactwatch.documents.date import dates_in
from pactwatch.model import PartialDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_SEPARATED = re.compile(r"\W\s+$")
_MOST_HEADINGS, _LONGEST = 40, 400
_LEAST_SHARED, _ALIKE = 2, 0.5
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "svg", "select", "option", "head"})
_BEFORE, _AFTER, _LINE = 300, 700, 160
"""Characters before and after a heading in which a page shows its date, and the longest line that does so."""


def heading(tree: HtmlElement, told: list[str], publisher: str | None) -> HtmlElement | None:
    """The first-level heading that is the article's, None where none is surely so.

    It is the one most like what the page says of its title elsewhere; the name of the site is none. What a page says of
    its title elsewhere is often written for search engines, so the heading is what people know the article by.
    """
    wanted = _words(" ".join(told))
    best, most = None, 0.0
    for count, element in enumerate(tree.iter("h1")):
        if count >= _MOST_HEADINGS:
            break
        text = text_of(element)
        words = _words(text)
        if not words or len(text) > _LONGEST or _names_site(text, told, publisher):
            continue
        likeness = _likeness(words, wanted, told)
        if likeness > most:
            best, most = element, likeness
    return best if most >= _ALIKE else None


def _names_site(text: str, told: list[str], publisher: str | None) -> bool:
    """Whether a heading names the site: the publisher, or what stands after a dash or bar at the end of a title."""
    if publisher and _words(text) == _words(publisher):
        return True
    return any(_SEPARATED.search(one[: -len(text)]) for one in map(str.strip, told) if _ends(one, text))


def _ends(one: str, text: str) -> bool:
    return one[-len(text) :].lower() == text.lower()


def text_of(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(" ".join(element.itertext()).split())


def _likeness(words: set[str], wanted: set[str], told: list[str]) -> float:
    shared = len(words & wanted)
    if not wanted or any(words == _words(one) for one in told):
        return 1.0 if wanted else 0.0
    if shared < _LEAST_SHARED:
        return 0.0
    return max(shared / len(words), *(len(words & _words(one)) / max(len(_words(one)), 1) for one in told))


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def shown_dates(tree: HtmlElement, head: HtmlElement) -> list[PartialDate]:
    """The days that short lines around the heading show, the nearest after it first, then those before it."""
    before, after = _around(tree, head)
    return [date for line in (*after, *before) for date in dates_in(line) if date.day is not None]


def day_shown(told: PartialDate, shown: list[PartialDate]) -> PartialDate:
    """The day that a page shows beside one that its markup tells in another time zone: the same, or one day off."""
    if told.day is None or told in shown:
        return told
    near = (date for date in shown if abs(date.first_day - told.first_day) == timedelta(days=1))
    return next(near, told)


def _around(tree: HtmlElement, head: HtmlElement) -> tuple[list[str], list[str]]:
    """The short lines before a heading, the nearest first, and those after it."""
    before: list[str] = []
    after: list[str] = []
    seen, length = False, 0
    for element, line in _lines(tree):
        if element is head or (not seen and head in element.iterancestors("h1")):
            seen = True
        elif not seen:
            before.append(line)
        elif length > _AFTER:
            break
        else:
            length += len(line)
            if len(line) <= _LINE:
                after.append(line)
    return _nearest(before), after


def _nearest(lines: list[str]) -> list[str]:
    found: list[str] = []
    length = 0
    for line in reversed(lines):
        length += len(line)
        if length > _BEFORE:
            break
        found.append(line)
    return found


def _lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each element with the text that stands in it before any other element, and after each of these, in order."""
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        holder, text = (element, element.text) if event == "start" else (element.getparent(), element.tail)
        if event == "start" and element.tag in _NO_TEXT:
            walk.skip_subtree()
        elif holder is not None and text and not text.isspace():
            yield holder, " ".join(text.split())
