"""Errors as answers: a page for people, JSON for programs; the reason and the remedy, nothing of our inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pactwatch.errors import NotFoundError, PactwatchError, StoreError, UsageError
from pactwatch.pages.site import Frame, render_page
from pactwatch.web.language import chosen_language, reader_for

if TYPE_CHECKING:
    from fastapi import FastAPI

TITLES = {
    400: "This cannot be asked so",
    404: "Not found",
    405: "Only to be read",
    422: "This cannot be asked so",
    500: "Something went wrong here",
    503: "Not to be had just now",
}


def mount(app: FastAPI, usual: str) -> None:
    """Let every error be answered for."""

    def ours(request: Request, error: Exception) -> Response:
        code = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, UsageError) else 500
        code = 503 if isinstance(error, StoreError) else code
        return problem(request, code, str(error), usual)

    def invalid(request: Request, error: Exception) -> Response:
        told = _told(error.errors()) if isinstance(error, RequestValidationError) else ""
        return problem(request, 422, told, usual)

    def other(request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 500
        return problem(request, code, "there is no page at this address" if code == 404 else "", usual)

    def unexpected(request: Request, error: Exception) -> Response:
        from pactwatch.pipeline.log import log_unexpected

        log_unexpected(error, "serve", request.url.path)
        return problem(request, 500, "the server has noted what; try again, or tell who runs it", usual)

    app.add_exception_handler(PactwatchError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, other)
    app.add_exception_handler(Exception, unexpected)


def problem(request: Request, code: int, reason: str, usual: str) -> Response:
    """An error in the form that the address asks for, as a page in the reader's language, else the usual one."""
    path = request.url.path
    title = TITLES.get(code, TITLES[500])
    headers = {"cache-control": "no-store"}
    if path.startswith("/api") or path.endswith((".json", ".csv", ".geojson", ".atom")):
        return JSONResponse({"error": title, "reason": reason, "status": code}, code, headers)
    reader = reader_for(request, usual)
    frame = Frame("", "", None, (), "/", behind=False, public=False, lang=chosen_language(request))
    shown = {"title": reader.words(title), "reason": reason}
    body = render_page("site_error.html", frame, reader, shown).encode("utf-8", "replace")
    return Response(body, code, headers, "text/html; charset=utf-8")


def _told(errors: Sequence[dict[str, object]]) -> str:
    """What cannot be asked, in a line: "stage: ...; page: ..."."""
    told = []
    for one in errors[:5]:
        place = one.get("loc")
        name = str(place[-1]) if isinstance(place, tuple | list) and place else "request"
        told.append(f"{name[:60]}: {one.get('msg')}")
    return "; ".join(told)
