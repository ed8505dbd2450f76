"""Reports written and annotated for training: a YAML sheet holds many, evidence is given by the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pactwatch.claims.tokens import sentences, tokenise
from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedCooperation, AnnotatedMoney, AnnotatedTransfer
from pactwatch.model import (
    Category,
    CooperationType,
    DateFound,
    Document,
    Mode,
    PartialDate,
    PublicationDate,
    Qualifier,
    Stage,
)

# Every sheet is of one publisher, so that what one hand wrote is never on both sides of a measurement.
PUBLISHER = "written"
# An act of cooperation of another type makes no report relevant: the guidelines for annotating say so.
_NOT_ENOUGH = frozenset({CooperationType.VISIT, CooperationType.SUPPORT, CooperationType.ACCUSATION})
_TRANSFER = frozenset("from to item category quantity quantity_is value stage mode date says".split())
_COOPERATION = frozenset("type parties says".split())
_REPORT = frozenset("id date publisher title text transfers cooperation".split())


def sheets(folder: Path) -> tuple[list[Document], dict[str, Annotated]]:
    """The reports of all sheets of a folder (`*.yaml`), in order of their names, and what is annotated in each.

    A sheet is a list of reports; docs/reference/formats.md says how they are written down.
    Raises: EvaluationError for a sheet that cannot be read, or a report that is not as the format says.
    """
    texts: list[Document] = []
    gold: dict[str, Annotated] = {}
    for path in sorted(folder.glob("*.yaml")):
        for document, entry in sheet(path):
            if document.id in gold:
                raise EvaluationError(f"{path.name}: {document.id}: this id is given twice; number the reports anew")
            texts.append(document)
            gold[document.id] = entry
    return texts, gold


def sheet(path: Path) -> Iterator[tuple[Document, Annotated]]:
    """The reports of one sheet, each with what is annotated in it.

    Raises: EvaluationError as `sheets` does.
    """
    try:
        held = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror})") from None
    except yaml.YAMLError as error:
        raise EvaluationError(f"{path.name}: not YAML ({' '.join(str(error).split())})") from None
    if not isinstance(held, list):
        raise EvaluationError(f"{path.name}: a sheet is a list of reports")
    for place, value in enumerate(held, start=1):
        name = value.get("id", f"report {place}") if isinstance(value, dict) else f"report {place}"
        try:
            yield _report(f"{PUBLISHER}:{path.stem}#{name}", value)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"no key {error}" if isinstance(error, KeyError) else error
            where = f"{path.name}: {name}"
            raise EvaluationError(f"{where}: {reason}; correct it after docs/reference/formats.md") from None


def _report(name: str, value: Mapping[str, object]) -> tuple[Document, Annotated]:
    _known(value, _REPORT)
    text = _text(value["text"]).strip()
    date = value.get("date")
    document = Document(
        id=name,
        address=name,
        text=text,
        title=_text(value["title"]) if value.get("title") else None,
        publisher=_text(value["publisher"]) if value.get("publisher") else None,
        published=PublicationDate(PartialDate.parse(str(date)), DateFound.GIVEN) if date else None,
    )
    transfers = [_transfer(one, text) for one in _list(value.get("transfers"))]
    cooperation = [_cooperation(one, text) for one in _list(value.get("cooperation"))]
    relevant = bool(transfers) or any(one["type"] not in _NOT_ENOUGH for one in cooperation)
    return document, {"id": name, "relevant": relevant, "transfers": transfers, "cooperation": cooperation}


def _transfer(value: Mapping[str, object], text: str) -> AnnotatedTransfer:
    _known(value, _TRANSFER)
    quantity, date = value.get("quantity"), value.get("date")
    if quantity is not None and not isinstance(quantity, int):
        raise ValueError(f"quantity {quantity!r} is no whole number")
    return {
        "supplier": _parties(value.get("from")),
        "recipient": _parties(value.get("to")),
        "item": _text(value["item"]),
        "category": Category(_text(value["category"])).value,
        "quantity": quantity,
        "quantity_is": Qualifier(_text(value.get("quantity_is", "exact"))).value if quantity is not None else None,
        "value": _money(value.get("value")),
        "stage": Stage(_text(value["stage"])).value,
        "mode": Mode(_text(value.get("mode", "unspecified"))).value,
        "date": str(PartialDate.parse(str(date))) if date else None,
        "evidence": _evidence(value["says"], text),
    }


def _cooperation(value: Mapping[str, object], text: str) -> AnnotatedCooperation:
    _known(value, _COOPERATION)
    parties = _parties(value["parties"])
    if len(parties) < 2:
        raise ValueError(f"cooperation has two parties or more, not {parties}")
    kind = CooperationType(_text(value["type"]))
    return {"type": kind.value, "parties": parties, "evidence": _evidence(value["says"], text)}


def _evidence(says: object, text: str) -> list[int]:
    """The sentence in which the words stand; they must stand in the text once."""
    words = _text(says)
    if text.count(words) != 1:
        raise ValueError(f"{words!r} stands in the text {text.count(words)} times, not once")
    start = text.index(words)
    within = [one for one in sentences(text, tokenise(text)) if one.start <= start < one.end]
    return [within[0].start, within[0].end] if within else [start, start + len(words)]


def _money(value: object) -> AnnotatedMoney | None:
    """An amount as "900000000 USD"."""
    if value is None:
        return None
    amount, _, currency = _text(value).partition(" ")
    if len(currency) != 3 or not currency.isupper():
        raise ValueError(f"value {value!r} is not an amount and a currency, such as 900000000 USD")
    return {"amount": float(amount), "currency": currency}


def _parties(value: object) -> list[str]:
    """One code or a list of codes."""
    codes = [value] if isinstance(value, str) else _list(value)
    for code in codes:
        if not isinstance(code, str) or code != code.upper():
            raise ValueError(f"{code!r} is no code of a party")
    return codes


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r} is no text")
    return value


def _known(value: Mapping[str, object], names: frozenset[str]) -> None:
    strange = sorted(set(value) - names)
    if strange:
        raise ValueError(f"unknown key {', '.join(strange)}")
