"""Scores as data for other programs, each figure to three places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pactwatch.evaluation.attribution import AttributionScores
from pactwatch.evaluation.counts import Rate
from pactwatch.evaluation.score import Scores

Figure: TypeAlias = "int | float | dict[str, Figure]"
PLACES = 3


def report(scores: Scores) -> dict[str, Figure]:
    """The scores by name; `slots` are the fields of a transfer, `more_slots` those left out of `slot_micro`."""
    return {
        "documents": scores.documents,
        "gold_transfers": scores.transfers,
        "relevance": {**_rate(scores.relevance), "specificity": round(scores.specificity, PLACES)},
        "deal": _rate(scores.deal),
        "strict_deal": _rate(scores.strict_deal),
        "slots": _rates(scores.fields),
        "slot_micro": _rate(scores.fields_micro),
        "stage_group_accuracy": round(scores.stage_group_accuracy, PLACES),
        "evidence_accuracy": round(scores.evidence_accuracy, PLACES),
        "more_slots": _rates(scores.more_fields),
        "cooperation": _rate(scores.cooperation),
    }


def attribution_report(scores: AttributionScores) -> dict[str, Figure]:
    """The scores of who is said to vouch, by name."""
    return {
        "matched": scores.matched,
        "speaker": _rate(scores.speaker),
        "own_voice_accuracy": round(scores.own_voice_accuracy, PLACES),
        "party_accuracy": round(scores.party_accuracy, PLACES),
        "kind_accuracy": round(scores.kind_accuracy, PLACES),
        "hedged": _rate(scores.hedged),
        "denied": _rate(scores.denied),
    }


def _rates(rates: Mapping[str, Rate]) -> dict[str, Figure]:
    return {name: _rate(rate) for name, rate in rates.items()}


def _rate(rate: Rate) -> dict[str, Figure]:
    return {
        "precision": round(rate.precision, PLACES),
        "recall": round(rate.recall, PLACES),
        "f1": round(rate.f1, PLACES),
        "tp": rate.tp,
        "fp": rate.fp,
        "fn": rate.fn,
    }
