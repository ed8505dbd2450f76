"""The pages that list: start, register, documents, packages, relations, countries, weapon systems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.errors import UsageError
from pactwatch.model import Category, DateFound, PartialDate
from pactwatch.pages.language import Reader
from pactwatch.pages.page import COLUMNS
from pactwatch.views import AgreementView, CooperationView, Listing, Sort, listing, network, overview, plain
from pactwatch.views.address import source_name
from pactwatch.views.front import Front, front
from pactwatch.views.rows import rows_of
from pactwatch.views.words import category_label
from pactwatch.web import cells
from pactwatch.web.asked import Asked, PagedAsked, RegisterAsked
from pactwatch.web.desk import Desk, Found, Page, address_of, page_of, pager
from pactwatch.web.shelf import Known
from pactwatch.web.words import choices, claims_behind, sources_of

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
    day = asked.day.last_day if asked.day is not None else None
    found: Front = desk.shelf.view("front", day, lambda known: front(known.index))
    version = desk.known(asked.day).register.version
    rows = tuple(dict.fromkeys((*found.new, *(one.row for one in found.moved))))

    def shown(reader: Reader) -> Mapping[str, object]:
        waiting = desk.shelf.waiting() if asked.as_of is None else 0
        return {"front": found, "waiting": waiting, **choices(desk.vocabulary, reader)}

    data = {
        "version": version,
        "counts": plain(found.counts),
        "since": plain(found.since),
        "new": plain(found.new),
        "new_count": found.new_count,
        "moved": plain(found.moved),
        "moved_count": found.moved_count,
        "disputed": [{"deal": row.id, **_dict(one)} for row, one in found.disputed],
        "late": plain(found.late),
        "late_count": found.late_count,
        "totals": plain(found.glance.totals),
        "stages": plain(found.glance.stages),
    }
    return Found(data, lambda: cells.deal_sheet(rows), shown, version, rows=rows)


def register(desk: Desk, asked: RegisterAsked) -> Found:
    """The deals that pass the filters, a page at a time."""
    known = desk.known(asked.day)
    found = _listing(desk, asked)
    if asked.page > found.pages:
        raise UsageError(f"page {asked.page}: there are {found.pages}")
    span = desk.shelf.view("span", None, _span)

    def shown(reader: Reader) -> Mapping[str, object]:
        day = asked.day.last_day if asked.day is not None else None
        within = min(max(day, span[0]), span[1]) if day and span[0] and span[1] else None
        return {
            "listing": found,
            "asked": asked,
            "asked_day": within,
            "columns": tuple(asked.columns) if asked.columns is not None else COLUMNS,
            "sorted": _headings(asked),
            "filtered": asked.filters != RegisterAsked().filters,
            "more": bool(asked.model_dump(exclude_defaults=True).keys() & _MORE),
            "span": span,
            "csv": address_of("/register.csv", asked, page=None, rows=None, columns=None),
            "pager": pager("/register", asked, found.page, found.pages),
            **choices(desk.vocabulary, reader),
        }

    data = {
        "version": known.register.version,
        "found": found.deals,
        "page": found.page,
        "pages": found.pages,
        "totals": plain(found.totals),
        "stages": plain(found.stages),
        "deals": plain(found.rows),
    }
    return Found(data, lambda: cells.deal_sheet(found.rows), shown, known.register.version, rows=found.rows)


def whole_register(desk: Desk, asked: RegisterAsked) -> Found:
    """All deals that pass the filters, for a table."""
    known = desk.known(asked.day)
    found = listing(
        known.register,
        desk.vocabulary,
        asked.filters,
        replace(asked.paging, page=1, size=None),
        known.today,
    )
    return Found({}, lambda: cells.deal_sheet(found.rows), lambda _: {}, known.register.version, rows=found.rows)


def _listing(desk: Desk, asked: RegisterAsked) -> Listing:
    known = desk.known(asked.day)
    return listing(known.register, desk.vocabulary, asked.filters, asked.paging, known.today)


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


def _span(known: Known) -> tuple[date | None, date | None]:
    """The first and the last day of publication, None where no report is dated."""
    glance = overview(known.register, known.index.vocabulary)
    first, last = glance.first_published, glance.last_published
    return (first.first_day if first else None, last.last_day if last else None)


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


def documents(desk: Desk, asked: PagedAsked) -> Found:
    """The documents, the latest published first."""
    known = desk.known(asked.day)
    everything: tuple[ListedDocument, ...] = desk.shelf.view("documents", known.today, listed_documents)
    if desk.options.public:
        everything = tuple(one for one in everything if one.claims)
    page, pages = page_of(everything, asked.page, asked.rows)

    def shown(reader: Reader) -> Mapping[str, object]:
        del reader
        around = pager("/documents", asked, asked.page, pages)
        return {"documents": page, "total": len(everything), "page": asked.page, "pages": pages, "pager": around}

    version = known.register.version
    data = {"version": version, "found": len(everything), "page": asked.page, "pages": pages, "documents": plain(page)}
    columns = tuple(ListedDocument.__dataclass_fields__)
    return Found(data, lambda: cells.plain_sheet(columns, page), shown, version)


def listed_documents(known: Known) -> tuple[ListedDocument, ...]:
    """All documents as a list shows them, the latest published first."""
    index = known.index
    found = [
        ListedDocument(
            id=one.id,
            title=one.title,
            source=source_name(one),
            published=one.published.date if one.published is not None else None,
            published_found=one.published.found if one.published is not None else None,
            language=one.language,
            claims=len(index.claims_of_document.get(one.id, ())),
            copies=len(index.told_by.get(index.story(one.id), ())) - 1,
        )
        for one in known.register.documents.values()
    ]
    return tuple(sorted(found, key=_latest_first))


def _latest_first(one: ListedDocument) -> tuple[bool, int, str]:
    published = one.published
    return published is None, -published.last_day.toordinal() if published is not None else 0, one.id


def agreements(desk: Desk, asked: PagedAsked) -> Found:
    """The packages, in order of time."""
    known = desk.known(asked.day)
    glance = desk.shelf.view("overview", known.today, lambda one: overview(one.register, desk.vocabulary))
    everything: tuple[AgreementView, ...] = glance.agreements
    page, pages = page_of(everything, asked.page, min(asked.rows, 50))

    def shown(reader: Reader) -> Mapping[str, object]:
        sources = sources_of(claims_behind(known, page), reader)  # type: ignore[arg-type]  # of the same tuple
        return {"agreements": page, "sources": sources, "pager": pager("/agreements", asked, asked.page, pages)}

    version = known.register.version
    data = {"version": version, "found": len(everything), "page": asked.page, "pages": pages, "agreements": plain(page)}
    sheet = cells.Sheet(cells.AGREEMENT_COLUMNS, map(cells.agreement_cells, everything))
    return Found(data, lambda: sheet, shown, version)


def cooperation(desk: Desk, asked: PagedAsked) -> Found:
    """The relations other than transfers, in order of time."""
    known = desk.known(asked.day)
    glance = desk.shelf.view("overview", known.today, lambda one: overview(one.register, desk.vocabulary))
    everything: tuple[CooperationView, ...] = glance.cooperation
    page, pages = page_of(everything, asked.page, asked.rows)

    def shown(reader: Reader) -> Mapping[str, object]:
        sources = sources_of(claims_behind(known, (), page), reader)  # type: ignore[arg-type]  # of the same tuple
        return {"cooperation": page, "sources": sources, "pager": pager("/cooperation", asked, asked.page, pages)}

    version = known.register.version
    data = {
        "version": version,
        "found": len(everything),
        "page": asked.page,
        "pages": pages,
        "cooperation": plain(page),
    }
    sheet = cells.Sheet(cells.COOPERATION_COLUMNS, map(cells.cooperation_cells, everything))
    return Found(data, lambda: sheet, shown, version)


def countries(desk: Desk, asked: Asked) -> Found:
    """The parties that give or receive, those with most deals first."""
    known = desk.known(asked.day)
    found = desk.shelf.view("network", known.today, lambda one: network(one.register, desk.vocabulary))
    nodes = tuple(sorted(found.nodes, key=lambda one: (-one.given - one.received, one.name)))

    def shown(reader: Reader) -> Mapping[str, object]:
        return {"known": nodes, **choices(desk.vocabulary, reader)}

    version = known.register.version
    columns = ("party", "name", "given", "received")
    return Found(
        {"version": version, "parties": plain(nodes)}, lambda: cells.plain_sheet(columns, nodes), shown, version
    )


@dataclass(frozen=True, slots=True)
class ListedSystem:
    """A weapon system that deals are about; `system` is None for one that the catalogue does not know."""

    system: str | None
    name: str
    category: Category | None
    category_label: str | None
    deals: int


def systems(desk: Desk, asked: Asked) -> Found:
    """The weapon systems that deals are about, those with most deals first."""
    known = desk.known(asked.day)
    found: tuple[ListedSystem, ...] = desk.shelf.view("systems", known.today, _systems)

    def shown(reader: Reader) -> Mapping[str, object]:
        del reader
        return {"known": found}

    version = known.register.version
    columns = ("system", "name", "category", "category_label", "deals")
    return Found(
        {"version": version, "systems": plain(found)}, lambda: cells.plain_sheet(columns, found), shown, version
    )


def _systems(known: Known) -> tuple[ListedSystem, ...]:
    rows = [row for row in rows_of(known.index) if row.item is not None]
    counts = Counter((row.system, row.item) for row in rows)
    kinds = {(row.system, row.item): row.category for row in reversed(rows)}
    found = [
        ListedSystem(system, name or "", kinds[system, name], _label(kinds[system, name], known), number)
        for (system, name), number in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.deals, one.name)))


def _label(category: Category | None, known: Known) -> str | None:
    return category_label(category, known.index.vocabulary) if category is not None else None


def _dict(record: object) -> dict[str, object]:
    found = plain(record)
    return {name: value for name, value in found.items() if name != "deal"} if isinstance(found, dict) else {}


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
    Page("agreements", "/agreements", "site_agreements.html", "The packages", "agreements", PagedAsked, agreements),
    Page(
        "cooperation", "/cooperation", "site_cooperation.html", "The relations", "cooperation", PagedAsked, cooperation
    ),
    Page("countries", "/countries", "site_countries.html", "The parties", "countries", Asked, countries),
    Page("systems", "/systems", "site_systems.html", "The weapon systems", "systems", Asked, systems),
)
