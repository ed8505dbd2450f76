"""From whom to whom: flows of some years put together, for a map and a network, with how they changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.model import Category
from pactwatch.views.flows import Flow

SPAN = 5
"""Years of a period, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Years:
    """A stretch of years, both in; None where it is open."""

    first: int | None = None
    last: int | None = None

    def hold(self, year: int | None) -> bool:
        """Whether a year lies in it; an unknown year lies only in a stretch that is open on both sides."""
        if year is None:
            return self.first is None and self.last is None
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    @property
    def before(self) -> Years | None:
        """The stretch of the same length before it; None where it is open at its beginning or end."""
        if self.first is None or self.last is None:
            return None
        length = self.last - self.first + 1
        return Years(self.first - length, self.first - 1)


@dataclass(frozen=True, slots=True)
class Leg:
    """How many deals go from one side to another in one year; None for a year that is not known."""

    supplier: tuple[str, ...]
    supplier_names: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_names: tuple[str, ...]
    year: int | None
    deals: int
    categories: tuple[tuple[Category, int], ...]

    @classmethod
    def of(cls, flow: Flow) -> Leg:
        """The deals of a flow, counted."""
        names = (flow.supplier, flow.supplier_names, flow.recipient, flow.recipient_names)
        return cls(*names, flow.year, len(flow.deals), flow.categories)


@dataclass(frozen=True, slots=True)
class Route:
    """All deals from one party to another; a joint supplier or recipient counts with each of its parties.

    `before` counts the deals of the same length of time before, None where the years asked for are open. `by_year`
    counts deals by the year of their order, undated ones left out.
    """

    supplier: str
    supplier_name: str
    recipient: str
    recipient_name: str
    deals: int
    before: int | None
    by_year: tuple[tuple[int, int], ...]
    categories: tuple[tuple[Category, int], ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """Routes, those with most deals first.

    `first` and `last` bound the years of all flows, None where none is dated. `one_sided` counts deals of the years
    asked for that lack a supplier or a recipient, `undated` those of no known year, which no stretch of years holds.
    """

    years: Years
    routes: tuple[Route, ...]
    first: int | None
    last: int | None
    one_sided: int
    undated: int


def routes(legs: Iterable[Leg], years: Years = Years()) -> Routes:  # frozen
    """The deals of some years by pair of parties."""
    known = list(legs)
    dated = [leg.year for leg in known if leg.year is not None]
    members: dict[tuple[str, str, str, str], list[Leg]] = defaultdict(list)
    for leg in known:
        for supplier, name in zip(leg.supplier, leg.supplier_names, strict=True):
            for recipient, other in zip(leg.recipient, leg.recipient_names, strict=True):
                members[supplier, name, recipient, other].append(leg)
    found = [route for key, held in members.items() if (route := _route(key, held, years)) is not None]
    return Routes(
        years=years,
        routes=tuple(sorted(found, key=lambda one: (-one.deals, one.supplier_name, one.recipient_name))),
        first=min(dated, default=None),
        last=max(dated, default=None),
        one_sided=sum(leg.deals for leg in known if years.hold(leg.year) and not (leg.supplier and leg.recipient)),
        undated=sum(leg.deals for leg in known if leg.year is None),
    )


def _route(key: tuple[str, str, str, str], legs: list[Leg], years: Years) -> Route | None:
    held = [leg for leg in legs if years.hold(leg.year)]
    earlier = years.before
    before = sum(leg.deals for leg in legs if earlier.hold(leg.year)) if earlier is not None else None
    if not held and not before:
        return None
    by_year: Counter[int] = Counter()
    categories: Counter[Category] = Counter()
    for leg in held:
        if leg.year is not None:
            by_year[leg.year] += leg.deals
        categories.update(dict(leg.categories))
    supplier, supplier_name, recipient, recipient_name = key
    return Route(
        supplier=supplier,
        supplier_name=supplier_name,
        recipient=recipient,
        recipient_name=recipient_name,
        deals=sum(leg.deals for leg in held),
        before=before,
        by_year=tuple(sorted(by_year.items())),
        categories=tuple((category, categories[category]) for category in Category if categories[category]),
    )
