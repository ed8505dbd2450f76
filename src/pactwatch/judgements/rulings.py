"""What all judgements make of the claims that were read: some fall out, some are corrected, some are tied or parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pactwatch.errors import RecordError
from pactwatch.judgements import pairs
from pactwatch.judgements.anchors import WHOLE, Likeness, differences, passage_of
from pactwatch.judgements.fields import value_of
from pactwatch.judgements.questions import (
    ON_A_CLAIM,
    ON_A_PAIR,
    Placed,
    by_document,
    mended,
    placed,
    questions,
    standing,
)
from pactwatch.judgements.values import as_text
from pactwatch.model import NOTHING_JUDGED, PERSON, Claim, Decision, Difference, Judged, Judgement, Part, Ruling
from pactwatch.vocab import Vocabulary

CLAIM = "claim"
"""What a difference names where a document no longer says at all what was judged."""


def judged(
    judgements: Iterable[Judgement], claims: Sequence[Claim], vocabulary: Vocabulary
) -> tuple[Judged, tuple[Claim, ...]]:
    """What reviewers decided about the claims, and the claims that count then, in the order given.

    Rejected claims fall out, corrected fields hold the corrected value, claims entered by hand count as long as nobody
    has undone them, and a claim that somebody accepted stays although a newer reader misses it. Where reviewers differ
    nothing changes. A claim that was entered or accepted counts whether `claims` holds it or not: leave out those of
    documents that are not there.
    """
    stand = [one for one in standing(judgements) if one.about or one.decision in (Decision.ADD, Decision.NOTE)]
    if not stand and not any(claim.reader == PERSON for claim in claims):
        return NOTHING_JUDGED, tuple(claims)
    added = {claim.id: claim for one in stand if one.decision is Decision.ADD for claim in one.about}
    here = [claim for claim in claims if claim.reader != PERSON] + [added[name] for name in sorted(added)]
    corrections = _corrections(stand, here, vocabulary)
    on_claim = _by_claim(corrections)
    now = [_mended(claim, on_claim, vocabulary) for claim in here]
    verdicts = _verdicts(stand, now, on_claim, vocabulary)
    gone = {name for one in verdicts if one.outcome is Decision.REJECT for name in one.claims}
    kept = [claim for claim in now if claim.id not in gone]
    kept += _confirmed(verdicts)
    tied = pairs.tied(_pairs(stand, kept, vocabulary))
    rest = [*_whole(stand, kept, vocabulary), *_added(stand, kept), *_noted(stand, kept, vocabulary)]
    found = Judged(
        rulings=tuple(sorted((*corrections, *verdicts, *tied, *rest), key=_order)),
        rejected=tuple(claim for claim in here if claim.id in gone),
    )
    return found, tuple(kept)


def _order(ruling: Ruling) -> tuple[str, str, str]:
    return ruling.on, ruling.field or "", ruling.judgements[0].id


def _corrections(stand: Sequence[Judgement], claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Ruling]:
    """One ruling for each field of a claim that somebody corrected."""
    wanted = [one for one in stand if one.decision is Decision.CORRECT and not one.on.startswith(WHOLE)]
    groups = questions(placed(wanted, by_document(claims), vocabulary))
    accepts = placed([one for one in stand if one.decision is Decision.ACCEPT], by_document(claims), vocabulary)
    return [_correction(group, accepts, vocabulary) for group in groups]


def _correction(group: Sequence[Placed], accepts: Sequence[Placed], vocabulary: Vocabulary) -> Ruling:
    first = group[-1]
    field, after = first.judgement.field or "", {one.judgement.after for one in group}
    against = _against(group, accepts, field)
    contested = len(after) > 1 or bool(against)
    sure = first.is_found and first.likeness is Likeness.SAME and _can_be_made(first, vocabulary)
    return Ruling(
        on=first.judgement.on,
        claims=tuple(claim.id for claim in first.claims),
        field=field,
        judgements=(*against, *(one.judgement for one in group)),
        outcome=Decision.CORRECT if sure and not contested else None,
        contested=contested,
        differences=_reads_otherwise(first, field),
    )


def _against(group: Sequence[Placed], accepts: Sequence[Placed], field: str) -> tuple[Judgement, ...]:
    """Who accepted the claim with another value in the field, and is none of those who correct it."""
    last = group[-1]
    authors = {one.judgement.by for one in group}
    found: dict[str, Judgement] = {}
    for one in accepts:
        same = one.claims and last.claims and one.claims[0].id == last.claims[0].id
        if same and one.judgement.by not in authors:
            if as_text(value_of(one.judgement.about[0], field)) == last.judgement.after:
                found.pop(one.judgement.by, None)
            else:
                found[one.judgement.by] = one.judgement
    return tuple(found.values())


def _reads_otherwise(one: Placed, field: str) -> tuple[Difference, ...]:
    """How the field reads now, where that is neither what was corrected nor what it was corrected to."""
    told = one.judgement
    if not one.is_found:
        return (Difference(CLAIM, told.before, None),)
    claim, before = one.claims[0], told.about[0]
    if claim.version == before.version and claim.id == before.id:
        return ()
    now = as_text(value_of(claim, field))
    if one.likeness is not Likeness.SAME:
        return differences(before, claim) or (Difference(field, told.before, now),)
    return () if now in (told.before, told.after) else (Difference(field, told.before, now),)


def _can_be_made(one: Placed, vocabulary: Vocabulary) -> bool:
    """Whether the claim can hold the value; a file may bring a judgement that no claim can follow."""
    try:
        mended(one.claims[0], one.judgement, vocabulary)
    except RecordError:
        return False
    return True


def _mended(claim: Claim, corrections: Mapping[str, Sequence[Ruling]], vocabulary: Vocabulary) -> Claim:
    for ruling in corrections.get(claim.id, ()):
        if ruling.outcome is Decision.CORRECT:
            claim = mended(claim, ruling.judgements[-1], vocabulary)
    return claim


def _verdicts(
    stand: Sequence[Judgement],
    claims: Sequence[Claim],
    mending: Mapping[str, Sequence[Ruling]],
    vocabulary: Vocabulary,
) -> list[Ruling]:
    """One ruling for each claim that somebody accepted, rejected or was unsure of."""
    wanted = [one for one in stand if one.decision in ON_A_CLAIM]
    return [_verdict(group, mending) for group in questions(placed(wanted, by_document(claims), vocabulary))]


def _by_claim(rulings: Iterable[Ruling]) -> dict[str, list[Ruling]]:
    found: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        for name in ruling.claims:
            found.setdefault(name, []).append(ruling)
    return found


def _verdict(group: Sequence[Placed], mending: Mapping[str, Sequence[Ruling]]) -> Ruling:
    last = group[-1]
    claim = last.claims[0] if last.is_found else None
    on_it = mending.get(claim.id, ()) if claim is not None else ()
    told = [one.judgement for one in group]
    refuses = {one.by for one in told if one.decision is Decision.REJECT}
    accepts = {one.by for one in told if one.decision is Decision.ACCEPT}
    implied = [one for ruling in on_it for one in ruling.judgements if refuses and one.by not in refuses | accepts]
    contested = bool(refuses) and bool(accepts or implied)
    changed = _changed(last, {ruling.field or "" for ruling in on_it})
    decided = Decision.REJECT if refuses else Decision.ACCEPT if accepts else Decision.UNSURE
    lost = claim is not None and last.likeness is not Likeness.SAME
    return Ruling(
        on=last.judgement.on,
        claims=(claim.id,) if claim is not None else (),
        field=None,
        judgements=(*told, *dict.fromkeys(implied)) if contested else tuple(told),
        outcome=None if contested or lost else decided,
        contested=contested,
        differences=changed if decided is not Decision.REJECT or claim is not None else (),
    )


def _changed(last: Placed, corrected: set[str]) -> tuple[Difference, ...]:
    before = last.judgement.about[0]
    if not last.is_found:
        return (Difference(CLAIM, _subject(before), None),)
    now = last.claims[0]
    return () if (now.id, now.version) == (before.id, before.version) else differences(before, now, corrected)


def _subject(claim: Claim) -> str:
    fields = ("supplier", "recipient", "item") if claim.kind == "transfer" else ("type", "parties")
    return "; ".join(told for name in fields if (told := as_text(value_of(claim, name))) is not None)


def _confirmed(verdicts: Iterable[Ruling]) -> list[Claim]:
    """The claims that somebody accepted and that the reader misses now, as they were accepted."""
    lost = [one for one in verdicts if one.outcome is Decision.ACCEPT and not one.claims]
    found = {claim.id: claim for one in lost for claim in one.judgements[-1].about}
    return [found[name] for name in sorted(found)]


def _pairs(stand: Sequence[Judgement], claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Ruling]:
    wanted = [one for one in stand if one.decision in ON_A_PAIR]
    return [_pair(group) for group in questions(placed(wanted, by_document(claims), vocabulary))]


def _pair(group: Sequence[Placed]) -> Ruling:
    last = group[-1]
    decisions = {one.judgement.decision for one in group}
    found = last.is_found and len({claim.id for claim in last.claims}) == 2
    return Ruling(
        on=last.judgement.on,
        claims=tuple(claim.id for claim in last.claims) if found else (),
        field=None,
        judgements=tuple(one.judgement for one in group),
        outcome=last.judgement.decision if found and len(decisions) == 1 else None,
        contested=len(decisions) > 1,
    )


def _whole(stand: Sequence[Judgement], claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Ruling]:
    """One ruling for each field of a deal for which somebody chose the value to show."""
    wanted = [one for one in stand if one.decision is Decision.CORRECT and one.on.startswith(WHOLE)]
    groups = questions(placed(wanted, by_document(claims), vocabulary))
    return [replace(_correction(group, (), vocabulary), whole=True) for group in groups]


def _added(stand: Sequence[Judgement], claims: Sequence[Claim]) -> list[Ruling]:
    """One ruling for each claim that was entered by hand, and each passage that was marked as missed."""
    here = by_document(claims)
    found = []
    for one in stand:
        if one.decision is Decision.ADD:
            passage = passage_of(one.on) if not one.about else None
            told = here.get(one.on.rpartition(":")[0], ())
            names = [claim.id for claim in one.about]
            names += [claim.id for claim in told if passage is not None and _lies_in(claim, *passage)]
            found.append(Ruling(one.on, tuple(names), None, (one,), Decision.ADD))
    return found


def _noted(stand: Sequence[Judgement], claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Ruling]:
    """One ruling for each note, which decides nothing."""
    notes = placed([one for one in stand if one.decision is Decision.NOTE], by_document(claims), vocabulary)
    return [
        Ruling(
            on=one.judgement.on,
            claims=tuple(claim.id for claim in one.claims),
            field=None,
            judgements=(one.judgement,),
            outcome=Decision.NOTE,
            whole=one.judgement.on.startswith(WHOLE),
        )
        for one in notes
    ]


def _lies_in(claim: Claim, start: int, end: int) -> bool:
    span = claim.sentence.span
    return claim.sentence.part is Part.TEXT and span.start < end and start < span.end
