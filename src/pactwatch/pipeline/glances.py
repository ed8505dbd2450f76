"""What is worked out over the whole register when it is linked, and kept: no page could count it again each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.model import PartialDate
from pactwatch.model.adapters import adapter_of
from pactwatch.views.outlook import Key, Pace, Step
from pactwatch.views.overview import Counts
from pactwatch.views.publishers import PublisherView
from pactwatch.views.subscriptions import Yielded

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from pactwatch.views.index import Index

WHOLE, PUBLISHERS, YIELDS = "whole", "publishers", "yields"


@dataclass(frozen=True, slots=True)
class Whole:
    """The register as a whole: its latest day, how long steps took, how much it holds, when its reports came out."""

    day: date | None
    steps: tuple[tuple[Step, Step, Pace], ...]
    counts: Counts
    first_published: PartialDate | None
    last_published: PartialDate | None

    @property
    def paces(self) -> Mapping[Key, Pace]:
        """How long deals of each kind took from step to step."""
        return {(step, following, pace.category): pace for step, following, pace in self.steps}


def glances_of(index: Index, counts: Counts | None = None) -> dict[str, object]:
    """Everything that is kept of the register as a whole, as JSON by name; `counts` where they were counted already."""
    from pactwatch.views.overview import counts_of
    from pactwatch.views.publishers import publishers
    from pactwatch.views.subscriptions import yields

    dates = [one.published.date for one in index.register.documents.values() if one.published is not None]
    whole = Whole(
        day=index.day,
        steps=tuple((step, following, pace) for (step, following, _), pace in index.paces.items()),
        counts=counts or counts_of(index),
        first_published=min(dates, key=lambda one: (one.first_day, str(one)), default=None),
        last_published=max(dates, key=lambda one: (one.last_day, str(one)), default=None),
    )
    return {
        WHOLE: whole_adapter().dump_python(whole, mode="json"),
        PUBLISHERS: publishers_adapter().dump_python(publishers(index), mode="json"),
        YIELDS: yields_adapter().dump_python(yields(index), mode="json"),
    }


def whole_adapter() -> TypeAdapter[Whole]:
    """What turns it to JSON and back."""
    return adapter_of(Whole)


def publishers_adapter() -> TypeAdapter[tuple[PublisherView, ...]]:
    """What turns publishers to JSON and back."""
    return adapter_of(tuple[PublisherView, ...])


def yields_adapter() -> TypeAdapter[tuple[Yielded, ...]]:
    """What turns what came of documents to JSON and back."""
    return adapter_of(tuple[Yielded, ...])
