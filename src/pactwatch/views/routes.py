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


def routes(flows: Iterable[Flow], years: Years = Years()) -> Routes:  # frozen
    """The flows of some years by pair of parties."""
    known = list(flows)
    dated = [flow.year for flow in known if flow.year is not None]
    members: dict[tuple[str, str, str, str], list[Flow]] = defaultdict(list)
    for flow in known:
        for supplier, name in zip(flow.supplier, flow.supplier_names, strict=True):
            for recipient, other in zip(flow.recipient, flow.recipient_names, strict=True):
                members[supplier, name, recipient, other].append(flow)
    found = [route for key, held in members.items() if (route := _route(key, held, years)) is not None]
    return Routes(
        years=years,
        routes=tuple(sorted(found, key=lambda one: (-one.deals, one.supplier_name, one.recipient_name))),
        first=min(dated, default=None),
        last=max(dated, default=None),
        one_sided=sum(
            len(flow.deals) for flow in known if years.hold(flow.year) and not (flow.supplier and flow.recipient)
        ),
        undated=sum(len(flow.deals) for flow in known if flow.year is None),
    )


def _route(key: tuple[str, str, str, str], flows: list[Flow], years: Years) -> Route | None:
    held = [flow for flow in flows if years.hold(flow.year)]
    earlier = years.before
    before = sum(len(flow.deals) for flow in flows if earlier.hold(flow.year)) if earlier is not None else None
    if not held and not before:
        return None
    by_year: Counter[int] = Counter()
    categories: Counter[Category] = Counter()
    for flow in held:
        if flow.year is not None:
            by_year[flow.year] += len(flow.deals)
        categories.update(dict(flow.categories))
    supplier, supplier_name, recipient, recipient_name = key
    return Route(
        supplier=supplier,
        supplier_name=supplier_name,
        recipient=recipient,
        recipient_name=recipient_name,
        deals=sum(len(flow.deals) for flow in held),
        before=before,
        by_year=tuple(sorted(by_year.items())),
        categories=tuple((category, categories[category]) for category in Category if categories[category]),
    )
