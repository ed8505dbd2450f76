"""What people add themselves: claims by hand, notes, and a table of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import SOME_FAILED
from pactwatch.cli.options import AsJson, By, Database, Note, Out, date_of
from pactwatch.cli.words import clean, counted
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.pipeline.importing import ImportedRow


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


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Your table: CSV, or a workbook (XLSX).", show_default=False)
    ],
    mapping: Annotated[Path, typer.Option("--map", metavar="MAP", help="A mapping file that names the columns.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Keep nothing; say row by row what would happen.")] = False,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which sheet of the workbook [default: the first].")
    ] = None,
    by: By = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Take your own table in as claims, a row at a time: each row is taken, or named with the reason.

    Taking the same table again adds only what is new in it. `judge undo --seen-in FILE` takes all of it back.
    """
    from pactwatch.cli.judge import reviewer
    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.reconcile import bytes_of
    from pactwatch.cli.session import opened
    from pactwatch.pipeline.importing import FIELDS, NEEDED, Taken, import_table
    from pactwatch.register.others import read_mapping
    from pactwatch.sources.workbook import as_csv, is_workbook
    from pactwatch.views import plain

    data = bytes_of(file)
    data = as_csv(data, file.name, sheet) if is_workbook(data) else data
    table = (data, file.name, read_mapping(bytes_of(mapping), mapping.name, FIELDS, NEEDED))
    with opened(db, create=True) as session:
        rows = list(import_table(session.store, session.vocabulary, table, reviewer(session, by), dry_run))
    counts = {word.value: sum(row.taken is word for row in rows) for word in Taken}
    if as_json:
        write_json({"rows": plain(rows), "counts": plain(counts), "dry_run": dry_run}, out)
    else:
        lines = [_row_line(row) for row in rows]
        told = ", ".join(f"{count} {word}" for word, count in counts.items())
        lines.append(f"{counted(len(rows), 'row')}: {told}{'; nothing was kept (dry run)' if dry_run else ''}")
        write("".join(f"{clean(line)}\n" for line in lines).encode("utf-8", "replace"), out)
    if counts[Taken.REFUSED]:
        raise typer.Exit(SOME_FAILED)


def _row_line(row: ImportedRow) -> str:
    """What becomes of a row on one line."""
    first, last = row.lines[0], row.lines[-1]
    place = f"line {first}" if first == last else f"lines {first} to {last}"
    says = f": {row.says}" if row.says else ""
    why = f" ({row.reason})" if row.reason else ""
    return f"{place}: {row.taken.value}{why}{says}{''.join(f' [{one}]' for one in row.remarks)}"


def _pair(text: str, option: str, needed: bool = True) -> tuple[str, str]:
    """The two sides of NAME=VALUE. Raises: UsageError where there is no sign between them and it is needed."""
    name, sign, value = text.partition("=")
    if needed and not sign:
        raise UsageError(f"{option}: {text!r} has no '='; write NAME=VALUE")
    return name.strip().replace(" ", "_"), value.strip()
