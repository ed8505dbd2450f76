"""Predictions in the annotation format: what the reader finds in documents, one entry for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from pactwatch.claims import Reading
from pactwatch.claims.relevance import LEAST_RELEVANCE
from pactwatch.evaluation.annotation import (
    Annotated,
    AnnotatedAttribution,
    AnnotatedCooperation,
    AnnotatedSpeaker,
    AnnotatedTransfer,
    documents,
)
from pactwatch.model import Attribution, Claim, Cooperation, CooperationType, Document, Part, Transfer

_NOT_RELEVANT = (CooperationType.VISIT, CooperationType.SUPPORT, CooperationType.ACCUSATION)


class Reader(Protocol):
    """What finds claims in a document."""

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document."""
        ...


@runtime_checkable
class WeighingReader(Protocol):
    """A reader that also weighs the text as a whole."""

    def reading(self, document: Document) -> Reading:
        """The claims of a document, and its relevance."""
        ...


def predict(path: Path, reader: Reader) -> Iterator[Annotated]:
    """One entry for each line of a file of documents, in order; a line that fails gives an empty one with its error.

    Raises: EvaluationError for a file that cannot be read.
    """
    for line in documents(path):
        if line.document is None:
            yield _failed(line.id, line.error or "")
        else:
            yield prediction(line.document, reader)


def prediction(document: Document, reader: Reader) -> Annotated:
    """What the reader finds in one document, in the annotation format; a failure gives an empty one with its error.

    Whether the document is relevant is asked of the reader where it weighs whole texts, else it is so by its claims.
    """
    try:
        if not isinstance(reader, WeighingReader):
            return entry_of(document.id, reader.read(document))
        reading = reader.reading(document)
    except Exception as error:
        # One document must not stop a run of thousands; the entry itself tells of it
        return _failed(document.id, f"{type(error).__name__}: {error}")
    entry = entry_of(document.id, reading.claims)
    return {**entry, "relevant": reading.relevance >= LEAST_RELEVANCE, "relevance": round(reading.relevance, 4)}


def entry_of(name: str, claims: Iterable[Claim]) -> Annotated:
    """The claims of one document in the annotation format."""
    every = list(claims)
    transfers = [transfer_entry(claim, claim.content) for claim in every if isinstance(claim.content, Transfer)]
    relations = [relation_entry(claim, claim.content) for claim in every if isinstance(claim.content, Cooperation)]
    telling = any(entry["type"] not in _NOT_RELEVANT for entry in relations)
    return {"id": name, "relevant": bool(transfers) or telling, "transfers": transfers, "cooperation": relations}


def _failed(name: str, reason: str) -> Annotated:
    return {"id": name, "relevant": False, "transfers": [], "cooperation": [], "error": reason}


def transfer_entry(claim: Claim, transfer: Transfer) -> AnnotatedTransfer:
    """A claim of a transfer in the annotation format."""
    number, value = transfer.number, transfer.value
    return {
        "supplier": list(transfer.supplier.value) if transfer.supplier else [],
        "recipient": list(transfer.recipient.value) if transfer.recipient else [],
        "item": transfer.item.value.designation,
        "category": transfer.item.value.category.value,
        "quantity": number.value.amount if number else None,
        "quantity_is": number.value.qualifier.value if number else None,
        "value": {"amount": float(value.value.amount), "currency": value.value.currency} if value else None,
        "stage": transfer.stage.value.value if transfer.stage else "ordered",
        "mode": transfer.mode.value.value if transfer.mode else "unspecified",
        "date": str(transfer.happened.value) if transfer.happened else None,
        "evidence": _offsets(claim),
        "confidence": claim.confidence,
        "confidences": _confidences(transfer),
        "attribution": attribution_entry(claim.attribution),
    }


def _confidences(transfer: Transfer) -> dict[str, float]:
    """How sure the reader is of each field that it rates by itself."""
    rated = {"supplier": transfer.supplier, "recipient": transfer.recipient, "stage": transfer.stage}
    return {name: round(stated.confidence, 4) for name, stated in rated.items() if stated is not None}


def attribution_entry(attribution: Attribution) -> AnnotatedAttribution:
    """Who says so, in the annotation format."""
    chain: list[AnnotatedSpeaker] = [
        {"speaker": one.name, "party": one.party, "kind": one.kind.value} for one in attribution.chain
    ]
    return {"chain": chain, "hedged": attribution.hedged is not None, "denied": attribution.denied is not None}


def relation_entry(claim: Claim, cooperation: Cooperation) -> AnnotatedCooperation:
    """A claim of cooperation in the annotation format."""
    return {
        "type": cooperation.type.value.value,
        "parties": [party.value for party in cooperation.parties],
        "evidence": _offsets(claim),
        "confidence": claim.confidence,
    }


def _offsets(claim: Claim) -> list[int]:
    """The sentence's offsets into the text; a sentence of the title has none there."""
    return [claim.sentence.span.start, claim.sentence.span.end] if claim.sentence.part is Part.TEXT else [0, 0]
