"""The vocabulary's own commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.exits import FAILED
from pactwatch.cli.options import AsJson, Out
from pactwatch.cli.words import clean, counted

group = typer.Typer(help="The catalogue of weapon systems, makers and parties.", rich_markup_mode=None)


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
