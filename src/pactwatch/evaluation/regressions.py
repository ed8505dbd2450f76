"""Regression cases: a passage that was once misread, and what must be, or must not be, read in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedCooperation, AnnotatedTransfer
from pactwatch.evaluation.predict import Reader, prediction
from pactwatch.evaluation.score import relation, slot
from pactwatch.evaluation.similarity import SAME_ITEM_AT, item_similarity
from pactwatch.model import CooperationType, DateFound, Document, PartialDate, PublicationDate, Stage

STATES = ("mended", "open")
_FIELDS = ("supplier", "recipient", "item", "category", "quantity", "value", "stage", "mode", "date")


class Expected(TypedDict, total=False):
    """What must be read (`told`) and what must not (`not_told`); only the members that an entry names count.

    `relevant` says whether the passage counts as relevant, where the case is about that.
    """

    relevant: bool
    told: list[AnnotatedTransfer]
    not_told: list[AnnotatedTransfer]
    cooperation: list[AnnotatedCooperation]
    not_cooperation: list[AnnotatedCooperation]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `about` says in words what went wrong; `state` whether it is mended, or known and still open."""

    name: str
    about: str
    state: str
    text: str
    expected: Expected
    title: str | None = None
    date: str | None = None

    @property
    def document(self) -> Document:
        """The passage as a document. Raises: RecordError for a date that is none."""
        published = PublicationDate(PartialDate.parse(self.date), DateFound.GIVEN) if self.date else None
        return Document(self.name, self.name, self.text, self.title, None, published, "en")


def faults(case: Case, reader: Reader) -> tuple[str, ...]:
    """What the reader gets wrong in a case, one line each; none where all is as expected."""
    found = prediction(case.document, reader)
    if "error" in found:
        return (f"the reader failed: {found['error']}",)
    return tuple(_faults(case.expected, found))


def _faults(expected: Expected, found: Annotated) -> Iterator[str]:
    if "relevant" in expected and expected["relevant"] != found["relevant"]:
        yield f"read as {'relevant' if found['relevant'] else 'not relevant'}"
    transfers, relations = found.get("transfers") or [], {relation(one) for one in found.get("cooperation") or ()}
    read = "; ".join(map(words, transfers)) or "no transfer"
    for wanted in expected.get("told", ()):
        if not any(fits(wanted, one) for one in transfers):
            yield f"not read: {words(wanted)} (read: {read})"
    for banned in expected.get("not_told", ()):
        yield from (f"read, and should not be: {words(one)}" for one in transfers if fits(banned, one))
    for one in expected.get("cooperation", ()):
        if relation(one) not in relations:
            yield f"not read: {_relation_words(one)}"
    for one in expected.get("not_cooperation", ()):
        if relation(one) in relations:
            yield f"read, and should not be: {_relation_words(one)}"


def fits(wanted: AnnotatedTransfer, found: AnnotatedTransfer) -> bool:
    """Whether a transfer has all that is wanted; an item fits by its words, "K2" fits "K2 Black Panther"."""
    for name in _FIELDS:
        if name not in wanted:
            continue
        if name == "item":
            if item_similarity({"item": wanted["item"]}, {"item": found["item"]}) < SAME_ITEM_AT:
                return False
        elif slot(wanted, name) != slot(found, name):
            return False
    return True


def words(transfer: AnnotatedTransfer) -> str:
    """A transfer, or the part of one that is wanted, in words: "KOR > POL: K2, 180, ordered"."""
    supplier = "/".join(transfer["supplier"]) or "-" if "supplier" in transfer else "*"
    recipient = "/".join(transfer["recipient"]) or "-" if "recipient" in transfer else "*"
    rest = (transfer.get("item"), transfer.get("quantity"), transfer.get("stage"))
    return f"{supplier} > {recipient}: {', '.join(str(one) for one in rest if one is not None) or '*'}"


def _relation_words(one: AnnotatedCooperation) -> str:
    return f"{one['type']}: {', '.join(one['parties'])}"


def transfer_of(told: str) -> AnnotatedTransfer:
    """What "SUPPLIER > RECIPIENT: ITEM, NUMBER, STAGE" wants: codes, "-" for none told, "*" for any; the rest optional.

    Raises: EvaluationError for what is not written so.
    """
    sides, _, rest = told.partition(":")
    parts = [part.strip() for part in sides.split(">")]
    if len(parts) != 2 or not all(parts):
        raise EvaluationError(
            f'{told!r}: no transfer; write "KOR > POL: K2, 180, ordered", "-" for nobody, "*" for any'
        )
    out: AnnotatedTransfer = {}
    if parts[0] != "*":
        out["supplier"] = _codes(parts[0])
    if parts[1] != "*":
        out["recipient"] = _codes(parts[1])
    for place, part in enumerate(one.strip() for one in rest.split(",")):
        if part in tuple(Stage):
            out["stage"] = part
        elif place and part.isdecimal():
            out["quantity"] = int(part)
        elif part and part != "*":
            out["item"] = part
    return out


def cooperation_of(told: str) -> AnnotatedCooperation:
    """The relation of "exercise: IND, FRA", the acting party first. Raises: EvaluationError for what is none."""
    kind, _, rest = told.partition(":")
    parties = [part.strip().upper() for part in rest.split(",") if part.strip()]
    if kind.strip() not in tuple(CooperationType) or len(parties) < 2:
        kinds = ", ".join(CooperationType)
        raise EvaluationError(f'{told!r}: no relation; write "exercise: IND, FRA" with one of {kinds}')
    return {"type": kind.strip(), "parties": parties}


def _codes(text: str) -> list[str]:
    return [] if text == "-" else [part.strip().upper() for part in text.split("/") if part.strip()]


def as_json(case: Case) -> str:
    """The text of a case's file."""
    content: dict[str, object] = {"about": case.about, "state": case.state}
    content |= {name: value for name, value in (("title", case.title), ("date", case.date)) if value}
    content |= {"text": case.text, "expected": case.expected}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_cases(places: Iterable[Path]) -> tuple[Case, ...]:
    """The cases in files and folders of files, by name. Raises: EvaluationError for a file that holds no case."""
    files = [file for place in places for file in (sorted(place.glob("*.json")) if place.is_dir() else [place])]
    return tuple(_read(file) for file in files)


def _read(file: Path) -> Case:
    try:
        content = json.loads(file.read_bytes())
    except OSError as error:
        raise EvaluationError(f"{file}: cannot be read ({error.strerror}); give a case or a folder of cases") from None
    except ValueError as error:
        raise EvaluationError(f"{file}: not JSON ({error}); correct it, or write the case anew") from None
    fault = _misshapen(content)
    if fault is not None:
        raise EvaluationError(f"{file}: {fault}; see docs/reference/formats.md")
    return Case(
        name=file.stem,
        about=content["about"],
        state=content["state"],
        text=content["text"],
        expected=content["expected"],
        title=content.get("title"),
        date=content.get("date"),
    )


def _misshapen(content: object) -> str | None:
    """What is wrong with the content of a case's file, None where nothing is."""
    if not isinstance(content, Mapping):
        return "not an object"
    for name in ("about", "text"):
        if not isinstance(content.get(name), str):
            return f"no text {name!r}"
    if content.get("state") not in STATES:
        return f"the state is none of {', '.join(STATES)}"
    expected = content.get("expected")
    known = Expected.__annotations__
    if not isinstance(expected, Mapping) or not expected or any(name not in known for name in expected):
        return f"nothing expected, or something that is none of {', '.join(known)}"
    lists = (value for name, value in expected.items() if name != "relevant")
    if not all(isinstance(value, Sequence) and all(isinstance(one, Mapping) for one in value) for value in lists):
        return "what is expected is no list of objects"
    return None
