"""Equipment of one list goes one way: whom one group of drafts leaves open is told by its neighbour in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.claims.context import Context
from pactwatch.claims.kinds import singular
from pactwatch.claims.linked import one_list
from pactwatch.claims.merge import Group


def with_siblings(context: Context, groups: list[Group]) -> list[Group]:
    """The groups, with a recipient for those without whose equipment a sentence lists beside what the same one gives.

    "Sweden offered Gripens and Globaleyes", where other sentences tell for whom the Gripens are.
    """
    for group in groups:
        if group.recipient is None and group.supplier is not None and not group.left:
            known = next((one for one in groups if _beside(context, one, group)), None)
            if known is not None and not _told(groups, group, known.recipient):
                group.recipient = known.recipient
                group.told = [replace(one, draft=replace(one.draft, recipient=known.recipient)) for one in group.told]
    return groups


def _beside(context: Context, one: Group, group: Group) -> bool:
    """Whether a group whose recipient is known has equipment in one list with another's, from the same hand."""
    if one.recipient is None or one.supplier != group.supplier:
        return False
    mine = {told.draft.found.sentence.index: told.draft for told in group.told if told.draft.row is None}
    return any(
        (draft := mine.get(told.draft.found.sentence.index)) is not None
        and draft.stage == told.draft.stage
        and draft.item is not told.draft.item
        and not (draft.item.general or told.draft.item.general)
        and one_list(context, draft.found, draft.item, told.draft.item)
        for told in one.told
    )


def _told(groups: Sequence[Group], group: Group, recipient: str | None) -> bool:
    """Whether another group tells already what a group would tell with a recipient."""
    name = singular(group.named.draft.item.designation)
    return any(
        one.recipient == recipient
        and one.supplier == group.supplier
        and singular(one.named.draft.item.designation) == name
        for one in groups
    )
