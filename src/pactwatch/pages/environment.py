"""The templates made ready to be filled: filters, strings and the names that all of them know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pactwatch.model import Mode, PartialDate, Stage
from pactwatch.pages.anchors import anchor
from pactwatch.pages.chart import SHAPES
from pactwatch.pages.dates import found_words, language_words
from pactwatch.pages.history import steps_of
from pactwatch.pages.language import Reader, catalogue
from pactwatch.pages.marks import LEGEND
from pactwatch.views import Amount, Number, field_label, joined, mode_label, stage_label

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

LONGEST = 1_000
"""Characters of a name, a title or a value that a page shows at most."""


@cache
def environment(language: str) -> Environment:
    """The templates with the strings of one language; everything is escaped, an unknown name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # costs 50 ms, needed only here

    made = Environment(
        loader=PackageLoader("pactwatch.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        finalize=cut,
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(anchor=lambda name, kind: anchor(kind, name), joined=joined, steps=steps_of)
    made.filters.update(_reader_filters())
    made.globals.update(legend=LEGEND, shapes=SHAPES)
    return made


def cut(value: object) -> object:
    """A value as a page shows it: of a text longer than anybody writes only the beginning.

    Text that is already safe for HTML is ours, or the text of a document, and stays whole.
    """
    return f"{value[:LONGEST]}…" if type(value) is str and len(value) > LONGEST else value


def _reader_filters() -> dict[str, object]:
    """The filters that write for the reader of the page."""
    from jinja2 import pass_context

    def of(context: Context) -> Reader:
        reader: Reader = context["reader"]
        return reader

    @pass_context
    def day(context: Context, value: PartialDate | None) -> str:
        return of(context).date(value)

    @pass_context
    def number(context: Context, value: int | float) -> str:
        return of(context).number(value)

    @pass_context
    def quantity(context: Context, value: Number) -> str:
        return of(context).quantity(value)

    @pass_context
    def money(context: Context, value: Amount) -> str:
        return of(context).money(value)

    @pass_context
    def stage(context: Context, value: Stage) -> str:
        return of(context).words(stage_label(value))

    @pass_context
    def mode(context: Context, value: Mode) -> str:
        return of(context).words(mode_label(value))

    @pass_context
    def label(context: Context, value: str) -> str:
        return of(context).words(field_label(value))

    @pass_context
    def found(context: Context, value: object) -> str:
        return of(context).words(found_words(value)) if value is not None else ""  # type: ignore[arg-type]

    @pass_context
    def tr(context: Context, value: str) -> str:
        return of(context).words(value) if value else ""

    @pass_context
    def language(context: Context, value: str | None) -> str:
        return of(context).words(language_words(value))

    return {one.__name__: one for one in (day, number, quantity, money, stage, mode, label, found, tr, language)}
