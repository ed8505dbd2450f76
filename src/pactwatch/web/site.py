"""The pages and their other forms put on their addresses."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import FastAPI, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pactwatch import __version__
from pactwatch.exports.atom import FeedAbout, write_atom
from pactwatch.exports.geojson import write_geojson
from pactwatch.pages.language import Reader, reader_of
from pactwatch.pages.links import SiteLinks
from pactwatch.pages.site import Frame, own_files, render_page
from pactwatch.web import answers, lists, records, surveys
from pactwatch.web.answers import Bodies
from pactwatch.web.desk import Desk, Found, Page, pairs_of
from pactwatch.web.language import chosen_language, in_every_language, reader_for
from pactwatch.web.options import ServeOptions
from pactwatch.web.shelf import Shelf

PAGES = (*lists.PAGES, *records.PAGES, *surveys.PAGES)
_NAME = re.compile(r"{(\w+)(?::path)?}")
Answer = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share."""

    shelf: Shelf
    options: ServeOptions
    bodies: Bodies

    def desk(self, request: Request) -> Desk:
        """Where a request is answered."""
        return Desk(self.shelf, self.options, request.url.path)


def mount(app: FastAPI, site: Site) -> None:
    """Put every page on its address, its other forms beside it."""
    for page in sorted(PAGES, key=_most_exact_first):
        for form in (*page.formats, "html"):
            address = page.path if form == "html" else f"{_base(page)}.{form}"
            answer = _endpoint(site, page, form)
            app.add_api_route(
                address,
                answer,
                summary=page.summary,
                tags=["pages"],
                responses=_responses(form),
                response_class=Response,
                name=f"{page.name}.{form}",
                include_in_schema=form != "html",
            )
            app.add_api_route(
                address, answer, methods=["HEAD"], response_class=Response, include_in_schema=False, name=page.name
            )
    _mount_pair(app)
    _mount_files(app)


def _most_exact_first(page: Page) -> tuple[bool, int]:
    """Pages whose address goes on behind another's must be tried before it."""
    return ":path" in page.path, -page.path.count("/")


def _base(page: Page) -> str:
    return "/start" if page.path == "/" else page.path


def _responses(form: str) -> dict[int | str, dict[str, Any]]:
    said = {400: "not to be asked so", 404: "nothing under this name", 422: "not to be asked so", 503: "not now"}
    schema = {"type": "string"} if form in ("csv", "atom", "html") else {"type": "object"}
    media = answers.MEDIA[form].partition(";")[0]
    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "found", "content": {media: {"schema": schema}}},
        304: {"description": "as it was"},
    }
    problem = {"content": {"application/json": {"schema": {"type": "object"}}}}
    return found | {code: {"description": words, **problem} for code, words in said.items()}


def _endpoint(site: Site, page: Page, form: str) -> Answer:
    """The function that answers for one form of a page; its signature tells FastAPI what may be asked."""
    names = _NAME.findall(page.path)

    def answer(request: Request, asked: BaseModel, **parts: str) -> Response:
        return _answered(site, page, form, request, asked, [parts[name] for name in names])

    kinds = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("request", kinds, annotation=Request)]
    parameters += [inspect.Parameter(name, kinds, annotation=str) for name in names]
    parameters += [inspect.Parameter("asked", kinds, annotation=Annotated[page.asked, Query()])]
    answer.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return answer


def _answered(site: Site, page: Page, form: str, request: Request, asked: BaseModel, parts: list[str]) -> Response:
    """One form of one page, unless the client has it."""
    pairs = pairs_of(asked)
    if form == "html" and sorted(pairs) != sorted(request.query_params.multi_items()):
        return _elsewhere(request, pairs)
    reader = reader_for(request, site.options.language) if form == "html" else reader_of()
    tag = _tag(site, form, request, reader, page)
    if answers.has_it(request, tag):
        return answers.unchanged(tag, form)
    kept = site.bodies.get(tag)
    if kept is not None:
        return answers.whole(kept, tag, form)
    desk = site.desk(request)
    find = page.table if form == "csv" and page.table is not None else page.find
    found = find(desk, asked, *parts)
    if form == "csv":
        return answers.table(found.sheet().lines(), tag, page.name)
    body = _body(page, form, request, reader, found, desk)
    site.bodies.put(tag, body)
    return answers.whole(body, tag, form)


def _elsewhere(request: Request, pairs: list[tuple[str, str]]) -> Response:
    """To the shortest address of the same view, so that one view has one address to be shared."""
    return RedirectResponse(request.url.path + (f"?{urlencode(pairs)}" if pairs else ""), status_code=302)


def _tag(site: Site, form: str, request: Request, reader: Reader, page: Page) -> str:
    where = (request.url.path, request.url.query, str(request.base_url) if form == "atom" else "")
    shown = (form, reader.locale, site.options.public, __version__, own_files().keys() if form == "html" else "")
    also = page.also(site.shelf) if page.also is not None else None
    return answers.tag_of(site.shelf.stamp, where, tuple(shown[:4]), tuple(shown[4]), also)


def _body(page: Page, form: str, request: Request, reader: Reader, found: Found, desk: Desk) -> bytes:
    if form == "json":
        return answers.json_bytes(found.plain)
    if form == "geojson" and found.routes is not None:
        return write_geojson(found.routes)
    if form == "atom":
        root = str(request.base_url).rstrip("/")
        path = request.url.path.removesuffix(".atom")
        about = FeedAbout(f"pactwatch: {page.summary}", str(request.url), root + path, f"{root}/deals/")
        return write_atom(about, found.rows or ())
    frame = _frame(page, request, found, desk)
    return render_page(page.template, frame, reader, found.shown(reader)).encode("utf-8", "replace")


def _frame(page: Page, request: Request, found: Found, desk: Desk) -> Frame:
    pairs = request.query_params.multi_items()
    query = f"?{urlencode(pairs)}" if pairs else ""
    now = urlencode([(name, value) for name, value in pairs if name != "as_of"])
    base = "/start" if page.path == "/" else request.scope.get("raw_path", b"").decode("ascii") or request.url.path
    return Frame(
        section=page.section,
        version=found.version,
        as_of=request.query_params.get("as_of"),
        formats=tuple((form, f"{base}.{form}{query}") for form in page.formats),
        now=request.url.path + (f"?{now}" if now else ""),
        behind=desk.shelf.is_behind(),
        public=desk.options.public,
        lang=chosen_language(request),
        languages=in_every_language(request),
    )


def _mount_pair(app: FastAPI) -> None:
    """The form that asks for two parties leads to their dossier."""

    def pair(request: Request) -> Response:
        asked = request.query_params
        first, second = asked.get("first", "").strip()[:100], asked.get("second", "").strip()[:100]
        if not first or not second:
            return RedirectResponse(SiteLinks(lang=chosen_language(request)).plain("/countries"), status_code=302)
        return RedirectResponse(
            SiteLinks(asked.get("as_of"), chosen_language(request)).pair(first, second), status_code=302
        )

    app.add_api_route("/dossiers", pair, include_in_schema=False)


def _mount_files(app: FastAPI) -> None:
    """Style and script, each under a name that changes with its content."""
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}

    def file(name: str) -> Response:
        content = own_files().get(name)
        if content is None:
            return Response(status_code=404)
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(content, media_type=kinds[name.rpartition(".")[2]], headers=headers)

    app.add_api_route("/static/{name}", file, include_in_schema=False)
