"""The pages of one thing: a deal and why it is one, a document, a package, a relation, a pair, a country, a system."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch import views
from pactwatch.errors import NotFoundError
from pactwatch.pages.bars import draw_bars
from pactwatch.pages.chart import draw
from pactwatch.pages.language import Reader
from pactwatch.pages.page import COLUMNS, document_page
from pactwatch.views import AgreementView, CooperationView, DealView, Excerpt, Flow, links_view, plain
from pactwatch.views.agreements import agreement_view, cooperation_view
from pactwatch.views.deal import view_of_deal
from pactwatch.views.document import view_of_document
from pactwatch.views.fields import FieldView
from pactwatch.views.lookup import find_deal, find_document
from pactwatch.views.reporters import reporters
from pactwatch.views.timeline import timeline_of
from pactwatch.web import cells
from pactwatch.web.asked import Asked, DocumentAsked
from pactwatch.web.comparing import matched_row
from pactwatch.web.desk import Desk, Found, Page
from pactwatch.web.shelf import Known
from pactwatch.web.words import MOST_ROWS, claims_behind, sources_of

AROUND = 300
LONGEST = 200_000


def deal(desk: Desk, asked: Asked, deal_id: str) -> Found:
    """One deal with everything that is claimed about it."""
    known = desk.known(asked.day)
    view = view_of_deal(known.index, find_deal(known.index, deal_id))

    def shown(reader: Reader) -> Mapping[str, object]:
        sources = sources_of(_claims_of(known, view), reader)
        matched = matched_row(desk, known, view.row) if known.today is None else None
        return {"deal": view, "sources": sources, "sides": view.sides, "matched": matched}

    version = known.register.version
    return Found({"version": version, **_dict(view)}, lambda: cells.value_sheet(view), shown, version, rows=(view.row,))


def _claims_of(known: Known, view: DealView) -> list[views.ClaimView]:
    packages = (view.agreement,) if view.agreement is not None else ()
    return [*view.claims, *claims_behind(known, packages)]


def why(desk: Desk, asked: Asked, deal_id: str) -> Found:
    """What joins the claims of a deal, and what parts it from the deals next to it."""
    known = desk.known(asked.day)
    row = view_of_deal(known.index, find_deal(known.index, deal_id)).row
    ties = links_view(known.register, desk.vocabulary, row.id)
    version = known.register.version
    columns = ("claims", "deal", "first", "second", "bits", "lines")
    return Found(
        {"version": version, **_dict(ties)},
        lambda: cells.plain_sheet(columns, (*ties.joins, *ties.parts)),
        lambda _: {"row": row, "ties": ties},
        version,
    )


def document(desk: Desk, asked: Asked, document_id: str) -> Found:
    """One document with the evidence marked; in public only the surroundings of the evidence."""
    known = desk.known(asked.day)
    record = find_document(known.index, document_id)
    if desk.options.public and record.id not in known.index.claims_of_document:
        raise NotFoundError(f"document {document_id!r}: nothing on a transfer was found in it, so it is not shown here")
    around = AROUND if desk.options.public else 1_500 if len(record.text) > LONGEST else None
    view = view_of_document(known.index, record, around)

    def shown(reader: Reader) -> Mapping[str, object]:
        page = document_page(view, reader)
        copies = {name: known.register.documents[name] for name in view.copies}
        titles = {name: one.title or views.source_name(one) for name, one in copies.items()}
        threads = {claim: one.id for one in known.register.cooperation for claim in one.claims}
        return {"document": page, "titles": titles, "threads": threads, "sources": sources_of(view.claims, reader)}

    version = known.register.version
    data = _dict(view)
    return Found({"version": version, **data}, lambda: cells.claim_sheet(view), shown, version)


def agreement(desk: Desk, asked: Asked, name: str) -> Found:
    """One package."""
    known = desk.known(asked.day)
    record = known.index.agreements.get(name)
    if record is None:
        raise NotFoundError(f"agreement {name!r}: not in the register; /agreements lists all")
    view = agreement_view(known.index, record)

    def shown(reader: Reader) -> Mapping[str, object]:
        sources = sources_of(claims_behind(known, (view,)), reader)
        return {"agreements": (view,), "sources": sources, "pager": _NO_PAGES}

    version = known.register.version
    return Found(
        {"version": version, **_dict(view)},
        lambda: cells.Sheet(cells.AGREEMENT_COLUMNS, [cells.agreement_cells(view)]),
        shown,
        version,
        rows=view.deals,
    )


def relation(desk: Desk, asked: Asked, name: str) -> Found:
    """One relation."""
    known = desk.known(asked.day)
    record = next((one for one in known.register.cooperation if one.id == name), None)
    if record is None:
        raise NotFoundError(f"relation {name!r}: not in the register; /cooperation lists all")
    view = cooperation_view(known.index, record)

    def shown(reader: Reader) -> Mapping[str, object]:
        return {"cooperation": (view,), "sources": sources_of(view.claims, reader), "pager": _NO_PAGES}

    version = known.register.version
    return Found(
        {"version": version, **_dict(view)},
        lambda: cells.Sheet(cells.COOPERATION_COLUMNS, [cells.cooperation_cells(view)]),
        shown,
        version,
    )


_NO_PAGES = {"before": None, "after": None}


def dossier(desk: Desk, asked: Asked, first: str, second: str) -> Found:
    """Everything between two parties over time."""
    known = desk.known(asked.day)
    view = views.dossier(known.register, desk.vocabulary, first, second, known.today)
    told = reporters(known.index, view)
    rows = (*view.given, *view.returned)
    line = timeline_of(known.index, [known.index.deals[row.id] for row in rows])

    def shown(reader: Reader) -> Mapping[str, object]:
        return {
            "dossier": view,
            "columns": COLUMNS,
            "chart": draw(line, reader),
            "reporters": told,
            "kinds_of_cooperation": _by_kind(view.cooperation),
            "sources": sources_of(claims_behind(known, view.agreements, view.cooperation), reader),
        }

    version = known.register.version
    data = {"version": version, **_dict(view), "reporters": plain(told), "timeline": plain(line)}
    return Found(data, lambda: cells.dossier_sheet(view), shown, version, rows=rows)


def _by_kind(found: Iterable[CooperationView]) -> tuple[tuple[str, tuple[CooperationView, ...]], ...]:
    kinds: dict[str, list[CooperationView]] = defaultdict(list)
    for one in found:
        kinds[one.label].append(one)
    return tuple((label, tuple(members)) for label, members in sorted(kinds.items()))


def country(desk: Desk, asked: Asked, code: str) -> Found:
    """Everything about one party."""
    known = desk.known(asked.day)
    view = views.country(known.register, desk.vocabulary, code, known.today)

    def shown(reader: Reader) -> Mapping[str, object]:
        packages: tuple[AgreementView, ...] = view.agreements[-MOST_ROWS:]
        relations = view.cooperation[-MOST_ROWS:]
        given = _by_year(flow for flow in view.flows if view.party in flow.supplier)
        received = _by_year(flow for flow in view.flows if view.party in flow.recipient)
        return {
            "country": view,
            "bars": draw_bars((given, received)),
            "columns": COLUMNS,
            "most": MOST_ROWS,
            "sources": sources_of(claims_behind(known, packages, relations), reader),
        }

    version = known.register.version
    rows = (*view.given, *(row for row in view.received if row not in view.given))
    return Found({"version": version, **_dict(view)}, lambda: cells.deal_sheet(rows), shown, version, rows=rows)


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
    view = views.weapon_system(known.register, desk.vocabulary, entry.name if entry else name, known.today)
    entry = desk.vocabulary.systems.get(view.system or "")
    maker = desk.vocabulary.makers.get(entry.maker or "") if entry is not None else None
    places = tuple(_places(known, [row.id for row in view.deals]))

    def shown(reader: Reader) -> Mapping[str, object]:
        deals = [known.index.deals[place.deal] for place in places]
        told = [claim for one in deals for claim in view_of_deal(known.index, one).claims]
        return {
            "system": view,
            "entry": entry,
            "maker": maker.name if maker is not None else None,
            "aliases": entry.aliases if entry is not None else (),
            "bars": draw_bars((_by_year(view.flows),)),
            "columns": COLUMNS,
            "most": MOST_ROWS,
            "places": places,
            "sources": sources_of(told, reader),
        }

    version = known.register.version
    data = {"version": version, **_dict(view), "places": plain(places)}
    return Found(data, lambda: cells.deal_sheet(view.deals), shown, version, rows=view.deals)


def _places(known: Known, deals: Iterable[str]) -> Iterable[ToldPlace]:
    for name in deals:
        record = known.index.deals[name]
        if record.field("place") is None:
            continue
        view = view_of_deal(known.index, record)
        field: FieldView = next(one for one in view.fields if one.name == "place")
        for value in field.values:
            yield ToldPlace(value.words, name, known.index.subject(record), value.excerpts)


def _by_year(flows: Iterable[Flow]) -> Counter[int]:
    found: Counter[int] = Counter()
    for flow in flows:
        if flow.year is not None:
            found[flow.year] += len(flow.deals)
    return found


def _dict(record: object) -> dict[str, object]:
    found = plain(record)
    if not isinstance(found, dict):
        raise TypeError(f"{type(record).__name__}: not a record with fields")
    return dict(found)


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
    Page("agreement", "/agreements/{name}", "site_agreements.html", "One package", "agreements", Asked, agreement),
    Page("relation", "/cooperation/{name}", "site_cooperation.html", "One relation", "cooperation", Asked, relation),
    Page(
        "dossier",
        "/dossiers/{first}/{second}",
        "site_dossier.html",
        "Everything between two parties",
        "countries",
        Asked,
        dossier,
        ("json", "csv", "atom"),
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
    ),
)
