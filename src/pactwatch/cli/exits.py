"""Exit codes, and every error as one line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

import typer
from typer.core import TyperGroup

from pactwatch.errors import PactwatchError, SettingsError, UsageError

FAILED, WRONG_USAGE, SOME_FAILED = 1, 2, 3
_INTERRUPTED = 130  # what Typer makes of Ctrl-C
_RESUMED = ("run", "add", "read")
_GOES_ON = ", the same command goes on from there"


class Commands(TyperGroup):
    """A group of commands that answers every error with one line and an exit code, never with a trace."""

    def main(self, *args: object, **settings: object) -> NoReturn:
        """Run the command that the arguments name, and leave."""
        settings["standalone_mode"] = False
        command = _command(settings.get("args"))
        sys.exit(_outcome(lambda: super(Commands, self).main(*args, **settings), command))  # type: ignore[arg-type]


def help_when_alone(context: typer.Context) -> None:
    """Print the help of a group that is called without a command of it."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _command(given: object) -> str | None:
    """The command that arguments name; those of the program where none are given."""
    words = given if isinstance(given, Sequence) else sys.argv[1:]
    return next((str(word) for word in words if not str(word).startswith("-")), None)


def _outcome(command: Callable[[], object], name: str | None) -> int:
    """Run a command and return its exit code."""
    try:
        code = command()
        sys.stdout.flush()
        if code == _INTERRUPTED:
            raise typer.Abort
    except PactwatchError as error:
        _say(str(error))
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    except typer.TyperException as error:
        _say(_usage(error))
        return WRONG_USAGE
    except typer.Abort:
        _say("interrupted; what was stored stays stored" + _GOES_ON * (name in _RESUMED))
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more when it closes the stream
        sys.stdout = sys.stderr
        return FAILED
    except Exception as error:
        # The last frontier: a person gets a line to report, a developer asks for the trace
        if _debug():
            raise
        _say(f"{type(error).__name__}: {error}; this is a fault of pactwatch: set PACTWATCH_DEBUG=1 to see where")
        return FAILED
    return code if isinstance(code, int) else 0


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the command as typed, and where its usage is told."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "pactwatch"
    name = command.partition(" ")[2]
    what = " ".join(error.format_message().split()).rstrip(".")
    return f"{name}: {what}; see `{command} --help`" if name else f"{what}; see `{command} --help`"


def _say(message: str) -> None:
    from pactwatch.cli.words import clean

    sys.stderr.write(f"pactwatch: {clean(' '.join(message.split()))}\n")


def _debug() -> bool:
    from pactwatch import settings

    try:
        return settings.load().debug
    except SettingsError:
        return False
