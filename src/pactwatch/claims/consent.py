"""What a buyer is told to have asked for in a report on the seller's consent: that the consent is to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.claims.drafts import Draft

_ASKED = frozenset(("asked", "requested"))
_PLAINLY = 0.3  # how probable a draft must be to tell consent


def with_consent(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of what was requested approved where the text tells consent between the same parties.

    "Washington approved the sale of 18 helicopters to Chile. Chile had asked to buy 40 engines."
    """
    given = {
        (supplier, draft.recipient)
        for draft in drafts
        if draft.stage == "approved" and draft.definite and draft.supplier and draft.probability >= _PLAINLY
        for supplier in (draft.supplier, None)
    }
    return [
        replace(draft, stage="approved")
        if draft.stage == "sought" and (draft.supplier, draft.recipient) in given and _asked(draft)
        else draft
        for draft in drafts
    ]


def _asked(draft: Draft) -> bool:
    """Whether its sentence tells that the buyer has asked to buy the equipment: "has requested to buy", "had asked"."""
    before = (act for act in draft.found.triggers if act.last <= draft.item.first)
    return any(act.aspect == "perfect" and act.word in _ASKED and not act.negated for act in before)
