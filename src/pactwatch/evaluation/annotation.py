"""The annotation format: what annotated documents and predictions look like, and how they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

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
    attribution: dict[str, object]


class AnnotatedCooperation(TypedDict, total=False):
    """One act of cooperation; the acting party first."""

    type: str
    parties: list[str]
    evidence: list[int]
    confidence: float


class Annotated(TypedDict, total=False):
    """What one document holds; a prediction that failed has an `error`."""

    id: str
    relevant: bool
    transfers: list[AnnotatedTransfer]
    cooperation: list[AnnotatedCooperation]
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of documents: the document, or the reason why it is none."""

    id: str
    document: Document | None
    error: str | None = None


def annotated(path: Path) -> dict[str, Annotated]:
    """The annotated (or predicted) documents of a JSON lines file, by id. Raises: EvaluationError for a malformed line."""
    out: dict[str, Annotated] = {}
    for number, line in enumerate(_lines(path), start=1):
        try:
            entry: Annotated = json.loads(line)
            out[entry["id"]] = entry
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(
                f"{path.name}: line {number}: not an annotation ({error}); see the format's page"
            ) from None
    return out


def documents(path: Path) -> Iterator[Line]:
    """The documents of a JSON lines file, in order; a malformed line comes as its reason. The text is taken as it is."""
    for number, line in enumerate(_lines(path), start=1):
        yield _document(line, number)


def _document(line: str, number: int) -> Line:
    try:
        entry = json.loads(line)
    except ValueError as error:
        return Line(f"line {number}", None, f"line {number}: not JSON: {error}")
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        name = str(entry.get("id", f"line {number}")) if isinstance(entry, dict) else f"line {number}"
        return Line(name, None, f"line {number}: no text; each line is an object with id and text")
    name = str(entry.get("id", f"line {number}"))
    try:
        published = (
            PublicationDate(PartialDate.parse(str(entry["date"])), DateFound.GIVEN) if entry.get("date") else None
        )
    except ValueError as error:
        return Line(name, None, f"line {number}: {error}")
    title, publisher = entry.get("title"), entry.get("publisher")
    return Line(
        name,
        Document(
            id=name,
            address=name,
            text=entry["text"],
            title=str(title) if title else None,
            publisher=str(publisher) if publisher else None,
            published=published,
        ),
    )


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from (line for line in file if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error}); give a UTF-8 file of JSON lines") from None
