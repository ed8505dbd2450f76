"""Errors as answers: a page for people, JSON for programs; the reason and the remedy, nothing of our inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any  # what pydantic tells of an error

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pactwatch.errors import NotFoundError, PactwatchError, StoreError, UsageError
from pactwatch.pages.refused import NO_DATABASE, NO_PAGE, NOTED
from pactwatch.pages.site import Frame, render_page
from pactwatch.web.language import chosen_language, in_every_language, reader_for
from pactwatch.web.options import ServeOptions

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


def mount(app: FastAPI, options: ServeOptions) -> None:
    """Let every error be answered for."""
    usual = options.language

    def ours(request: Request, error: Exception) -> Response:
        code = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, UsageError) else 500
        code = 503 if isinstance(error, StoreError) else code
        told = NO_DATABASE if code == 503 and options.public else str(error)  # it names the file of the database
        return problem(request, code, told, usual)

    def invalid(request: Request, error: Exception) -> Response:
        told = _told(error.errors()) if isinstance(error, RequestValidationError) else ""
        return problem(request, 422, told, usual)

    def other(request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 500
        return problem(request, code, NO_PAGE if code == 404 else "", usual)

    app.add_exception_handler(PactwatchError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, other)
    app.add_middleware(Outlived, usual=usual)


class Outlived:
    """Answers for an error that nobody expected, behind the guard like every other answer; the server goes on."""

    def __init__(self, app: ASGIApp, usual: str) -> None:
        self._app = app
        self._usual = usual

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:  # one bad record must not end the server
            if scope["type"] != "http" or begun:
                raise
            from pactwatch.pipeline.log import log_unexpected

            log_unexpected(error, "serve", scope["path"])
            await problem(Request(scope), 500, NOTED, self._usual)(scope, receive, send)


def problem(request: Request, code: int, reason: str, usual: str) -> Response:
    """An error in the form that the address asks for, as a page in the reader's language, else the usual one."""
    path = request.url.path
    title = TITLES.get(code, TITLES[500])
    headers = {"cache-control": "no-store"}
    if path.startswith("/api") or path.endswith((".json", ".csv", ".geojson", ".atom")):
        return JSONResponse({"error": title, "reason": reason, "status": code}, code, headers)
    reader = reader_for(request, usual)
    frame = Frame(
        section="",
        version="",
        as_of=None,
        formats=(),
        now="/",
        behind=False,
        public=False,
        lang=chosen_language(request),
        languages=in_every_language(request),
    )
    shown = {"title": reader.words(title), "reason": reason}
    body = render_page("site_error.html", frame, reader, shown).encode("utf-8", "replace")
    return Response(body, code, headers, "text/html; charset=utf-8")


def _told(errors: Sequence[Mapping[str, Any]]) -> str:
    """What cannot be asked, in a line: "stage: take one of ...; page: write a whole number"."""
    return "; ".join(f"{_field(one)}: {_remedy(one)}" for one in errors[:5])


def _field(error: Mapping[str, Any]) -> str:
    """What an error is about, as the address names it."""
    place = [str(part) for part in error.get("loc", ()) if isinstance(part, str)]
    return place[-1][:60] if place else "request"


def _remedy(error: Mapping[str, Any]) -> str:
    """What to write instead."""
    kind, told = error["type"], error.get("ctx") or {}
    if kind in _WRITE:
        return _WRITE[kind]
    if kind in ("enum", "literal_error"):
        return f"take one of {str(told['expected']).replace(' or ', ', ').replace(chr(39), '')}"
    if kind == "greater_than_equal":
        return f"at least {told['ge']}"
    if kind == "less_than_equal":
        return f"at most {told['le']}"
    if kind in ("string_too_long", "too_long"):
        return f"at most {told['max_length']} {'characters' if kind == 'string_too_long' else 'values'}"
    if kind == "string_pattern_mismatch" and _field(error) == "lang":
        return "write a language as its code, such as de"
    if kind in ("string_pattern_mismatch", "value_error"):
        return "write a date as YYYY, YYYY-MM or YYYY-MM-DD"
    return str(error.get("msg"))


_WRITE = {
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "int_parsing_size": "write a whole number",
    "decimal_parsing": "write a number",
    "decimal_type": "write a number",
    "finite_number": "write a number",
    "bool_parsing": "write true or false",
}
