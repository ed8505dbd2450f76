"""The vocabulary's own commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.options import AsJson, Out

group = typer.Typer(help="The catalogue of weapon systems, makers and parties.", rich_markup_mode=None)


@group.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A folder of your own vocabulary files.")
    ] = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Check the vocabulary's files, and say how many entries they hold."""
    from pactwatch import vocab
    from pactwatch.cli.output import write, write_json
    from pactwatch.settings import load

    words = vocab.load(folder or load().vocabulary)
    held = {"systems": len(words.systems), "makers": len(words.makers), "parties": len(words.parties)}
    if as_json:
        write_json({"version": words.version, **held}, out)
    else:
        counts = ", ".join(f"{number} {name}" for name, number in held.items())
        write(f"vocabulary {words.version}: {counts}\n".encode(), out)
