"""What a text tells by name need not be told again in general words: "the Tejas ... such jets"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.certainty import LEAST_CLAIM
from pactwatch.claims.contents import is_point
from pactwatch.claims.context import Context
from pactwatch.claims.descriptions import may_be
from pactwatch.claims.drafts import Draft
from pactwatch.claims.freshaid import given_apart
from pactwatch.claims.kinds import is_vague
from pactwatch.claims.linked import one_list
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.merge import Group
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary

_OPEN = ("sought", "offered", "negotiating")
_SURER = 0.1
_BEFORE = 2  # tokens before equipment that may say there is more of it, and behind it what it is
_SPELLS = frozenset(("including", "such"))
_REACH = 14  # words from equipment to "including": "capabilities in response to the request of the army, including"
_MANY = 4  # recipients of one mention that are told beside deals by name
_SPELLED = frozenset("including such like namely : — –".split())
_FURTHER = frozenset("additional more further other".split())


def told_by_name(
    context: Context, groups: Sequence[Group], probabilities: Sequence[float], place: int, vocabulary: Vocabulary
) -> bool:
    """Whether the group at a place names only a kind of equipment that a likelier group names more exactly.

    Of one kind: between the same parties, or for the same recipient if it is surer by far. Words such as "weapons" are
    told more exactly by anything between the same parties. What is counted on its own ("and 700 explosive drones") is
    another item, and so is what stands in one list with the other ("HIMARS, artillery and ammunition").
    """
    group = groups[place]
    if "supplier" in group.left and any(_bid_for(other, group) for other in groups):
        return True
    if not group.named.draft.item.general or group.first("number"):
        return False
    if _further(context, group.best.draft.item) or _of_many(groups, group):
        return False
    return any(
        (
            _tells_more(other, group, probabilities[at] - probabilities[place])
            and not _listed(context, other, group)
            and not given_apart(context, other.clearest, group.clearest)
        )
        or (
            probabilities[at] >= LEAST_CLAIM
            and (_spelled(context, group.best.draft, other) or _unpacked(group, other) or _again(context, group, other))
        )
        for at, other in enumerate(groups)
        if at != place and may_be(group.named.draft.item, other.named.draft.item, vocabulary)
    )


def _spelled(context: Context, draft: Draft, other: Group) -> bool:
    """Whether words for any equipment are spelled out in their sentence: "additional capabilities, including tanks"."""
    item, found = draft.item, draft.found
    if not is_vague(item.designation):
        return False
    end = min(item.last + _REACH, found.sentence.last)
    at = next((at for at in range(item.last, end) if context.tokens[at].lower in _SPELLS), end)
    return at < end and any(told.draft.found is found and told.draft.item.first > at for told in other.told)


def _unpacked(group: Group, other: Group) -> bool:
    """Whether a package of any equipment is told by what is in it: "more capabilities. These include guns"."""
    draft, content = group.best.draft, other.best.draft
    same = (group.supplier, group.recipient, draft.stage) == (other.supplier, other.recipient, content.stage)
    if not (same and content.packed and is_vague(draft.item.designation)) or is_vague(content.item.designation):
        return False
    return all(told.draft.found.sentence.index < content.found.sentence.index for told in group.told)


def _again(context: Context, group: Group, other: Group) -> bool:
    """Whether a kind only stands for what its own sentence named: "Peru got 12 Gripens, the first to use the jet"."""
    item, named = group.best.draft.item, other.named.draft.item
    if len(group.told) > 1 or named.general or item.category is not named.category or item.category is Category.OTHER:
        return False
    if (group.supplier, group.recipient) != (other.supplier, other.recipient):
        return False
    before = any(
        told.draft.found is group.best.draft.found and told.draft.item.first < item.first for told in other.told
    )
    return before and context.tokens[item.first - 1].lower == "the"


def _of_many(groups: Sequence[Group], group: Group) -> bool:
    """Whether a mention is told of many recipients: "exports equipment to Chad, Mali, Niger and Togo"."""
    item = group.best.draft.item
    return sum(other.best.draft.item is item for other in groups) >= _MANY


def _bid_for(other: Group, group: Group) -> bool:
    """Whether a group tells an open bid for what another one tells to be put out to tender."""
    if other.supplier is None or other.recipient != group.recipient or not group.named.draft.item.general:
        return False
    if other.named.draft.item.category is not group.named.draft.item.category:
        return False
    return any(told.draft.bid for told in other.told) and other.staged.draft.stage in _OPEN


def _further(context: Context, item: ItemMention) -> bool:
    """Whether there is more of it than was named: "additional weapons", but not "additional weapons, including"."""
    after = [token.lower for token in context.tokens[item.last : item.last + _REACH]]
    if not (_SPELLED.isdisjoint(after[:_BEFORE]) and _SPELLS.isdisjoint(after)):
        return False
    return any(token.lower in _FURTHER for token in context.tokens[max(0, item.first - _BEFORE) : item.head])


def _tells_more(other: Group, group: Group, surer: float) -> bool:
    item, named = group.named.draft.item, other.named.draft.item
    if other.recipient != group.recipient or surer < 0:
        return False
    same = other.supplier == group.supplier
    if not same and any(told.draft.least for told in group.told):
        return False  # another one's bid
    if item.category is named.category and (item.category is not Category.OTHER or is_vague(item.designation)):
        return not named.general and (same or surer >= _SURER)
    return same and item.category is Category.OTHER and is_vague(item.designation)


def _listed(context: Context, one: Group, two: Group) -> bool:
    """Whether some list names the equipment of both, in one sentence or in its points."""
    best = [group.best.draft for group in (one, two)]
    if all(is_point(context, draft.found) for draft in best):
        packed = all(draft.packed for draft in best)
        return packed or best[0].item.sentence != best[1].item.sentence
    drafts = {told.draft.found.sentence.index: told.draft for told in one.told}
    return any(
        (other := drafts.get(told.draft.found.sentence.index)) is not None
        and one_list(context, other.found, other.item, told.draft.item)
        for told in two.told
    )
