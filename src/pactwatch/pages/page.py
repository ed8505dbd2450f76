"""The page put together: views, chart, style and script in, one HTML file out."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pactwatch.model import Failure, Part
from pactwatch.pages.chart import Chart, draw
from pactwatch.pages.environment import environment
from pactwatch.pages.language import Reader, reader_of
from pactwatch.pages.links import FileLinks
from pactwatch.pages.marks import Stretch, stretches, subjects_of
from pactwatch.register import Register
from pactwatch.views import (
    DealRow,
    DealView,
    DocumentView,
    Overview,
    Timeline,
    deal_views,
    document_views,
    overview,
    shown_address,
    timeline,
)
from pactwatch.vocab import Vocabulary

_LONGEST_TEXT = 30_000
_AROUND = 1_500
COLUMNS = ("supplier", "recipient", "number", "value", "stage", "latest", "stories", "credibility")
"""The columns of the register beside the item, unless others are asked for."""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document with its title and text made ready, and what each of its claims is about."""

    view: DocumentView
    title: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    subjects: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template shows.

    `sources` says by document id who published it and when, `titles` its title or else its source. `threads` gives the
    id of the relation that each claim of cooperation belongs to.
    """

    overview: Overview
    deals: tuple[DealView, ...]
    documents: tuple[DocumentPage, ...]
    timeline: Timeline
    chart: Chart
    failures: tuple[Failure, ...]
    sources: Mapping[str, str]
    titles: Mapping[str, str]
    threads: Mapping[str, str]
    style: str
    script: str
    policy: str

    @property
    def rows(self) -> tuple[DealRow, ...]:
        """The rows of the register, the latest reported first."""
        return tuple(deal.row for deal in self.deals)


def render(
    register: Register, vocabulary: Vocabulary, failures: Sequence[Failure] = (), reader: Reader | None = None
) -> str:
    """The register as one HTML file that asks the network for nothing; the same input gives the same text.

    Documents that hold no claim are listed without their text; long texts are cut to the surroundings of the evidence.
    `failures` are inputs that could not be read. Style and script stand inside and are the only ones that the page's
    own security policy lets run. `reader` is for whom it is written: in English as in Great Britain for None.
    """
    reader = reader or reader_of()
    style, script = _own_file("style.css"), _own_file("script.js")
    line = timeline(register, vocabulary)
    glance = overview(register, vocabulary)
    documents = tuple(
        document_page(view, reader) for view in document_views(register, vocabulary, _LONGEST_TEXT, _AROUND)
    )
    page = Page(
        overview=glance,
        deals=deal_views(register, vocabulary),
        documents=documents,
        timeline=line,
        chart=draw(line, reader),
        failures=tuple(sorted(map(_failure, failures), key=lambda one: (one.address, one.stage, one.reason))),
        sources={one.view.id: _source(one.view, reader) for one in documents},
        titles={one.view.id: one.view.title or one.view.source for one in documents},
        threads={claim.id: thread.id for thread in glance.cooperation for claim in thread.claims},
        style=style,
        script=script,
        policy=security_policy(style, script),
    )
    return _fill(page, reader)


def security_policy(style: str, script: str) -> str:
    """The Content-Security-Policy that lets this style and this script run and nothing else load or run."""
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _fill(page: Page, reader: Reader) -> str:
    from markupsafe import Markup  # comes with jinja2

    # Our own two files are the only text that goes in unescaped.
    inside = {"style": Markup(page.style), "script": Markup(page.script)}  # noqa: S704
    shown = {
        "page": page,
        "reader": reader,
        "to": FileLinks(),
        "level": 2,
        "columns": COLUMNS,
        "marked": True,
        "sources": page.sources,
        "titles": page.titles,
        "threads": page.threads,
    }
    return environment(reader.language).get_template("page.html").render(**shown, **inside)


def _source(view: DocumentView, reader: Reader) -> str:
    return f"{view.source}, {reader.date(view.published)}" if view.published is not None else view.source


def _failure(failure: Failure) -> Failure:
    """The failure without the folders of its file, which its reason may name again."""
    place = shown_address(failure.address)
    return Failure(place, failure.stage, failure.reason.replace(failure.address, place))


def document_page(view: DocumentView, reader: Reader) -> DocumentPage:
    """A document made ready for a reader."""
    subjects = subjects_of(view.claims, reader)
    title, text = (stretches(view, part, subjects, reader) for part in (Part.TITLE, Part.TEXT))
    return DocumentPage(view, title, text, subjects)


def _own_file(name: str) -> str:
    return (files("pactwatch.pages") / "static" / name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
