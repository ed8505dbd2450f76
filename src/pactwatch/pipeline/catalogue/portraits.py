"""Everything about two parties, one party, one weapon system: as much of it as a page shows, all of it counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.pipeline.catalogue.flows import all_flows, by_year, legs, routes_of
from pactwatch.pipeline.catalogue.lists import Entries, agreements_in, listing, relations_in, sums_of
from pactwatch.pipeline.catalogue.part import Asked, part_of, row_adapter
from pactwatch.pipeline.catalogue.sought import code_of, sought_of
from pactwatch.views import AgreementView, Country, DealRow, Dossier, Filters, Listing, Paging, Sort, WeaponSystem
from pactwatch.views.agreements import CooperationView
from pactwatch.views.portraits import blank_system, partners_of, row_in_time, span_of, unknown_system

if TYPE_CHECKING:
    from pactwatch.model import PartialDate
    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.views import ClaimView
    from pactwatch.views.index import Index
    from pactwatch.views.routes import Leg

MOST = 100
"""Deals and relations of a kind that a page shows: those first reported last."""

MOST_PACKAGES = 20
EVERY = (1 << 31, 1 << 31)
Span = tuple["PartialDate | None", "PartialDate | None"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many there are in all, where a page shows those first reported last; `deals` of a system, else 0."""

    given: int = 0
    received: int = 0
    agreements: int = 0
    cooperation: int = 0
    deals: int = 0


@dataclass(frozen=True, slots=True)
class DossierFound:
    """Everything between two parties: the view with the last of each list, how many there are, and the claims quoted.

    `index` holds the deals shown with all that is behind them.
    """

    view: Dossier
    sizes: Sizes
    quoted: tuple[ClaimView, ...]
    index: Index


@dataclass(frozen=True, slots=True)
class CountryFound:
    """Everything about one party, likewise; its flows are counted by year, and not in a view that is cut."""

    view: Country
    sizes: Sizes
    quoted: tuple[ClaimView, ...]
    given: Counter[int]
    received: Counter[int]


@dataclass(frozen=True, slots=True)
class SystemFound:
    """Everything about one weapon system, likewise."""

    view: WeaponSystem
    sizes: Sizes
    years: Counter[int]


def dossier(catalogue: Catalogue, first: str, second: str, whole: bool = False) -> DossierFound:
    """Everything between two parties, each given by code or name; `whole`: all of each list, and no deal in the index.

    Raises: NotFoundError for one that nobody knows.
    """
    one, other = code_of(catalogue, first), code_of(catalogue, second)
    both = (Filters(supplier=one, recipient=other), Filters(supplier=other, recipient=one))
    given, returned = (_last(catalogue, filters, None if whole else MOST) for filters in both)
    rows = () if whole else (*given.rows, *returned.rows)
    packages, relations, index = _between(catalogue, (one, other), rows, EVERY if whole else (MOST_PACKAGES, MOST))
    spans = [_span(catalogue, filters) for filters in both]
    period = _joined([*spans, span_of([*packages.entries, *relations.entries])])
    vocabulary = catalogue.vocabulary
    view = Dossier(
        first=one,
        first_name=vocabulary.party_name(one),
        second=other,
        second_name=vocabulary.party_name(other),
        given=_in_order(given.rows),
        returned=_in_order(returned.rows),
        given_totals=given.totals,
        returned_totals=returned.totals,
        agreements=packages.entries,
        cooperation=relations.entries,
        first_published=period[0],
        last_published=period[1],
    )
    sizes = Sizes(given.deals, returned.deals, packages.total, relations.total)
    return DossierFound(view, sizes, (*packages.quoted, *relations.quoted), index)


def country(catalogue: Catalogue, party: str, whole: bool = False) -> CountryFound:
    """Everything about a party given by code or name; `whole`: all of each list, with the flows.

    Raises: NotFoundError for one that nobody knows.
    """
    code = code_of(catalogue, party)
    giving, receiving = Filters(supplier=code), Filters(recipient=code)
    given, received = (_last(catalogue, filters, None if whole else MOST) for filters in (giving, receiving))
    packages, relations, _ = _between(catalogue, (code,), (), EVERY if whole else (MOST_PACKAGES, MOST))
    ends = span_of([*packages.entries, *relations.entries])
    period = _joined([_span(catalogue, giving), _span(catalogue, receiving), ends])
    view = Country(
        party=code,
        name=catalogue.vocabulary.party_name(code),
        given=_in_order(given.rows),
        received=_in_order(received.rows),
        recipients=partners_of(_counted(catalogue, giving, "recipient"), catalogue.vocabulary),
        suppliers=partners_of(_counted(catalogue, receiving, "supplier"), catalogue.vocabulary),
        given_totals=given.totals,
        received_totals=received.totals,
        flows=all_flows(catalogue, Filters(party=code))[0] if whole else (),
        agreements=packages.entries,
        cooperation=relations.entries,
        first_published=period[0],
        last_published=period[1],
    )
    sizes = Sizes(given.deals, received.deals, packages.total, relations.total)
    quoted = (*packages.quoted, *relations.quoted)
    supplied: Iterable[Leg] = (leg for leg in legs(catalogue, giving) if code in leg.supplier)
    got: Iterable[Leg] = (leg for leg in legs(catalogue, receiving) if code in leg.recipient)
    return CountryFound(view, sizes, quoted, by_year(supplied), by_year(got))


def weapon_system(catalogue: Catalogue, item: str, whole: bool = False) -> SystemFound:
    """Everything about a weapon system given by name, designation in any spelling, or catalogue id.

    `whole`: all of each list, with the flows.

    Raises: NotFoundError for a name that neither the catalogue nor any deal knows.
    """
    blank = blank_system(catalogue.vocabulary, item)
    filters = Filters(item=blank.name)
    found = _last(catalogue, filters, None if whole else MOST)
    if blank.system is None and not found.deals:
        raise unknown_system(item)
    period = _span(catalogue, filters)
    view = replace(
        blank,
        deals=_in_order(found.rows),
        suppliers=partners_of(_counted(catalogue, filters, "supplier"), catalogue.vocabulary),
        recipients=partners_of(_counted(catalogue, filters, "recipient"), catalogue.vocabulary),
        totals=found.totals,
        flows=all_flows(catalogue, filters)[0] if whole else (),
        first_published=period[0],
        last_published=period[1],
    )
    return SystemFound(view, Sizes(deals=found.deals), by_year(legs(catalogue, filters)))


def _last(catalogue: Catalogue, filters: Filters, most: int | None = MOST) -> Listing:
    """The deals first reported last, None for all, with what all of them add up to."""
    return listing(catalogue, filters, Paging(Sort.FIRST, turned=True, size=most))


def _in_order(rows: Iterable[DealRow]) -> tuple[DealRow, ...]:
    return tuple(sorted(rows, key=row_in_time))


def _between(
    catalogue: Catalogue,
    parties: tuple[str, ...],
    rows: Iterable[DealRow],
    most: tuple[int, int] = (MOST_PACKAGES, MOST),
) -> tuple[Entries[AgreementView], Entries[CooperationView], Index]:
    """The last packages and relations of all these parties, so many of each, in an index with some deals."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Stretch

    with catalogue.rows.reading() as connection:
        named, total = listed.packages_between(connection, parties, Stretch(0, most[0]), latest=True)
        related, number = listed.relations_between(connection, parties, Stretch(0, most[1]), latest=True)
    index = part_of(catalogue, Asked(deals=[row.id for row in rows], agreements=named, threads=related))
    packages, relations = agreements_in(index, named), relations_in(index, related)
    return replace(packages, total=total), replace(relations, total=number), index


def _counted(catalogue: Catalogue, filters: Filters, side: str) -> Counter[str]:
    """How many of the deals show each party on a side."""
    found: Counter[str] = Counter()
    for route in routes_of(catalogue, sought_of(catalogue, filters)):
        found.update(dict.fromkeys(route.supplier if side == "supplier" else route.recipient, route.deals))
    return found


def _span(catalogue: Catalogue, filters: Filters) -> Span:
    """When the deals were first and last reported."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Order

    sought = sought_of(catalogue, filters)
    deals = sums_of(catalogue, sought).deals
    with catalogue.rows.reading() as connection:
        ends = [
            listed.first_of(connection, sought, order, 1, deals)
            for order in (Order("first"), Order("last", greatest_first=True))
        ]
        rows = [[row_adapter().validate_python(one) for one in listed.shown(connection, end)] for end in ends]
    return (
        rows[0][0].first_published if rows[0] else None,
        rows[1][0].last_published if rows[1] else None,
    )


def _joined(spans: Iterable[Span]) -> Span:
    """The span that holds all of these."""
    known = list(spans)
    return (
        min((one for one, _ in known if one is not None), key=lambda day: day.first_day, default=None),
        max((one for _, one in known if one is not None), key=lambda day: day.last_day, default=None),
    )
