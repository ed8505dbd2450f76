"""What people add themselves: claims by hand, notes, and a table of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli.options import AsJson, By, Database, Note, Out, date_of
from pactwatch.errors import UsageError


def enter(
    supplier: Annotated[str | None, typer.Option(metavar="PARTY", help="Code or name; several as TUR, QAT.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="PARTY", help="Likewise.")] = None,
    item: Annotated[str | None, typer.Option(metavar="NAME", help="What changes hands, as it is named there.")] = None,
    number: Annotated[str | None, typer.Option(metavar="N", help='Ordered, as 20, "about 20", "at least 20".')] = None,
    delivered: Annotated[str | None, typer.Option(metavar="N", help="Delivered, likewise.")] = None,
    value: Annotated[str | None, typer.Option(metavar="AMOUNT", help='With its currency: "900 million USD".')] = None,
    step: Annotated[
        list[str] | None,
        typer.Option("--step", metavar="STAGE[=DATE]", help="How far along, as ordered=2018-07; may be repeated."),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="NAME=VALUE", help="Any other field: mode=gift, category=ship, place=Izmir."),
    ] = None,
    seen_in: Annotated[
        str | None, typer.Option("--seen-in", metavar="TEXT", help="Where you read it, if you have no text of it.")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="When that was published.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="The document that says it.")] = None,
    passage: Annotated[str | None, typer.Option(metavar="WORDS", help="The words of it that say it, copied.")] = None,
    said_by: Annotated[str | None, typer.Option("--said-by", metavar="NAME", help="Who says so there.")] = None,
    by: By = None,
    note: Note = "",
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Enter a claim by hand, or a whole deal: with the passage that says it, or with where you saw it.

    Each --step becomes a claim of its own, and all of them one deal. For a relation other than a transfer say --field
    type=exercise and --field "parties=TUR, PAK". `judge undo` takes it back.
    """
    from pactwatch.cli.judge import answer, reviewer
    from pactwatch.cli.session import opened
    from pactwatch.pipeline.entering import Entry
    from pactwatch.pipeline.entering import enter as entered

    told = {
        "supplier": supplier,
        "recipient": recipient,
        "item": item,
        "number_ordered": number,
        "number_delivered": delivered,
        "value": value,
        **dict(_pair(one, "--field") for one in field or ()),
    }
    if (document is None) != (passage is None):
        raise UsageError("--document and --passage go together: the words, and the document that they stand in")
    with opened(db, create=True) as session:
        entry = Entry(
            by=reviewer(session, by),
            fields={name: words for name, words in told.items() if words is not None},
            steps=tuple(_pair(one, "--step", needed=False) for one in step or ()),
            document=document,
            passage=passage,
            seen_in=seen_in,
            published=date_of(date, "--date"),
            said_by=said_by,
            note=note,
        )
        answer(session, entered(session.store, session.vocabulary, entry), as_json, out)


def note(
    deal_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the deal, or how it begins.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to note; it decides nothing.")],
    by: By = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Note something on a deal; notes are shown with it, and `judge undo` takes one back."""
    from pactwatch.cli.judge import answer, reviewer
    from pactwatch.cli.session import opened, register_in
    from pactwatch.model import Decision
    from pactwatch.pipeline.judging import Opinion, deal_named, decide

    if not text.strip():
        raise UsageError("note: empty; write what is to be noted")
    with opened(db) as session:
        register = register_in(session)
        claim = deal_named(register, deal_id).id
        opinion = Opinion(reviewer(session, by), Decision.NOTE, (claim,), note=text, whole=True)
        answer(session, [decide(session.store, register, session.vocabulary, opinion)], as_json, out)


def _pair(text: str, option: str, needed: bool = True) -> tuple[str, str]:
    """The two sides of NAME=VALUE. Raises: UsageError where there is no sign between them and it is needed."""
    name, sign, value = text.partition("=")
    if needed and not sign:
        raise UsageError(f"{option}: {text!r} has no '='; write NAME=VALUE")
    return name.strip().replace(" ", "_"), value.strip()
