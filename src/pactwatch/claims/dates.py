"""Dates as reports tell them: full, to the month, to the year, and relative to the day of the report."""

from __future__ import annotations

from datetime import date, timedelta

from pactwatch.claims.mentions import DateMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.errors import RecordError
from pactwatch.model import PartialDate

_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = (
    {name: place for place, name in enumerate(_NAMES, start=1)}
    | {name[:3]: place for place, name in enumerate(_NAMES, start=1) if name != "may"}
    | {"sept": 9}
)
_DAYS = {name: place for place, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_FIRST_WORDS = frozenset((*_MONTHS, *_DAYS, "today", "yesterday", "last", "this", "next"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BEFORE_YEAR = frozenset(
    "in since by of from until till to during late early mid between and year ( for around before after through , "
    "end".split()
)
_BEFORE_MONTH = frozenset("in since by until till during late early mid of last this next".split())
_ORDINALS = frozenset("st nd rd th".split())
_LONGEST = 4
_AHEAD = timedelta(days=92)


def dates_in(tokens: tuple[Token, ...], sentence: Sentence, today: date | None) -> list[DateMention]:
    """The dates of one sentence, in order; relative ones ("on Tuesday", "last year") only where `today` is known."""
    found: list[DateMention] = []
    at = sentence.first
    while at < sentence.last:
        if not tokens[at].numeric and tokens[at].lower not in _FIRST_WORDS:
            at += 1  # so it is for most tokens
            continue
        result = _absolute(tokens, at, sentence.last, today) or _relative(tokens, at, sentence.last, today)
        if result is None:
            at += 1
            continue
        value, last, relative = result
        found.append(DateMention(value, at, last, sentence.index, relative))
        at = last
    return found


_Found = tuple[PartialDate, int, bool]


def _absolute(tokens: tuple[Token, ...], at: int, end: int, today: date | None) -> _Found | None:
    """A date that names its year, month or day in figures or by name."""
    token = tokens[at]
    if token.capital and token.lower in _MONTHS and _is_month(tokens, at, end):
        return _month_first(tokens, at, end, today)
    if token.numeric:
        return _day_first(tokens, at, end, today) or _iso(tokens, at, end) or _year(tokens, at, end)
    return None


def _is_month(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether "May" or an abbreviation such as "Jan" means a month: beside a number or after "in"; names always do."""
    if tokens[at].lower in _NAMES and tokens[at].lower != "may":
        return True
    after = at + 2 if at + 1 < end and tokens[at + 1].text == "." else at + 1
    return _number(tokens, after, end) is not None or (at > 0 and tokens[at - 1].lower in _BEFORE_MONTH)


def _number(tokens: tuple[Token, ...], at: int, end: int) -> int | None:
    """The value of the figures at a token, None where they are none or too many for a year."""
    if at < end and tokens[at].text.isdecimal() and len(tokens[at].text) <= _LONGEST:
        return int(tokens[at].text)
    return None


def _plausible_year(value: int | None) -> bool:
    return value is not None and _FIRST_YEAR <= value <= _LAST_YEAR


def _month_first(tokens: tuple[Token, ...], at: int, end: int, today: date | None) -> _Found | None:
    """A date such as "July 7, 2021", "July 2021", "July 7"."""
    month, after = _MONTHS[tokens[at].lower], at + 1
    if after < end and tokens[after].text == ".":
        after += 1
    number = _number(tokens, after, end)
    if _plausible_year(number):
        return _made(number, month, None, after + 1)
    if number is not None and 1 <= number <= 31:
        return _with_year(tokens, after + 1, end, month, number, today)
    if after < end and tokens[after].lower == "of" and _plausible_year(_number(tokens, after + 1, end)):
        return _made(_number(tokens, after + 1, end), month, None, after + 2)
    return _recent(month, None, today, after)


def _with_year(tokens: tuple[Token, ...], at: int, end: int, month: int, day: int, today: date | None) -> _Found | None:
    """A month and a day, with the year that follows or the year nearest before the report."""
    after = at
    if after < end and tokens[after].lower in _ORDINALS:
        after += 1
    year_at = after + 1 if after < end and tokens[after].text == "," else after
    year = _number(tokens, year_at, end)
    if _plausible_year(year):
        return _made(year, month, day, year_at + 1)
    return _recent(month, day, today, after)


def _day_first(tokens: tuple[Token, ...], at: int, end: int, today: date | None) -> _Found | None:
    """A date such as "7 July 2021", "7th of July"."""
    day, after = _number(tokens, at, end), at + 1
    if day is None or not 1 <= day <= 31:
        return None
    if after < end and tokens[after].lower in _ORDINALS:
        after += 1
    if after < end and tokens[after].lower == "of":
        after += 1
    if after >= end or not tokens[after].capital or tokens[after].lower not in _MONTHS:
        return None
    return _with_year(tokens, after + 1, end, _MONTHS[tokens[after].lower], day, today)


def _iso(tokens: tuple[Token, ...], at: int, end: int) -> _Found | None:
    """A date such as "2021-07-07"."""
    if at + 4 >= end or tokens[at + 1].text != "-" or tokens[at + 3].text != "-":
        return None
    year, month, day = (_number(tokens, at + step, end) for step in (0, 2, 4))
    return _made(year, month, day, at + 5) if _plausible_year(year) else None


def _year(tokens: tuple[Token, ...], at: int, end: int) -> _Found | None:
    """A bare year, which stands alone: not in "2021-22" and not before a unit."""
    year = _number(tokens, at, end)
    if not _plausible_year(year) or len(tokens[at].text) != 4:
        return None
    attached = at > 0 and not tokens[at].space and tokens[at - 1].text not in "(\"'“‘—–"
    suffixed = at + 1 < end and not tokens[at + 1].space and (tokens[at + 1].word or tokens[at + 1].text in "-–/$%")
    introduced = at > 0 and tokens[at - 1].lower in _BEFORE_YEAR
    return None if attached or suffixed or not introduced else _made(year, None, None, at + 1)


def _made(year: int | None, month: int | None, day: int | None, last: int) -> _Found | None:
    """The date and the token after it, None where there is no such day."""
    try:
        return (PartialDate(year or 0, month, day), last, False)
    except RecordError:
        return None


def _recent(month: int, day: int | None, today: date | None, last: int, ahead: timedelta = _AHEAD) -> _Found | None:
    """The month (and day) nearest to the report, at most three months ahead of it."""
    if today is None:
        return None
    for year in (today.year + 1, today.year, today.year - 1):
        try:
            value = PartialDate(year, month, day)
        except RecordError:
            continue
        if value.first_day <= today + ahead:
            return value, last, True
    return None


def _relative(tokens: tuple[Token, ...], at: int, end: int, today: date | None) -> _Found | None:
    """A date that is told from the day of the report: "yesterday", "Tuesday", "last year", "last July"."""
    if today is None:
        return None
    word = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < end else ""
    if word in ("today", "yesterday"):
        return PartialDate.of(today - timedelta(days=word == "yesterday")), at + 1, True
    if word in _DAYS and tokens[at].capital:
        back = (today.weekday() - _DAYS[word]) % 7
        return PartialDate.of(today - timedelta(days=back)), at + 1, True
    if word in ("last", "this", "next") and after in ("year", "month"):
        return _shifted(today, after, {"last": -1, "this": 0, "next": 1}[word]), at + 2, True
    if word in ("last", "this") and after in _MONTHS:
        return _recent(_MONTHS[after], None, today, at + 2, timedelta() if word == "last" else _AHEAD)
    return None


def _shifted(today: date, unit: str, by: int) -> PartialDate:
    """The year or month `by` years or months after that of the report."""
    if unit == "year":
        return PartialDate(today.year + by)
    months = today.year * 12 + today.month - 1 + by
    return PartialDate(months // 12, months % 12 + 1)
