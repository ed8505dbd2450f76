"""The register from afar: what is new, who gives and receives, which systems deals are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pactwatch.model import Category, Stage
from pactwatch.pipeline.catalogue.flows import routes_of
from pactwatch.pipeline.catalogue.lists import AT_ONCE, ListedSystem, rows, sums_of
from pactwatch.pipeline.catalogue.part import Asked, part_of, row_adapter
from pactwatch.pipeline.facts import day_of
from pactwatch.views import Filters, Node, Paging
from pactwatch.views.conflicts import ConflictView, conflicts_of, greatest_first
from pactwatch.views.front import RECENT_DAYS, SHOWN, Front, Moved
from pactwatch.views.listing import LATE, LateDeals, late_of
from pactwatch.views.money import totals_from
from pactwatch.views.overview import Overview
from pactwatch.views.rows import DealRow
from pactwatch.views.words import category_label

if TYPE_CHECKING:
    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.listed import Order
    from pactwatch.store.sought import SoughtDeals


def front(catalogue: Catalogue) -> Front:
    """What is new, moved, disputed and waited for."""
    return catalogue.memory.get("front", lambda: _front(catalogue))


def _front(catalogue: Catalogue) -> Front:
    from pactwatch.store.listed import Order
    from pactwatch.store.sought import EVERY_DEAL, SoughtDeals

    whole, glance = catalogue.whole, _glance(catalogue)
    since = whole.day - timedelta(days=RECENT_DAYS) if whole.day is not None else None
    new: tuple[DealRow, ...] = ()
    moved: tuple[Moved, ...] = ()
    new_count = moved_count = 0
    if since is not None:
        day = since.toordinal()
        fresh = SoughtDeals(bounds=(("heard", day, None),))
        new, new_count = _first(catalogue, fresh, Order("heard", greatest_first=True)), sums_of(catalogue, fresh).deals
        stepped = SoughtDeals(bounds=(("moved", day, None), ("heard", None, day - 1)))
        moved, moved_count = _moved(catalogue, stepped), sums_of(catalogue, stepped).deals
    waiting = SoughtDeals(equal=(("status", tuple(status.value for status in LATE)),))
    disputed = SoughtDeals(bounds=(("conflicts", 1, None),))
    every, told = sums_of(catalogue, EVERY_DEAL).deals, sums_of(catalogue, disputed).deals
    return Front(
        counts=replace(whole.counts, deals=every, conflicts=told),
        glance=glance,
        since=since,
        new=new,
        new_count=new_count,
        moved=moved,
        moved_count=moved_count,
        disputed=_disputed(catalogue, EVERY_DEAL),
        late=_first(catalogue, waiting, Order("expected")),
        late_count=sums_of(catalogue, waiting).deals,
        first_published=whole.first_published,
        last_published=whole.last_published,
    )


def _glance(catalogue: Catalogue) -> Overview:
    """The register at a glance, without its packages and relations."""
    from pactwatch.store.sought import EVERY_DEAL

    whole, found = catalogue.whole, sums_of(catalogue, EVERY_DEAL)
    return Overview(
        version=catalogue.version,
        counts=whole.counts,
        first_published=whole.first_published,
        last_published=whole.last_published,
        stages=tuple((stage, found.stages[stage.value]) for stage in Stage if found.stages.get(stage.value)),
        categories=(),
        totals=totals_from(found.worth, found.entries),
        agreements=(),
        cooperation=(),
    )


def _first(catalogue: Catalogue, sought: SoughtDeals, order: Order) -> tuple[DealRow, ...]:
    """The first few rows."""
    return tuple(row for row, _ in _with_facts(catalogue, sought, order))


def _with_facts(catalogue: Catalogue, sought: SoughtDeals, order: Order) -> list[tuple[DealRow, Mapping[str, object]]]:
    """The first few rows with their facts."""
    from pactwatch.store import listed

    with catalogue.rows.reading() as connection:
        numbers = listed.first_of(connection, sought, order, SHOWN)
        found = [row_adapter().validate_python(one) for one in listed.shown(connection, numbers)]
        facts = listed.facts_of(connection, numbers)
    return [(row, facts[row.id]) for row in found]


def _moved(catalogue: Catalogue, sought: SoughtDeals) -> tuple[Moved, ...]:
    from pactwatch.store.listed import Order

    found = []
    for row, facts in _with_facts(catalogue, sought, Order("moved", greatest_first=True)):
        day = day_of(int(str(facts["moved"])))
        if day is not None:
            found.append(Moved(row, Stage(str(facts["moved_from"])), day))
    return tuple(found)


def _disputed(catalogue: Catalogue, sought: SoughtDeals) -> tuple[tuple[DealRow, ConflictView], ...]:
    rows = _first(catalogue, sought, _by_conflict())
    index = part_of(catalogue, Asked(deals=[row.id for row in rows]))
    return tuple((row, conflicts_of(index, index.deals[row.id])[0]) for row in rows if row.id in index.deals)


def _by_conflict() -> Order:
    from pactwatch.store.listed import Order

    return Order("conflict", greatest_first=True, then="conflict_stories")


def conflicts(catalogue: Catalogue, most: int | None = None) -> tuple[ConflictView, ...]:
    """The greatest conflicts, so many or all of them; a few deals at a time are read from the database.

    The greatest are those of the deals whose greatest conflict is great, so that the others need not be read.
    """
    from pactwatch.store import listed
    from pactwatch.store.sought import EVERY_DEAL, SoughtDeals

    with catalogue.rows.reading() as connection:
        if most is None:
            names = listed.names(connection, SoughtDeals(bounds=(("conflicts", 1, None),)))
        else:
            names = listed.first_names(connection, EVERY_DEAL, _by_conflict(), most)
    found: list[ConflictView] = []
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        index = part_of(catalogue, Asked(deals=some))
        found += [one for name in some if name in index.deals for one in conflicts_of(index, index.deals[name])]
    return tuple(sorted(found, key=greatest_first)[:most])


def late(catalogue: Catalogue) -> LateDeals:
    """The deals whose next step is later than half of their kind took."""
    found = (row for status in LATE for row in rows(catalogue, Filters(status=status), Paging()))
    return late_of(catalogue.day or catalogue.whole.day, found)


def networked(catalogue: Catalogue) -> tuple[Node, ...]:
    """The parties that give or receive, by code; deals that lack a side are left out."""
    from pactwatch.store.sought import EVERY_DEAL

    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for route in routes_of(catalogue, EVERY_DEAL):
        if route.supplier and route.recipient:
            given.update(dict.fromkeys(set(route.supplier), route.deals))
            received.update(dict.fromkeys(set(route.recipient), route.deals))
    name = catalogue.vocabulary.party_name
    return tuple(Node(one, name(one), given[one], received[one]) for one in sorted({*given, *received}))


def systems(catalogue: Catalogue) -> tuple[ListedSystem, ...]:
    """The weapon systems that deals are about, those with most deals first."""
    return catalogue.memory.get("systems", lambda: _systems(catalogue))


def _systems(catalogue: Catalogue) -> tuple[ListedSystem, ...]:
    from pactwatch.store import listed

    with catalogue.rows.reading() as connection:
        told = listed.systems(connection)
    found = []
    for system, name, kind, deals in told:
        category = Category(kind) if kind is not None else None
        label = category_label(category, catalogue.vocabulary) if category is not None else None
        found.append(ListedSystem(system, name, category, label, deals))
    return tuple(sorted(found, key=lambda one: (-one.deals, one.name)))
