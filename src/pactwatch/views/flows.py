"""Who supplies whom by year, and the network that it makes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pactwatch.deals.stages import moment
from pactwatch.model import Category, Deal, StageGroup
from pactwatch.register import Register
from pactwatch.views.filters import Filters, Sought, matches
from pactwatch.views.index import Index
from pactwatch.views.money import Counted, Total, counted, totals
from pactwatch.views.rows import category_of, codes_of
from pactwatch.views.words import party_names
from pactwatch.vocab import Vocabulary

Place = tuple[tuple[str, ...], tuple[str, ...], int | None]


@dataclass(frozen=True, slots=True)
class Flow:
    """What went, or is to go, from one side to another in one year.

    `year` is that in which the deals were ordered, else first heard of; None where no report is dated. A joint supplier
    or recipient is one side. `totals` adds up values, a package once: with its earliest deal. `deals` holds ids.
    """

    supplier: tuple[str, ...]
    supplier_names: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_names: tuple[str, ...]
    year: int | None
    deals: tuple[str, ...]
    categories: tuple[tuple[Category, int], ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A party of the network with the number of deals in which it gives and receives."""

    party: str
    name: str
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Edge:
    """All deals from one party to another; a joint supplier or recipient counts with each of its parties.

    `firm` counts those that are ordered or delivered, `stopped` those refused, suspended or cancelled.
    """

    supplier: str
    recipient: str
    deals: tuple[str, ...]
    firm: int
    stopped: int
    categories: tuple[tuple[Category, int], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Parties that give or receive, by code, and what goes between them; deals that lack a side are counted apart."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    one_sided: int


def flows(
    register: Register,
    vocabulary: Vocabulary,
    filters: Filters = Filters(),  # noqa: B008  # frozen
) -> tuple[Flow, ...]:
    """Flows by year of order, the earliest year first, undated last; deals that lack a side have it empty."""
    index = Index(register, vocabulary)
    return flows_of(index, kept_deals(index, filters))


def flows_of(index: Index, deals: Iterable[Deal]) -> tuple[Flow, ...]:
    """The flows that some deals make."""
    places = {deal.id: _place(deal) for deal in deals}
    members: dict[Place, list[str]] = defaultdict(list)
    for name, place in sorted(places.items()):
        members[place].append(name)
    values: dict[Place, list[Counted]] = defaultdict(list)
    for value in counted(index, places.keys()):
        first = min(value.deals, key=lambda name: (_year(places[name]), name))
        values[places[first]].append(value)
    found = [_flow(index, place, names, values[place]) for place, names in members.items()]
    return tuple(sorted(found, key=lambda flow: (_year_of(flow.year), flow.supplier_names, flow.recipient_names)))


def network(
    register: Register,
    vocabulary: Vocabulary,
    filters: Filters = Filters(),  # noqa: B008  # frozen
) -> Network:
    """Who supplies whom, over all time."""
    index = Index(register, vocabulary)
    found: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    one_sided = 0
    for deal in kept_deals(index, filters):
        suppliers, recipients = codes_of(deal, "supplier"), codes_of(deal, "recipient")
        one_sided += not (suppliers and recipients)
        for supplier in suppliers:
            for recipient in recipients:
                found[supplier, recipient].append(deal)
    edges = tuple(_edge(*pair, deals) for pair, deals in sorted(found.items()))
    return Network(nodes_of(edges, vocabulary), edges, one_sided)


def nodes_of(edges: Iterable[Edge], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """The parties at the ends of edges, by code; a deal counts once for each."""
    given: dict[str, set[str]] = defaultdict(set)
    received: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        given[edge.supplier].update(edge.deals)
        received[edge.recipient].update(edge.deals)
    return tuple(
        Node(party, vocabulary.party_name(party), len(given[party]), len(received[party]))
        for party in sorted({*given, *received})
    )


def kept_deals(index: Index, filters: Filters) -> list[Deal]:
    """The deals that the filters let through, by id."""
    sought = Sought.of(filters, index)
    return [deal for deal in index.register.deals if matches(deal, sought, index)]


def year_of(deal: Deal) -> int | None:
    """The year in which a deal was ordered, else delivered, else first heard of; None where no report is dated."""
    dated = [(day, event.stage.group) for event in deal.history if (day := moment(event)) is not None]
    for group in (StageGroup.ORDERED, StageGroup.DELIVERY):
        days = [day for day, reached in dated if reached is group]
        if days:
            return min(days).year
    return min((day for day, _ in dated), default=date.min).year if dated else None


def _place(deal: Deal) -> Place:
    return codes_of(deal, "supplier"), codes_of(deal, "recipient"), year_of(deal)


def _year(place: Place) -> int:
    return _year_of(place[2])


def _year_of(year: int | None) -> int:
    return year if year is not None else date.max.year + 1


def _flow(index: Index, place: Place, deals: list[str], values: list[Counted]) -> Flow:
    supplier, recipient, year = place
    return Flow(
        supplier=supplier,
        supplier_names=party_names(supplier, index.vocabulary),
        recipient=recipient,
        recipient_names=party_names(recipient, index.vocabulary),
        year=year,
        deals=tuple(deals),
        categories=_categories(index.deals[name] for name in deals),
        totals=totals(values),
    )


def _edge(supplier: str, recipient: str, deals: list[Deal]) -> Edge:
    groups = [getattr(deal.shown("stage"), "group", None) for deal in deals]
    return Edge(
        supplier=supplier,
        recipient=recipient,
        deals=tuple(deal.id for deal in deals),
        firm=sum(group in (StageGroup.ORDERED, StageGroup.DELIVERY) for group in groups),
        stopped=sum(group is StageGroup.STOPPED for group in groups),
        categories=_categories(deals),
    )


def _categories(deals: Iterable[Deal]) -> tuple[tuple[Category, int], ...]:
    counts = Counter(category for deal in deals if (category := category_of(deal)) is not None)
    return tuple((category, counts[category]) for category in Category if counts[category])
