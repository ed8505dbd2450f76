"""Judgements as a file that another database takes over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import RecordError, SourceError
from pactwatch.model import ENTERED, PERSON, Decision, Document, Judgement
from pactwatch.model.adapters import adapter_of
from pactwatch.pipeline.judging import judgement_id

if TYPE_CHECKING:
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a file of judgements: how many are new, were there, are about documents that are not here.

    `problems` names the lines that hold no judgement that can be followed, each with its reason.
    """

    added: int
    already_there: int
    about_unknown: int
    problems: tuple[str, ...]


def judgement_lines(store: Store) -> Iterator[str]:
    """Each judgement of a store as a line of JSON, in order; what was entered without a text brings its document."""
    for one in store.judgements():
        line = adapter_of(Judgement).dump_python(one, mode="json")
        document = _entered(one, store)
        if document is not None:
            line["document"] = adapter_of(Document).dump_python(document, mode="json")
        yield json.dumps(line, ensure_ascii=False)


def take_over(store: Store, vocabulary: Vocabulary, file: Path) -> TakenOver:
    """Append the judgements of a file to a store. One about a document that is not here waits until that is added.

    Raises: SourceError for a file that cannot be read.
    """
    added = there = unknown = 0
    problems: list[str] = []
    for number, text in enumerate(_lines(file), start=1):
        if not text.strip():
            continue
        try:
            one, document = _judgement(text, vocabulary)
        except ValueError as error:
            reason = " ".join(str(error).split())[:200]
            problems.append(f"{file.name}: line {number}: not a judgement ({reason}); take what `judge export` wrote")
            continue
        known = _with_documents(store, one, document)
        unknown += not known
        if one.decision is Decision.ADD and one.about and document is None:
            document = store.document(one.about[0].document)
        if store.add_judgement(one, document):
            added += 1
        else:
            there += 1
    return TakenOver(added, there, unknown, tuple(problems))


def _with_documents(store: Store, one: Judgement, document: Document | None) -> bool:
    """Whether all documents that a judgement is about are here, or come with it."""
    here = {document.id} if document is not None else set()
    return all(claim.document in here or store.document(claim.document) is not None for claim in one.about)


def _judgement(text: str, vocabulary: Vocabulary) -> tuple[Judgement, Document | None]:
    """Raises: ValueError for a line that holds no judgement, or a correction that no claim can follow."""
    from pactwatch.judgements.questions import mended

    value = json.loads(text)
    if not isinstance(value, dict):
        raise RecordError("not an object")
    told = value.pop("document", None)
    one = adapter_of(Judgement).validate_python(value)
    if one.id != judgement_id(one):
        raise RecordError("its id is not that of what it says: it was changed")
    if one.decision is Decision.CORRECT and one.about:
        mended(one.about[0], one, vocabulary)
    document = adapter_of(Document).validate_python(told) if told is not None else None
    if document is not None and not document.address.startswith(ENTERED):
        raise RecordError("it brings a document that nobody entered by hand")
    if one.decision is Decision.ADD and any(claim.reader != PERSON for claim in one.about):
        raise RecordError("it adds a claim that a reader made")
    return one, document


def _entered(one: Judgement, store: Store) -> Document | None:
    if one.decision is not Decision.ADD or not one.about:
        return None
    found = store.document(one.about[0].document)
    return found if found is not None and found.address.startswith(ENTERED) else None


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SourceError(f"{file}: cannot be read ({reason}); name what `judge export` wrote") from error
