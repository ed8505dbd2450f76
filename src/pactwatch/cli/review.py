"""Reviewing in the terminal: claim by claim, one key each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import By, Database
from pactwatch.cli.words import clean, counted
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.cli.session import Session
    from pactwatch.model import Claim, Judgement
    from pactwatch.pipeline.judging import Opinion
    from pactwatch.register import Register
    from pactwatch.views import ClaimView

KEYS = (
    ("a", "accept", "the document says this"),
    ("r", "reject", "it does not"),
    ("c", "correct", "asks for a field and its value"),
    ("?", "unsure", "I cannot tell"),
    ("n", "note", "asks for a note on the deal"),
    ("s", "same", "asks for the id of a claim or deal: one deal"),
    ("d", "not same", "asks for an id: two deals"),
    ("u", "undo", "my last decision"),
    ("k", "skip", "leave it for later"),
    ("h", "help", "these keys"),
    ("q", "quit", "what was decided stays"),
)


@dataclass
class Desk:
    """One sitting of one reviewer: what is on the table, and what was decided so far."""

    session: Session
    register: Register
    by: str
    done: list[Judgement] = field(default_factory=list)


def review(
    by: By = None,
    deal: Annotated[str | None, typer.Option(metavar="ID", help="Only the claims of this deal.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only the claims of this document.")] = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Claims to go through; 0 takes all.")] = 0,
    db: Database = None,
) -> None:
    """Go through claims and decide on each by a key; what is open again or contested comes first, then the doubtful.

    Claims that you have decided on do not come back unless their document is read otherwise. Every decision is kept at
    once.
    """
    from pactwatch.cli.session import opened, register_in

    with opened(db) as session:
        from pactwatch.cli.judge import reviewer

        desk = Desk(session, register_in(session), reviewer(session, by))
        claims = list(waiting(desk, deal, document))
        _go_through(desk, claims[:limit] if limit else claims)
        _say(f"{counted(len(desk.done), 'decision')} kept; `pactwatch link` brings the register up to date")


def _go_through(desk: Desk, claims: Sequence[Claim]) -> None:
    """Put claim after claim on the table; an undo puts the claim back that it was about."""
    _say(f"{counted(len(claims), 'claim')} to look at; h shows the keys")
    at = 0
    while at < len(claims):
        _show(desk, claims[at], f"[{at + 1} of {len(claims)}]")
        step = _asked(desk, claims[at])
        if step is None:
            return
        at = max(at + step, 0)


def waiting(desk: Desk, deal: str | None, document: str | None) -> Iterator[Claim]:
    """The claims that the reviewer has still to decide on: those that need another look first, then the least sure."""
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import deal_named

    register = desk.register
    rulings = register.judged.rulings
    opened = {name for one in rulings if one.is_open for name in one.claims}
    mine = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNSURE, Decision.ADD)
    decided = {
        name
        for one in rulings
        for told in one.judgements
        if told.by == desk.by and told.decision in mine and not one.differences
        for name in one.claims
    }
    wanted = set(deal_named(register, deal).claims) if deal is not None else set(register.claims)
    left = [
        claim
        for claim in register.claims.values()
        if claim.id in wanted and claim.id not in decided and (document is None or claim.document.startswith(document))
    ]
    yield from sorted(left, key=lambda claim: (claim.id not in opened, claim.confidence, claim.id))


def _asked(desk: Desk, claim: Claim) -> int | None:
    """Ask until the claim is decided on; how many claims to go on, and None where the reviewer leaves."""
    while True:
        key = _line("decision> ")
        if key is None or key == "q":
            return None
        if key == "k":
            return 1
        try:
            if key == "u":
                return -1 if _undo(desk, claim) else 0
            if _obeyed(desk, claim, key):
                return 1
        except UsageError as error:  # a slip of the fingers must not end the sitting
            _say(f"  {error}")


def _obeyed(desk: Desk, claim: Claim, key: str) -> bool:
    """Do what a key says; whether the claim is decided on by it. Raises: UsageError for what cannot be done."""
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import Opinion

    plain = {"a": Decision.ACCEPT, "r": Decision.REJECT, "?": Decision.UNSURE}
    if key in plain:
        note = _line("why (may be empty)> ") if key != "a" else ""
        _take(desk, Opinion(desk.by, plain[key], (claim.id,), note=note or ""))
        return True
    if key == "c":
        name, value = (_line("field> ") or "").replace(" ", "_"), _line("value> ")
        _take(desk, Opinion(desk.by, Decision.CORRECT, (claim.id,), name, value))
        return True
    if key == "n":
        _take(desk, Opinion(desk.by, Decision.NOTE, (claim.id,), note=_line("note> ") or "", whole=True))
    elif key in ("s", "d"):
        other = _line("id of the other claim or deal> ") or ""
        decision = Decision.SAME if key == "s" else Decision.NOT_SAME
        _take(desk, Opinion(desk.by, decision, (claim.id, other)))
    else:
        _say("\n".join(f"  {one}  {word}: {means}" for one, word, means in KEYS))
    return False


def _take(desk: Desk, opinion: Opinion) -> None:
    from pactwatch.pipeline.judging import decide

    made = decide(desk.session.store, desk.register, desk.session.vocabulary, opinion)
    desk.done.append(made)
    _say(f"  kept as {made.id[:8]}")


def _undo(desk: Desk, claim: Claim) -> bool:
    """Undo the last decision; whether it was about another claim than the one on the table."""
    from pactwatch.pipeline.judging import undo

    if not desk.done:
        raise UsageError("nothing was decided in this sitting; `pactwatch judge undo ID` undoes what was before")
    last = desk.done.pop()
    undo(desk.session.store, [last.id], desk.by)
    _say(f"  undone: {last.decision.value}")
    return claim.id not in {one.id for one in last.about}


def _show(desk: Desk, claim: Claim, place: str) -> None:
    """The claim with its words, its fields, and what others decided about it."""
    from pactwatch.views.claims import claim_view
    from pactwatch.views.index import Index
    from pactwatch.views.judgements import subject_of

    view = claim_view(Index(desk.register, desk.session.vocabulary), claim)
    _say(
        f"\n{place} {subject_of(claim, desk.session.vocabulary)} (claim {claim.id}, confidence {claim.confidence:.2f})"
    )
    when = str(view.published) if view.published is not None else "date unknown"
    _say(f"  {view.source}, {when}; said by {view.said_by}{f'; deal {view.deal}' if view.deal else ''}")
    sentence = view.sentence
    _say(f"  {sentence.before}[{sentence.words}]{sentence.after}")
    for line in (*_fields(view), *(f"  reviewed: {words}" for words in view.judged)):
        _say(line)


def _fields(view: ClaimView) -> Sequence[str]:
    return [
        f"  {said.label}: {said.words}" + "".join(f" ({one.words})" for one in said.excerpts[:1])
        for said in view.fields
    ]


def _line(prompt: str) -> str | None:
    """What the reviewer types, None at the end of input."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    text = sys.stdin.readline()
    return text.strip() if text else None


def _say(text: str) -> None:
    sys.stdout.write(f"{clean(text)}\n")
    sys.stdout.flush()
