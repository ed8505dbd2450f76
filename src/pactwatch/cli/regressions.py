"""An error of the reader turned into a regression case, and the cases run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.evaluate import group
from pactwatch.cli.options import AsJson, Out, Published
from pactwatch.cli.words import clean, counted
from pactwatch.errors import EvaluationError, UsageError

if TYPE_CHECKING:
    from pactwatch.evaluation.regressions import Expected
    from pactwatch.model import Document

FOLDER = Path("cases")
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")
_SHAPE = '"KOR > POL: K2, 180, ordered"; "-" is nobody, "*" anybody'


@group.command()
def case(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The file that is misread.", show_default=False)],
    about: Annotated[str, typer.Option("--about", metavar="TEXT", help="What goes wrong, in words.")],
    told: Annotated[
        list[str] | None, typer.Option("--told", metavar="TRANSFER", help=f"Must be read, as {_SHAPE}.")
    ] = None,
    not_told: Annotated[
        list[str] | None, typer.Option("--not-told", metavar="TRANSFER", help="Must not be read, written likewise.")
    ] = None,
    cooperation: Annotated[
        list[str] | None, typer.Option("--cooperation", metavar="RELATION", help='Must be read, as "visit: IND, FRA".')
    ] = None,
    not_cooperation: Annotated[
        list[str] | None, typer.Option("--not-cooperation", metavar="RELATION", help="Must not be read.")
    ] = None,
    relevant: Annotated[
        bool | None, typer.Option("--relevant/--irrelevant", help="Whether it is about the arms trade at all.")
    ] = None,
    sentences: Annotated[
        str | None,
        typer.Option("--sentences", metavar="N-M", help="Keep only these, as `read --explain` numbers them."),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="The case's name [default: the report's].")] = None,
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where cases are kept.")] = FOLDER,
    date: Published = None,
) -> None:
    """Turn an error of the reader into a case: the passage, and what must or must not be read in it.

    The case is written as a file of JSON that `pactwatch eval cases` runs, and said to fail or to hold as of now. Keep
    the passage short with --sentences: it goes into the file.
    """
    from dataclasses import replace

    from pactwatch import settings, vocab
    from pactwatch.cli.output import write
    from pactwatch.cli.run import given_by
    from pactwatch.cli.text import document_in
    from pactwatch.evaluation import regressions
    from pactwatch.pipeline import reader_of

    expected: Expected = {}
    if told:
        expected["told"] = [regressions.transfer_of(one) for one in told]
    if not_told:
        expected["not_told"] = [regressions.transfer_of(one) for one in not_told]
    if cooperation:
        expected["cooperation"] = [regressions.cooperation_of(one) for one in cooperation]
    if not_cooperation:
        expected["not_cooperation"] = [regressions.cooperation_of(one) for one in not_cooperation]
    if relevant is not None:
        expected["relevant"] = relevant
    if not expected:
        raise UsageError("nothing is expected; say with --told or --not-told what is right, or --irrelevant")
    words = vocab.load(settings.load().vocabulary)
    document = document_in(report, given_by(date, None))
    published = str(document.published.date) if document.published is not None else None
    made = regressions.Case(
        name=_name(name or Path(report).stem),
        about=about,
        state="open",
        text=_kept(document, sentences),
        expected=expected,
        title=document.title,
        date=published,
    )
    wrong = regressions.faults(made, reader_of(words))
    if not wrong:
        made = replace(made, state="mended")
    file = into / f"{made.name}.json"
    if file.exists():
        raise UsageError(f"{file}: there is a case of this name; give another one with --name")
    try:
        into.mkdir(parents=True, exist_ok=True)
        file.write_text(regressions.as_json(made), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}); name another folder with --into") from error
    lines = [f"{file}: fails now, as a case of an error does:", *(f"  {one}" for one in wrong)]
    lines = lines if wrong else [f"{file}: holds already; it is kept as mended"]
    write("".join(f"{clean(line)}\n" for line in lines).encode(), None)


@group.command()
def cases(
    places: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Cases, or folders of them [default: cases].")
    ] = None,
    settle: Annotated[
        bool, typer.Option("--settle", help="Note in the files of open cases that hold: mended.")
    ] = False,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Run regression cases; leave with 1 where one that was mended fails again.

    Open cases are known to fail; those that hold by now are named, and --settle notes it.
    """
    from dataclasses import replace

    from pactwatch import settings, vocab
    from pactwatch.cli.output import write, write_json
    from pactwatch.evaluation import regressions
    from pactwatch.pipeline import reader_of
    from pactwatch.views import plain

    reader = reader_of(vocab.load(settings.load().vocabulary))
    found = [(one, regressions.faults(one, reader)) for one in regressions.read_cases(places or [FOLDER])]
    if not found:
        raise UsageError("no cases there; write one with `pactwatch eval case`")
    again = [one.name for one, wrong in found if wrong and one.state == "mended"]
    by_now = [one.name for one, wrong in found if not wrong and one.state == "open"]
    if settle:
        files = {file.stem: file for place in places or [FOLDER] for file in _files(place)}
        for one, wrong in found:
            if not wrong and one.state == "open":
                files[one.name].write_text(regressions.as_json(replace(one, state="mended")), encoding="utf-8")
    if as_json:
        write_json([{"name": one.name, "state": one.state, "faults": plain(wrong)} for one, wrong in found], out)
    else:
        lines = []
        for one, wrong in found:
            verdict = "holds" if not wrong else "FAILS AGAIN" if one.state == "mended" else "open"
            lines += [f"{one.name}: {verdict} ({one.about})", *(f"  {fault}" for fault in wrong)]
        lines.append(f"{counted(len(found), 'case')}, {len(again)} failing again, {len(by_now)} open ones hold by now")
        write("".join(f"{clean(line)}\n" for line in lines).encode(), out)
    if again:
        raise EvaluationError(f"{', '.join(again)}: fails again; mend the reader, or correct what the case expects")


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.json")) if place.is_dir() else [place]


def _name(text: str) -> str:
    """A name that is safe as that of a file. Raises: UsageError where nothing is left of it."""
    name = "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
    if not name:
        raise UsageError(f"{text!r}: no name for a case; give one of letters and digits with --name")
    return name


def _kept(document: Document, sentences: str | None) -> str:
    """The text of the sentences that are wanted, all without a wish. Raises: UsageError for what the text has not."""
    if sentences is None:
        return document.text
    from pactwatch.claims.tokens import sentences as cut
    from pactwatch.claims.tokens import tokenise

    wanted = _RANGE.fullmatch(sentences)
    spans = cut(document.text, tokenise(document.text))
    first, last = (int(wanted[1]), int(wanted[2] or wanted[1])) if wanted else (0, 0)
    if not 1 <= first <= last <= len(spans):
        raise UsageError(f"--sentences {sentences}: the report has 1 to {len(spans)}; write N or N-M")
    return document.text[spans[first - 1].start : spans[last - 1].end]
