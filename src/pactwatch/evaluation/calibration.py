"""Whether confidence means what it says: of what is told with a confidence of 0.7, seven tenths should be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.score import relation, relations, same_slot
from pactwatch.evaluation.similarity import align, pair_score

BINS = 10
FIELDS = ("supplier", "recipient", "stage")


@dataclass(frozen=True, slots=True)
class Judged:
    """One confidence, 0 to 1, and whether what it was given for is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Neighbouring confidences: the least and the greatest, their mean, the share that is right, and how many."""

    least: float
    most: float
    confidence: float
    share: float
    number: int


def judged(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[str, tuple[Judged, ...]]:
    """What the predictions are sure of and whether it is right: claims of transfers, their fields, and cooperation.

    A claim is right where it is paired with an annotated transfer, as the scorer pairs them. A field is judged only
    there, for nothing can be said of the supplier of a transfer that is none; one left empty is not judged.
    """
    found: dict[str, list[Judged]] = {name: [] for name in ("claim", *FIELDS, "cooperation")}
    for name, document in gold.items():
        told: Sequence[AnnotatedTransfer] = (predicted.get(name) or {}).get("transfers") or []
        there: Sequence[AnnotatedTransfer] = document.get("transfers") or []
        pairs = dict(align(told, there, pair_score))
        for place, transfer in enumerate(told):
            found["claim"].append(Judged(transfer.get("confidence", 0.0), place in pairs))
            if place not in pairs:
                continue
            for field, confidence in (transfer.get("confidences") or {}).items():
                if field in FIELDS:
                    found[field].append(Judged(confidence, same_slot(field, transfer, there[pairs[place]])))
        told_of, entries = relations(document), (predicted.get(name) or {}).get("cooperation") or []
        for entry in entries:
            found["cooperation"].append(Judged(entry.get("confidence", 0.0), relation(entry) in told_of))
    return {name: tuple(all_of) for name, all_of in found.items()}


def bins(cases: Sequence[Judged], count: int = BINS) -> tuple[Bin, ...]:
    """The cases in bins of equal size by their confidence, the least sure first; fewer bins where there are few cases.

    Equal sizes, not equal widths: a bin of three cases says nothing, and the sure ones are many.
    """
    ordered = sorted(cases, key=lambda case: (case.confidence, case.right))
    count = min(count, len(ordered))
    edges = [round(place * len(ordered) / count) for place in range(count + 1)] if count else []
    return tuple(_bin(ordered[first:last]) for first, last in pairwise(edges))


def _bin(cases: Sequence[Judged]) -> Bin:
    number = len(cases)
    return Bin(
        least=cases[0].confidence,
        most=cases[-1].confidence,
        confidence=sum(case.confidence for case in cases) / number,
        share=sum(case.right for case in cases) / number,
        number=number,
    )


def expected_calibration_error(binned: Sequence[Bin]) -> float:
    """How far confidence and share lie apart on average, 0 to 1; 0 for no bins.

    Source: Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015;
    with bins of equal size.
    """
    total = sum(one.number for one in binned)
    return sum(one.number * abs(one.confidence - one.share) for one in binned) / total if total else 0.0
