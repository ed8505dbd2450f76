"""Decisions of reviewers taken down: each names what it is about as it stands now, and nothing is taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError, RecordError, UsageError
from pactwatch.model import Claim, Deal, Decision, Judgement
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

_WIDTH = 16
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody decides about a claim, a pair of claims or a deal, before it is taken down.

    `claims` holds ids of claims of the register, one, or two for a pair. `field` and `after` belong to a correction:
    the value as a person writes it, None or "" to empty the field. `whole` tells that it is about the deal that the
    claim belongs to: a correction then chooses the value that the deal shows.
    """

    by: str
    decision: Decision
    claims: tuple[str, ...]
    field: str | None = None
    after: str | None = None
    note: str = ""
    whole: bool = False


def decide(
    store: Store, register: Register, vocabulary: Vocabulary, opinion: Opinion, at: datetime | None = None
) -> Judgement:
    """Take an opinion down and return the judgement; `at` is when it was decided, now for None.

    `register` is the one that the reviewer looked at. Raises: NotFoundError for a claim that is not in it, UsageError
    for a value that the field cannot hold, or a correction that changes nothing.
    """
    from pactwatch.judgements import deal_key, key_of

    wanted = 2 if opinion.decision in (Decision.SAME, Decision.NOT_SAME) else 1
    about = tuple(sorted((claim_named(register, name) for name in opinion.claims), key=lambda claim: claim.id))
    if len(about) != wanted or len({claim.id for claim in about}) != wanted:
        raise UsageError(f"{opinion.decision.value}: is about {wanted} claim{'s' if wanted > 1 else ''}; name as many")
    read = _as_read(store, vocabulary, about[0])
    on = deal_key(read) if opinion.whole else key_of(read)
    before, after = _change(register, vocabulary, opinion, about[0])
    made = _made(opinion, on, (before, after), about, at)
    store.add_judgement(made)
    return made


def undo(
    store: Store, names: Sequence[str], by: str, note: str = "", at: datetime | None = None
) -> tuple[Judgement, ...]:
    """Undo the judgements of these ids, or of ids that begin so; return the judgements that do.

    An undo can be undone in its turn. Raises: NotFoundError for no such judgement, UsageError for one that is undone;
    then nothing is.
    """
    from pactwatch.judgements import standing

    every = tuple(store.judgements())
    stand = {one.id for one in _standing_undos(every)} | {one.id for one in standing(every)}
    made = []
    for name in names:
        found = _named(every, name)
        if found.id not in stand:
            raise UsageError(f"judgement {found.id}: is undone already; `pactwatch judge list --all` shows by whom")
        made.append(_made(Opinion(by, Decision.UNDO, (), note=note), found.id, (None, None), (), at))
    for one in made:
        store.add_judgement(one)
    return tuple(made)


def claim_named(register: Register, name: str) -> Claim:
    """The claim of this id, or of the unique id that begins so; one that was rejected can be named too.

    Raises: NotFoundError.
    """
    known = {**{claim.id: claim for claim in register.judged.rejected}, **register.claims}
    if name in known:
        return known[name]
    begin = sorted(one for one in known if name.strip() and one.startswith(name.strip()))
    if len(begin) == 1:
        return known[begin[0]]
    if begin:
        raise NotFoundError(
            f"claim {name!r}: {len(begin)} claims begin so ({', '.join(begin[:_SHOWN])}); write more of the id"
        )
    raise NotFoundError(f"claim {name!r}: not in the register; `pactwatch deal ID` names the claims of a deal")


def judgement_id(judgement: Judgement) -> str:
    """The id that what is decided, by whom and when, determines."""
    told = (
        judgement.by,
        judgement.at.astimezone(UTC).isoformat(),
        judgement.on,
        judgement.decision.value,
        judgement.field,
        judgement.after,
        judgement.note,
        *(claim.id for claim in judgement.about),
    )
    return hashlib.sha256("\0".join(map(str, told)).encode("utf-8", "surrogatepass")).hexdigest()[:_WIDTH]


def deal_named(register: Register, name: str) -> Deal:
    """The deal of this id, of the unique id that begins so, or of the claim named. Raises: NotFoundError."""
    found = [deal for deal in register.deals if deal.id == name.strip()]
    found = found or [deal for deal in register.deals if name.strip() and deal.id.startswith(name.strip())]
    if len(found) == 1:
        return found[0]
    deal = deal_of(register, claim_named(register, name).id) if not found else None
    if deal is None:
        told = f"{len(found)} deals begin so; write more of the id" if found else "`pactwatch register` lists all deals"
        raise NotFoundError(f"deal {name!r}: not one in the register; {told}")
    return deal


def entered_from(store: Store, seen_in: str) -> tuple[str, ...]:
    """The ids of the judgements that stand and added, or tied, what was seen in a place or a part of it ("deals.xlsx").

    Raises: NotFoundError where there are none.
    """
    from pactwatch.judgements import standing

    entered = (Decision.ADD, Decision.SAME)
    added = [one for one in standing(store.judgements()) if one.decision in entered and one.about]
    found = tuple(one.id for one in added if one.after == seen_in or (one.after or "").startswith(f"{seen_in}, "))
    if not found:
        raise NotFoundError(f"{seen_in!r}: nothing stands that was entered as seen there; `pactwatch judge list` shows")
    return found


def deal_of(register: Register, claim: str) -> Deal | None:
    """The deal that a claim belongs to, None for a cooperation or a rejected claim."""
    return next((deal for deal in register.deals if claim in deal.claims), None)


def _as_read(store: Store, vocabulary: Vocabulary, claim: Claim) -> Claim:
    """The claim without corrections, so that all judgements on it name it alike."""
    found = store.claims_of_document(claim.document, reader_of(vocabulary).version)
    return next((one for one in found if one.id == claim.id), claim)


def _change(
    register: Register, vocabulary: Vocabulary, opinion: Opinion, claim: Claim
) -> tuple[str | None, str | None]:
    """What the field holds and what it is to hold, both as text; (None, None) for what is no correction."""
    from pactwatch.judgements import as_text, check_field, parsed, value_of

    if opinion.decision is not Decision.CORRECT:
        return None, None
    field = opinion.field or ""
    try:
        check_field(claim, field)
        before = value_of(claim, field)
        deal = deal_of(register, claim.id) if opinion.whole else None
        if deal is not None:
            before = deal.shown(field)
        told = as_text(before), as_text(parsed(field, opinion.after, vocabulary, before))
    except RecordError as error:
        raise UsageError(str(error)) from error
    if told[0] == told[1]:
        raise UsageError(f"{field}: is {told[0] or 'empty'} already; name a value that differs, or accept the claim")
    return told


def _made(
    opinion: Opinion,
    on: str,
    change: tuple[str | None, str | None],
    about: tuple[Claim, ...],
    at: datetime | None,
) -> Judgement:
    try:
        made = Judgement(
            id="",
            by=" ".join(opinion.by.split()),
            at=at or datetime.now(UTC),
            on=on,
            decision=opinion.decision,
            field=opinion.field,
            before=change[0],
            after=change[1],
            note=opinion.note.strip(),
            about=about,
        )
    except RecordError as error:
        raise UsageError(str(error)) from error
    return replace(made, id=judgement_id(made))


def _named(every: Iterable[Judgement], name: str) -> Judgement:
    found = [one for one in every if name.strip() and one.id.startswith(name.strip())]
    exact = [one for one in found if one.id == name.strip()]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    told = f"{len(found)} begin so; write more of the id" if found else "`pactwatch judge list` names them"
    raise NotFoundError(f"judgement {name!r}: not one in this database; {told}")


def _standing_undos(every: Sequence[Judgement]) -> list[Judgement]:
    """The undos that nobody has undone."""
    undone: set[str] = set()
    kept = []
    for one in reversed(every):
        if one.decision is Decision.UNDO and one.id not in undone:
            undone.add(one.on)
            kept.append(one)
    return kept
