"""One file read, and why it is read so, drawn for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pactwatch.cli.words import clean

if TYPE_CHECKING:
    from pactwatch.claims.explain import ClaimReading, Explanation, ItemReading, Mention, Reason, SentenceReading, Side
    from pactwatch.model import Claim, Quantity

_KINDS = {
    "party": "parties",
    "equipment": "equipment",
    "act": "acts",
    "relation": "relations",
    "number": "numbers",
    "money": "money",
    "date": "dates",
}
_WIDTH = 11


def claim_lines(claims: Iterable[Claim], relevance: float | None = None) -> Iterator[str]:
    """What a reader claims, one line each; without any, whether the text is still likely to tell of something."""
    from pactwatch.claims.relevance import LEAST_RELEVANCE
    from pactwatch.model import Transfer

    empty = True
    for claim in claims:
        empty = False
        content = claim.content
        if isinstance(content, Transfer):
            stage = content.stage.value.value if content.stage is not None else "?"
            number = f" {_counted(content.number.value)}" if content.number is not None else ""
            sides = " to ".join("/".join(side.value) if side else "?" for side in (content.supplier, content.recipient))
            told = f"{sides}:{number} {content.item.value.designation}, {stage}"
        else:
            told = f"{content.type.value.value}: {', '.join(party.value for party in content.parties)}"
        yield f"{clean(told)} (confidence {claim.confidence:.2f})"
    if empty:
        yield "no claims"
    if empty and relevance is not None and relevance >= LEAST_RELEVANCE:
        yield (
            f"but the text is likely ({relevance:.2f}) to tell of a transfer or an agreement; --explain shows what was "
            "too unsure for a claim"
        )


def _counted(number: Quantity) -> str:
    told = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
    return f"{told[number.qualifier.value]}{number.amount:,}"


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The whole reading, sentence by sentence, then what the text tells."""
    if explanation.title:
        yield "Title"
        yield from _mentions(explanation.title)
        yield ""
    for sentence in explanation.sentences:
        yield from _sentence(sentence)
        yield ""
    yield "What the text may tell"
    if not explanation.transfers:
        yield "  no transfer"
    for claim in explanation.transfers:
        yield from _claim(claim)
    yield f"That it tells of a transfer or an agreement at all: {explanation.relevance:.2f}"


def _sentence(sentence: SentenceReading) -> Iterator[str]:
    yield f"{sentence.number} [{sentence.start}-{sentence.end}] {clean(' '.join(sentence.text.split()))}"
    yield from _mentions(sentence.mentions)
    for item in sentence.items:
        yield from _item(item)
    for one in sentence.relations:
        parties = ", ".join(one.parties)
        verdict = f"left out: {one.against}" if one.against else "told"
        yield f"  {one.type} ({clean(one.words)}) of {parties}: {_of(one.probability, one.least)}, {verdict}"
        yield from _reasons("because", one.reasons)


def _mentions(mentions: Iterable[Mention]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for one in mentions:
        found.setdefault(one.kind, []).append(f"{' '.join(one.words.split())} ({one.meaning})")
    for kind, label in _KINDS.items():
        if kind in found:
            yield f"  {label:{_WIDTH}}{clean('; '.join(found[kind]))}"


def _item(item: ItemReading) -> Iterator[str]:
    verdict = f"left out: {item.against}" if item.against else "; ".join(item.drafts)
    yield f"  -> {clean(item.words)}: in a transfer {_of(item.probability, item.least)}, {verdict}"
    yield from _reasons("because", item.reasons)
    for label, sides in (("supplier", item.suppliers), ("recipient", item.recipients)):
        for side in sides:
            yield from _side(label, side)
    yield f"     stage by rule: {item.stage_by_rule or 'none'} ({item.stage_grammar})"


def _side(label: str, side: Side) -> Iterator[str]:
    yield f"     {label} {side.party} {_of(side.probability, side.least)}"
    yield from _reasons("  because", side.reasons)


def _claim(claim: ClaimReading) -> Iterator[str]:
    where = ", ".join(str(number) for number in claim.sentences)
    sides = f"{claim.supplier or '?'} to {claim.recipient or '?'}"
    verdict = f"left out: {claim.against}" if claim.against else "claimed"
    yield (
        f"  {sides}: {clean(claim.item)}, {claim.stage} (sentence {where}): {_of(claim.probability, claim.least)}, "
        f"{verdict}"
    )
    yield from _reasons("because", claim.reasons)


def _of(probability: float, least: float) -> str:
    return f"{probability:.2f} (least {least:.2f})"


def _reasons(label: str, reasons: Iterable[Reason]) -> Iterator[str]:
    told = ", ".join(f"{reason.name} {reason.weight:+.2f}" for reason in reasons)
    if told:
        yield f"     {label} {clean(told)}"
