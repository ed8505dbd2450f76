"""Registers against each other as one page: all text escaped, no script, nothing fetched."""

from __future__ import annotations

from importlib.resources import files

from pactwatch.pages.environment import environment
from pactwatch.pages.language import SOURCE, Reader, known_language, reader_of
from pactwatch.pages.page import security_policy
from pactwatch.views.reconciled import ReconciliationView, ReleasesView

_STYLES = ("style.css", "comparison.css")


def render_reconciliation(view: ReconciliationView, language: str = SOURCE) -> str:
    """Our register against another as one HTML file; the same input gives the same text.

    Raises: UsageError for a language that there is no catalogue of.
    """
    return _fill("reconciliation.html", view, reader_of(usual=known_language(language)))


def render_releases(view: ReleasesView, language: str = SOURCE) -> str:
    """Two releases of another register as one HTML file, likewise."""
    return _fill("releases.html", view, reader_of(usual=known_language(language)))


def _fill(template: str, view: ReconciliationView | ReleasesView, reader: Reader) -> str:
    from markupsafe import Markup  # comes with jinja2

    style = "\n".join((files("pactwatch.pages") / "static" / name).read_text(encoding="utf-8") for name in _STYLES)
    # Our own style is the only text that goes in unescaped.
    inside = {"style": Markup(style), "policy": security_policy(style, "")}  # noqa: S704
    return environment(reader.language).get_template(template).render(view=view, reader=reader, **inside)
