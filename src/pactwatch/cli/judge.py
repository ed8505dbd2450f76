"""Decisions of reviewers: taken down, listed, undone, and carried from one database to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import SOME_FAILED
from pactwatch.cli.options import AsJson, By, Database, Note, Out
from pactwatch.cli.words import clean, counted
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.cli.session import Session
    from pactwatch.model import Judgement
    from pactwatch.pipeline.judging import Opinion
    from pactwatch.register import Register

group = typer.Typer(help="What reviewers decide: recorded by name, never overwritten, undone at will.")

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Claims, or how their ids begin.", show_default=False)]
OneId = Annotated[str, typer.Argument(metavar="ID", help="A claim, or how its id begins.", show_default=False)]
Whole = Annotated[bool, typer.Option("--deal", help="The ids name deals: decide on all claims of each.")]
WholeField = Annotated[
    bool, typer.Option("--deal", help="The id names a deal: choose the value that it shows, whatever reports tell.")
]
OneClaim = Annotated[bool, typer.Option("--claim", help="Mean the claim where the id is that of a deal as well.")]


@group.command()
def accept(
    ids: Ids,
    by: By = None,
    note: Note = "",
    deal: Whole = False,
    claim: OneClaim = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say that a claim is right: the document says this. It stays even where a newer reader misses it."""
    _on_claims("accept", ids, (by, note), (deal, claim), db, (as_json, out))


@group.command()
def reject(
    ids: Ids,
    by: By = None,
    note: Note = "",
    deal: Whole = False,
    claim: OneClaim = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say that a claim is wrong: the document does not say this. It falls out of the register."""
    _on_claims("reject", ids, (by, note), (deal, claim), db, (as_json, out))


@group.command()
def unsure(
    ids: Ids,
    by: By = None,
    note: Note = "",
    deal: Whole = False,
    claim: OneClaim = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say that you looked at a claim and cannot tell. Nothing changes."""
    _on_claims("unsure", ids, (by, note), (deal, claim), db, (as_json, out))


@group.command()
def correct(
    name: OneId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Such as supplier, number_ordered, stage, value.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='As "at least 20", "900 million USD"; "" empties it.')],
    by: By = None,
    note: Note = "",
    deal: WholeField = False,
    claim: OneClaim = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Correct one field of a claim, or with --deal choose the value that a deal shows."""
    from pactwatch.cli.session import opened, register_in
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import Opinion, decide

    with opened(db) as session:
        register = register_in(session)
        found = _claims(register, name, deal=False, claim=claim or deal) if not deal else _claims_of(register, name)[:1]
        opinion = Opinion(
            reviewer(session, by), Decision.CORRECT, tuple(found), field.replace(" ", "_"), value, note, whole=deal
        )
        made = decide(session.store, register, session.vocabulary, opinion)
        answer(session, [made], as_json, out)


@group.command()
def same(
    first: OneId,
    second: OneId,
    by: By = None,
    note: Note = "",
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say that two claims, or the deals that they name, tell of one deal."""
    _on_pair("same", (first, second), (by, note), db, (as_json, out))


@group.command(name="not-same")
def not_same(
    first: OneId,
    second: OneId,
    by: By = None,
    note: Note = "",
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say that two claims tell of two deals."""
    _on_pair("not_same", (first, second), (by, note), db, (as_json, out))


@group.command()
def undo(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Judgements, or how their ids begin.")
    ] = None,
    seen_in: Annotated[
        str | None, typer.Option("--seen-in", metavar="TEXT", help="All that was entered as seen there: an import.")
    ] = None,
    by: By = None,
    note: Note = "",
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Undo judgements. They stay in the record, and so does who undid them; an undo can be undone."""
    from pactwatch.cli.session import opened
    from pactwatch.pipeline.judging import entered_from
    from pactwatch.pipeline.judging import undo as undone

    with opened(db) as session:
        who = reviewer(session, by)
        names = [*(ids or ()), *(entered_from(session.store, seen_in) if seen_in is not None else ())]
        if not names:
            raise UsageError("undo: nothing to undo; name judgements, `pactwatch judge list` shows them")
        answer(session, undone(session.store, list(dict.fromkeys(names)), who, note), as_json, out)


@group.command()
def missed(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the document, or how it begins.")],
    passage: Annotated[str, typer.Argument(metavar="PASSAGE", help="The words that were missed, as they stand there.")],
    by: By = None,
    note: Note = "",
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Mark a passage from which the reader should have read something; `enter` says what."""
    from pactwatch.cli.session import opened
    from pactwatch.pipeline.entering import mark_missed

    with opened(db) as session:
        made = mark_missed(session.store, document, passage, reviewer(session, by), note)
        answer(session, [made], as_json, out)


@group.command(name="list")
def list_(
    needed: Annotated[bool, typer.Option("--open", help="Only what needs another look.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every judgement ever, undone ones too.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """List what reviewers decided: first where they differ, or where a document reads otherwise now."""
    from pactwatch.cli.output import draw, write, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.cli.sheets import judgement_lines
    from pactwatch.views import plain, ruling_views

    with opened(db) as session:
        if everything:
            answer(session, list(session.store.judgements()), as_json, out)
            return
        views = ruling_views(register_in(session), session.vocabulary)
    shown = [one for one in views if not needed or one.contested or one.reopened]
    if as_json:
        write_json(plain(shown), out)
    elif shown:
        draw(judgement_lines(shown), out)
    else:
        write(b"Nothing is open.\n" if needed else b"No judgements.\n", out)


@group.command()
def agreement(db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Say how far reviewers agree with each other, over what chance would give (Krippendorff's alpha)."""
    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.session import opened
    from pactwatch.judgements import agreement as measured
    from pactwatch.views import plain

    with opened(db) as session:
        found = measured(session.store.judgements())
    if as_json:
        write_json(plain(found), out)
        return
    lines = []
    for one in found:
        alpha = f"{one.alpha:.3f}" if one.alpha is not None else "not defined"
        same_share = f"{one.same:.3f}" if one.same is not None else "nothing to measure it on"
        told = f"{one.units} decided by two or more, {counted(one.decisions, 'decision')}"
        lines.append(f"{one.question}: {told}; alike {same_share}, alpha {alpha}\n")
    write("".join(lines).encode(), out)


@group.command()
def export(
    form: Annotated[
        str, typer.Option("--as", metavar="FORM", help="judgements, or for `eval`: documents, annotations, links.")
    ] = "judgements",
    partly: Annotated[
        bool, typer.Option("--partly", help="For `eval`: documents too of which not every claim was decided.")
    ] = False,
    db: Database = None,
    out: Out = None,
) -> None:
    """Write all judgements as lines of JSON, or what was decided as annotations that `eval` takes."""
    from pactwatch.cli.output import write_lines
    from pactwatch.cli.session import opened, register_in
    from pactwatch.evaluation.judged import FORMS, exported
    from pactwatch.pipeline.carrying import judgement_lines

    if form == "judgements":
        with opened(db) as session:
            write_lines(judgement_lines(session.store), out)
        return
    if form not in FORMS:
        raise UsageError(f"--as: {form!r} is not known; take judgements, {', '.join(FORMS)}")
    with opened(db) as session:
        register = register_in(session)
    write_lines(exported(register, form, partly), out)


@group.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `judge export` wrote.", show_default=False)],
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Take judgements over from a file; those that are here already stay as they are."""
    import sys

    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.session import opened
    from pactwatch.pipeline.carrying import take_over
    from pactwatch.views import plain

    with opened(db, create=True) as session:
        found = take_over(session.store, session.vocabulary, file)
    if as_json:
        write_json(plain(found), out)
    else:
        line = f"{counted(found.added, 'judgement')} added, {found.already_there} already there"
        write(f"{line}, {found.about_unknown} about documents that are not here\n".encode(), out)
    if found.problems:
        for one in found.problems:
            sys.stderr.write(f"pactwatch: {clean(one)}\n")
        raise typer.Exit(SOME_FAILED)


def reviewer(session: Session, by: str | None) -> str:
    """Who decides. Raises: UsageError where neither the command nor a setting says so."""
    name = by or session.settings.reviewer
    if name is None or not name.strip():
        raise UsageError("who decides? say --by NAME, or set PACTWATCH_REVIEWER")
    return name


def _on_claims(
    word: str,
    ids: Sequence[str],
    who: tuple[str | None, str],
    meant: tuple[bool, bool],
    db: str | None,
    to: tuple[bool, Path | None],
) -> None:
    from pactwatch.cli.session import opened, register_in
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import Opinion

    with opened(db) as session:
        register, name = register_in(session), reviewer(session, who[0])
        claims = [claim for one in ids for claim in _claims(register, one, deal=meant[0], claim=meant[1])]
        opinions = [Opinion(name, Decision(word), (claim,), note=who[1]) for claim in dict.fromkeys(claims)]
        answer(session, _decided(session, register, opinions), *to)


def _on_pair(
    word: str, ids: tuple[str, str], who: tuple[str | None, str], db: str | None, to: tuple[bool, Path | None]
) -> None:
    from pactwatch.cli.session import opened, register_in
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import Opinion

    with opened(db) as session:
        register, name = register_in(session), reviewer(session, who[0])
        claims = tuple(claim for one in ids for claim in _claims(register, one, deal=False, claim=True))
        answer(session, _decided(session, register, [Opinion(name, Decision(word), claims, note=who[1])]), *to)


def _decided(session: Session, register: Register, opinions: Iterable[Opinion]) -> list[Judgement]:
    from pactwatch.pipeline.judging import decide

    return [decide(session.store, register, session.vocabulary, one) for one in opinions]


def _claims(register: Register, name: str, *, deal: bool, claim: bool) -> list[str]:
    """The ids of the claims that a name means. Raises: NotFoundError; UsageError where it could mean a deal as well."""
    from pactwatch.pipeline.judging import claim_named

    if deal:
        return _claims_of(register, name)
    found = claim_named(register, name).id
    held = next((one for one in register.deals if one.id == found), None)
    if held is not None and len(held.claims) > 1 and not claim:
        raise UsageError(
            f"{name}: names a deal of {len(held.claims)} claims, and its earliest claim; say --deal or --claim"
        )
    return [found]


def _claims_of(register: Register, name: str) -> list[str]:
    """The claims of the deal of a name, the one that gives it its id first. Raises: NotFoundError."""
    from pactwatch.pipeline.judging import deal_named

    deal = deal_named(register, name)
    return [deal.id, *(claim for claim in deal.claims if claim != deal.id)]


def answer(session: Session, made: Sequence[Judgement], as_json: bool, out: Path | None) -> None:
    """Say what was taken down, a judgement a line."""
    from pactwatch.cli.output import write, write_json
    from pactwatch.views import plain
    from pactwatch.views.judgements import judgement_views

    views = judgement_views(made, session.vocabulary)
    if as_json:
        write_json(plain(views), out)
    else:
        lines = (f"{one.id}  {one.at}  {one.line}" for one in views)
        write("".join(f"{clean(line)}\n" for line in lines).encode("utf-8", "replace"), out)
