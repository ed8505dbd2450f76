"""Claims linked as reviewers decided: the one way from claims to deals, for the whole register and for a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pactwatch.model import Claim, Judged

if TYPE_CHECKING:
    from pactwatch.deals import Linked, Which
    from pactwatch.register import Linker
    from pactwatch.vocab import Vocabulary


def linker_for(judged: Judged, vocabulary: Vocabulary, which: Which | None = None) -> Linker:
    """What links claims with a vocabulary: pairs that reviewers tied or parted, and values that they chose, hold.

    Only the deals that `which` chooses are put together; all of them for None.
    """
    from pactwatch import deals
    from pactwatch.judgements import settled

    ties = deals.Ties(judged.same, judged.not_same)

    def linked(claims: Sequence[Claim], stories: Mapping[str, str]) -> Linked:
        found = deals.link(claims, stories, vocabulary, ties=ties, which=which or deals.all_of)
        return replace(found, deals=settled(found.deals, judged, vocabulary))

    return linked
