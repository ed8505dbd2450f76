"""The number that a tender asks for: each system that is bid for it is offered in that number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention, NumberMention
from pactwatch.claims.merge import Group
from pactwatch.claims.passage import Found
from pactwatch.claims.terms import Terms

_TENDER = frozenset(
    "tender tenders rfp rfi rfps rfis bid bids bidder bidders bidding competition competing compete contender "
    "contenders requirement race shortlisted proposal proposals".split()
)
_OPEN = frozenset(("offered", "sought", "negotiating"))
_DESIGNATED = ("system", "shape")


def tender_numbers(context: Context, groups: Sequence[Group]) -> dict[int, NumberMention]:
    """The number for each group, by its place, that tells none itself and is bid for a tender that tells one.

    A tender tells its number of a class of equipment ("114 fighter jets"); the nearest one of the group's category
    counts.
    """
    told = list(_told(context))
    out: dict[int, NumberMention] = {}
    for place, group in enumerate(groups):
        item = group.named.draft.item
        if group.first("number") or item.kind not in _DESIGNATED or group.staged.draft.stage not in _OPEN:
            continue
        fitting = [(found, number) for found, asked, number in told if asked.category is item.category]
        index = group.best.draft.found.sentence.index
        if fitting:
            out[place] = min(fitting, key=lambda entry: abs(entry[0].sentence.index - index))[1]
    return out | _of_rivals(groups)


def _of_rivals(groups: Sequence[Group]) -> dict[int, NumberMention]:
    """The numbers for bids whose own sentences tell none: as many as are told for others to the same recipient."""
    out: dict[int, NumberMention] = {}
    for place, group in enumerate(groups):
        if group.first("number") or not any(told.draft.least for told in group.told):
            continue
        numbers = (other.first("number") for other in groups if _rivals(group, other))
        number = next((told.number for told in numbers if told is not None), None)
        if number is not None:
            out[place] = number
    return out


def _rivals(one: Group, two: Group) -> bool:
    """Whether two groups are about the same kind of equipment for the same recipient."""
    first, second = one.named.draft.item, two.named.draft.item
    return one.recipient == two.recipient and first.category is second.category and second.general


def _told(context: Context) -> Iterator[tuple[Found, ItemMention, NumberMention]]:
    """The classes of equipment that sentences on tenders count."""
    terms = Terms(context)
    for found in context.passage.found:
        words = context.words(found)
        if not words & _TENDER:
            continue
        for item in found.items:
            number = terms.number(found, item) if item.kind == "class" else None
            if number is not None and number.value > 1:
                yield found, item, number
