"""Two claims compared, field by field: the match weights that apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pactwatch.deals.conflicts import quantities_exclude, same_money
from pactwatch.deals.designations import share_a_name
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import DEFAULT, Weight, Weights
from pactwatch.model import Category, Mode, Stage, StageGroup

TOGETHER_DAYS = 31
APART_DAYS = 730
GIFT_DAYS = 14
LEAP_DAYS = 183
FOLLOW_ON_DAYS = 183
FEW = 2
_GROUPS = tuple(StageGroup)
_BOUND = (StageGroup.ORDERED, StageGroup.DELIVERY)
_MADE = (StageGroup.APPROVED, StageGroup.ORDERED)


@dataclass(frozen=True, slots=True)
class Signal:
    """One field of two claims compared, with the weight that applies."""

    field: str
    weight: Weight


def match_weight(first: Profile, second: Profile, weights: Weights = DEFAULT) -> float:
    """The sum of all weights that apply to two claims, in bits; more than 0 speaks for one deal."""
    bits = weights.prior.bits
    for _, weigh in _FIELDS:
        weight = weigh(first, second, weights)
        if weight is not None:
            bits += weight.bits
    return bits


def sides_and_item(first: Profile, second: Profile, weights: Weights = DEFAULT) -> float:
    """What the prior, the sides and the items of two claims add to their match weight, in bits."""
    return recipient_and_item(first, second, weights) + supplier_weight(first, second, weights).bits


def recipient_and_item(first: Profile, second: Profile, weights: Weights = DEFAULT) -> float:
    """What the prior, the recipients and the items of two claims add to their match weight, in bits."""
    return weights.prior.bits + recipient_weight(first, second, weights).bits + item_weight(first, second, weights).bits


def compare(first: Profile, second: Profile, weights: Weights = DEFAULT) -> tuple[Signal, ...]:
    """Every weight that applies to two claims, the prior first; the same whichever claim is named first."""
    told = ((field, weigh(first, second, weights)) for field, weigh in _FIELDS)
    applied = (Signal(field, weight) for field, weight in told if weight is not None)
    return (Signal("prior", weights.prior), *applied)


def supplier_weight(first: Profile, second: Profile, weights: Weights) -> Weight:
    """What the suppliers add."""
    one, other = first.supplier, second.supplier
    if not one and not other:
        return weights.supplier_both_unknown
    if not one or not other:
        return weights.supplier_unknown
    if one == other:
        return weights.supplier_same
    if one & other:
        return weights.supplier_shared
    makers = first.origin | second.origin
    return weights.supplier_maker if makers and (one <= makers or other <= makers) else weights.supplier_other


def recipient_weight(first: Profile, second: Profile, weights: Weights) -> Weight:
    """What the recipients add."""
    one, other = first.recipient, second.recipient
    if not one and not other:
        return weights.recipient_both_unknown
    if not one or not other:
        return weights.recipient_unknown
    if one == other:
        return weights.recipient_same
    return weights.recipient_shared if one & other else weights.recipient_other


def item_weight(first: Profile, second: Profile, weights: Weights) -> Weight:
    """What the items add."""
    if first.is_class and second.is_class:
        return _classes(first, second, weights)
    if first.is_class or second.is_class:
        named, kind = (second, first) if first.is_class else (first, second)
        fits = named.category is kind.category or (kind.words.is_general and kind.category is Category.OTHER)
        return weights.item_class_of if fits else weights.item_other_category
    if first.words.parts != second.words.parts and first.category is not second.category:
        return weights.item_part_of
    if first.system is not None and second.system is not None:
        if first.system == second.system:
            return weights.item_same
        return weights.item_family if first.family == second.family else weights.item_other
    return _names(first, second, weights)


def _names(first: Profile, second: Profile, weights: Weights) -> Weight:
    """Two named items, at least one of which the catalogue does not know."""
    if not share_a_name(first.names, second.names):
        return weights.item_other
    one, other = first.words.variants, second.words.variants
    if first.words.names == second.words.names and one == other:
        return weights.item_same
    return weights.item_variant if one and other and not one & other else weights.item_name


def _classes(first: Profile, second: Profile, weights: Weights) -> Weight:
    if first.category is not second.category:
        return weights.item_other_category
    one, other = first.words.kinds, second.words.kinds
    if one == other:
        return weights.item_same_class if one else weights.item_general
    if not one or not other:
        return weights.item_class_of
    return weights.item_near_class if one & other else weights.item_other_class


def number_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the numbers add, by the days between the reports."""
    if first.number is None or second.number is None:
        return None
    one, other = first.number, second.number
    if one.amount == other.amount:
        return weights.number_few if one.amount <= FEW else weights.number_same
    if first.delivered_only and second.delivered_only and _grows(first, second):
        return weights.number_grows
    if first.delivered_only != second.delivered_only:
        part, whole = (one, other) if first.delivered_only else (other, one)
        return weights.number_part if part.amount <= whole.amount else weights.number_other
    if not quantities_exclude(one, other):
        return weights.number_near
    return weights.number_later if (_days_apart(first, second) or 0) > FOLLOW_ON_DAYS else weights.number_other


def _grows(first: Profile, second: Profile) -> bool:
    """Whether the later of two reports of deliveries tells the greater number: instalments of one order add up."""
    if first.published is None or second.published is None or first.number is None or second.number is None:
        return False
    early, late = sorted(((first.published, first.number.amount), (second.published, second.number.amount)))
    return early[0] < late[0] and early[1] < late[1]


def value_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the values add."""
    if first.value is None or second.value is None:
        return None
    same = same_money(first.value, second.value)
    if same is None or (same and first.whole != second.whole):
        return None
    if first.whole and second.whole:
        return weights.package_both if same else weights.package_other
    return weights.value_same if same else weights.value_other


def stage_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the stages add, by the days between them."""
    if first.stage is None or second.stage is None:
        return None
    if first.stage is second.stage:
        return weights.stage_same
    if first.moment is None or second.moment is None:
        return None
    one, other = (first.moment, first.stage.group), (second.moment, second.stage.group)
    early, late = sorted((one, other), key=lambda told: (told[0], _GROUPS.index(told[1])))
    dated = first.happened is not None and second.happened is not None
    return _course((early[1], late[1]), (late[0] - early[0]).days, dated, weights)


def _course(groups: tuple[StageGroup, StageGroup], apart: int, dated: bool, weights: Weights) -> Weight:
    """How two stages follow each other, the earlier first; `apart` in days, `dated` where both reports date theirs.

    A report may tell of an old order without its date, so an order after a delivery counts only where both are dated.
    """
    before, after = groups
    if StageGroup.STOPPED in groups and StageGroup.DELIVERY in groups:
        return weights.stage_stopped
    if before in _BOUND and after is StageGroup.BEFORE:
        return weights.stage_back if apart <= APART_DAYS else weights.stage_again
    if dated and before is StageGroup.DELIVERY and after in _MADE and apart > LEAP_DAYS:
        return weights.stage_again
    leap = before is StageGroup.BEFORE and after is StageGroup.DELIVERY
    return weights.stage_leap if leap and apart <= LEAP_DAYS else weights.stage_onward


def mode_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the terms add."""
    if first.mode is None or second.mode is None:
        return None
    if first.mode is second.mode:
        return weights.mode_same
    return weights.mode_loan if Mode.LOAN in (first.mode, second.mode) else weights.mode_other


def condition_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the conditions add."""
    if first.condition is None or second.condition is None or first.condition is second.condition:
        return None
    return weights.condition_other


def published_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the days between the reports add."""
    apart = _days_apart(first, second)
    if apart is None:
        return None
    if apart > GIFT_DAYS and announced_gift(first) and announced_gift(second):
        return weights.gifts_apart
    if apart <= TOGETHER_DAYS:
        return weights.told_together
    return weights.told_apart if apart > APART_DAYS else None


def _days_apart(first: Profile, second: Profile) -> int | None:
    if first.published is None or second.published is None:
        return None
    return abs((first.published - second.published).days)


def announced_gift(profile: Profile) -> bool:
    """Whether a claim tells that a gift was announced."""
    return profile.mode is Mode.GIFT and profile.stage is Stage.APPROVED


def happened_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What the dates of the same stage add."""
    one, other = first.happened, second.happened
    if one is None or other is None or first.stage is None or second.stage is None:
        return None
    if first.stage.group is not second.stage.group:
        return None
    overlap = one.first_day <= other.last_day and other.first_day <= one.last_day
    return weights.happened_same if overlap else weights.happened_other


def source_weight(first: Profile, second: Profile, weights: Weights) -> Weight | None:
    """What one document or story adds."""
    if first.document == second.document:
        return weights.document_apart if _told_apart(first, second) else weights.document_same
    return weights.story_same if first.story == second.story else None


def _told_apart(first: Profile, second: Profile) -> bool:
    """Whether one document tells two claims as two deals: they differ in a side, the item, the number or the stage.

    The reader has merged what it saw as one deal, so two claims that differ in anything of this are two.
    """
    if first.supplier != second.supplier or first.recipient != second.recipient:
        return True
    same_item = first.words == second.words if first.system is None else True  # spellings of one system may differ
    if first.system != second.system or not same_item or first.stage is not second.stage:
        return True
    numbers = first.number, second.number
    return None not in numbers and numbers[0] != numbers[1]


_FIELDS: tuple[tuple[str, Callable[[Profile, Profile, Weights], Weight | None]], ...] = (
    ("supplier", supplier_weight),
    ("recipient", recipient_weight),
    ("item", item_weight),
    ("number", number_weight),
    ("value", value_weight),
    ("stage", stage_weight),
    ("mode", mode_weight),
    ("condition", condition_weight),
    ("published", published_weight),
    ("happened", happened_weight),
    ("document", source_weight),
)
