"""The pages that look at the register from afar: map, network, time line, comparison, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pactwatch import __version__
from pactwatch.evaluation.gate import packaged_floors
from pactwatch.pages.bars import draw_bars
from pactwatch.pages.chart import draw
from pactwatch.pages.language import Reader
from pactwatch.pages.map import draw_map
from pactwatch.pages.ring import draw_ring
from pactwatch.pipeline import catalogue
from pactwatch.views.routes import Routes, routes
from pactwatch.web import cells
from pactwatch.web.asked import Asked, DealsAsked, FlowsAsked, PairAsked
from pactwatch.web.comparing import comparison
from pactwatch.web.desk import Desk, Found, Page, members
from pactwatch.web.finding import SEARCH
from pactwatch.web.origins import SOURCES
from pactwatch.web.words import MOST_ROWS, choices, narrowed

MEANT = {
    "relevance_recall": "of the documents that tell of a transfer or a relation, the share that it marks so",
    "specificity": "of the documents that tell of none, the share that it leaves alone",
    "deal_f1": "transfers that it finds and that are there, against those that it invents or misses (F1)",
    "strict_deal_f1": "the same, where both parties and the weapon must be right",
    "evidence_accuracy": "of the transfers rightly found, the share with the words that the annotators chose",
    "cooperation_f1": "relations that it finds and that are there, against those that it invents or misses (F1)",
}
"""What each figure of accuracy says."""


def world_map(desk: Desk, asked: FlowsAsked) -> Found:
    """Flows as arcs, by years, weapon and stage; what only flowed before is no part of a map."""
    every, version = _routes(desk, asked)
    found = replace(every, routes=tuple(route for route in every.routes if route.deals))

    def shown(reader: Reader) -> Mapping[str, object]:
        return {
            "routes": found,
            "drawing": draw_map(found.routes, reader),
            "asked": asked,
            "most": MOST_ROWS,
            "narrowed": narrowed(asked, desk.vocabulary, reader),
            **choices(desk.vocabulary, reader),
        }

    return Found(_data(found, version), lambda: cells.route_sheet(found.routes), shown, version, routes=found)


def who_arms_whom(desk: Desk, asked: FlowsAsked) -> Found:
    """Who supplies whom, and how that changed against the same length of time before."""
    found, version = _routes(desk, asked)
    years: Counter[int] = Counter()
    for route in found.routes:
        years.update(dict(route.by_year))

    def shown(reader: Reader) -> Mapping[str, object]:
        return {
            "routes": found,
            "ring": draw_ring([route for route in found.routes if route.deals], reader),
            "bars": draw_bars((years,)),
            "compared": found.years.before,
            "asked": asked,
            "most": MOST_ROWS,
            "narrowed": narrowed(asked, desk.vocabulary, reader),
            **choices(desk.vocabulary, reader),
        }

    return Found(_data(found, version), lambda: cells.route_sheet(found.routes), shown, version, routes=found)


def _routes(desk: Desk, asked: FlowsAsked) -> tuple[Routes, str]:
    known = desk.known(asked.day)
    return routes(catalogue.legs(known, asked.filters), asked.years), known.version


def _data(found: Routes, version: str) -> dict[str, object]:
    return {"version": version, **members(found)}


def time_line(desk: Desk, asked: DealsAsked) -> Found:
    """The stages of deals against time."""
    known = desk.known(asked.day)
    line, total = catalogue.timeline(known, asked.filters)
    version = known.version

    def shown(reader: Reader) -> Mapping[str, object]:
        most = catalogue.MOST_OF_TIMELINE
        told = {"chart": draw(line, reader), "asked": asked, "total": total, "most": most}
        return {**told, "narrowed": narrowed(asked, desk.vocabulary, reader), **choices(desk.vocabulary, reader)}

    rows = (
        {
            "deal": row.deal.id,
            "item": row.deal.item or "",
            "supplier": ";".join(row.deal.supplier),
            "recipient": ";".join(row.deal.recipient),
            "stage": mark.stage.value,
            "date": cells.date_cell(mark.date),
            "date_is": "happened" if mark.happened else "published" if mark.date is not None else "unknown",
            "document": mark.document,
        }
        for row in line.rows
        for mark in row.marks
    )
    columns = ("deal", "item", "supplier", "recipient", "stage", "date", "date_is", "document")
    data: dict[str, object] = {"version": version, "first": line.first, "last": line.last, "found": total}
    data["rows"] = line.rows
    return Found(data, lambda: cells.Sheet(columns, rows), shown, version)


def compare(desk: Desk, asked: PairAsked) -> Found:
    """Our register against another."""
    known = desk.known(asked.day)
    found = comparison(desk, known, asked.supplier, asked.recipient)
    version = known.version
    columns = ("deal", "line", "standing", "summary")
    rows = (
        {"deal": one.deal.id, "line": str(one.row.line), "standing": one.standing.value, "summary": one.summary}
        for one in (found.matched if found is not None else ())
    )

    def shown(reader: Reader) -> Mapping[str, object]:
        told = narrowed(asked, desk.vocabulary, reader)
        return {"view": found, "asked": asked, "narrowed": told, **choices(desk.vocabulary, reader)}

    data = {**(members(found) if found is not None else {"register": None}), "version": version}
    return Found(data, lambda: cells.Sheet(columns, rows), shown, version)


def method(desk: Desk, asked: Asked) -> Found:
    """How every figure came to be, and how right it is to be expected."""
    known = desk.known(asked.day)
    floors = packaged_floors()
    made = {"program": __version__, "vocabulary": desk.vocabulary.version, "reader": desk.shelf.reader}
    version = known.version
    unseen = dict(floors.held_out)
    rows = (
        {"figure": name, "unknown_publisher": str(unseen.get(name, "")), "at_least": str(value)}
        for name, value in floors.least
    )
    accuracy = {"about": floors.about, "unknown_publisher": unseen, "at_least": dict(floors.least)}
    return Found(
        {"version": version, "made": made, "accuracy": accuracy},
        lambda: cells.Sheet(("figure", "unknown_publisher", "at_least"), rows),
        lambda _: {"floors": floors, "unseen": unseen, "meant": MEANT, "made": made},
        version,
    )


PAGES = (
    Page(
        "map",
        "/map",
        "site_map.html",
        "Flows on a map",
        "map",
        FlowsAsked,
        world_map,
        ("json", "csv", "geojson"),
    ),
    Page("network", "/network", "site_network.html", "Who arms whom", "network", FlowsAsked, who_arms_whom),
    Page("timeline", "/timeline", "site_timeline.html", "Stages against time", "timeline", DealsAsked, time_line),
    SEARCH,
    SOURCES,
    Page("compare", "/compare", "site_compare.html", "Against another register", "compare", PairAsked, compare),
    Page("method", "/method", "site_method.html", "How figures came to be", "method", Asked, method),
)
