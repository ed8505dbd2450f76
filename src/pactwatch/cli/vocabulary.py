"""The vocabulary's own commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import FAILED, SOME_FAILED
from pactwatch.cli.options import AsJson, Out
from pactwatch.cli.words import clean, counted
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.model import Failure

group = typer.Typer(help="The catalogue of weapon systems, makers and parties.", rich_markup_mode=None)

REGISTERS = ("sipri",)


@group.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A folder of your own vocabulary files.")
    ] = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say how many entries the vocabulary holds, and list where they contradict each other; then leave with 1."""
    from pactwatch import vocab
    from pactwatch.cli.output import write, write_json
    from pactwatch.settings import load
    from pactwatch.vocab.check import problems

    place = folder or load().vocabulary
    words = vocab.load(place.resolve() if place is not None else None)
    found = problems(words)
    held = {"systems": len(words.systems), "makers": len(words.makers), "parties": len(words.parties)}
    if as_json:
        write_json({"version": words.version, **held, "problems": list(found)}, out)
    else:
        counts = ", ".join(f"{number:,} {name}" for name, number in held.items())
        lines = (f"vocabulary {words.version}: {counts}", *(clean(line) for line in found))
        write("".join(f"{line}\n" for line in lines).encode(), out)
    if found:
        sys.stderr.write(f"pactwatch: {counted(len(found), 'contradiction')} in the vocabulary; mend the files named\n")
        raise typer.Exit(FAILED)


@group.command()
def coverage(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Exports of SIPRI's register, or reports.", show_default=False),
    ],
    since: Annotated[
        int | None, typer.Option("--since", metavar="YEAR", help="Only rows ordered in that year or later.")
    ] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=0, help="How many unknown designations to list.")
    ] = 20,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say which share of a register's rows, or of the designations in reports, the catalogue knows.

    The unknown ones are listed, the most frequent first. A register is known by its heading, all else is read as
    reports; several files of reports, or folders of them, count as one collection.
    """
    from pactwatch import vocab
    from pactwatch.cli.coverage import collection, drawn, measured_registers
    from pactwatch.cli.output import draw, write_json
    from pactwatch.settings import load
    from pactwatch.views import plain

    words = vocab.load(load().vocabulary)
    measured, rest = measured_registers(words, files, since)
    failed: tuple[Failure, ...] = ()
    if rest:
        texts, failed = collection(words, rest)
        measured = (*measured, texts)
    if as_json:
        write_json({"version": words.version, "sources": [plain(one.shortened(most)) for one in measured]}, out)
    else:
        draw([piece for one in measured for piece in drawn(one, most)], out)
    if failed:
        from pactwatch.cli.tables import failure_lines

        sys.stderr.write("".join(f"pactwatch: {line}\n" for line in failure_lines(failed)))
        raise typer.Exit(SOME_FAILED)


@group.command("import")
def import_(
    register: Annotated[str, typer.Argument(metavar="REGISTER", help="Whose register the file is: sipri.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your own export of that register, CSV, plain or .gz.")],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="FOLDER", help="Your vocabulary folder [default: the setting `vocabulary`]."),
    ] = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Add the designations of a register that the catalogue does not know to your own vocabulary.

    They go into one file of your vocabulary folder, which a later import of the same register writes anew. The export
    itself is not copied.
    """
    from pactwatch.cli.importing import import_sipri
    from pactwatch.cli.output import write, write_json
    from pactwatch.settings import load

    if register not in REGISTERS:
        raise UsageError(f"{register}: no such register is known; take one of {', '.join(REGISTERS)}")
    set_folder = load().vocabulary
    place = folder or set_folder
    if place is None:
        raise UsageError("no vocabulary folder; name one with --folder, or set PACTWATCH_VOCABULARY")
    done = import_sipri(file, place)
    if as_json:
        write_json({"file": str(done.file), "added": done.added, "designations": done.designations}, out)
        return
    lines = [f"{done.added:,} of {counted(done.designations, 'designation')} were new; they are in {done.file}"]
    if set_folder is None or set_folder.resolve() != place.resolve():
        lines.append(f'to read with them, put vocabulary = "{place}" into pactwatch.toml, or set PACTWATCH_VOCABULARY')
    write("".join(f"{clean(line)}\n" for line in lines).encode(), out)
