"""What a judgement refers to, named so that the name survives another reading: document, kind, and what is said.

A reader gives claims ids of its own; a newer one may give others. A judgement therefore names a claim by its document
and by its sides and item, and keeps the claim as it was. See ADR 0007.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from enum import IntEnum

from pactwatch.judgements.fields import fields_of_kind, item_key, value_of
from pactwatch.judgements.values import as_text
from pactwatch.model import Claim, Cooperation, Difference, Transfer
from pactwatch.vocab import folded

WHOLE = "deal:"
_WIDTH = 16
_NEAR = 40


class Likeness(IntEnum):
    """How a claim of today stands to the claim that was judged."""

    ANOTHER = 0
    CHANGED = 1
    SAME = 2


def key_of(claim: Claim) -> str:
    """The name of a claim: its document, and a digest of its kind, sides and item or parties."""
    told = "\0".join((claim.kind, *_identity(claim)))
    return f"{claim.document}:{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:_WIDTH]}"


def deal_key(claim: Claim) -> str:
    """The name of the deal that a claim belongs to."""
    return f"{WHOLE}{key_of(claim)}"


def passage_key(document: str, start: int, end: int) -> str:
    """The name of a passage of a document's text."""
    return f"{document}:{start}-{end}"


def document_of(key: str) -> str:
    """The document that a name points into."""
    return key.removeprefix(WHOLE).rpartition(":")[0]


def passage_of(key: str) -> tuple[int, int] | None:
    """The range of the passage that a name points to, None for the name of a claim."""
    start, dash, end = key.rpartition(":")[2].partition("-")
    return (int(start), int(end)) if dash and start.isdecimal() and end.isdecimal() else None


def find(judged: Claim, among: Sequence[Claim]) -> tuple[Claim | None, Likeness]:
    """The claim of the same document that says what the judged one said, and how alike the two are.

    One with the same sides and item is the same claim. Else one that tells of the same item, or between the same sides
    in nearly the same place, is the claim changed. Among several the one whose sentence stands nearest is taken.
    """
    here = [claim for claim in among if claim.document == judged.document and claim.kind == judged.kind]
    best: tuple[Claim | None, Likeness] = (None, Likeness.ANOTHER)
    for claim in sorted(here, key=lambda one: (one.id != judged.id, _distance(one, judged), one.id)):
        likeness = _likeness(claim, judged)
        if likeness > best[1]:
            best = (claim, likeness)
    return best


def differences(judged: Claim, now: Claim, without: Iterable[str] = ()) -> tuple[Difference, ...]:
    """The fields in which a claim reads otherwise now than when it was judged, `without` some."""
    left_out = set(without)
    found = []
    for name in fields_of_kind(now):
        one, other = as_text(value_of(judged, name)), as_text(value_of(now, name))
        if name not in left_out and one != other and not _same_item(name, judged, now):
            found.append(Difference(name, one, other))
    return tuple(found)


def _same_item(field: str, one: Claim, other: Claim) -> bool:
    """Whether two items are one in another spelling."""
    if field != "item" or not isinstance(one.content, Transfer) or not isinstance(other.content, Transfer):
        return False
    return bool(_items(one.content) & _items(other.content))


def _likeness(claim: Claim, judged: Claim) -> Likeness:
    one, other = claim.content, judged.content
    if isinstance(one, Cooperation) or isinstance(other, Cooperation):
        return _related(one, other, claim, judged)
    item, sides = bool(_items(one) & _items(other)), _sides(one) == _sides(other)
    if item and sides:
        return Likeness.SAME
    near = _distance(claim, judged) <= _NEAR
    return Likeness.CHANGED if item or (sides and near) else Likeness.ANOTHER


def _related(one: object, other: object, claim: Claim, judged: Claim) -> Likeness:
    if not isinstance(one, Cooperation) or not isinstance(other, Cooperation):
        return Likeness.ANOTHER
    parties = {party.value for party in one.parties} == {party.value for party in other.parties}
    if parties and one.type.value is other.type.value:
        return Likeness.SAME
    return Likeness.CHANGED if _distance(claim, judged) <= _NEAR else Likeness.ANOTHER


def _items(transfer: Transfer) -> set[str]:
    item = transfer.item.value
    return set(item_key(item, folded(item.designation)))


def _sides(transfer: Transfer) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(side.value if side else ()) for side in (transfer.supplier, transfer.recipient))


def _distance(one: Claim, other: Claim) -> int:
    """How many characters lie between the sentences of two claims; 0 where they overlap."""
    first, second = one.sentence, other.sentence
    if first.part is not second.part:
        return 1_000_000
    return max(0, first.span.start - second.span.end, second.span.start - first.span.end)


def _identity(claim: Claim) -> tuple[str, ...]:
    content = claim.content
    if isinstance(content, Cooperation):
        return (content.type.value.value, *sorted(party.value for party in content.parties))
    sides = ["+".join(sorted(side)) for side in _sides(content)]
    designation = content.item.value.designation
    return (*sides, folded(designation) or designation)
