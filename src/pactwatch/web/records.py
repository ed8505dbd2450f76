"""The pages of one thing: a deal and why it is one, a document, a package, a relation, a pair, a country, a system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from pactwatch import views
from pactwatch.errors import NotFoundError
from pactwatch.model import Deal
from pactwatch.pages.bars import draw_bars
from pactwatch.pages.chart import draw
from pactwatch.pages.language import Reader
from pactwatch.pages.page import COLUMNS, document_page
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.catalogue import Catalogue, Entries
from pactwatch.views import ClaimView, DealView, Excerpt, Paging, Sort
from pactwatch.views.claims import claim_view
from pactwatch.views.deal import view_of_deal
from pactwatch.views.document import view_of_document
from pactwatch.views.fields import FieldView
from pactwatch.views.index import Index
from pactwatch.views.links import links_of
from pactwatch.views.reporters import reporters
from pactwatch.views.rows import row_of
from pactwatch.views.timeline import timeline_of
from pactwatch.web import cells
from pactwatch.web.asked import Asked, DocumentAsked
from pactwatch.web.comparing import matched_row
from pactwatch.web.desk import Desk, Found, Page, members
from pactwatch.web.excerpts import excerpts
from pactwatch.web.lists import AGREEMENTS, COOPERATION, Entry, Threads, each
from pactwatch.web.words import sources_of

IN_TIME = Paging(Sort.FIRST)
LONGEST = 200_000
MOST_FLOWS = 500
"""Flows in the data of a country or a weapon system."""


def deal(desk: Desk, asked: Asked, deal_id: str) -> Found:
    """One deal with everything that is claimed about it."""
    known = desk.known(asked.day)
    index, record = _deal(known, deal_id)
    view = view_of_deal(index, record)

    def shown(reader: Reader) -> Mapping[str, object]:
        sources = sources_of(_claims_of(index, view), reader)
        matched = matched_row(desk, known, view.row) if known.day is None else None
        return {"deal": view, "sources": sources, "sides": view.sides, "matched": matched}

    data = {"version": known.version, **members(view)}
    return Found(data, lambda: cells.value_sheet(view), shown, known.version, rows=(view.row,))


def _deal(known: Catalogue, given: str) -> tuple[Index, Deal]:
    """A deal that is named, with what stands behind it."""
    name = catalogue.deal_named(known, given)
    index = catalogue.part_of(known, catalogue.Asked(deals=[name]))
    return index, index.deals[name]


def _claims_of(index: Index, view: DealView) -> list[ClaimView]:
    names = view.agreement.claims if view.agreement is not None else ()
    return [*view.claims, *(claim_view(index, claim) for claim in index.claims(names))]


def why(desk: Desk, asked: Asked, deal_id: str) -> Found:
    """What joins the claims of a deal, and what parts it from the deals next to it."""
    known = desk.known(asked.day)
    name = catalogue.deal_named(known, deal_id)
    index = catalogue.with_neighbours(known, name)
    row, ties = row_of(index, index.deals[name]), links_of(index, index.deals[name])
    near = {tie.deal: row_of(index, index.deals[tie.deal]) for tie in ties.parts}
    columns = ("claims", "deal", "first", "second", "bits", "lines")
    return Found(
        {"version": known.version, **members(ties)},
        lambda: cells.plain_sheet(columns, (*ties.joins, *ties.parts)),
        lambda _: {"row": row, "ties": ties, "near": near},
        known.version,
    )


def document(desk: Desk, asked: Asked, document_id: str) -> Found:
    """One document with the evidence marked; in public only the surroundings of the evidence."""
    known = desk.known(asked.day)
    name = catalogue.document_named(known, document_id)
    index = catalogue.part_of(known, catalogue.Asked(documents=[name]))
    record = index.register.documents[name]
    if desk.options.public and name not in index.claims_of_document:
        raise NotFoundError(f"document {name!r}: nothing on a transfer was found in it, so it is not shown here")
    around = 1_500 if len(record.text) > LONGEST else None
    view = excerpts(index, record) if desk.options.public else view_of_document(index, record, around)

    def shown(reader: Reader) -> Mapping[str, object]:
        page = document_page(view, reader)
        copies = {one: index.register.documents[one] for one in view.copies}
        titles = {one: copy.title or views.source_name(copy) for one, copy in copies.items()}
        threads = catalogue.threads_of(known, [claim.id for claim in view.claims])
        return {"document": page, "titles": titles, "threads": threads, "sources": sources_of(view.claims, reader)}

    data = {"version": known.version, **members(view)}
    return Found(data, lambda: cells.claim_sheet(view), shown, known.version)


def agreement(desk: Desk, asked: Asked, name: str) -> Found:
    """One package."""
    known = desk.known(asked.day)
    name = catalogue.agreement_named(known, name)
    found = catalogue.agreements_in(catalogue.part_of(known, catalogue.Asked(agreements=[name])), [name])
    return replace(_alone(known, "agreement", AGREEMENTS, found), rows=found.entries[0].deals)


def relation(desk: Desk, asked: Asked, name: str) -> Found:
    """One relation."""
    known = desk.known(asked.day)
    name = catalogue.thread_named(known, name)
    found = catalogue.relations_in(catalogue.part_of(known, catalogue.Asked(threads=[name])), [name])
    return _alone(known, "relation", COOPERATION, found)


def _alone(known: Catalogue, name: str, threads: Threads[Entry], found: Entries[Entry]) -> Found:
    """The one entry that was found, which its template calls so."""

    def shown(reader: Reader) -> Mapping[str, object]:
        return {name: found.entries[0], "sources": sources_of(found.quoted, reader)}

    data = {"version": known.version, **members(found.entries[0])}
    return Found(data, lambda: threads.sheet(found.entries), shown, known.version)


def dossier(desk: Desk, asked: Asked, first: str, second: str) -> Found:
    """Everything between two parties over time."""
    known = desk.known(asked.day)
    found = catalogue.dossier(known, first, second)
    view = found.view
    told = reporters(found.index, view)
    rows = (*view.given, *view.returned)
    line = timeline_of(found.index, [found.index.deals[row.id] for row in rows])

    def shown(reader: Reader) -> Mapping[str, object]:
        return {
            "dossier": view,
            "sizes": found.sizes,
            "columns": COLUMNS,
            "chart": draw(line, reader),
            "reporters": told,
            "relations": sorted(view.cooperation, key=lambda one: one.label),
            "sources": sources_of(found.quoted, reader),
        }

    counts = {"counts": found.sizes, "reporters": told, "timeline": line}
    data = {"version": known.version, **members(view), **counts}
    return Found(data, lambda: cells.deal_sheet(rows), shown, known.version, rows=rows)


def whole_dossier(desk: Desk, asked: Asked, first: str, second: str) -> Found:
    """Everything between two parties, for a table."""
    known = desk.known(asked.day)
    one, other = catalogue.code_of(known, first), catalogue.code_of(known, second)
    given = catalogue.rows(known, views.Filters(supplier=one, recipient=other), IN_TIME)
    returned = catalogue.rows(known, views.Filters(supplier=other, recipient=one), IN_TIME)
    packages = each(partial(catalogue.agreements, known, parties=(one, other)))
    relations = each(partial(catalogue.cooperation, known, parties=(one, other)))
    sheet = cells.dossier_sheet(chain(given, returned), packages, relations)
    return Found({}, lambda: sheet, lambda _: {}, known.version)


def country(desk: Desk, asked: Asked, code: str) -> Found:
    """Everything about one party."""
    known = desk.known(asked.day)
    found = catalogue.country(known, code)
    view = found.view

    def shown(reader: Reader) -> Mapping[str, object]:
        return {
            "country": view,
            "sizes": found.sizes,
            "bars": draw_bars((found.given, found.received)),
            "columns": COLUMNS,
            "sources": sources_of(found.quoted, reader),
        }

    rows = (*view.given, *(row for row in view.received if row not in view.given))
    years = {"given_by_year": _years(found.given), "received_by_year": _years(found.received)}
    data = {
        "version": known.version,
        **members(view),
        **_flows(known, views.Filters(party=view.party)),
        "counts": found.sizes,
        **years,
    }
    return Found(data, lambda: cells.deal_sheet(rows), shown, known.version, rows=rows)


def whole_country(desk: Desk, asked: Asked, code: str) -> Found:
    """All deals of one party, for a table."""
    known = desk.known(asked.day)
    rows = catalogue.rows(known, views.Filters(party=catalogue.code_of(known, code)), IN_TIME)
    return Found({}, lambda: cells.deal_sheet(rows), lambda _: {}, known.version)


def _years(counts: Counter[int]) -> dict[str, object]:
    return {str(year): counts[year] for year in sorted(counts)}


def _flows(known: Catalogue, filters: views.Filters) -> dict[str, Callable[[], object]]:
    """Flows as data, the earliest year first, and how many there are; further ones are at /api/v1/flows."""
    return {
        "flows": lambda: catalogue.all_flows(known, filters, 0, MOST_FLOWS)[0],
        "flows_found": lambda: catalogue.all_flows(known, filters, 0, 0)[1],
    }


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place that reports name with a deal."""

    words: str
    deal: str
    title: str
    excerpts: tuple[Excerpt, ...]


def system(desk: Desk, asked: Asked, name: str) -> Found:
    """Everything about one weapon system."""
    known = desk.known(asked.day)
    entry = desk.vocabulary.systems.get(name)
    found = catalogue.weapon_system(known, entry.name if entry else name)
    view = found.view
    entry = desk.vocabulary.systems.get(view.system or "")
    maker = desk.vocabulary.makers.get(entry.maker or "") if entry is not None else None
    placed, places = _places(known, [row.id for row in view.deals])

    def shown(reader: Reader) -> Mapping[str, object]:
        deals = [placed.deals[place.deal] for place in places]
        told = [claim for one in deals for claim in view_of_deal(placed, one).claims]
        return {
            "system": view,
            "sizes": found.sizes,
            "entry": entry,
            "maker": maker.name if maker is not None else None,
            "aliases": entry.aliases if entry is not None else (),
            "bars": draw_bars((found.years,)),
            "columns": COLUMNS,
            "places": places,
            "sources": sources_of(told, reader),
        }

    counts = {"counts": found.sizes, "by_year": _years(found.years), "places": places}
    flows = _flows(known, views.Filters(item=view.name))
    data = {"version": known.version, **members(view), **flows, **counts}
    return Found(data, lambda: cells.deal_sheet(view.deals), shown, known.version, rows=view.deals)


def whole_system(desk: Desk, asked: Asked, name: str) -> Found:
    """All deals on one weapon system, for a table."""
    known = desk.known(asked.day)
    entry = desk.vocabulary.systems.get(name)
    found = catalogue.weapon_system(known, entry.name if entry else name)
    rows = catalogue.rows(known, views.Filters(item=found.view.name), IN_TIME)
    return Found({}, lambda: cells.deal_sheet(rows), lambda _: {}, known.version)


def _places(known: Catalogue, deals: Iterable[str]) -> tuple[Index, tuple[ToldPlace, ...]]:
    """The places told with deals, and the index of those deals."""
    bare = catalogue.part_of(known, catalogue.Asked(deals=tuple(deals), bare=True))
    told = [one.id for one in bare.register.deals if one.field("place") is not None]
    index = catalogue.part_of(known, catalogue.Asked(deals=told))
    return index, tuple(place for name in deals if name in set(told) for place in _places_of(index, index.deals[name]))


def _places_of(index: Index, deal: Deal) -> Iterable[ToldPlace]:
    field: FieldView = next(one for one in view_of_deal(index, deal).fields if one.name == "place")
    for value in field.values:
        yield ToldPlace(value.words, deal.id, index.subject(deal), value.excerpts)


PAGES = (
    Page("deal", "/deals/{deal_id}", "site_deal.html", "One deal, every value told", "register", Asked, deal),
    Page("why", "/deals/{deal_id}/why", "site_why.html", "Why reports are one deal", "register", Asked, why),
    Page(
        "document",
        "/documents/{document_id}",
        "site_document.html",
        "One document",
        "documents",
        DocumentAsked,
        document,
    ),
    Page("agreement", "/agreements/{name}", "site_agreement.html", "One package", "agreements", Asked, agreement),
    Page("relation", "/cooperation/{name}", "site_relation.html", "One relation", "cooperation", Asked, relation),
    Page(
        "dossier",
        "/dossiers/{first}/{second}",
        "site_dossier.html",
        "Everything between two parties",
        "countries",
        Asked,
        dossier,
        ("json", "csv", "atom"),
        whole_dossier,
    ),
    Page(
        "country",
        "/countries/{code}",
        "site_country.html",
        "Everything about one party",
        "countries",
        Asked,
        country,
        ("json", "csv", "atom"),
        whole_country,
    ),
    Page(
        "system",
        "/systems/{name}",
        "site_system.html",
        "Everything about one weapon system",
        "systems",
        Asked,
        system,
        ("json", "csv", "atom"),
        whole_system,
    ),
)
