"""Lists of what the register holds, a page at a time: deals, documents, packages, relations, claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pactwatch.errors import UsageError
from pactwatch.model import Category, DateFound, PartialDate, Stage
from pactwatch.pipeline.catalogue.part import Asked, part_of, row_adapter
from pactwatch.pipeline.catalogue.sought import order_of, sought_of
from pactwatch.views import AgreementView, ClaimView, CooperationView, DealRow, DealView, Filters, Listing, Paging
from pactwatch.views.money import totals_from

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.sought import SoughtDeals
    from pactwatch.store.summed import Sums
    from pactwatch.views.index import Index
    from pactwatch.views.timeline import Timeline

MOST_OF_TIMELINE = 200
"""Deals that a time line shows; more cannot be told apart."""

AT_ONCE = 500
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in a list: where it comes from, and how many claims and copies there are."""

    id: str
    title: str | None
    source: str
    published: PartialDate | None
    published_found: DateFound | None
    language: str | None
    claims: int
    copies: int


@dataclass(frozen=True, slots=True)
class ListedSystem:
    """A weapon system that deals are about; `system` is None for one that the catalogue does not know."""

    system: str | None
    name: str
    category: Category | None
    category_label: str | None
    deals: int


@dataclass(frozen=True, slots=True)
class Entries(Generic[Entry]):
    """A page of a list: its entries, how many there are on all pages, and the claims that they quote."""

    entries: tuple[Entry, ...]
    total: int
    quoted: tuple[ClaimView, ...] = ()


def sums_of(catalogue: Catalogue, sought: SoughtDeals) -> Sums:
    """What deals add up to, remembered."""
    from pactwatch.store.summed import sums

    def made() -> Sums:
        with catalogue.rows.reading() as connection:
            return sums(connection, sought)

    return catalogue.memory.get(("sums", sought), made)


def _narrowed(catalogue: Catalogue, filters: Filters) -> SoughtDeals:
    """The deals that the filters let through, by their numbers where they are few, remembered."""
    from pactwatch.store.sought import narrowed

    sought = sought_of(catalogue, filters)

    def made() -> SoughtDeals:
        with catalogue.rows.reading() as connection:
            return narrowed(connection, sought)

    return catalogue.memory.get(("narrowed", sought), made)


def listing(catalogue: Catalogue, filters: Filters, paging: Paging) -> Listing:
    """The page of the register that is asked for, empty past the last one.

    Raises: NotFoundError where a filter names a party that nobody knows.
    """
    size = paging.size or 0
    return _listing(catalogue, filters, paging, ((paging.page - 1) * size, size) if size else None)


def listing_from(catalogue: Catalogue, filters: Filters, skip: int, take: int) -> Listing:
    """So many rows behind so many, those with the latest report first."""
    return _listing(catalogue, filters, Paging(size=take), (skip, take))


def _listing(catalogue: Catalogue, filters: Filters, paging: Paging, cut: tuple[int, int] | None) -> Listing:
    """A stretch of the rows, all of them for None, with what all rows add up to."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Held, Stretch

    sought, order = _narrowed(catalogue, filters), order_of(paging.sort, paging.turned)
    found = sums_of(catalogue, sought)
    skip, take = cut or (0, max(1, found.deals))
    with catalogue.rows.reading() as connection:
        held = Held(found.deals, found.known.get(order.column, found.deals))
        numbers = listed.numbers(connection, sought, order, Stretch(skip, take), held)
        shown = tuple(_rows(connection, numbers))
    return Listing(
        rows=shown,
        deals=found.deals,
        page=paging.page,
        pages=max(1, -(-found.deals // take)),
        totals=totals_from(found.worth, found.entries),
        stages=tuple((stage, found.stages[stage.value]) for stage in Stage if found.stages.get(stage.value)),
    )


def rows(catalogue: Catalogue, filters: Filters, paging: Paging) -> Iterator[DealRow]:
    """All rows that the filters let through, sorted; they are taken from the database as they are gone through."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Held, Stretch

    sought, order = _narrowed(catalogue, filters), order_of(paging.sort, paging.turned)
    found = sums_of(catalogue, sought)

    def each() -> Iterator[DealRow]:
        with catalogue.rows.reading() as connection:
            held = Held(found.deals, found.known.get(order.column, found.deals))
            numbers = listed.numbers(connection, sought, order, Stretch(0, found.deals), held)
        for start in range(0, len(numbers), AT_ONCE):
            with catalogue.rows.reading() as connection:
                yield from _rows(connection, numbers[start : start + AT_ONCE])

    return each()


def _rows(connection: Connection, numbers: list[int]) -> Iterator[DealRow]:
    from pactwatch.store import listed

    return map(row_adapter().validate_python, listed.shown(connection, numbers))


def all_deals(catalogue: Catalogue) -> Iterator[DealView]:
    """Every deal with all that is told of it, by id; a few at a time are read from the database."""
    from pactwatch.store.parts import all_deal_ids
    from pactwatch.views.deal import view_of_deal

    with catalogue.rows.reading() as connection:
        names = sorted(all_deal_ids(connection))
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        index = part_of(catalogue, Asked(deals=some))
        yield from (view_of_deal(index, index.deals[name]) for name in some if name in index.deals)


def deals_between(catalogue: Catalogue, supplier: str | None, recipient: str | None) -> list[str]:
    """The ids of the deals that any report tells of a supplier and a recipient, by code; None for any."""
    from pactwatch.store import listed
    from pactwatch.store.facts import RECIPIENT, SUPPLIER
    from pactwatch.store.sought import SoughtDeals

    told = ((SUPPLIER, supplier), (RECIPIENT, recipient))
    with catalogue.rows.reading() as connection:
        return listed.names(connection, SoughtDeals(tuple((side, code) for side, code in told if code is not None)))


def timeline(catalogue: Catalogue, filters: Filters) -> tuple[Timeline, int]:
    """The deals with the latest reports against time, as many as can be shown; and how many there are."""
    from pactwatch.views.timeline import timeline_of

    found = listing(catalogue, filters, Paging(size=MOST_OF_TIMELINE))
    index = part_of(catalogue, Asked(deals=[row.id for row in found.rows], bare=True))
    return timeline_of(index, [index.deals[row.id] for row in found.rows if row.id in index.deals]), found.deals


def documents(catalogue: Catalogue, skip: int, take: int, claiming: bool) -> Entries[ListedDocument]:
    """Documents, the latest published first; `claiming` leaves out those that no claim came from."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Only, Stretch

    only = Only(catalogue.kept.reader, claiming, catalogue.day.toordinal() if catalogue.day is not None else None)

    def counted() -> int:
        with catalogue.records.reading() as connection:
            return listed.count_documents(connection, only)

    total = catalogue.memory.get(("documents", claiming), counted)
    with catalogue.records.reading() as connection:
        names = listed.documents_page(connection, only, Stretch(skip, take))
    return Entries(tuple(_listed(catalogue, names)), total)


def _listed(catalogue: Catalogue, names: list[str]) -> Iterator[ListedDocument]:
    from pactwatch.views.address import source_name

    index = part_of(catalogue, Asked(documents=names, alone=True))
    for one in (index.register.documents[name] for name in names if name in index.register.documents):
        yield ListedDocument(
            id=one.id,
            title=one.title,
            source=source_name(one),
            published=one.published.date if one.published is not None else None,
            published_found=one.published.found if one.published is not None else None,
            language=one.language,
            claims=len(index.claims_of_document.get(one.id, ())),
            copies=len(index.told_by.get(index.story(one.id), ())) - 1,
        )


def agreements(catalogue: Catalogue, skip: int, take: int, parties: tuple[str, ...] = ()) -> Entries[AgreementView]:
    """Packages, of all these parties where any are named, in order of time."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Stretch

    with catalogue.rows.reading() as connection:
        names, total = listed.packages_between(connection, parties, Stretch(skip, take))
    found = agreements_in(part_of(catalogue, Asked(agreements=names)), names)
    return replace(found, total=total)


def agreements_in(index: Index, names: list[str]) -> Entries[AgreementView]:
    """Packages of a part by id, in the order given."""
    from pactwatch.views.agreements import agreement_view
    from pactwatch.views.claims import claim_view

    views = tuple(agreement_view(index, index.agreements[name]) for name in names if name in index.agreements)
    quoted = tuple(claim_view(index, claim) for one in views for claim in index.claims(one.claims))
    return Entries(views, len(views), quoted)


def cooperation(catalogue: Catalogue, skip: int, take: int, parties: tuple[str, ...] = ()) -> Entries[CooperationView]:
    """Relations other than transfers, of all these parties where any are named, in order of time."""
    from pactwatch.store import listed
    from pactwatch.store.listed import Stretch

    with catalogue.rows.reading() as connection:
        names, total = listed.relations_between(connection, parties, Stretch(skip, take))
    found = relations_in(part_of(catalogue, Asked(threads=names)), names)
    return replace(found, total=total)


def relations_in(index: Index, names: list[str]) -> Entries[CooperationView]:
    """Relations of a part by id, in the order given."""
    from pactwatch.views.agreements import cooperation_view

    by_id = {one.id: one for one in index.register.cooperation}
    views = tuple(cooperation_view(index, by_id[name]) for name in names if name in by_id)
    return Entries(views, len(views), tuple(claim for one in views for claim in one.claims))


def claims(catalogue: Catalogue, after: str | None, take: int) -> tuple[tuple[ClaimView, ...], str | None, int]:
    """Claims by id, behind an id; where the next page goes on, None at the end; and how many are read in all."""
    from pactwatch.store import listed
    from pactwatch.views.claims import claim_view

    reader = catalogue.kept.reader

    def counted() -> int:
        with catalogue.records.reading() as connection:
            return listed.count_claims(connection, reader)

    with catalogue.records.reading() as connection:
        names = listed.claims_page(connection, reader, after, take)
    index = part_of(catalogue, Asked(claims=names))
    held = index.register.claims
    views = tuple(claim_view(index, held[name]) for name in names if name in held)
    total = catalogue.whole.counts.claims if catalogue.day is not None else catalogue.memory.get("claims", counted)
    return views, names[-1] if len(names) == take else None, total


def page_of(find: Callable[[int, int], Entries[Entry]], page: int, rows_a_page: int) -> tuple[Entries[Entry], int]:
    """A page of a list, and how many pages there are. Raises: UsageError for a page past the last."""
    found = find((page - 1) * rows_a_page, rows_a_page)
    pages = max(1, -(-found.total // rows_a_page))
    if page > pages:
        raise UsageError(f"page {page}: there are {pages}")
    return found, pages
