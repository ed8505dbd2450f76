"""What reports have brought since a day: new deals, deals that changed, deals that turned out to be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.model import Claim, Document, PartialDate
from pactwatch.register import DealChange, Linker, Register, build, diff
from pactwatch.register import find_deal as leads_on
from pactwatch.views.index import Index
from pactwatch.views.rows import DealRow, row_of
from pactwatch.views.words import field_label, value_words
from pactwatch.vocab import Vocabulary

NOTHING = "not told"


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One field that is shown otherwise than before, both values in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedDeal:
    """A deal that new reports tell of: its row now, what is shown otherwise, and the claims that came."""

    row: DealRow
    changes: tuple[ShownChange, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedDeal:
    """A deal of before that new reports joined to another: its id then, and the row of the deal that it is part of."""

    before: str
    row: DealRow


@dataclass(frozen=True, slots=True)
class News:
    """What reports published on the day `since` or later have brought; lists as in the register, the latest first.

    Reports without a date count as known all along, for nobody can say that they are new; `reports` counts the others.
    """

    since: date
    reports: int
    added: tuple[DealRow, ...]
    changed: tuple[ChangedDeal, ...]
    joined: tuple[JoinedDeal, ...]

    def only(self, deals: Collection[str]) -> News:
        """The same, of these deals alone, by id."""
        kept = set(deals)
        return replace(
            self,
            added=tuple(row for row in self.added if row.id in kept),
            changed=tuple(one for one in self.changed if one.row.id in kept),
            joined=tuple(one for one in self.joined if one.row.id in kept),
        )


def news(register: Register, vocabulary: Vocabulary, since: date, linker: Linker) -> News:
    """What is new since a day, that day included; `linker` links the claims of before again."""
    index = Index(register, vocabulary)
    before = _before(register, since, linker)
    found = diff(before, register)
    changed = [_changed(index, change) for change in found.changed if change.claims_added]
    joined = [(old.id, now) for old in found.dropped if (now := leads_on(register, old.id)) is not None]
    return News(
        since=since,
        reports=len(register.documents) - len(before.documents),
        added=_latest_first(row_of(index, deal) for deal in found.added),
        changed=tuple(sorted(changed, key=lambda change: _order(change.row))),
        joined=tuple(JoinedDeal(name, row_of(index, deal)) for name, deal in sorted(joined, key=lambda pair: pair[0])),
    )


def _before(register: Register, since: date, linker: Linker) -> Register:
    """The register of all reports that are undated or were published before the day."""
    documents = [one for one in register.documents.values() if _known(one, since)]
    names = {document.id for document in documents}
    claims: list[Claim] = [claim for claim in register.claims.values() if claim.document in names]
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(register.stories.get(name, name), []).append(name)
    stories = {name: members[0] for members in groups.values() for name in members}
    linked = linker(claims, stories)
    return build(documents, claims, stories, linked.deals, linked.agreements, linked.cooperation)


def _known(document: Document, since: date) -> bool:
    return document.published is None or document.published.date.first_day < since


def _changed(index: Index, change: DealChange) -> ChangedDeal:
    def words(name: str, value: object) -> str:
        return value_words(value, index.vocabulary, name) if value is not None else NOTHING  # type: ignore[arg-type]

    shown = (
        ShownChange(
            field.name, field_label(field.name), words(field.name, field.before), words(field.name, field.after)
        )
        for field in change.fields
    )
    return ChangedDeal(
        row=row_of(index, index.deals[change.after]),
        changes=tuple(one for one in shown if one.before != one.after),
        claims=change.claims_added,
    )


def _latest_first(rows: Iterable[DealRow]) -> tuple[DealRow, ...]:
    return tuple(sorted(rows, key=_order))


def _order(row: DealRow) -> tuple[int, str]:
    last: PartialDate | None = row.last_published
    return -last.last_day.toordinal() if last is not None else 1, row.id
