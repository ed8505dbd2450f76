"""The register: every deal, agreement and relation, with the claims and documents behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pactwatch.model import Agreement, Claim, CooperationThread, Deal, Document


@dataclass(frozen=True, slots=True)
class Register:
    """What is known at one time. Mappings go from id to record; `stories` from document id to story id.

    `version` is a digest of the content: two runs over the same input give the same one.
    """

    deals: tuple[Deal, ...]
    agreements: tuple[Agreement, ...]
    cooperation: tuple[CooperationThread, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    stories: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
