"""Who supplies whom by year: counted by the database, with ids and sums where they are asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from pactwatch.model import Category
from pactwatch.pipeline.catalogue.sought import sought_of
from pactwatch.views import Edge, Filters, Flow, Network
from pactwatch.views.flows import nodes_of
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


def all_flows(
    catalogue: Catalogue, filters: Filters, skip: int = 0, take: int | None = None
) -> tuple[tuple[Flow, ...], int]:
    """Some of the flows with their deals and what they add up to, a package once; and how many flows there are.

    `take` is None for all behind `skip`.
    """
    from pactwatch.store.summed import packages

    every = legs(catalogue, filters)
    some = every[skip:] if take is None else every[skip : skip + take]
    held, sought = _held(catalogue, filters, some), sought_of(catalogue, filters)
    with catalogue.rows.reading() as connection:
        paid = catalogue.memory.get(("paid", sought), lambda: _by_first(packages(connection, sought)))
    return tuple(_flow(leg, deals, paid) for leg, deals in held), len(every)


def network(catalogue: Catalogue, filters: Filters) -> Network:
    """Who supplies whom, over all time."""
    pairs: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    one_sided = 0
    for leg, deals in _held(catalogue, filters, legs(catalogue, filters)):
        one_sided += 0 if leg.supplier and leg.recipient else len(deals)
        for pair in product(leg.supplier, leg.recipient):
            pairs[pair] += deals
    edges = tuple(_edge(pair, sorted(deals, key=lambda one: one.id)) for pair, deals in sorted(pairs.items()))
    return Network(nodes_of(edges, catalogue.vocabulary), edges, one_sided)


def _held(catalogue: Catalogue, filters: Filters, some: Iterable[Leg]) -> list[tuple[Leg, list[Placed]]]:
    """Some flows with their deals."""
    from pactwatch.store.summed import placed

    places = {leg: (";".join(leg.supplier), ";".join(leg.recipient), leg.year) for leg in some}
    with catalogue.rows.reading() as connection:
        held = placed(connection, sought_of(catalogue, filters), list(places.values()))
    return [(leg, held[place]) for leg, place in places.items()]


def _edge(pair: tuple[str, str], deals: list[Placed]) -> Edge:
    from pactwatch.store.facts import Firmness

    grades, kinds = Counter(one.grade for one in deals), Counter(one.category for one in deals)
    return Edge(
        supplier=pair[0],
        recipient=pair[1],
        deals=tuple(one.id for one in deals),
        firm=grades[Firmness.FIRM],
        stopped=grades[Firmness.STOPPED],
        categories=tuple((one, kinds[one.value]) for one in Category if kinds[one.value]),
    )


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
