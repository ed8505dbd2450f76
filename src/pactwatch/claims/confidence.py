"""From the models' own probabilities to confidences that hold on publishers that the models never saw."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pactwatch.claims.linear import Features
from pactwatch.claims.models import Model
from pactwatch.model import Stated, Transfer

CLAIM = "claim"
COOPERATION = "cooperation"
FIELDS = ("supplier", "recipient", "stage")
SUFFIX = "-confidence"
_NEAREST = 1e-4  # to 0 and 1: one report is never quite sure
T = TypeVar("T")


def model_name(of: str) -> str:
    """The name of the model that turns probabilities of a claim or a field into confidences."""
    return of + SUFFIX


def features(probability: float) -> Features:
    """What such a model goes by: the log-odds of the probability; so the surer stays the surer."""
    return {"log-odds": log_odds(probability)}


def log_odds(probability: float) -> float:
    """The log-odds of a probability; those nearest to 0 and 1 have none that is farther out."""
    kept = min(max(probability, _NEAREST), 1 - _NEAREST)
    return math.log(kept / (1 - kept))


def confidence(of: str, probability: float, models: Mapping[str, Model]) -> float:
    """The confidence that a probability is worth; the probability itself where there is no model for it."""
    model = models.get(model_name(of))
    return probability if model is None else model.probability(features(probability))


def with_confidences(transfer: Transfer, models: Mapping[str, Model]) -> Transfer:
    """The transfer with the confidences of its fields in place of the models' probabilities."""
    if not any(model_name(field) in models for field in FIELDS):
        return transfer
    return replace(
        transfer,
        supplier=_sure("supplier", transfer.supplier, models),
        recipient=_sure("recipient", transfer.recipient, models),
        stage=_sure("stage", transfer.stage, models),
    )


def _sure(field: str, stated: Stated[T] | None, models: Mapping[str, Model]) -> Stated[T] | None:
    return stated and replace(stated, confidence=confidence(field, stated.confidence, models))
