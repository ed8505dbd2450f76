"""Judgements brought together by the question that they answer: which still stand, and each reviewer's last word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from pactwatch.errors import RecordError
from pactwatch.judgements.anchors import WHOLE, Likeness, find
from pactwatch.judgements.fields import value_of, with_value
from pactwatch.judgements.values import parsed
from pactwatch.model import Claim, Decision, Judgement
from pactwatch.vocab import Vocabulary

ON_A_CLAIM = (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE)
ON_A_PAIR = (Decision.SAME, Decision.NOT_SAME)
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with the claims of today that it is about, and how alike the least alike of them is."""

    judgement: Judgement
    claims: tuple[Claim, ...]
    likeness: Likeness

    @property
    def key(self) -> Key:
        """What makes two judgements answers to one question."""
        one = self.judgement
        what = "pair" if one.decision in ON_A_PAIR else one.field
        found = tuple(sorted(claim.id for claim in self.claims)) if self.is_found else (one.on,)
        return (one.on.startswith(WHOLE), what, *found)

    @property
    def is_found(self) -> bool:
        """Whether everything that it is about is there."""
        return bool(self.claims) and len(self.claims) == len(self.judgement.about)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has undone, in their order; an undo can be undone too."""
    undone: set[str] = set()
    kept = []
    for one in reversed(list(judgements)):
        if one.id in undone:
            continue
        if one.decision is Decision.UNDO:
            undone.add(one.on)
        else:
            kept.append(one)
    return kept[::-1]


def placed(
    judgements: Iterable[Judgement], by_document: Mapping[str, Sequence[Claim]], vocabulary: Vocabulary
) -> list[Placed]:
    """Each judgement with the claims of today that it is about."""
    return [_placed(one, by_document, vocabulary) for one in judgements]


def questions(found: Iterable[Placed]) -> list[list[Placed]]:
    """The judgements of each question, the last word of each reviewer only, in the order in which they were given."""
    groups: dict[Key, dict[str, Placed]] = defaultdict(dict)
    for one in found:
        group = groups[one.key]
        group.pop(one.judgement.by, None)  # a later word takes its place in time too
        group[one.judgement.by] = one
    return [list(group.values()) for group in groups.values()]


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims of each document."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return found


def _placed(one: Judgement, among: Mapping[str, Sequence[Claim]], vocabulary: Vocabulary) -> Placed:
    found = [_found(one, claim, among.get(claim.document, ()), vocabulary) for claim in one.about]
    claims = tuple(claim for claim, _ in found if claim is not None)
    return Placed(one, claims, min((likeness for _, likeness in found), default=Likeness.ANOTHER))


def _found(
    one: Judgement, judged: Claim, among: Sequence[Claim], vocabulary: Vocabulary
) -> tuple[Claim | None, Likeness]:
    """The claim that was judged: the very same one, else one that says the same, else what it would say corrected."""
    for claim in among:
        if (claim.id, claim.version) == (judged.id, judged.version):
            return claim, Likeness.SAME
    best = find(judged, among)
    if one.decision is Decision.CORRECT and best[1] < Likeness.SAME and among:
        with suppress(RecordError):
            return max(best, find(mended(judged, one, vocabulary), among), key=lambda found: found[1])
    return best


def mended(claim: Claim, one: Judgement, vocabulary: Vocabulary) -> Claim:
    """The claim as a correction has it. Raises: RecordError for a value that the field cannot hold."""
    field = one.field or ""
    day = claim.published.first_day if claim.published and claim.published.day else None
    return with_value(claim, field, parsed(field, one.after, vocabulary, value_of(claim, field), day))
