"""Dates as feeds, sitemaps and tables write them."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from pactwatch.errors import RecordError
from pactwatch.model import DateFound, PartialDate, PublicationDate

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ])")


def date_written(text: str) -> PublicationDate | None:
    """The date of a text in ISO 8601 or as e-mail writes it; None for any other form, which is never guessed at."""
    found = _ISO.match(text.strip())
    try:
        day = PartialDate.parse(found.group()) if found else PartialDate.of(parsedate_to_datetime(text.strip()).date())
    except (RecordError, ValueError, TypeError, IndexError, OverflowError):
        return None
    return PublicationDate(day, DateFound.METADATA)
