"""The pages that list: start, register, documents, packages, relations, countries, weapon systems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from pactwatch.errors import UsageError
from pactwatch.pages.language import Reader
from pactwatch.pages.page import COLUMNS
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.catalogue import Catalogue, Entries, ListedDocument
from pactwatch.views import Sort
from pactwatch.web import cells
from pactwatch.web.asked import MOST_ROWS, Asked, PagedAsked, RegisterAsked
from pactwatch.web.cells import Sheet
from pactwatch.web.desk import Desk, Found, Page, address_of, pager
from pactwatch.web.words import choices, narrowed, sources_of

A_BATCH = 200
Entry = TypeVar("Entry")
MOST_PACKAGES = 20
"""Packages of one page, each with its deals and every value told."""

MOST_SYSTEMS = 1_000
"""Systems that a page lists; all are in its data and its table."""

_SORTED = {
    "item": Sort.ITEM,
    "supplier": Sort.SUPPLIER,
    "recipient": Sort.RECIPIENT,
    "number": Sort.NUMBER,
    "value": Sort.VALUE,
    "stage": Sort.STAGE,
    "first": Sort.FIRST,
    "latest": Sort.LATEST,
    "stories": Sort.STORIES,
    "credibility": Sort.CREDIBILITY,
}
_MORE = frozenset(
    "party since until least_usd most_usd credibility status conflicts mode sort turned columns rows".split()
)
_GREATEST_FIRST = (Sort.LATEST, Sort.NUMBER, Sort.VALUE, Sort.STORIES)


def start(desk: Desk, asked: Asked) -> Found:
    """The register at a glance: what is new, moved, in dispute, waited for."""
    known = desk.known(asked.day)
    found = catalogue.front(known)
    rows = tuple(dict.fromkeys((*found.new, *(one.row for one in found.moved))))

    def shown(reader: Reader) -> Mapping[str, object]:
        waiting = desk.shelf.waiting() if asked.as_of is None else 0
        return {"front": found, "waiting": waiting, **choices(desk.vocabulary, reader)}

    data = {
        "version": known.version,
        "counts": found.counts,
        "since": found.since,
        "new": found.new,
        "new_count": found.new_count,
        "moved": found.moved,
        "moved_count": found.moved_count,
        "disputed": [one for _, one in found.disputed],
        "late": found.late,
        "late_count": found.late_count,
        "totals": found.glance.totals,
        "stages": found.glance.stages,
    }
    return Found(data, lambda: cells.deal_sheet(rows), shown, known.version, rows=rows)


def register(desk: Desk, asked: RegisterAsked) -> Found:
    """The deals that pass the filters, a page at a time."""
    known = desk.known(asked.day)
    found = catalogue.listing(known, asked.filters, asked.paging)
    if asked.page > found.pages:
        raise UsageError(f"page {asked.page}: there are {found.pages}")
    span = _span(desk)

    def shown(reader: Reader) -> Mapping[str, object]:
        day = asked.day.last_day if asked.day is not None else None
        within = min(max(day, span[0]), span[1]) if day and span[0] and span[1] else None
        return {
            "listing": found,
            "asked": asked,
            "asked_day": within,
            "columns": tuple(asked.columns) if asked.columns is not None else COLUMNS,
            "sorted": _headings(asked),
            "narrowed": narrowed(asked, desk.vocabulary, reader),
            "filtered": asked.filters != RegisterAsked().filters,
            "more": bool(asked.model_dump(exclude_defaults=True).keys() & _MORE),
            "span": span,
            "csv": address_of("/register.csv", asked, page=None, rows=None, columns=None),
            "pager": pager("/register", asked, found.page, found.pages),
            **choices(desk.vocabulary, reader),
        }

    data = {
        "version": known.version,
        "found": found.deals,
        "page": found.page,
        "pages": found.pages,
        "totals": found.totals,
        "stages": found.stages,
        "deals": found.rows,
    }
    return Found(data, lambda: cells.deal_sheet(found.rows), shown, known.version, rows=found.rows)


def whole_register(desk: Desk, asked: RegisterAsked) -> Found:
    """All deals that pass the filters, for a table."""
    known = desk.known(asked.day)
    found = catalogue.rows(known, asked.filters, asked.paging)
    return Found({}, lambda: cells.deal_sheet(found), lambda _: {}, known.version)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a column that sorts: the address that sorts by it, and how it is sorted now, "" for not."""

    href: str
    now: str


def _headings(asked: RegisterAsked) -> dict[str, Heading]:
    found = {}
    for name, sort in _SORTED.items():
        here = asked.sort is sort
        turned = not asked.turned if here else False
        down = (sort in _GREATEST_FIRST) is not asked.turned
        now = ("descending" if down else "ascending") if here else ""
        found[name] = Heading(address_of("/register", asked, sort=sort.value, turned=turned, page=None), now)
    return found


def _span(desk: Desk) -> tuple[date | None, date | None]:
    """The first and the last day of publication, None where no report is dated."""
    whole = desk.known(None).whole
    first, last = whole.first_published, whole.last_published
    return (first.first_day if first else None, last.last_day if last else None)


def documents(desk: Desk, asked: PagedAsked) -> Found:
    """The documents, the latest published first."""
    known = desk.known(asked.day)
    claiming = desk.options.public

    def find(skip: int, take: int) -> Entries[ListedDocument]:
        return catalogue.documents(known, skip, take, claiming)

    found, pages = catalogue.page_of(find, asked.page, asked.rows)
    page = found.entries

    def shown(reader: Reader) -> Mapping[str, object]:
        del reader
        around = pager("/documents", asked, asked.page, pages)
        return {"documents": page, "total": found.total, "page": asked.page, "pages": pages, "pager": around}

    counts = {"version": known.version, "found": found.total, "page": asked.page, "pages": pages}
    data = {**counts, "documents": page}
    columns = tuple(ListedDocument.__dataclass_fields__)
    return Found(data, lambda: cells.plain_sheet(columns, page), shown, known.version)


@dataclass(frozen=True, slots=True)
class Threads(Generic[Entry]):
    """Packages or relations: the name that pages and data have for them, where they come from, and at most how many."""

    name: str
    find: Callable[[Catalogue, int, int], Entries[Entry]]
    sheet: Callable[[Iterable[Entry]], Sheet]
    most: int

    def page(self, desk: Desk, asked: PagedAsked) -> Found:
        """A page of them, in order of time."""
        known = desk.known(asked.day)
        found, pages = catalogue.page_of(partial(self.find, known), asked.page, min(asked.rows, self.most))

        def shown(reader: Reader) -> Mapping[str, object]:
            around = pager(f"/{self.name}", asked, asked.page, pages)
            return {self.name: found.entries, "sources": sources_of(found.quoted, reader), "pager": around}

        counts = {"version": known.version, "found": found.total, "page": asked.page, "pages": pages}
        data = {**counts, self.name: found.entries}
        return Found(data, lambda: self.sheet(found.entries), shown, known.version)

    def every(self, desk: Desk, asked: PagedAsked) -> Found:
        """All of them, for a table."""
        known = desk.known(asked.day)
        entries = each(partial(self.find, known))
        return Found({}, lambda: self.sheet(entries), lambda _: {}, known.version)


AGREEMENTS = Threads("agreements", catalogue.agreements, cells.agreement_sheet, MOST_PACKAGES)
COOPERATION = Threads("cooperation", catalogue.cooperation, cells.cooperation_sheet, MOST_ROWS)


def each(find: Callable[[int, int], Entries[Entry]]) -> Iterator[Entry]:
    """Every entry of a list, taken a page at a time."""
    skip = 0
    while found := find(skip, A_BATCH).entries:
        yield from found
        skip += len(found)


def countries(desk: Desk, asked: Asked) -> Found:
    """The parties that give or receive, those with most deals first."""
    known = desk.known(asked.day)
    nodes = tuple(sorted(catalogue.networked(known), key=lambda one: (-one.given - one.received, one.name)))

    def shown(reader: Reader) -> Mapping[str, object]:
        return {"known": nodes, **choices(desk.vocabulary, reader)}

    data = {"version": known.version, "parties": nodes}
    columns = ("party", "name", "given", "received")
    return Found(data, lambda: cells.plain_sheet(columns, nodes), shown, known.version)


def systems(desk: Desk, asked: Asked) -> Found:
    """The weapon systems that deals are about, those with most deals first."""
    known = desk.known(asked.day)
    found = catalogue.systems(known)

    def shown(reader: Reader) -> Mapping[str, object]:
        del reader
        return {"known": found[:MOST_SYSTEMS], "total": len(found)}

    columns = ("system", "name", "category", "category_label", "deals")
    data = {"version": known.version, "systems": found}
    return Found(data, lambda: cells.plain_sheet(columns, found), shown, known.version)


PAGES = (
    Page("start", "/", "site_start.html", "The register at a glance", "start", Asked, start, ("json", "csv", "atom")),
    Page(
        "register",
        "/register",
        "site_register.html",
        "The deals that pass the filters",
        "register",
        RegisterAsked,
        register,
        ("json", "csv", "atom"),
        whole_register,
    ),
    Page("documents", "/documents", "site_documents.html", "The documents", "documents", PagedAsked, documents),
    Page(
        "agreements",
        "/agreements",
        "site_agreements.html",
        "The packages",
        "agreements",
        PagedAsked,
        AGREEMENTS.page,
        table=AGREEMENTS.every,
    ),
    Page(
        "cooperation",
        "/cooperation",
        "site_cooperation.html",
        "The relations",
        "cooperation",
        PagedAsked,
        COOPERATION.page,
        table=COOPERATION.every,
    ),
    Page("countries", "/countries", "site_countries.html", "The parties", "countries", Asked, countries),
    Page("systems", "/systems", "site_systems.html", "The weapon systems", "systems", Asked, systems),
)
