"""Sentences that views compose in English, told again in the reader's language: patterns with places to be filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from pactwatch.errors import RecordError
from pactwatch.model import PartialDate
from pactwatch.pages.language import SOURCE, Reader
from pactwatch.pages.names import listed, party_name
from pactwatch.pages.patterns import DATE, NUMBER, compiled, parts_of

PATTERNS = (
    # what is to come (views.outlook)
    "%(step)s to come",
    "%(step)s to be expected by %(date)s",
    "%(step)s overdue since %(date)s, and nothing was reported since",
    "%(step)s overdue since %(date)s",
    "half of %(number)s %(deals)s took %(time)s or less from %(step)s to %(other)s",
    "deals on %(kind)s",
    "%(number)s days",
    "%(number)s months",
    # how far values lie apart (views.conflicts)
    "%(number)s days apart",
    "%(share)s apart",
    # why a document is the original (documents.originals)
    "credited by %(number)s copy",
    "credited by %(number)s copies",
    # what a probable rewrite shares with its original (documents.rewrites)
    "the same quotations (%(quotations)s), numbers (%(numbers)s) and names (%(names)s)",
    # how far a deal can be believed (deals.credibility)
    "only a denial is told, by %(who)s",
    "only %(who)s tell it",
    "only %(who)s tells it",
    "%(who)s tell it",
    "%(who)s tells it",
    "%(who)s deny it",
    "%(who)s denies it",
    "no word from %(parties)s",
    "no official word from %(parties)s",
    "%(number)s independent sources",
    "all %(number)s reports go back to one source",
    "reports disagree on %(fields)s",
    "no source is better than %(letter)s, %(words)s",
    "%(party)s is a rival of %(parties)s",
    # values (views.words)
    "about %(amount)s",
    "at least %(amount)s",
    "at most %(amount)s",
    "%(amount)s (package)",
)
GROUPS = (
    "%(kinds)s of the supplier, %(parties)s,",
    "%(kinds)s of the recipient, %(parties)s,",
    "%(kinds)s of a third party, %(parties)s,",
    "%(kinds)s of third parties, %(parties)s,",
    "%(kinds)s whose home is not known",
    "a report that names no source",
)
KINDS = ("officials", "makers", "documents", "unnamed sources", "experts", "media", "others")
_MONEY = re.compile(rf"({NUMBER.pattern}) ([A-Z]{{3}})")
_PARTED = re.compile(r", | and | or ")
_SHAPES = (
    ("number", NUMBER.pattern),
    ("amount", rf"{NUMBER.pattern}(?: [A-Z]{{3}})?"),
    ("date", DATE.pattern),
    ("share", r"\d+%"),
    ("letter", "[A-F]"),
    ("kinds", rf"(?:{'|'.join(KINDS)})(?:(?:, | and )(?:{'|'.join(KINDS)}))*"),
)
_LONGEST = 2_000


def retold(reader: Reader, text: str) -> str:
    """The text in the reader's language as far as its sentences are ours; what nobody translated stays as it is."""
    if reader.language == SOURCE:
        return _figure(reader, text) if DATE.fullmatch(text) else _dated(reader, text)
    if not text or len(text) > _LONGEST:
        return text
    return _retold(reader, text)


def _dated(reader: Reader, text: str) -> str:
    """Our own sentences with the dates in them as the reader writes them; any other text as it is."""
    if DATE.search(text) is None or len(text) > _LONGEST:
        return text
    told = []
    for part in text.split("; "):
        message, parts = parts_of(part, PATTERNS, _SHAPES) or (part, {})
        told.append(message % {**parts, "date": _figure(reader, parts["date"])} if "date" in parts else part)
    return "; ".join(told)


@lru_cache(maxsize=5_000)
def _retold(reader: Reader, text: str) -> str:
    own = reader.words(text)
    if own != text:
        return own
    if "; " in text:
        return "; ".join(_retold(reader, part) for part in text.split("; "))
    return _figure(reader, text) or _filled(reader, text) or listed(reader, text)


def _figure(reader: Reader, text: str) -> str:
    """A number, an amount of money or a date as the reader writes it; "" for what is none."""
    if NUMBER.fullmatch(text):
        return reader.number(Decimal(text.replace(",", "")))
    money = _MONEY.fullmatch(text)
    if money is not None:
        return reader.sum(Decimal(money[1].replace(",", "")), money[2])
    if DATE.fullmatch(text):
        try:
            return reader.date(PartialDate.parse(text))
        except RecordError:
            return text
    return ""


def _filled(reader: Reader, text: str) -> str:
    """The first pattern that the text fits, filled with its parts retold; "" where none fits."""
    found = parts_of(text, PATTERNS, _SHAPES)
    if found is None:
        return ""
    message, parts = found
    return reader.words(message) % {name: _part(reader, name, value) for name, value in parts.items()}


def _part(reader: Reader, name: str, value: str) -> str:
    if name == "who":
        return _who(reader, value)
    if name in ("parties", "fields"):
        style = "or" if " or " in value else "standard"
        return joined_by(reader, [_retold(reader, one) for one in _PARTED.split(value)], style)
    if name == "share":
        return reader.share(int(value.removesuffix("%")))
    return _retold(reader, value)


def _who(reader: Reader, text: str) -> str:
    """Who speaks, side by side, each group retold."""
    told = [
        reader.words(message)
        % {
            "kinds": joined_by(reader, [reader.words(one) for one in _PARTED.split(found["kinds"])], "standard")
            if "kinds" in shape.groupindex
            else "",
            "parties": joined_by(
                reader, [party_name(reader, one) for one in _PARTED.split(found["parties"])], "standard"
            )
            if "parties" in shape.groupindex
            else "",
        }
        for found, message, shape in _groups(text)
    ]
    return joined_by(reader, told, "standard").strip(",") if told else text


def _groups(text: str) -> Sequence[tuple[re.Match[str], str, re.Pattern[str]]]:
    found = [(match, message, shape) for message, shape in compiled(GROUPS, _SHAPES) for match in shape.finditer(text)]
    return sorted(found, key=lambda one: one[0].start())


def joined_by(reader: Reader, parts: Sequence[str], style: str) -> str:
    """Parts as one enumeration in the reader's language; `style` is "standard" (and) or "or"."""
    from babel.lists import format_list

    return format_list(list(parts), style=style, locale=reader.locale)  # type: ignore[arg-type]  # one of its styles
