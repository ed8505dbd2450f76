"""What many documents say about one transfer, package or relation."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model.claim import CooperationType, Organisation
from pactwatch.model.terms import Category, Condition, Mode, Stage
from pactwatch.model.values import Item, Money, PartialDate, Quantity

Value = (
    str | tuple[str, ...] | Item | Category | Quantity | Money | PartialDate | Stage | Mode | Condition | Organisation
)


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value that claims give to a field.

    `claims` are the ids of the claims that give it; `stories` counts the independent stories among them: copies and
    rewrites of one report count once. `speakers` are those whom the claims name, "own voice" for a document itself.
    """

    value: Value
    claims: tuple[str, ...]
    stories: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldHistory:
    """Every value claimed for one field, the one shown, and the rule that chose it.

    `values` is sorted by stories, most first, and is never empty; `shown` is one of their values. `conflict` tells that
    two values exclude each other; values that only differ in precision do not.
    """

    name: str
    values: tuple[FieldValue, ...]
    shown: Value
    rule: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class StageEvent:
    """One stage of a deal as one claim tells it; None for a date that is not known."""

    stage: Stage
    happened: PartialDate | None
    published: PartialDate | None
    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One thread: what all documents say about one transfer.

    `id` is that of its earliest claim; `former_ids` are ids under which it was known before deals were joined.
    `history` is in order of time, undated reports last. `instalments` gives the number delivered by year.
    """

    id: str
    claims: tuple[str, ...]
    fields: tuple[FieldHistory, ...]
    history: tuple[StageEvent, ...]
    stories: int
    agreement: str | None = None
    former_ids: tuple[str, ...] = ()
    instalments: tuple[tuple[int, int], ...] = ()

    def field(self, name: str) -> FieldHistory | None:
        """Everything claimed for one field, or None where no claim fills it."""
        for field in self.fields:  # asked for a million times where a register is linked
            if field.name == name:
                return field
        return None

    def shown(self, name: str) -> Value | None:
        """The value shown for one field, or None where no claim fills it."""
        field = self.field(name)
        return field.shown if field is not None else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A package that several deals belong to; its value stands here and is counted once in any total."""

    id: str
    parties: tuple[str, ...]
    deals: tuple[str, ...]
    claims: tuple[str, ...]
    value: FieldHistory | None


@dataclass(frozen=True, slots=True)
class CooperationThread:
    """What many documents say about one relation of two or more parties; the acting party first."""

    id: str
    type: CooperationType
    parties: tuple[str, ...]
    claims: tuple[str, ...]
    stories: int
    first_published: PartialDate | None
    last_published: PartialDate | None
