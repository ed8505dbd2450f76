"""Which words of a claim stand behind which of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.judgements import stated_fields
from pactwatch.model import Claim, Evidence, Organisation
from pactwatch.model.deal import Value

SENTENCE = "sentence"


def evidence_of(claim: Claim, field: str, value: Value) -> tuple[Evidence, ...]:
    """The words by which the claim gives this value to a deal's field.

    A category is read from the item's words. Where the claim has no such field (a rule derived the value from the claim
    as a whole) it is the sentence that says the claim best.
    """
    name = {"category": "item", "system": "item", "number": "number_ordered"}.get(field, field)
    found = [(said, evidence) for told, said, evidence in stated_fields(claim) if told == name]
    if not found and field == "number":
        found = [(said, evidence) for told, said, evidence in stated_fields(claim) if told == "number_delivered"]
    if isinstance(value, Organisation):
        found = [(said, evidence) for said, evidence in found if said == value]
    return tuple(one for _, evidence in found for one in evidence) or (claim.sentence,)


def marked_words(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    """Every field of the claim with the words that it rests on, and with the words that those refer to."""
    yield SENTENCE, claim.sentence
    for name, _, evidence in stated_fields(claim):
        for one in evidence:
            yield from _with_references(name, one)
    for speaker in claim.attribution.chain:
        yield from _with_references("speaker", speaker.evidence)
    for name, words in (("hedged", claim.attribution.hedged), ("denied", claim.attribution.denied)):
        if words is not None:
            yield from _with_references(name, words)


def _with_references(name: str, evidence: Evidence) -> Iterator[tuple[str, Evidence]]:
    yield name, evidence
    if evidence.refers_to is not None:
        yield from _with_references(name, evidence.refers_to)
