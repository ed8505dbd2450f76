"""What earlier buyers bought: "Peru is the second state after Chad to order the jet" tells of Chad's order, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.earlier import earlier

_CERTAIN = 0.8


def with_precedents(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, each followed by those of whom its sentence names as earlier buyers of the same."""
    told: set[tuple[int, str]] = set()
    for draft in drafts:
        yield draft
        for party in draft.found.parties if draft.found.items else ():
            key = (draft.item.first, party.code)
            if key in told or party.code in (draft.supplier, draft.recipient):
                continue
            if draft.item is draft.found.items[0] and earlier(context, draft.found, party):
                told.add(key)
                yield replace(
                    draft,
                    recipient=party.code,
                    recipient_probability=_CERTAIN,
                    stage="ordered",
                    stage_probability=_CERTAIN,
                    besides=True,
                    definite=True,
                )
