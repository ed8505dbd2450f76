"""Ctrl-C ends a command with a line that says so."""

import typer
from typer.testing import CliRunner

from pactwatch.cli.exits import Commands

app = typer.Typer(cls=Commands)


@app.callback()
def root() -> None:
    """A group, as the program is."""


@app.command()
@app.command("run")
def work() -> None:
    """Work at which somebody presses Ctrl-C."""
    raise KeyboardInterrupt


def test_an_interrupted_command_says_so() -> None:
    answer = CliRunner().invoke(app, ["work"])
    assert answer.exit_code == 1
    assert answer.stderr == "pactwatch: interrupted; what was stored stays stored\n"


def test_one_that_goes_on_when_it_is_given_again_says_that_too() -> None:
    answer = CliRunner().invoke(app, ["run"])
    assert answer.exit_code == 1
    assert "interrupted; what was stored stays stored, the same command goes on from there" in answer.stderr
