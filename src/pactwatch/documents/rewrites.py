"""Whether one report is probably a rewrite of another: told in other words, by the same quotations, numbers and names.

Two newsrooms that write up one agency report keep what it quotes, counts and names. Two that report on one event by
themselves share its main figures and who is concerned, but hardly the same words out of the same mouth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.documents.originals import original
from pactwatch.model import Document
from pactwatch.vocab.reliability import Sources

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{20,600})[”\"]")
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_NAME = re.compile(r"(?<=[a-z,;:’'\"”–—-] )(?:the )?([A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*)")
_YEARS = range(1900, 2101)
_RUN = 5  # words in a row that two quotations share where they are one
_LEAST_NAMES, _LEAST_NUMBERS = 4, 2
_SHARE = 0.5
_BARE_NAMES, _BARE_NUMBERS, _BARE_SHARE = 6, 2, 0.8
_LONGEST = 50_000
_DAYS, _MOST = 4, 12  # how far apart reports are looked at, and how many of those nearest in time


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells that a rewrite keeps: quotations, each as its runs of five words, figures, names."""

    quotations: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """How many quotations, numbers and names two reports have in common, where one is probably a rewrite."""

    quotations: int
    numbers: int
    names: int

    @property
    def words(self) -> str:
        """The same in words."""
        return f"the same quotations ({self.quotations}), numbers ({self.numbers}) and names ({self.names})"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another report that is probably a rewrite of one, or the report that this one was rewritten from.

    `first` tells that the other one is held to be the earlier of the two; `reason` says in words what both share.
    """

    document: str
    first: bool
    reason: str


def rewrites_among(document: Document, others: Sequence[Document], sources: Sources) -> tuple[Rewrite, ...]:
    """The reports among others, no copies of the document, of which one is probably a rewrite of the other.

    Only reports of the same few days are looked at; undated ones are none. Those held to be earlier come first.
    """
    found = []
    for other in _near(document, others):
        shared = rewritten(document.text, other.text)
        if shared is not None:
            first = original((document, other), sources).document == other.id
            found.append(Rewrite(other.id, first, shared.words))
    return tuple(sorted(found, key=lambda one: (not one.first, one.document)))


def _near(document: Document, others: Sequence[Document]) -> list[Document]:
    day = _day(document)
    if day is None:
        return []
    apart = [(abs(other_day - day), one) for one in others if (other_day := _day(one)) is not None]
    near = sorted((days, one.id, one) for days, one in apart if days <= _DAYS)
    return [one for _, _, one in near[:_MOST]]


def _day(document: Document) -> int | None:
    """The day of publication as an ordinal, None where it is not known to the day."""
    published = document.published.date if document.published is not None else None
    return published.first_day.toordinal() if published is not None and published.day is not None else None


def rewritten(first: str, second: str) -> Shared | None:
    """What two texts share where one is probably a rewrite of the other, None where nothing says so.

    A quotation in common, and half of the names and numbers of the text that has fewer; without a quotation nearly all
    of many names and numbers. It is a guess, which joins nothing: whether texts are copies is asked elsewhere.
    """
    one, two = told_in(first), told_in(second)
    shared = Shared(_quotations(one, two), len(one.numbers & two.numbers), len(one.names & two.names))
    fewer_numbers, fewer_names = min(len(one.numbers), len(two.numbers)), min(len(one.names), len(two.names))
    if shared.quotations:
        enough = shared.names >= _LEAST_NAMES and shared.names >= _SHARE * fewer_names
        counted = shared.numbers >= min(_LEAST_NUMBERS, fewer_numbers) and shared.numbers >= _SHARE * fewer_numbers
        return shared if enough and counted else None
    many = shared.names >= _BARE_NAMES and shared.numbers >= _BARE_NUMBERS
    nearly_all = shared.names >= _BARE_SHARE * fewer_names and shared.numbers >= _BARE_SHARE * fewer_numbers
    return shared if many and nearly_all else None


@lru_cache(maxsize=2048)
def told_in(text: str) -> Told:
    """What a text quotes, counts and names; of a very long one, of its beginning."""
    text = text[:_LONGEST]
    quotations = (_runs(found[1]) for found in _QUOTED.finditer(text))
    return Told(
        quotations=tuple(runs for runs in quotations if runs),
        numbers=frozenset(filter(None, map(_number, _FIGURE.findall(text)))),
        names=frozenset(found[1].replace("’s", "").replace("'s", "") for found in _NAME.finditer(text)),
    )


def _runs(quotation: str) -> frozenset[str]:
    words = _WORD.findall(quotation.casefold())
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _number(figure: str) -> str:
    """A figure without the commas in it; "" for one of a single digit, which any report may tell, and for a year."""
    plain = figure.replace(",", "")
    if len(plain) < 2 or (len(plain) == 4 and plain.isdecimal() and int(plain) in _YEARS and "," not in figure):
        return ""
    return plain


def _quotations(one: Told, two: Told) -> int:
    """How many quotations of the report that quotes less stand in the other one too."""
    fewer, other = sorted((one.quotations, two.quotations), key=len)
    runs: Set[str] = frozenset().union(*other)
    return sum(not quotation.isdisjoint(runs) for quotation in fewer)
