"""Records to rows and back: the border where JSON from the database becomes our own types again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import RowMapping

from pactwatch.errors import RecordError, StoreError
from pactwatch.model import (
    Claim,
    DateFound,
    Decision,
    Document,
    Failure,
    Judgement,
    OffsetMap,
    PartialDate,
    PublicationDate,
)
from pactwatch.model.adapters import adapter_of

Row = Mapping[str, object]
NO_OFFSETS: Row = {"repaired": [0], "received": [0]}
"""The offsets of a text that was not repaired."""


def document_row(document: Document, recorded_at: datetime) -> Row:
    """The row of table `documents`."""
    return {
        "id": document.id,
        "address": document.address,
        "publisher": document.publisher,
        "title": document.title,
        "published": str(document.published.date) if document.published else None,
        "published_found": document.published.found.value if document.published else None,
        "language": document.language,
        "text": document.text,
        "offsets": adapter_of(OffsetMap).dump_python(document.offsets, mode="json"),
        "fetched_at": document.fetched_at,
        "recorded_at": recorded_at,
    }


def document_of(row: RowMapping | Mapping[str, Any]) -> Document:
    """The document of a row. Raises: StoreError where the row holds what no document can."""
    try:
        date = PartialDate.parse(row["published"]) if row["published"] is not None else None
        return Document(
            id=row["id"],
            address=row["address"],
            publisher=row["publisher"],
            title=row["title"],
            published=PublicationDate(date, DateFound(row["published_found"])) if date is not None else None,
            language=row["language"],
            text=row["text"],
            offsets=adapter_of(OffsetMap).validate_python(row["offsets"]),
            fetched_at=row["fetched_at"],
        )
    except (ValidationError, ValueError) as error:
        raise damaged("document", row["id"], error) from error


def claim_row(claim: Claim) -> Row:
    """The row of table `claims`."""
    return {
        "version": claim.version,
        "id": claim.id,
        "document": claim.document,
        "reader": claim.reader,
        "kind": claim.kind,
        "payload": adapter_of(Claim).dump_python(claim, mode="json"),
        "published": str(claim.published) if claim.published else None,
    }


def claim_of(row: RowMapping | Mapping[str, Any]) -> Claim:
    """The claim of a row. Raises: StoreError where the row holds what no claim can."""
    try:
        return adapter_of(Claim).validate_python(row["payload"])
    except (ValidationError, RecordError) as error:
        raise damaged("claim", row["id"], error) from error


def written_claim(name: str, text: str) -> Claim:
    """The claim of an id, from the JSON that its row holds. Raises: StoreError where that is no claim."""
    try:
        return adapter_of(Claim).validate_json(text)
    except (ValidationError, RecordError):  # half a surrogate pair, say, which only json takes
        return claim_of({"id": name, "payload": json.loads(text)})


def failure_of(row: RowMapping) -> Failure:
    """The failure of a row."""
    return Failure(row["address"], row["stage"], row["reason"])


def judgement_row(judgement: Judgement) -> Row:
    """The row of table `judgements`."""
    return {
        "id": judgement.id,
        "decided_by": judgement.by,
        "decided_at": judgement.at,
        "subject": judgement.on,
        "decision": judgement.decision.value,
        "field": judgement.field,
        "before": judgement.before,
        "after": judgement.after,
        "note": judgement.note,
        "about": adapter_of(tuple[Claim, ...]).dump_python(judgement.about, mode="json"),
    }


def judgement_of(row: RowMapping) -> Judgement:
    """The judgement of a row. Raises: StoreError where the row holds what no judgement can."""
    try:
        return Judgement(
            id=row["id"],
            by=row["decided_by"],
            at=row["decided_at"],
            on=row["subject"],
            decision=Decision(row["decision"]),
            field=row["field"],
            before=row["before"],
            after=row["after"],
            note=row["note"],
            about=adapter_of(tuple[Claim, ...]).validate_python(row["about"] or ()),
        )
    except ValueError as error:
        raise damaged("judgement", row["id"], error) from error


def damaged(kind: str, name: str, error: ValueError) -> StoreError:
    """The error of a row that holds what no record can."""
    what = " ".join(str(error).split())[:200]
    return StoreError(f"{kind} {name}: its row is damaged ({what}); restore a copy, or begin a new database with --db")
