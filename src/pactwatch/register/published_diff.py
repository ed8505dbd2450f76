"""What changed between two releases of our register, from their data files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.errors import SourceError

_TEXTS = ("item", "stage", "mode")
_WORDED = ("number_ordered", "number_delivered", "value")
_PARTIES = ("supplier_names", "recipient_names")


@dataclass(frozen=True, slots=True)
class PublishedDeal:
    """A deal of a release: its id, those it had before, its claims, and what it shows, in words by field."""

    id: str
    former_ids: frozenset[str]
    claims: frozenset[str]
    shown: Mapping[str, str]

    @property
    def title(self) -> str:
        """Who, to whom and what, in words."""
        supplier, recipient = self.shown.get("supplier", "?"), self.shown.get("recipient", "?")
        return f"{supplier} to {recipient}, {self.shown.get('item', '?')} (deal {self.id[:8]})"


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One field of a deal before and after, in words; empty where nothing was shown."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.field.replace('_', ' ')}: {self.before or 'not told'}, now {self.after or 'not told'}"


@dataclass(frozen=True, slots=True)
class ChangedDeal:
    """A deal in both releases that is shown otherwise, or rests on other claims."""

    before: PublishedDeal
    after: PublishedDeal
    changes: tuple[ShownChange, ...]
    claims_added: int
    claims_dropped: int


@dataclass(frozen=True, slots=True)
class PublishedDiff:
    """Deals that only the newer release has, that only the older one has, and that changed; sorted by id."""

    added: tuple[PublishedDeal, ...]
    dropped: tuple[PublishedDeal, ...]
    changed: tuple[ChangedDeal, ...]
    same: int


def deals_in(data: bytes, name: str) -> tuple[PublishedDeal, ...]:
    """The deals of a release's data file. Raises: SourceError for a file that is none."""
    try:
        content = json.loads(data)
        return tuple(_deal(entry) for entry in content["deals"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SourceError(f"{name}: not the data of a release; fetch the release again") from None


def compare_published(old: Sequence[PublishedDeal], new: Sequence[PublishedDeal]) -> PublishedDiff:
    """What became of each deal; one whose id changed is found by its former ids, or by a claim in common."""
    before_of = dict(_pairs(old, new))
    changed, same = [], 0
    for after in new:
        before = before_of.get(after.id)
        if before is None:
            continue
        found = _changed(before, after)
        if found is None:
            same += 1
        else:
            changed.append(found)
    kept = {before.id for before in before_of.values()}
    return PublishedDiff(
        added=tuple(sorted((deal for deal in new if deal.id not in before_of), key=lambda deal: deal.id)),
        dropped=tuple(sorted((deal for deal in old if deal.id not in kept), key=lambda deal: deal.id)),
        changed=tuple(sorted(changed, key=lambda one: one.after.id)),
        same=same,
    )


def published_lines(diff: PublishedDiff) -> Iterator[str]:
    """The difference in words, a line each."""
    yield (
        f"deals: {len(diff.added):,} added, {len(diff.dropped):,} dropped, {len(diff.changed):,} changed, "
        f"{diff.same:,} the same"
    )
    for heading, lines in (
        ("Changed", [_line(one) for one in diff.changed]),
        ("Added", [deal.title for deal in diff.added]),
        ("Dropped", [deal.title for deal in diff.dropped]),
    ):
        if lines:
            yield ""
            yield f"{heading}:"
            yield from (f"  {line}" for line in lines)


def _line(one: ChangedDeal) -> str:
    told = [str(change) for change in one.changes]
    if one.claims_added:
        told.append(f"claims added: {one.claims_added}")
    if one.claims_dropped:
        told.append(f"claims dropped: {one.claims_dropped}")
    return f"{one.after.title}: {'; '.join(told)}"


def _deal(entry: Mapping[str, object]) -> PublishedDeal:
    shown = {field: str(entry[field]) for field in _TEXTS if entry.get(field)}
    for field in _WORDED:
        value = entry.get(field)
        if isinstance(value, dict):
            shown[field] = str(value["words"])
    for field in _PARTIES:
        names = _texts(entry, field)
        if names:
            shown[field.removesuffix("_names")] = ", ".join(names)
    return PublishedDeal(
        str(entry["id"]), frozenset(_texts(entry, "former_ids")), frozenset(_texts(entry, "claims")), shown
    )


def _texts(entry: Mapping[str, object], field: str) -> list[str]:
    value = entry.get(field)
    return [str(one) for one in value] if isinstance(value, list) else []


def _pairs(old: Sequence[PublishedDeal], new: Sequence[PublishedDeal]) -> Iterator[tuple[str, PublishedDeal]]:
    """By id of a newer deal, the older one that it was; each older one once, one with the same id first."""
    by_id = {deal.id: deal for deal in old}
    by_claim = {claim: deal for deal in old for claim in deal.claims}
    taken = {deal.id for deal in new if deal.id in by_id}
    for deal in new:
        if deal.id in by_id:
            yield deal.id, by_id[deal.id]
            continue
        near = [by_id[name] for name in sorted(deal.former_ids) if name in by_id]
        near += [by_claim[claim] for claim in sorted(deal.claims) if claim in by_claim]
        free = next((before for before in near if before.id not in taken), None)
        if free is not None:
            taken.add(free.id)
            yield deal.id, free


def _changed(before: PublishedDeal, after: PublishedDeal) -> ChangedDeal | None:
    fields = dict.fromkeys((*before.shown, *after.shown))
    changes = tuple(
        ShownChange(field, before.shown.get(field, ""), after.shown.get(field, ""))
        for field in fields
        if before.shown.get(field) != after.shown.get(field)
    )
    added, dropped = len(after.claims - before.claims), len(before.claims - after.claims)
    return ChangedDeal(before, after, changes, added, dropped) if changes or added or dropped else None
