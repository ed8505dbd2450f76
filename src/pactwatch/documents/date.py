"""The date of publication as a text or an address tells it. Never today's date, never a file's."""

from __future__ import annotations

import re

from pactwatch.model import PartialDate

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)"
_FORMS = (
    r"(?P<year0>(?:19|20)\d\d)-(?P<number0>\d\d)-(?P<day0>\d\d)(?=T\d|\b)",
    r"(?P<day1>\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+" + _MONTH.format(1) + r",?[\s-]+" + _YEAR.format(1) + r"\b",
    _MONTH.format(2) + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR.format(2) + r"\b",
    r"(?P<first3>\d{1,2})[/.](?P<second3>\d{1,2})[/.]" + _YEAR.format(3) + r"\b",
    r"(?P<year4>(?:19|20)\d\d)[/.](?P<number4>\d\d)[/.](?P<day4>\d\d)\b",
    _MONTH.format(5) + r",?\s+" + _YEAR.format(5) + r"\b",
)
_DATE = re.compile(r"(?<![\w/.-])(?:" + "|".join(_FORMS) + ")", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
# What may stand before the date in a line that tells when the text was published.
_LABEL = re.compile(
    r"(?:(?:source|original)\s+)?(?:(?:link|article|story)\s+)?"
    r"(?:date(?:d|line)?(?:\s+(?:of\s+)?(?:publication|published|posted|issued))?"
    r"|(?:first\s+|originally\s+)?(?:published|posted|released|issued|filed|created|publication\s+date|release\s+date"
    r"|for\s+immediate\s+release|pubdate))"
    r"(?:\s+(?:on|at|in|date|by\s+[^\d\n]{2,40}?))?\s*[:=–—-]?\s*(?:" + _WEEKDAY + r",?\s+)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|from)\s+[^\d\n]{3,60}$", re.IGNORECASE)
# An outlet or a place before the date: "The Example, ", "Example Courier | ".
_NAMED = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*(?:\s(?:[A-ZÀ-Þ][\w.'’&-]*|of|and|the|de|for)){0,6}\s*[,|·•–—-]\s*$")
_TIME = re.compile(
    r"[\s,|·•–—-]*(?:at\s+)?(?:T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?Z?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?[\s.|]*$"
)
# A place in capitals, the date, then the agency or a dash: "ANKARA, July 7, 2021 (Agency) -".
_PLACE = re.compile(
    r"[A-ZÀ-ÞİŞĞ][A-ZÀ-ÞİŞĞ.' /-]{2,}(?:,\s*[A-Z][\w. ]{1,20})?\s*(?:,|:|[–—-]|\()\s*(?:" + _WEEKDAY + r",?\s+)?$"
)
_AFTER_PLACE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?\s*[-–—:)]")
_LINES, _LONGEST, _HEAD = 12, 120, 3_000

_ADDRESS = (
    re.compile(
        r"[/_.-](?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=/|[_.-]|$)", re.IGNORECASE
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[_.-](?P<month>\d\d)[_.-](?P<day>\d\d)(?!\d)"),
    re.compile(r"(?:^|[/_.-])(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/_.-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)(?P<day>)/"),
)


def date_in_address(address: str) -> PartialDate | None:
    """The date that an address carries ("/2021/07/07/", "2021-07-07-slug.txt", "/2021/07/"), or None."""
    for form in _ADDRESS:
        for found in form.finditer(address):
            date = _date(found["year"], found["month"], found["day"])
            if date is not None:
                return date
    return None


def date_in_text(text: str) -> PartialDate | None:
    """The date of publication that a line near the top tells, or None.

    Such a line is labelled ("Published: 7 July 2021"), is a byline or a date alone, or opens the report with the place
    ("ANKARA, July 7, 2021 (Agency) -"). A date without a year says nothing; dates inside sentences are events.
    """
    lines = [line.strip(" *_#>") for line in text[:_HEAD].splitlines()]
    for line in [line for line in lines if line][:_LINES]:
        for found in _DATE.finditer(line[: 2 * _LONGEST]):
            if _tells(line, found):
                return read_date(found)
    return None


def is_date_line(line: str) -> bool:
    """Whether a line does nothing but tell when the text was published, so that it is no title."""
    return any(_tells(line, found) for found in _DATE.finditer(line[: 2 * _LONGEST]))


def written_date(text: str) -> PartialDate | None:
    """The first date that a text of any form holds ("7 July 2021", "2021-07-07T10:00Z"), or None."""
    for found in _DATE.finditer(text[:_LONGEST]):
        date = read_date(found)
        if date is not None:
            return date
    return None


def dates_in(line: str) -> list[PartialDate]:
    """The dates that a line holds, in order."""
    return [date for found in _DATE.finditer(line[: 2 * _LONGEST]) if (date := read_date(found)) is not None]


def read_date(found: re.Match[str]) -> PartialDate | None:
    """The date that a match of the pattern writes; None where there is no such day.

    "07/08/2021" is the 7th of August to some and the 8th of July to others: the year alone is certain.
    """
    parts = {name.rstrip("0123456789"): text for name, text in found.groupdict().items() if text is not None}
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first != second and first <= 12 and second <= 12:
            return PartialDate(int(parts["year"]))
        day, month = (first, second) if first > 12 or first == second else (second, first)
        return _date(parts["year"], str(month), str(day))
    return _date(parts["year"], parts.get("month") or parts.get("number") or "", parts.get("day", ""))


def _tells(line: str, found: re.Match[str]) -> bool:
    """Whether the words around a date make it the date of publication."""
    if read_date(found) is None:
        return False
    before, after = line[: found.start()], line[found.end() :]
    if _LABEL.fullmatch(before.lstrip("([ ")):
        return True
    if _PLACE.fullmatch(before) and _AFTER_PLACE.match(after):
        return True
    alone = not before.strip(" ([|") or re.fullmatch(_WEEKDAY + r",?\s*", before, re.IGNORECASE) is not None
    return (
        len(line) <= _LONGEST
        and (alone or bool(_BYLINE.fullmatch(before) or _NAMED.fullmatch(before)))
        and bool(_TIME.fullmatch(after))
    )


def _date(year: str, month: str, day: str) -> PartialDate | None:
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) // 3 + 1

        return PartialDate(int(year), number, int(day) if day and number else None)
    except ValueError:
        return None
