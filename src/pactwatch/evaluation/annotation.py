"""The annotation format: what annotated documents and predictions look like, and how they are read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, TypeVar

from pactwatch.errors import EvaluationError
from pactwatch.model import DateFound, Document, PartialDate, PublicationDate


class AnnotatedMoney(TypedDict):
    """An amount in full units and an ISO 4217 code."""

    amount: float
    currency: str | None


class AnnotatedTransfer(TypedDict, total=False):
    """One transfer as the guidelines write it down; `evidence` is a half-open pair of offsets into the text."""

    supplier: list[str]
    recipient: list[str]
    item: str
    category: str
    quantity: int | None
    quantity_is: str | None
    value: AnnotatedMoney | None
    stage: str
    mode: str
    date: str | None
    evidence: list[int]
    confidence: float
    confidences: dict[str, float]
    attribution: AnnotatedAttribution


class AnnotatedCooperation(TypedDict, total=False):
    """One act of cooperation; the acting party first."""

    type: str
    parties: list[str]
    evidence: list[int]
    confidence: float


class AnnotatedSpeaker(TypedDict):
    """One who vouches, as written; `party` is the state, union or group spoken for, or None."""

    speaker: str
    party: str | None
    kind: str


class AnnotatedAttribution(TypedDict, total=False):
    """Who vouches for a transfer, from the one who originally says it outward; `n` is the transfer's place."""

    n: int
    chain: list[AnnotatedSpeaker]
    hedged: bool
    denied: bool


class Annotated(TypedDict, total=False):
    """What one document holds; a prediction says how likely it is relevant, 0 to 1, and has an `error` if it failed."""

    id: str
    relevant: bool
    relevance: float
    transfers: list[AnnotatedTransfer]
    cooperation: list[AnnotatedCooperation]
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of documents: the document, or the reason why it is none."""

    id: str
    document: Document | None
    error: str | None = None


T = TypeVar("T")


def annotated(path: Path) -> dict[str, Annotated]:
    """The annotated (or predicted) documents of a JSON lines file, by id; blank lines are left out.

    Raises: EvaluationError for a file that cannot be read or a malformed line.
    """

    def entry(value: Annotated) -> tuple[str, Annotated]:
        _check(value.get("transfers"), "transfers")
        _check(value.get("cooperation"), "cooperation")
        return value["id"], value

    return _entries(path, entry)


def attributions(path: Path) -> dict[str, tuple[AnnotatedAttribution, ...]]:
    """Who is said to vouch for each transfer, by document id, from a JSON lines file of these annotations.

    Raises: EvaluationError for a file that cannot be read or a malformed line.
    """

    def entry(value: _Attributed) -> tuple[str, tuple[AnnotatedAttribution, ...]]:
        _check(value["attributions"], "attributions")
        for one in value["attributions"]:
            _check(one["chain"], "chain")
            if not isinstance(one["n"], int):
                raise TypeError("'n' is no number")
        return value["id"], tuple(value["attributions"])

    return _entries(path, entry)


class _Attributed(TypedDict):
    id: str
    attributions: list[AnnotatedAttribution]


V = TypeVar("V")


def _entries(path: Path, entry: Callable[[V], tuple[str, T]]) -> dict[str, T]:
    """What each line of a file holds, by id."""
    out: dict[str, T] = {}
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            value: V = json.loads(line)
            name, held = entry(value)
            if not isinstance(name, str):
                raise TypeError("the id is no text")
            out[name] = held
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            reason = f"no key {error}" if isinstance(error, KeyError) else error
            raise EvaluationError(
                f"{path.name}: line {number}: not an annotation ({reason}); correct it after docs/reference/formats.md"
            ) from None
    return out


def _check(value: object, name: str) -> None:
    """Raises: TypeError for what is no list of objects; None, for a list left out, is one."""
    if value is not None and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        raise TypeError(f"{name!r} is no list of objects")


def documents(path: Path) -> Iterator[Line]:
    """The documents of a JSON lines file: one for each line, in order, a malformed or blank line as its reason.

    The text is taken as it is, so that offsets point into the text given; keys that we do not know are left alone.
    Raises: EvaluationError for a file that cannot be read.
    """
    for number, line in enumerate(_lines(path), start=1):
        yield _document(line, number)


def _document(line: bytes, number: int) -> Line:
    place = f"line {number}"
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = "blank" if not line.strip() else f"not JSON ({error})"
        return Line(place, None, f"{place}: {reason}; each line is an object with id and text")
    if not isinstance(entry, dict):
        return Line(place, None, f"{place}: not an object; each line is an object with id and text")
    name = str(entry.get("id", place))
    text, title, publisher = entry.get("text"), entry.get("title"), entry.get("publisher")
    if not isinstance(text, str):
        return Line(name, None, f"{place}: no text; each line is an object with id and text")
    try:
        published = _published(entry.get("date"))
    except ValueError as error:
        return Line(name, None, f"{place}: {error}")
    return Line(
        name,
        Document(
            id=name,
            address=name,
            text=text,
            title=str(title) if title else None,
            publisher=str(publisher) if publisher else None,
            published=published,
        ),
    )


def _published(date: object) -> PublicationDate | None:
    """Raises: RecordError for what is no date."""
    return PublicationDate(PartialDate.parse(str(date)), DateFound.GIVEN) if date else None


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}); give a file of JSON lines") from None
