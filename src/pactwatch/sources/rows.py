"""JSON: a file of one object a line, of one object, or of one list of objects; each object is a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from pactwatch.errors import RecordError, SourceError
from pactwatch.model import DateFound, Failure, Fetched, PartialDate, PublicationDate
from pactwatch.sources.files import STAGE
from pactwatch.sources.given import Given

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What the rows of one file share: its address, when it was read, what the user gave."""

    address: str
    fetched_at: datetime
    given: Given


def read_lines(data: bytes, origin: Origin) -> Iterator[Fetched | Failure]:
    """One document or failure for each line that is not blank; a line's address is "file.jsonl#LINE" or its own."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield _row(line, f"line {number}", f"{origin.address}#{number}", origin)


def read_json(data: bytes, origin: Origin) -> Iterator[Fetched | Failure]:
    """One document or failure for the object, or for each of the list; objects on lines of their own count as lines."""
    try:
        value = _parsed(data.removeprefix(b"\xef\xbb\xbf"))
    except SourceError as error:
        first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
        if _is_object(first):
            yield from read_lines(data, origin)
        else:
            yield Failure(origin.address, STAGE, str(error))
        return
    if isinstance(value, list):
        if not value:
            yield Failure(origin.address, STAGE, "an empty list; give a list of objects with a key 'text'")
        for number, each in enumerate(value, start=1):
            yield _fetched(each, f"item {number}", f"{origin.address}#{number}", origin)
    else:
        yield _fetched(value, "", origin.address, origin)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_parsed(line), dict)
    except SourceError:
        return False


def _row(line: bytes, place: str, address: str, origin: Origin) -> Fetched | Failure:
    try:
        value = _parsed(line)
    except SourceError as error:
        return Failure(address, STAGE, f"{place}: {error}")
    return _fetched(value, place, address, origin)


def _parsed(data: bytes) -> Json:
    """Raises: SourceError for what is no JSON, with the reason."""
    try:
        value: Json = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise SourceError(f"malformed JSON ({error.msg}, character {error.pos}); correct it") from None
    except (ValueError, RecursionError):
        raise SourceError("JSON nested too deep, or with a number too long; give plain objects") from None
    return value


def _fetched(value: Json, place: str, address: str, origin: Origin) -> Fetched | Failure:
    """The document that an object describes. What the user gave goes before what the object says."""
    try:
        if not isinstance(value, dict):
            raise SourceError('not an object; write {"text": ...}')
        text = _string(value, "text")
        if text is None:
            raise SourceError("no key 'text' with the report's words; add it")
        given = origin.given
        return Fetched(
            data=text.encode("utf-8", "replace"),
            address=_address(value, origin.address) or address,
            media_type="text/plain; charset=utf-8",
            fetched_at=origin.fetched_at,
            publisher=given.publisher or _string(value, "publisher"),
            title=_string(value, "title"),
            published=given.published or _published(_string(value, "published", "date")),
        )
    except SourceError as error:
        return Failure(address, STAGE, f"{place}: {error}" if place else str(error))


def _address(value: dict[str, Json], file: str) -> str | None:
    """The address that an object gives as its own; an id names it within its file."""
    own = _string(value, "url", "address")
    if own is not None:
        return own
    number = value.get("id")
    key = str(number) if isinstance(number, int) and not isinstance(number, bool) else _string(value, "id")
    return f"{file}#{key}" if key is not None else None


def _string(value: dict[str, Json], *keys: str) -> str | None:
    """The text under the first of the keys that holds one; blank counts as none.

    Raises: SourceError where a key holds something else.
    """
    for key in keys:
        found = value.get(key)
        if found is not None and not isinstance(found, str):
            raise SourceError(f"{key!r} is no text; write it in quotation marks")
        if found is not None and found.strip():
            return found.encode("utf-8", "replace").decode("utf-8")
    return None


def _published(written: str | None) -> PublicationDate | None:
    """The date as ISO 8601 or as e-mail writes it. Raises: SourceError for any other form, rather than lose it."""
    if written is None:
        return None
    date = written.strip()
    try:
        found = PartialDate.parse(date[:10] if date[10:11] in ("T", " ") else date)
    except RecordError:
        try:
            found = PartialDate.of(parsedate_to_datetime(date).date())
        except (ValueError, TypeError, IndexError):
            raise SourceError(f"date {written[:40]!r}: write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return PublicationDate(found, DateFound.METADATA)
