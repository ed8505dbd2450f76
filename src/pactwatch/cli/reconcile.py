"""Our register against another, and two releases of another against each other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import SOME_FAILED
from pactwatch.cli.options import AsJson, Database, Out
from pactwatch.cli.words import clean, counted
from pactwatch.errors import NotFoundError, SourceError, UsageError

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.register.others import OtherRegister, Problem, Row
    from pactwatch.register.reconcile import Only, Reconciliation
    from pactwatch.vocab import Vocabulary

group = typer.Typer(help="Our register against another that you have as a file.", rich_markup_mode=None)

MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reconciliation was asked for, and where its answer goes."""

    supplier: str | None
    recipient: str | None
    why_not: int | None
    limit: int
    as_json: bool
    as_html: bool
    out: Path | None


Supplier = Annotated[
    str | None, typer.Option("--supplier", metavar="PARTY", help="Code or name: nothing but its supplies.")
]
Recipient = Annotated[
    str | None, typer.Option("--recipient", metavar="PARTY", help="Code or name: nothing but what it receives.")
]
AsHtml = Annotated[bool, typer.Option("--html", help="Write one page of HTML.")]
Map = Annotated[Path, typer.Option("--map", metavar="MAP", help="A mapping file that names the columns.")]
WhyNot = Annotated[
    int | None,
    typer.Option("--why-not", metavar="LINE", help="Why we lack the row on that line: documents that came near."),
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Rows of only theirs to print; 0 prints all.")]
OwnFile = Annotated[Path, typer.Argument(metavar="FILE", help="The register's file.", show_default=False)]


@group.command()
def sipri(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="SIPRI's trade register: CSV, plain or gzip.", show_default=False)
    ],
    supplier: Supplier = None,
    recipient: Recipient = None,
    why_not: WhyNot = None,
    limit: Limit = 40,
    db: Database = None,
    as_json: AsJson = False,
    as_html: AsHtml = False,
    out: Out = None,
) -> None:
    """Compare our deals with SIPRI's trade register: in both, only theirs, only ours."""
    other = _register_in(file, None)
    _reconcile(other, Asked(supplier, recipient, why_not, limit, as_json, as_html, out), db)


@group.command()
def table(
    file: OwnFile,
    mapping: Map,
    supplier: Supplier = None,
    recipient: Recipient = None,
    why_not: WhyNot = None,
    limit: Limit = 40,
    db: Database = None,
    as_json: AsJson = False,
    as_html: AsHtml = False,
    out: Out = None,
) -> None:
    """Compare our deals with any other register, whose columns a mapping file names."""
    other = _register_in(file, mapping)
    _reconcile(other, Asked(supplier, recipient, why_not, limit, as_json, as_html, out), db)


def diff(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="The older: SIPRI's file, or a release of ours.", show_default=False)
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The newer, likewise.", show_default=False)],
    supplier: Supplier = None,
    recipient: Recipient = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Both are tables that this mapping file describes.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Changes of doubt and of wording too, not of values only.")
    ] = False,
    as_json: AsJson = False,
    as_html: AsHtml = False,
    out: Out = None,
) -> None:
    """Say in words what was added, dropped and changed between two releases, of SIPRI's register or of ours.

    A release of ours is named by its folder, or by its number where it lies in ./releases.
    """
    ours = [_release_of_ours(path) for path in (old, new)]
    if ours[0] is not None and ours[1] is not None:
        if supplier or recipient or mapping or everything or as_html:
            raise UsageError("two releases of ours: only --json and -o go with them")
        _diff_of_ours(ours[0], ours[1], as_json, out)
        return
    if any(ours):
        raise UsageError(f"{old} and {new}: one is a release of ours, the other a file; give two of a kind")
    from pactwatch import vocab
    from pactwatch.cli.comparisons import release_lines
    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.waiting import waiting
    from pactwatch.register.reconcile import compare_releases
    from pactwatch.settings import load
    from pactwatch.views import plain
    from pactwatch.views.reconciled import releases_view

    before, after = (_register_in(path, mapping) for path in (old, new))
    words = vocab.load(load().vocabulary)
    only = _only(supplier, recipient, words)
    with waiting("comparing the two releases"):
        found = compare_releases(before, after, words).narrowed(only, words, of_value=not everything)
    view = releases_view(found, before, after)
    if as_json:
        write_json(plain(view), out)
    elif as_html:
        from pactwatch.pages.comparison import render_releases

        write(render_releases(view, load().serve_language).encode(), out)
    else:
        write("".join(f"{clean(line)}\n" for line in release_lines(found, view)).encode(), out)
    _leave((*before.problems, *after.problems))


def _release_of_ours(path: Path) -> Path | None:
    """The folder of a release that a path or a number names; None for anything else."""
    numbered = Path("releases") / f"{int(path.name):04d}" if str(path).isdecimal() else path
    return next((place for place in (path, numbered) if place.is_dir()), None)


def _diff_of_ours(old: Path, new: Path, as_json: bool, out: Path | None) -> None:
    from pactwatch.cli.output import write, write_json
    from pactwatch.pipeline.release import verify
    from pactwatch.register.published import DATA
    from pactwatch.register.published_diff import compare_published, deals_in, published_lines
    from pactwatch.views import plain

    before, after = (deals_in(verify(place).get(DATA, b""), f"{place}/{DATA}") for place in (old, new))
    found = compare_published(before, after)
    if as_json:
        write_json(plain(found), out)
    else:
        write("".join(f"{clean(line)}\n" for line in published_lines(found)).encode(), out)


def bytes_of(file: Path) -> bytes:
    """What a file holds. Raises: SourceError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror}); name the file of the register") from error


def _register_in(file: Path, mapping: Path | None) -> OtherRegister:
    from pactwatch.register.others import read_mapped, read_mapping, read_sipri

    if mapping is None:
        return read_sipri(bytes_of(file), file.name)
    return read_mapped(bytes_of(file), file.name, read_mapping(bytes_of(mapping), mapping.name))


def _only(supplier: str | None, recipient: str | None, vocabulary: Vocabulary) -> Only:
    """The codes asked for. Raises: NotFoundError for a party that nobody knows."""
    from pactwatch.register.reconcile import Only, Parties
    from pactwatch.views.lookup import find_party

    known = Parties(vocabulary).own_codes
    return Only(*(() if name is None else (find_party(vocabulary, name, known),) for name in (supplier, recipient)))


def _reconcile(other: OtherRegister, asked: Asked, database: str | None) -> None:
    from pactwatch.cli.session import opened, register_in
    from pactwatch.cli.waiting import waiting
    from pactwatch.register.reconcile import reconcile

    with opened(database) as session:
        register, vocabulary = register_in(session), session.vocabulary
    only = _only(asked.supplier, asked.recipient, vocabulary)
    with waiting(f"comparing with {clean(other.name)}"):
        found = reconcile(register, other, vocabulary, only)
    if asked.why_not is not None:
        _tell_why_not(_row_on(asked.why_not, other), found, register, vocabulary, asked)
    else:
        _tell(found, register, vocabulary, other.problems, asked)
    _leave(other.problems)


def _tell(
    found: Reconciliation, register: Register, vocabulary: Vocabulary, problems: tuple[Problem, ...], asked: Asked
) -> None:
    from pactwatch.cli.comparisons import reconciliation_pieces
    from pactwatch.cli.output import draw, write, write_json
    from pactwatch.views import plain
    from pactwatch.views.reconciled import reconciliation_view

    view = reconciliation_view(found, register, vocabulary, problems)
    if asked.as_json:
        write_json(plain(view), asked.out)
    elif asked.as_html:
        from pactwatch.pages.comparison import render_reconciliation
        from pactwatch.settings import load

        write(render_reconciliation(view, load().serve_language).encode(), asked.out)
    else:
        draw(reconciliation_pieces(view, asked.limit), asked.out)


def _tell_why_not(row: Row, found: Reconciliation, register: Register, vocabulary: Vocabulary, asked: Asked) -> None:
    from pactwatch.cli.comparisons import near_pieces
    from pactwatch.cli.output import draw, write_json
    from pactwatch.register.reconcile import why_not
    from pactwatch.views import plain
    from pactwatch.views.reconciled import why_not_view

    if asked.as_html:
        raise UsageError("--why-not: has no page; leave out --html, or take --json")
    taken = {one.ours.deal.id: one.row for one in found.matched}
    deals = [deal for deal, matched in taken.items() if matched.digest == row.digest and matched.line == row.line]
    if deals:
        raise UsageError(f"line {row.line}: we have this row, as deal {deals[0]}; `pactwatch deal {deals[0]}` shows it")
    view = why_not_view(why_not(register, row, vocabulary, taken), register)
    if asked.as_json:
        write_json(plain(view), asked.out)
    else:
        draw(near_pieces(view), asked.out)


def _row_on(line: int, other: OtherRegister) -> Row:
    found = next((row for row in other.rows if line in row.lines), None)
    if found is None:
        raise NotFoundError(
            f"line {line}: {other.file} has no row there; the table of rows only theirs shows the lines"
        )
    return found


def _leave(problems: Sequence[Problem]) -> None:
    """Say on standard error which lines could not be read; leave with 3 where there are any."""
    if not problems:
        return
    sys.stdout.flush()
    sys.stderr.write(f"pactwatch: {counted(len(problems), 'row')} could not be read:\n")
    for problem in problems[:MOST_PROBLEMS]:
        sys.stderr.write(f"  {clean(str(problem))}\n")
    if len(problems) > MOST_PROBLEMS:
        sys.stderr.write(f"  and {len(problems) - MOST_PROBLEMS:,} more; --json lists all\n")
    raise typer.Exit(SOME_FAILED)
