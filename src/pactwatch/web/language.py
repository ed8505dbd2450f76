"""In which language a request is answered: the one its address names, else the browser's, else the server's own."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request

from pactwatch.pages.language import Reader, languages, names_of_languages, reader_of


def reader_for(request: Request, usual: str) -> Reader:
    """Who reads the answer; `usual` is the language where the browser asks for none that there is."""
    return reader_of(request.headers.get("accept-language", ""), request.query_params.get("lang"), usual)


def chosen_language(request: Request) -> str | None:
    """The language that the address names; None for none that there is."""
    named = request.query_params.get("lang")
    return named if named in languages() else None


def in_every_language(request: Request) -> tuple[tuple[str, str, str], ...]:
    """The page in each language that there is: code, own name, address."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    path = f"/{request.url.path.lstrip('/')}"  # two of them would lead to another site
    return tuple((code, name, f"{path}?{urlencode([*pairs, ('lang', code)])}") for code, name in names_of_languages())
