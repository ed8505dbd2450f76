"""The match weights of the reconciliation: how much each agreement of two registers speaks for one deal.

Unit: bits, as in the record linkage of Fellegi and Sunter: +1 doubles the odds that two entries tell of one deal, -1
halves them. Set by hand from the reasons given here, and checked against pairs of rows that were labelled by reading.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """All match weights; two entries whose weights add up to more than nothing are told as one deal.

    `prior` is so low because most pairs are different deals. `number_size` is added for each doubling of a number on
    which both agree, up to `number_most`: 1,673 is no accident, 2 is.
    """

    prior: float = -9.0

    party_same: float = 3.0
    party_shared: float = 1.0
    party_unknown: float = -2.0  # one register does not know who
    supplier_other: float = -6.0  # a supplier is sometimes corrected
    recipient_other: float = -9.0  # a recipient hardly ever is

    item_same: float = 6.0
    item_renamed: float = 6.0  # one register writes the other's designation so elsewhere too
    item_system: float = 5.0  # one entry of the catalogue
    item_alike: float = 3.0  # times the share of words in common
    item_family: float = 3.0
    item_general: float = 2.0  # "ship engine" and "ship engine"
    item_kind: float = -1.5  # the same kind, other designations
    item_other: float = -9.0

    year_same: float = 3.0
    year_next: float = 0.5
    year_near: float = -1.0  # two or three years apart
    year_other: float = -2.5
    year_far: float = -5.0  # more than six years apart

    year_after: float = -8.0  # ordered in one register after the last report of the order in the other

    number_same: float = 0.5
    number_size: float = 0.5
    number_most: float = 4.0
    number_near: float = -0.5  # within a half of each other
    number_other: float = -1.5

    delivered_back: float = -0.5  # fewer delivered than the older register had
    deliveries_same: float = 4.0
    deliveries_grown: float = 2.5  # the newer register has all the older one's years, and later ones
    deliveries_most: float = 2.0
    deliveries_some: float = 0.0
    deliveries_other: float = -3.0
    deliveries_none: float = 0.5  # neither has a delivery
    deliveries_lost: float = -1.5

    remarks_same: float = 4.0
    remarks_alike: float = 2.0
    remarks_partly: float = 0.5
    remarks_one: float = -0.5  # only one register remarks on it
    remarks_none: float = 0.5
    remarks_other: float = -1.5
    remarks_general: float = -2.5  # on top, where the designation names only a kind

    condition_other: float = -1.5
    unit_same: float = 0.5


RELEASES = Weights()  # two releases of one register

# A report and a register: who, to whom and what make the pair; when and how many are what is to be compared.
REPORTS = Weights(
    item_same=7.0,
    item_system=7.0,
    item_family=4.0,
    item_alike=4.0,
    party_unknown=-0.5,
    year_near=0.0,
    year_other=-0.5,
    year_far=-1.5,
    number_near=0.0,
    number_other=-0.5,
    deliveries_other=-0.5,
    deliveries_lost=0.0,
    remarks_one=0.0,
    remarks_none=0.0,
)
