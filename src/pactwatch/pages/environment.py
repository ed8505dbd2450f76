"""The templates made ready to be filled: filters, strings and the names that all of them know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pactwatch.pages.anchors import anchor
from pactwatch.pages.chart import SHAPES
from pactwatch.pages.filters import reader_filters
from pactwatch.pages.language import catalogue
from pactwatch.pages.marks import LEGEND

if TYPE_CHECKING:
    from jinja2 import Environment

FIGURES = frozenset(
    "supplier recipient end_user financier category stage mode condition number_ordered number_delivered options value"
    " happened".split()
)
"""Fields whose values are our own words, numbers or dates, and so are told in the reader's language."""
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
    made.filters.update(anchor=lambda name, kind: anchor(kind, name))
    made.filters.update(reader_filters())
    made.globals.update(legend=LEGEND, shapes=SHAPES, figures=FIGURES)
    return made


def cut(value: object) -> object:
    """A value as a page shows it: of a text longer than anybody writes only the beginning.

    Text that is already safe for HTML is ours, or the text of a document, and stays whole.
    """
    return f"{value[:LONGEST]}…" if type(value) is str and len(value) > LONGEST else value
