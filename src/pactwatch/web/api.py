"""The interface for programs under /api/v1: one list and one record of each kind, paged and stable."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from pactwatch.errors import NotFoundError, UsageError
from pactwatch.pages.site import Frame, render_page
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.catalogue import Catalogue, Entries, ListedDocument
from pactwatch.views import (
    AgreementView,
    ClaimView,
    CooperationView,
    DealRow,
    DealView,
    DocumentView,
    Flow,
    Node,
    plain,
)
from pactwatch.views.claims import claim_view
from pactwatch.web import answers, records
from pactwatch.web.asked import Asked, DealsAsked, RegisterAsked
from pactwatch.web.desk import Desk, address_of
from pactwatch.web.language import chosen_language, in_every_language, reader_for
from pactwatch.web.shape import Schema, Shapes

if TYPE_CHECKING:
    from fastapi import FastAPI

    from pactwatch.web.site import Site

ROOT = "/api/v1"
Entry = TypeVar("Entry")
MOST = 1_000
Limit = Annotated[int, Field(ge=1, le=MOST, description="entries of one page")]
After = Annotated[str | None, Field(max_length=200, description="where the page before says that this one goes on")]


class ListAsked(Asked):
    """A list, a page at a time."""

    limit: Limit = 100
    after: After = None


class DealListAsked(RegisterAsked):
    """Deals that pass the filters, a page at a time."""

    limit: Limit = 100
    after: After = None


class FlowListAsked(DealsAsked):
    """Flows, a page at a time."""

    limit: Limit = 100
    after: After = None


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of a list: its entries, how many there are on all pages, and where the next one goes on."""

    entries: Iterable[object]
    total: int
    after: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Call:
    """One address: what may be asked, what answers, and of which type one record or one entry is."""

    path: str
    summary: str
    asked: type[Asked]
    find: Callable[..., object]
    kind: type
    listed: bool


def deals(desk: Desk, asked: DealListAsked) -> Slice:
    """The deals, those with the latest report first."""
    known = desk.known(asked.day)
    start = _number(asked.after) or 0
    found = catalogue.listing_from(known, asked.filters, start, asked.limit)
    return _slice(found.rows, start, asked.limit, found.deals, known)


def deal(desk: Desk, asked: Asked, deal_id: str) -> object:
    """One deal with everything that is claimed about it."""
    return records.deal(desk, asked, deal_id).plain


def documents(desk: Desk, asked: ListAsked) -> Slice:
    """The documents, the latest published first."""
    public = desk.options.public
    return _entries(desk, asked, lambda known, skip, take: catalogue.documents(known, skip, take, public))


def document(desk: Desk, asked: Asked, document_id: str) -> object:
    """One document with the evidence marked."""
    return records.document(desk, asked, document_id).plain


def claims(desk: Desk, asked: ListAsked) -> Slice:
    """All claims, by id."""
    known = desk.known(asked.day)
    found, after, total = catalogue.claims(known, asked.after, asked.limit)
    return Slice(found, total, after, known.version)


def claim(desk: Desk, asked: Asked, claim_id: str) -> object:
    """One claim with its evidence."""
    known = desk.known(asked.day)
    index = catalogue.part_of(known, catalogue.Asked(claims=[catalogue.findable(claim_id)]))
    found = index.register.claims.get(claim_id)
    if found is None:
        raise NotFoundError(f"claim {claim_id!r}: not in the register; {ROOT}/claims lists all")
    return _record(claim_view(index, found), known.version)


def agreements(desk: Desk, asked: ListAsked) -> Slice:
    """The packages, in order of time."""
    return _entries(desk, asked, catalogue.agreements)


def agreement(desk: Desk, asked: Asked, name: str) -> object:
    """One package."""
    return records.agreement(desk, asked, name).plain


def cooperation(desk: Desk, asked: ListAsked) -> Slice:
    """The relations other than transfers, in order of time."""
    return _entries(desk, asked, catalogue.cooperation)


def relation(desk: Desk, asked: Asked, name: str) -> object:
    """One relation."""
    return records.relation(desk, asked, name).plain


def parties(desk: Desk, asked: ListAsked) -> Slice:
    """The parties that give or receive, by code."""
    known = desk.known(asked.day)
    nodes, start = catalogue.networked(known), _number(asked.after) or 0
    return _slice(nodes[start : start + asked.limit], start, asked.limit, len(nodes), known)


def all_flows(desk: Desk, asked: FlowListAsked) -> Slice:
    """What went from whom to whom by year, the earliest year first."""
    known = desk.known(asked.day)
    start = _number(asked.after) or 0
    found, total = catalogue.all_flows(known, asked.filters, start, asked.limit)
    return _slice(found, start, asked.limit, total, known)


CALLS = (
    Call("/deals", "The deals, the latest reported first", DealListAsked, deals, DealRow, True),
    Call("/deals/{deal_id}", "One deal", Asked, deal, DealView, False),
    Call("/documents", "The documents, the latest published first", ListAsked, documents, ListedDocument, True),
    Call("/documents/{document_id}", "One document with the evidence marked", Asked, document, DocumentView, False),
    Call("/claims", "All claims, by id", ListAsked, claims, ClaimView, True),
    Call("/claims/{claim_id}", "One claim with its evidence", Asked, claim, ClaimView, False),
    Call("/agreements", "The packages, in order of time", ListAsked, agreements, AgreementView, True),
    Call("/agreements/{name}", "One package", Asked, agreement, AgreementView, False),
    Call("/cooperation", "The relations, in order of time", ListAsked, cooperation, CooperationView, True),
    Call("/cooperation/{name}", "One relation", Asked, relation, CooperationView, False),
    Call("/parties", "The parties that give or receive, by code", ListAsked, parties, Node, True),
    Call("/flows", "From whom to whom by year", FlowListAsked, all_flows, Flow, True),
)


def mount(app: FastAPI, site: Site) -> None:
    """Put the interface on its addresses, and describe it."""
    shapes = Shapes()
    for call in CALLS:
        app.add_api_route(
            ROOT + call.path,
            _endpoint(site, call),
            summary=call.summary,
            tags=["v1"],
            response_class=Response,
            responses=_responses(call, shapes),
            name=f"v1{call.path}",
        )
    _describe(app, shapes)
    _mount_page(app, site)


def _endpoint(site: Site, call: Call) -> Callable[..., Response]:
    names = [part.strip("{}") for part in call.path.split("/") if part.startswith("{")]

    def answer(request: Request, asked: Asked, **parts: str) -> Response:
        where = (request.url.path, request.url.query, site.options.public)
        tag = answers.tag_of("v1", site.shelf.stamp, *where)
        if answers.has_it(request, tag):
            return answers.unchanged(tag, "json")
        body = site.bodies.get(tag)
        if body is None:
            found = call.find(site.desk(request), asked, *(parts[name] for name in names))
            body = answers.json_bytes(_page(found, request, asked) if isinstance(found, Slice) else _members(found))
            site.bodies.put(tag, body)
        return answers.whole(body, tag, "json")

    kinds = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("request", kinds, annotation=Request)]
    parameters += [inspect.Parameter(name, kinds, annotation=str) for name in names]
    parameters += [inspect.Parameter("asked", kinds, annotation=Annotated[call.asked, Query()])]
    answer.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return answer


def _page(found: Slice, request: Request, asked: Asked) -> dict[str, object]:
    after = address_of(request.url.path, asked, after=found.after) if found.after is not None else None
    return {
        "version": found.version,
        "total": found.total,
        "next": after,
        "items": [plain(one) for one in found.entries],
    }


def _entries(desk: Desk, asked: ListAsked, find: Callable[[Catalogue, int, int], Entries[Entry]]) -> Slice:
    """A page of a list that is found by how many entries to skip and to take."""
    known, start = desk.known(asked.day), _number(asked.after) or 0
    found = find(known, start, asked.limit)
    return _slice(found.entries, start, asked.limit, found.total, known)


def _slice(entries: tuple[object, ...], start: int, limit: int, total: int, known: Catalogue) -> Slice:
    """A page of a list that goes on by how many entries went before."""
    after = start + limit
    return Slice(entries, total, str(after) if after < total else None, known.version)


def _number(after: str | None) -> int | None:
    if after is None:
        return None
    try:
        number = int(after[:20])
    except ValueError:
        raise UsageError(f"after={after[:40]!r}: take it from `next` of the page before") from None
    if not 0 <= number < 2**62:
        raise UsageError(f"after={number}: take it from `next` of the page before")
    return number


def _record(record: object, version: str) -> dict[str, object]:
    return {"version": version, **_members(plain(record))}


def _members(found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise TypeError(f"{type(found).__name__}: not a record with members")
    return found


def _responses(call: Call, shapes: Shapes) -> dict[int | str, dict[str, Any]]:
    schema = shapes.of(call.kind)
    if call.listed:
        schema = {
            "type": "object",
            "required": ["version", "total", "next", "items"],
            "properties": {
                "version": {"type": "string", "description": "version of the register"},
                "total": {"type": "integer", "description": "entries on all pages"},
                "next": {"type": ["string", "null"], "description": "address of the next page"},
                "items": {"type": "array", "items": schema},
            },
        }
    else:
        schema = {"allOf": [schema, {"type": "object", "properties": {"version": {"type": "string"}}}]}
    error = shapes.of(Problem)
    told = {400: "not to be asked so", 404: "nothing under this name", 422: "not to be asked so", 503: "not now"}
    found: dict[int | str, dict[str, Any]] = {200: _content("found", schema), 304: {"description": "as it was"}}
    return found | {code: _content(words, error) for code, words in told.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer: what kind of error it is, the reason with what to do, and the status."""

    error: str
    reason: str
    status: int


def _content(description: str, schema: Schema) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _describe(app: FastAPI, shapes: Shapes) -> None:
    """Add the shapes of our records to the description that FastAPI makes."""
    made = app.openapi

    def described() -> dict[str, Any]:
        whole = made()
        whole.setdefault("components", {}).setdefault("schemas", {}).update(shapes.components)
        return whole

    app.openapi = described  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address as the page for people lists it, the forms that it has with it."""

    path: str
    summary: str
    parameters: tuple[str, ...]
    forms: tuple[str, ...]


def _operations(described: Mapping[str, Mapping[str, Any]]) -> list[Operation]:
    """The addresses of a description, the forms of a page as one."""
    found: dict[str, Operation] = {}
    for path, one in described.items():
        base, form = (path, "") if path.startswith(ROOT) or "." not in path else path.rsplit(".", 1)
        asked = tuple(part["name"] for part in one["get"].get("parameters", ()) if part["in"] == "query")
        before = found[base].forms if base in found else ()
        found[base] = Operation(base, one["get"]["summary"], asked, (*before, form) if form else before)
    return list(found.values())


def _mount_page(app: FastAPI, site: Site) -> None:
    def page(request: Request) -> Response:
        operations = _operations(app.openapi()["paths"])
        reader = reader_for(request, site.options.language)
        kept = site.shelf.store.kept_register()
        frame = Frame(
            section="api",
            version=kept.version if kept else "",
            as_of=None,
            formats=(),
            now="/api",
            behind=False,
            public=site.options.public,
            lang=chosen_language(request),
            languages=in_every_language(request),
        )
        return Response(
            render_page("site_api.html", frame, reader, {"operations": operations}).encode(),
            media_type=answers.MEDIA["html"],
            headers={"cache-control": "no-cache", "vary": "Accept-Language"},
        )

    app.add_api_route("/api", page, include_in_schema=False)
