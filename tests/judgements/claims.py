"""Judgements made by hand, as short as a test can say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from tests.deals.builders import transfer_claim

from pactwatch import vocab
from pactwatch.judgements import deal_key, key_of
from pactwatch.model import PERSON, Claim, Decision, Judgement, Stage

_NUMBERS = count(1)
START = datetime(2024, 5, 1, 12, tzinfo=UTC)
WORDS = vocab.load()


def judgement(
    by: str,
    decision: Decision,
    *about: Claim,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    whole: bool = False,
    note: str = "",
) -> Judgement:
    number = next(_NUMBERS)
    on = (deal_key if whole else key_of)(about[0])
    at = START + timedelta(minutes=number)
    return Judgement(f"j{number}", by, at, on, decision, field, before, after, note, tuple(about))


def undo(by: str, told: Judgement) -> Judgement:
    number = next(_NUMBERS)
    return Judgement(f"j{number}", by, START + timedelta(minutes=number), told.id, Decision.UNDO)


def corrected(by: str, claim: Claim, field: str, before: str | None, after: str | None) -> Judgement:
    return judgement(by, Decision.CORRECT, claim, field=field, before=before, after=after)


def read_again(claim: Claim, **fields: object) -> Claim:
    """The claim as another version of the reader reads it: with another id, and other values."""
    content = replace(claim.content, **fields)  # type: ignore[arg-type]
    return replace(claim, id=f"{claim.id}-again", version="2", content=content)


def by_hand(name: str, **fields: str) -> Claim:
    return replace(transfer_claim(name, stage=Stage.ORDERED, **fields), reader=PERSON, version=PERSON)  # type: ignore[arg-type]
