"""The register: every deal, agreement and relation, with the claims and documents behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pactwatch.model import NOTHING_JUDGED, Agreement, Claim, CooperationThread, Deal, Document, Judged


@dataclass(frozen=True, slots=True)
class Read:
    """How many documents, claims and judgements a register was made of, those that do not count included."""

    documents: int
    claims: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Register:
    """What is known at one time. Mappings go from id to record; `stories` from document id to story id.

    `judged` is what reviewers decided: the claims are what is left after it. `read` counts what the store held when
    the register was made, None for one that no store was asked for. `version` is a digest of the content: two runs over
    the same input give the same one.
    """

    deals: tuple[Deal, ...]
    agreements: tuple[Agreement, ...]
    cooperation: tuple[CooperationThread, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    stories: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    judged: Judged = NOTHING_JUDGED
    read: Read | None = None
