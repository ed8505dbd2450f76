"""The deals next to a deal: those that somebody could take for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pactwatch.model import Deal, Item
from pactwatch.pipeline.catalogue.part import Asked, part_of
from pactwatch.views.rows import category_of, codes_of

if TYPE_CHECKING:
    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.sought import SoughtDeals
    from pactwatch.views.index import Index

MOST = 40
"""Deals of each kind of nearness that are looked at, those nearest in time."""


def with_neighbours(catalogue: Catalogue, deal_id: str) -> Index:
    """A part of the register that holds a deal and those next to it, and what reviewers tied to it or parted from it.

    All deals that share a side are there where they are few; else those that share both sides, or a side and the kind
    of item, and came at about the same time.
    """
    from pactwatch.store import listed, parts

    alone = part_of(catalogue, Asked(deals=[deal_id]))
    deal = alone.deals[deal_id]
    pairs = {
        name for one in catalogue.reviewed().judged.rulings if set(one.claims) & set(deal.claims) for name in one.claims
    }
    near: dict[str, None] = {}
    with catalogue.rows.reading() as connection:
        near.update(dict.fromkeys(parts.deal_of_claims(connection, pairs).values()))
        day = listed.day_of_deal(connection, deal_id)
        several = [listed.near_in_time(connection, one, day, MOST + 1) for one in _sharing_a_side(deal)]
        if all(len(found) <= MOST for found in several):
            near.update(dict.fromkeys(name for found in several for name in found))
        else:
            for one in _alike(deal):
                near.update(dict.fromkeys(listed.near_in_time(connection, one, day, MOST)))
    return part_of(catalogue, Asked(deals={deal_id, *near}))


def _sharing_a_side(deal: Deal) -> Iterator[SoughtDeals]:
    from pactwatch.store.facts import RECIPIENT, SUPPLIER
    from pactwatch.store.sought import SoughtDeals

    for side, field in ((SUPPLIER, "supplier"), (RECIPIENT, "recipient")):
        for code in codes_of(deal, field):
            yield SoughtDeals(sides=((side, code),))


def _alike(deal: Deal) -> Iterator[SoughtDeals]:
    from pactwatch.store.facts import RECIPIENT, SUPPLIER, ToldItem
    from pactwatch.store.sought import SoughtDeals

    given = tuple((SUPPLIER, code) for code in codes_of(deal, "supplier"))
    received = tuple((RECIPIENT, code) for code in codes_of(deal, "recipient"))
    if given and received:
        yield SoughtDeals(sides=(*given, *received))
    category = category_of(deal)
    if received and category is not None:
        yield SoughtDeals(sides=received, category=category.value)
    item = deal.shown("item")
    if given and isinstance(item, Item):
        told = ToldItem(item.designation, item.system, item.category.value)
        yield SoughtDeals(sides=given, items=frozenset({told.key}))
