"""Who supplies whom by year: counted by the database, with ids and sums where they are asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pactwatch.model import Category
from pactwatch.pipeline.catalogue.sought import sought_of
from pactwatch.views import Filters, Flow
from pactwatch.views.money import totals_from
from pactwatch.views.routes import Leg
from pactwatch.views.words import party_names

if TYPE_CHECKING:
    from decimal import Decimal

    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.sought import SoughtDeals
    from pactwatch.store.summed import Paid, Placed, Route

Sides = tuple[tuple[str, ...], tuple[str, ...], int | None]
"""A flow: both sides, and the year."""


def routes_of(catalogue: Catalogue, sought: SoughtDeals) -> list[Route]:
    """How many deals go from whom to whom by year and kind, remembered."""
    from pactwatch.store.summed import routes

    def made() -> list[Route]:
        with catalogue.rows.reading() as connection:
            return routes(connection, sought)

    return catalogue.memory.get(("routes", sought), made)


def legs(catalogue: Catalogue, filters: Filters) -> tuple[Leg, ...]:
    """How many deals go from whom to whom by year, the earliest year first, undated last."""
    return catalogue.memory.get(("legs", filters), lambda: _legs(catalogue, filters))


def _legs(catalogue: Catalogue, filters: Filters) -> tuple[Leg, ...]:
    kinds: dict[Sides, Counter[str]] = defaultdict(Counter)
    deals: Counter[Sides] = Counter()
    for route in routes_of(catalogue, sought_of(catalogue, filters)):
        key = (route.supplier, route.recipient, route.year)
        deals[key] += route.deals
        kinds[key][route.category or ""] += route.deals
    found = []
    for (supplier, recipient, year), number in deals.items():
        told = kinds[supplier, recipient, year]
        categories = tuple((one, told[one.value]) for one in Category if told[one.value])
        names = party_names(supplier, catalogue.vocabulary), party_names(recipient, catalogue.vocabulary)
        found.append(Leg(supplier, names[0], recipient, names[1], year, number, categories))
    return tuple(sorted(found, key=_in_order))


def _in_order(leg: Leg) -> tuple[bool, int, tuple[str, ...], tuple[str, ...]]:
    return leg.year is None, leg.year or 0, leg.supplier_names, leg.recipient_names


def by_year(found: Iterable[Leg]) -> Counter[int]:
    """Deals by year, undated ones left out."""
    years: Counter[int] = Counter()
    for leg in found:
        if leg.year is not None:
            years[leg.year] += leg.deals
    return years


def all_flows(catalogue: Catalogue, filters: Filters, skip: int, take: int) -> tuple[tuple[Flow, ...], int]:
    """Some of the flows with their deals and what they add up to, a package once; and how many flows there are."""
    from pactwatch.store.summed import packages, placed

    every = legs(catalogue, filters)
    some = every[skip : skip + take]
    sought = sought_of(catalogue, filters)
    places = {leg: (";".join(leg.supplier), ";".join(leg.recipient), leg.year) for leg in some}
    with catalogue.rows.reading() as connection:
        held = placed(connection, sought, list(places.values()))
        paid = catalogue.memory.get(("paid", sought), lambda: _by_first(packages(connection, sought)))
    return tuple(_flow(leg, held[place], paid) for leg, place in places.items()), len(every)


def _by_first(paid: Iterable[Paid]) -> dict[str, list[Paid]]:
    """Packages by their earliest deal, with which they count."""
    found: dict[str, list[Paid]] = defaultdict(list)
    for one in paid:
        first = min(one.deals, key=lambda deal: (deal[1] is None, deal[1] or 0, deal[0]))
        found[first[0]].append(one)
    return found


def _flow(leg: Leg, held: list[Placed], paid: dict[str, list[Paid]]) -> Flow:
    from pactwatch.store.summed import KINDS

    worth: dict[tuple[str, str], Decimal] = {}
    entries: Counter[tuple[str, str]] = Counter()
    told = [(one.worth, KINDS[one.grade]) for one in held]
    told += [
        ((one.currency, one.amount), KINDS[max(grade for *_, grade in one.deals)])
        for deal in held
        for one in paid.get(deal.id, ())
    ]
    for value, kind in told:
        if value is not None:
            key = (value[0], kind)
            worth[key] = worth.get(key, 0) + value[1]
            entries[key] += 1
    return Flow(
        supplier=leg.supplier,
        supplier_names=leg.supplier_names,
        recipient=leg.recipient,
        recipient_names=leg.recipient_names,
        year=leg.year,
        deals=tuple(one.id for one in held),
        categories=leg.categories,
        totals=totals_from(worth, entries),
    )
