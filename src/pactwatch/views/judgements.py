"""What reviewers decided, in words: who said what, what came of it, where they differ, and what is open again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pactwatch.judgements import as_text, document_of, passage_of, value_of
from pactwatch.model import Claim, Deal, Decision, Difference, Item, Judgement, PartialDate, Ruling, Transfer
from pactwatch.register import Register
from pactwatch.views.index import Index
from pactwatch.views.words import field_label
from pactwatch.vocab import Vocabulary, folded

_DID = {
    Decision.ACCEPT: "accepted it",
    Decision.REJECT: "rejected it",
    Decision.ADD: "entered it by hand",
    Decision.SAME: "told the two as one deal",
    Decision.NOT_SAME: "told the two as two deals",
    Decision.UNSURE: "was unsure",
}
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One decision of one reviewer: `words` says what they did ("corrected stage: ordered, not sought")."""

    id: str
    by: str
    at: PartialDate
    decision: Decision
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class RulingView:
    """What comes of all that reviewers decided on one question.

    `about` names the claim or the pair in words, `claims` by id, empty where the document no longer says it. `outcome`
    is the decision that counts, None where reviewers differ (`contested`) or the question is open again. `whole` tells
    that it is about the deal. `words` says everything on one line; `reopened` how the document reads otherwise now.
    """

    about: str
    claims: tuple[str, ...]
    document: str
    field: str | None
    outcome: Decision | None
    contested: bool
    whole: bool
    judgements: tuple[JudgementView, ...]
    reopened: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class RecordedView:
    """One judgement as it was taken down: `about` what it is about in words, `line` all of it on one line."""

    id: str
    by: str
    at: PartialDate
    decision: Decision
    about: str
    field: str | None
    before: str | None
    after: str | None
    note: str
    on: str
    line: str


def judgement_views(judgements: Iterable[Judgement], vocabulary: Vocabulary) -> tuple[RecordedView, ...]:
    """Judgements as they were taken down, in the order given."""
    return tuple(_recorded(one, vocabulary) for one in judgements)


def _recorded(one: Judgement, vocabulary: Vocabulary) -> RecordedView:
    about = " and ".join(subject_of(claim, vocabulary) for claim in one.about)
    words = f"undid judgement {one.on}" if one.decision is Decision.UNDO else _did(one)
    note = f" ({one.note})" if one.note else ""
    line = f"{one.by} {words}{note}{f': {about}' if about else ''}"
    told = (one.field, one.before, one.after, one.note, one.on)
    return RecordedView(one.id, one.by, PartialDate.of(one.at.date()), one.decision, about, *told, line)


def ruling_views(register: Register, vocabulary: Vocabulary) -> tuple[RulingView, ...]:
    """Everything that reviewers decided and nobody has undone; what needs another look comes first."""
    index = Index(register, vocabulary)
    ordered = sorted(register.judged.rulings, key=lambda one: (not one.is_open, _moment(one), one.on))
    return tuple(ruling_view(index, one) for one in ordered)


def ruling_view(index: Index, ruling: Ruling) -> RulingView:
    """The ruling as people read it."""
    told = tuple(_judgement(one) for one in ruling.judgements)
    reopened = tuple(_difference(one) for one in ruling.differences)
    return RulingView(
        about=_about(index, ruling),
        claims=ruling.claims,
        document=_document(ruling),
        field=ruling.field,
        outcome=ruling.outcome,
        contested=ruling.contested,
        whole=ruling.whole,
        judgements=told,
        reopened=reopened,
        words=_words(ruling, told, reopened),
    )


def rulings_on(index: Index, deal: Deal) -> tuple[RulingView, ...]:
    """What reviewers decided about a deal: about its claims, about claims like them that were rejected, its notes."""
    held = set(deal.claims)
    found = [one for one in index.register.judged.rulings if held & set(one.claims)]
    found += [one for one in _refused(index, deal) if one not in found]
    return tuple(ruling_view(index, one) for one in sorted(found, key=lambda one: (not one.is_open, _moment(one))))


def rulings_on_claim(index: Index, claim: Claim) -> tuple[RulingView, ...]:
    """What reviewers decided about a claim by itself."""
    found = index.rulings_of_claim.get(claim.id, ())
    return tuple(ruling_view(index, one) for one in found if not one.whole)


def review_of(index: Index, deal: Deal) -> str | None:
    """How far a deal has been reviewed in a word, None where nobody has looked at it.

    "contested": reviewers differ; "reopened": a document reads otherwise than when it was judged; "corrected": a value
    was corrected; "accepted": every claim was accepted, corrected or entered by hand; "in part": some of them were.
    """
    rulings = [one for name in deal.claims for one in index.rulings_of_claim.get(name, ())]
    if any(one.contested for one in rulings):
        return "contested"
    if any(one.differences for one in rulings):
        return "reopened"
    if any(one.outcome is Decision.CORRECT for one in rulings):
        return "corrected"
    sure = (Decision.ACCEPT, Decision.ADD)
    done = {name for one in rulings if one.outcome in sure for name in one.claims} & set(deal.claims)
    if not done:
        return None
    return "accepted" if len(done) == len(deal.claims) else "in part"


def field_lines(rulings: Iterable[RulingView], field: str) -> tuple[str, ...]:
    """What reviewers decided about one field, a line each."""
    return tuple(one.words for one in rulings if one.field == field)


def subject_of(claim: Claim, vocabulary: Vocabulary) -> str:
    """What a claim is about in one line: "Türkiye to Pakistan: Bayraktar TB2"."""
    name = vocabulary.party_name
    if not isinstance(claim.content, Transfer):
        parties = value_of(claim, "parties")
        return f"{value_of(claim, 'type')}: {', '.join(map(name, parties if isinstance(parties, tuple) else ()))}"
    sides = [value_of(claim, side) for side in ("supplier", "recipient")]
    told = [" and ".join(map(name, side)) if isinstance(side, tuple) else "?" for side in sides]
    return f"{told[0]} to {told[1]}: {claim.content.item.value.designation}"


def _words(ruling: Ruling, told: tuple[JudgementView, ...], reopened: tuple[str, ...]) -> str:
    said = "; ".join(f"{one.by} {one.words}{f' ({one.note})' if one.note else ''}, {one.at}" for one in told)
    if ruling.contested:
        said = f"reviewers differ, so it stays as read: {said}"
    return f"{said}; open again: {', '.join(reopened)}" if reopened else said


def _judgement(one: Judgement) -> JudgementView:
    return JudgementView(one.id, one.by, PartialDate.of(one.at.date()), one.decision, _did(one), one.note)


def _did(one: Judgement) -> str:
    if one.decision is Decision.CORRECT:
        chose = "chose for the deal" if one.on.startswith("deal:") else "corrected"
        return f"{chose} {field_label(one.field or '')}: {one.after or NOTHING}, not {one.before or NOTHING}"
    if one.decision is Decision.ADD and not one.about:
        return f"marked as missed: {one.after}"
    if one.decision is Decision.ADD and one.after:
        return f"entered it by hand, seen in {one.after}"
    return "noted" if one.decision is Decision.NOTE else _DID[one.decision]


def _difference(one: Difference) -> str:
    if one.field == "claim":
        return f"the document is no longer read to say it ({one.before})"
    return f"{field_label(one.field)} is read as {one.now or NOTHING}, not {one.before or NOTHING}"


def _about(index: Index, ruling: Ruling) -> str:
    known = {claim.id: claim for one in ruling.judgements for claim in one.about}
    rejected = {claim.id: claim for claim in index.register.judged.rejected}
    claims = [index.register.claims.get(name) or rejected.get(name) or known.get(name) for name in ruling.claims]
    told = [claim for claim in claims if claim is not None] or [*ruling.judgements[-1].about]
    if passage_of(ruling.on) is not None and not ruling.judgements[-1].about:
        return f"a passage of document {_document(ruling)}"
    return " and ".join(dict.fromkeys(subject_of(claim, index.vocabulary) for claim in told))


def _document(ruling: Ruling) -> str:
    return document_of(ruling.on)


def _moment(ruling: Ruling) -> float:
    return -max(one.at.timestamp() for one in ruling.judgements)


def _refused(index: Index, deal: Deal) -> Iterator[Ruling]:
    """The rejections of claims that tell of the same item between the same sides as the deal."""
    sides = [deal.shown(side) for side in ("supplier", "recipient")]
    item = deal.shown("item")
    for claim in index.register.judged.rejected:
        if not isinstance(claim.content, Transfer) or not isinstance(item, Item):
            continue
        same = [as_text(value_of(claim, side)) for side in ("supplier", "recipient")] == list(map(as_text, sides))
        if same and _one_item(claim.content.item.value, item):
            yield from (one for one in index.rulings_of_claim.get(claim.id, ()) if one.outcome is Decision.REJECT)


def _one_item(one: Item, other: Item) -> bool:
    if one.system is not None and one.system == other.system:
        return True
    return folded(one.designation) == folded(other.designation)
