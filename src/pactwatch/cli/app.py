"""The table of commands; what a command needs is loaded when it runs, so that help answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli import (
    doctor,
    enter,
    evaluate,
    export,
    judge,
    look,
    reconcile,
    regressions,
    release,
    review,
    run,
    search,
    serve,
    sources,
    storage,
    survey,
    text,
    vocabulary,
)
from pactwatch.cli.exits import Commands, help_when_alone

COMMANDS = (
    run.run,
    run.add,
    run.read,
    run.link,
    look.register,
    look.deal,
    look.document,
    look.dossier,
    search.search,
    survey.country,
    survey.system,
    survey.flows,
    survey.network,
    survey.conflicts,
    survey.overdue,
    review.review,
    enter.note,
    enter.enter,
    serve.serve,
    release.release,
    reconcile.diff,
    text.text,
    export.export,
    doctor.doctor,
)
REGISTERED = (regressions.case, regressions.cases)  # by themselves, in the group `eval`
GROUPS = {
    "judge": judge.group,
    "eval": evaluate.group,
    "reconcile": reconcile.group,
    "sources": sources.group,
    "store": storage.group,
    "vocab": vocabulary.group,
}


def _version(asked: bool) -> None:
    if asked:
        from pactwatch import __version__

        typer.echo(f"pactwatch {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads reports about the arms trade and keeps what they claim as an auditable register."""
    del version
    help_when_alone(context)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.callback()(_root)
for _command in COMMANDS:
    app.command()(_command)
app.command(name="import")(enter.import_)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name, invoke_without_command=True, callback=help_when_alone)
