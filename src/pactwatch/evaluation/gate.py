"""The gate: figures of a prediction against pinned floors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.score import Scores

PACKAGED = "floors.json"


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each figure may be, 0 to 1, and the SHA-256 of the annotation file that they were measured on.

    `about` says in words how they were measured. `held_out` is what each figure was where models read only publishers
    that they had never seen; empty where nobody measured that.
    """

    about: str
    annotations: str
    least: tuple[tuple[str, float], ...]
    held_out: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure beside its floor; `figure` is None where the annotations hold nothing to measure it on."""

    name: str
    floor: float
    figure: float | None

    @property
    def held(self) -> bool:
        """Whether the figure is at its floor or above; one that cannot be measured is not held against anybody."""
        return self.figure is None or self.figure >= self.floor


def packaged_floors() -> Floors:
    """The floors of pactwatch's own reader."""
    return _floors(resources.files("pactwatch.evaluation").joinpath(PACKAGED).read_bytes(), PACKAGED)


def read_floors(path: Path) -> Floors:
    """The floors in a file: `{"about": ..., "annotations": SHA-256, "floors": {FIGURE: LEAST}}`, or `held_out` too.

    Raises: EvaluationError for a file that cannot be read, is malformed, or has a floor that lies not between 0 and 1.
    """
    try:
        return _floors(path.read_bytes(), str(path))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}); give a file of floors") from None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises: EvaluationError for a file that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}); give a file of annotations") from None


def gate(scores: Scores, floors: Floors) -> tuple[Finding, ...]:
    """Each floor with the figure that it belongs to, in the order of the floors.

    Raises: EvaluationError for a floor of a figure that there is not.
    """
    figures, measured = scores.figures(), _measured(scores)
    unknown = [name for name, _ in floors.least if name not in figures]
    if unknown:
        raise EvaluationError(f"floor {unknown[0]!r}: no such figure; take one of {', '.join(figures)}")
    return tuple(Finding(name, floor, figures[name] if measured(name) else None) for name, floor in floors.least)


def _figures(content: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((str(figure), float(value)) for figure, value in content.items())


def _floors(data: bytes, name: str) -> Floors:
    try:
        content = json.loads(data)
        least, held_out = _figures(content["floors"]), _figures(content.get("held_out", {}))
        floors = Floors(str(content["about"]), str(content["annotations"]), least, held_out)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"no key {error}" if isinstance(error, KeyError) else error
        raise EvaluationError(
            f"{name}: not a file of floors ({reason}); write about, annotations and floors as the docs show"
        ) from None
    outside = [figure for figure, floor in (*least, *held_out) if not 0 <= floor <= 1]
    if outside:
        raise EvaluationError(f"{name}: floor {outside[0]!r}: a floor lies between 0 and 1")
    return floors


def _measured(scores: Scores) -> Callable[[str], bool]:
    """Tells whether the documents hold anything to measure a figure on."""
    fields = {f"{name}_f1": rate for name, rate in scores.fields.items()}
    rates = fields | {
        "deal_f1": scores.deal,
        "strict_deal_f1": scores.strict_deal,
        "slot_micro_f1": scores.fields_micro,
        "cooperation_f1": scores.cooperation,
    }
    counts = {name: rate.tp + rate.fp + rate.fn for name, rate in rates.items()}
    counts["relevance_recall"] = scores.relevance.tp + scores.relevance.fn
    counts["specificity"] = scores.irrelevant
    counts["stage_group_accuracy"] = counts["evidence_accuracy"] = scores.deal.tp
    return lambda name: counts[name] > 0
