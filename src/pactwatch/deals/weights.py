"""The match weights: how much each agreement or disagreement of two claims speaks for one deal, and why.

Unit: bits, as in the record linkage of Fellegi and Sunter: +1 doubles the odds that two claims tell of one deal, -1
halves them. Set by hand from the reasons given here; `fitted.py` holds what fitting to annotated deals moved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pactwatch.deals.fitted import BITS


@dataclass(frozen=True, slots=True)
class Weight:
    """One match weight in bits, with the reason in words that an explanation shows."""

    bits: float
    reason: str


@dataclass(frozen=True, slots=True)
class Weights:
    """All match weights; two claims whose weights add up to more than nothing are told as one deal."""

    prior: Weight = Weight(-6.0, "most pairs of claims on the same kind of equipment are different deals")

    supplier_same: Weight = Weight(2.5, "same supplier")
    supplier_shared: Weight = Weight(0.0, "the suppliers have a party in common")
    supplier_unknown: Weight = Weight(0.5, "one report does not name the supplier")
    supplier_both_unknown: Weight = Weight(1.0, "neither report names the supplier")
    supplier_maker: Weight = Weight(
        -1.0, "suppliers differ, but one of them makes the system and may only clear the sale"
    )
    supplier_other: Weight = Weight(-10.0, "different suppliers: rival bidders or different deals")

    recipient_same: Weight = Weight(3.0, "same recipient")
    recipient_shared: Weight = Weight(1.0, "the recipients have a party in common")
    recipient_unknown: Weight = Weight(-2.5, "one report does not name the recipient")
    recipient_both_unknown: Weight = Weight(-0.5, "neither report names the recipient")
    recipient_other: Weight = Weight(-12.0, "different recipients")

    item_same: Weight = Weight(3.0, "same system")
    item_family: Weight = Weight(2.0, "systems of one family")
    item_name: Weight = Weight(2.5, "designations share a name")
    item_variant: Weight = Weight(0.5, "same name, but different variants")
    item_class_of: Weight = Weight(-0.5, "one report names a class that the other's system belongs to")
    item_same_class: Weight = Weight(1.5, "same class of equipment, no type named")
    item_near_class: Weight = Weight(0.0, "classes of one category whose words partly agree")
    item_general: Weight = Weight(0.0, 'both say no more than "weapons"')
    item_other_class: Weight = Weight(-3.0, "different classes of one category")
    item_part_of: Weight = Weight(-4.0, "parts, rounds or support for a system, and the system itself")
    item_other: Weight = Weight(-8.0, "different systems")
    item_other_category: Weight = Weight(-8.0, "different kinds of equipment")

    number_same: Weight = Weight(3.0, "same number")
    number_few: Weight = Weight(1.0, "same number, but a common one (one or two)")
    number_near: Weight = Weight(0.5, "numbers that do not exclude each other")
    number_part: Weight = Weight(1.0, "the number delivered is part of the number ordered")
    number_grows: Weight = Weight(0.5, "the later report tells that more have been delivered")
    number_other: Weight = Weight(-1.5, "different numbers")
    number_later: Weight = Weight(-4.0, "different numbers, told more than half a year apart: a follow-on order")

    value_same: Weight = Weight(2.5, "same value")
    value_other: Weight = Weight(-2.0, "different values")
    package_other: Weight = Weight(-3.0, "parts of packages of different value")

    stage_same: Weight = Weight(0.5, "same stage")
    stage_onward: Weight = Weight(0.0, "the later report tells the later stage")
    stage_back: Weight = Weight(-1.0, "the later report tells of a wish, the earlier of an order: perhaps a follow-on")
    stage_again: Weight = Weight(-4.0, "wished for or ordered long after an order or a delivery: a follow-on order")
    stage_leap: Weight = Weight(-2.0, "wished for and delivered within half a year: perhaps two deals")
    stage_stopped: Weight = Weight(-2.5, "one was stopped, the other delivered")

    mode_same: Weight = Weight(0.5, "same terms")
    mode_other: Weight = Weight(-1.5, "different terms (sale, gift, licence)")
    mode_loan: Weight = Weight(-3.0, "one is a loan or lease, the other is not")
    condition_other: Weight = Weight(-1.5, "one is new, the other is not")

    told_together: Weight = Weight(1.0, "published within a month of each other")
    told_apart: Weight = Weight(-1.5, "published more than two years apart")
    gifts_apart: Weight = Weight(-4.0, "gifts announced more than two weeks apart: packages follow each other")
    happened_same: Weight = Weight(1.5, "the same stage on the same date")
    happened_other: Weight = Weight(-4.0, "the same stage on dates that exclude each other")

    story_same: Weight = Weight(1.5, "the two documents are copies of one report")
    document_same: Weight = Weight(-2.0, "one document tells them as two, without a difference")
    document_apart: Weight = Weight(-40.0, "one document tells them apart")
    package_both: Weight = Weight(1.0, "both are told as part of a package of the same value")


BY_HAND = Weights()
DEFAULT = replace(BY_HAND, **{name: Weight(bits, getattr(BY_HAND, name).reason) for name, bits in BITS.items()})
