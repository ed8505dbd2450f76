"""A page of the site put together: the frame around it, and what its template needs beside the view."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pactwatch.pages.environment import environment
from pactwatch.pages.language import Reader
from pactwatch.pages.links import SiteLinks

STYLES = ("style.css", "comparison.css", "site.css")
SCRIPTS = ("site.js",)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    `section` is the part of the site that the page belongs to, `version` that of the register, `as_of` the day as known
    on which it is shown, None for now. `formats` are further forms of the page, each with its address. `behind` tells
    that reports wait to be read or linked. `public` tells that whole articles are not shown. `lang` is the language
    chosen, None where the browser's counts; `languages` are the page in each of them: code, own name and address.
    """

    section: str
    version: str
    as_of: str | None
    formats: tuple[tuple[str, str], ...]
    now: str
    behind: bool
    public: bool
    lang: str | None = None
    languages: tuple[tuple[str, str, str], ...] = ()

    @property
    def style(self) -> str:
        """The address of the style sheet."""
        return f"/static/{own_file('style.css')[0]}"

    @property
    def script(self) -> str:
        """The address of the script."""
        return f"/static/{own_file('site.js')[0]}"


def render_page(template: str, frame: Frame, reader: Reader, shown: Mapping[str, object]) -> str:
    """A page of the site as HTML; the same input gives the same text."""
    links = SiteLinks(frame.as_of, frame.lang)
    found = environment(reader.language).get_template(template)
    return found.render(frame=frame, reader=reader, to=links, level=1, **shown)


@cache
def own_file(name: str) -> tuple[str, bytes]:
    """A file that we serve: the name under which it can be kept for ever, its content's hash in it, and the content."""
    parts = STYLES if name == "style.css" else SCRIPTS
    content = "\n".join(
        (files("pactwatch.pages") / "static" / one).read_text(encoding="utf-8") for one in parts
    ).encode()
    stem, _, kind = name.partition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{kind}", content


def own_files() -> Mapping[str, bytes]:
    """All files that we serve, by the name under which they are asked for."""
    return dict(own_file(name) for name in ("style.css", "site.js"))
