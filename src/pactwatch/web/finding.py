"""The page of search: deals, the passages that claims rest on by document, and documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pactwatch import pipeline
from pactwatch.model import PartialDate
from pactwatch.pages.language import Reader
from pactwatch.pipeline import catalogue
from pactwatch.store.search import Found as Hits
from pactwatch.store.search import Hit, Kind, Piece
from pactwatch.views import DealRow
from pactwatch.views.rows import row_of
from pactwatch.web import cells
from pactwatch.web.asked import SearchAsked
from pactwatch.web.desk import Desk, Found, Page, address_of

KINDS_FOUND = {Kind.DEALS: "Deals", Kind.CLAIMS: "Claims", Kind.DOCUMENTS: "Documents"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document, the deals that it tells of, and the ids of the relations."""

    snippet: tuple[Piece, ...]
    deals: tuple[DealRow, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A document with the passages that claims were found in."""

    document: str
    title: str
    published: PartialDate | None
    passages: tuple[Passage, ...]


def search(desk: Desk, asked: SearchAsked) -> Found:
    """Deals, claims and documents found by words and fields, the newest first."""
    kept = desk.shelf.store.kept_register()
    version = kept.version if kept is not None else ""
    hits: Hits | None = None
    if asked.q:
        hits = pipeline.search(desk.shelf.store, desk.vocabulary, asked.q, asked.rows, asked.before)
    found = tuple(_shown_hit(desk, hit) for hit in hits.hits) if hits is not None else ()

    def shown(reader: Reader) -> Mapping[str, object]:
        totals = hits.totals if hits is not None else ()
        members = {kind: [hit for hit in found if hit.kind is kind] for kind, _ in totals}
        groups = [(kind.value, reader.words(KINDS_FOUND[kind]), members[kind], total) for kind, total in totals]
        claims = _by_document(desk, members.get(Kind.CLAIMS, []))
        nothing = hits is not None and not any(total for _, total in totals)
        told = {"asked": asked, "found": hits, "groups": groups, "claims": claims, "nothing": nothing}
        return {**told, "more": _more(asked, members)}

    data = {
        "version": version,
        "query": asked.q or "",
        "totals": {kind.value: total for kind, total in hits.totals} if hits is not None else {},
        "most_counted": hits.most if hits is not None else 0,
        "suggestions": list(hits.suggestions) if hits is not None else [],
        "hits": found,
    }
    columns = ("kind", "id", "title", "published", "deal", "document", "snippet")
    rows = (
        {
            "kind": hit.kind.value,
            "id": hit.id,
            "title": hit.title,
            "published": cells.date_cell(hit.published),
            "deal": hit.deal or "",
            "document": hit.document or "",
            "snippet": "".join(piece.text for piece in hit.snippet),
        }
        for hit in found
    )
    return Found(data, lambda: cells.Sheet(columns, rows), shown, version)


def _more(asked: SearchAsked, members: Mapping[Kind, list[Hit]]) -> dict[str, str | None]:
    """Where the older hits of each kind are; None where all are shown."""
    found: dict[str, str | None] = {}
    for kind, hits in members.items():
        text = asked.q or ""
        narrowed = text if "in:" in text else f"{text} in:{kind.value}"
        more = len(hits) == asked.rows
        found[kind.value] = address_of("/search", asked, q=narrowed, before=hits[-1].place) if more else None
    return found


def _shown_hit(desk: Desk, hit: Hit) -> Hit:
    """A hit as it may be shown: in public, no passage of an article beside what is claimed."""
    if not (desk.options.public and hit.kind is Kind.DOCUMENTS):
        return hit
    return Hit(hit.kind, hit.id, hit.title, hit.published, (), hit.document, hit.deal, hit.place)


def _by_document(desk: Desk, hits: Sequence[Hit]) -> tuple[Quoted, ...]:
    """The claims found, in their order, those of one document together, and of them those that say the same words."""
    known = desk.known(None)
    index = catalogue.part_of(known, catalogue.Asked(deals={one.deal for one in hits if one.deal}, bare=True))
    rows = {deal.id: row_of(index, deal) for deal in index.register.deals}
    threads = catalogue.threads_of(known, [one.id for one in hits if one.deal is None])
    found = []
    for document, members in groupby(hits, key=lambda one: one.document):
        passages: dict[tuple[Piece, ...], list[Hit]] = {}
        cited = list(members)
        for one in cited:
            passages.setdefault(one.snippet, []).append(one)
        told = tuple(
            Passage(
                snippet,
                tuple(rows[deal] for deal in dict.fromkeys(one.deal for one in some) if deal in rows),
                tuple(dict.fromkeys(threads[one.id] for one in some if one.id in threads)),
            )
            for snippet, some in passages.items()
        )
        found.append(Quoted(document or "", cited[0].title, cited[0].published, told))
    return tuple(found)


SEARCH = Page("search", "/search", "site_search.html", "Found by words and fields", "search", SearchAsked, search)
