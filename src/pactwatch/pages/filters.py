"""The filters of the templates that write for the reader of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pactwatch.model import DateFound, Mode, Stage
from pactwatch.pages.contrasts import contrasted
from pactwatch.pages.dates import found_words
from pactwatch.pages.history import history
from pactwatch.pages.judged import judged
from pactwatch.pages.language import Reader
from pactwatch.pages.names import joined_names, party_name
from pactwatch.pages.refused import refused
from pactwatch.pages.retold import retold
from pactwatch.pages.weighed import report, weighed
from pactwatch.views import field_label, mode_label, stage_label
from pactwatch.views.words import OWN_VOICE

if TYPE_CHECKING:
    from jinja2.runtime import Context


def reader_filters() -> Mapping[str, Callable[..., object]]:
    """The filters by name; each takes the value that it writes."""
    return {name: _filter(write) for name, write in _WRITE.items()}


def _filter(write: Callable[..., object]) -> Callable[..., object]:
    from jinja2 import pass_context

    @pass_context
    def written(context: Context, value: object) -> object:
        return write(context["reader"], value)

    return written


def _stage(reader: Reader, value: Stage) -> str:
    return reader.words(stage_label(value))


def _mode(reader: Reader, value: Mode) -> str:
    return reader.words(mode_label(value))


def _label(reader: Reader, value: str) -> str:
    return reader.words(field_label(value))


def _found(reader: Reader, value: DateFound | None) -> str:
    return reader.words(found_words(value)) if value is not None else ""


def _tr(reader: Reader, value: str) -> str:
    return reader.words(value) if value else ""


def _voice(reader: Reader, value: str) -> str:
    """A speaker as written; only the report itself has a name of ours."""
    return reader.words(value) if value == OWN_VOICE else value


def _language(reader: Reader, value: str | None) -> str:
    return reader.language_name(value) if value is not None else reader.words("not recognised")


STEPS = {
    "sources": "fetching",
    "document": "taking its text",
    "documents": "taking its text",
    "read": "reading",
    "add": "keeping",
    "archive": "reading the archive",
}
"""The steps at which an input fails, in words."""


def _step(reader: Reader, value: str) -> str:
    return reader.words(STEPS.get(value, value))


_WRITE: Mapping[str, Callable[..., object]] = {
    "day": Reader.date,
    "number": Reader.number,
    "quantity": Reader.quantity,
    "money": Reader.money,
    "stage": _stage,
    "mode": _mode,
    "label": _label,
    "found": _found,
    "tr": _tr,
    "step": _step,
    "language": _language,
    "voice": _voice,
    "told": retold,
    "contrasted": contrasted,
    "judged": judged,
    "weighed": weighed,
    "report": report,
    "refused": refused,
    "party": party_name,
    "joined": joined_names,
    "history": history,
}
