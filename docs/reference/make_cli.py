"""Make commands.md, the reference of the command line, from the program: `python docs/reference/make_cli.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # Any: typer publishes no types for the commands that it builds

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Made from the program by `python docs/reference/make_cli.py`; do not edit it by hand.

Data go to standard output, progress and messages to standard error. `--json` gives data for programs.
The exit codes stand under [errors](errors.md).
"""


def page() -> str:
    """The page in Markdown: one section for each command, those of a group after it."""
    import typer

    from pactwatch.cli.app import app

    root = typer.main.get_command(app)
    sections = [section for name, command in commands_of(root, "pactwatch") for section in section_of(name, command)]
    return "\n".join([HEAD, *sections])


def commands_of(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Each visible command with its full name ("pactwatch eval score"), in the program's order."""
    for word, command in group.commands.items():
        if command.hidden:
            continue
        full = f"{name} {word}"
        yield full, command
        if hasattr(command, "commands"):
            yield from commands_of(command, full)


def section_of(name: str, command: Any) -> Iterator[str]:
    """The heading, the help text, the usage, and a table of arguments and options."""
    yield f"## {name}\n"
    yield inspect.cleandoc(command.help or "").replace("\f", "") + "\n"
    if hasattr(command, "commands"):
        return
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    arguments = [usage_of(parameter) for parameter in shown if parameter.param_type_name == "argument"]
    yield f"```\n{' '.join([name, *arguments, '[OPTIONS]'])}\n```\n"
    if shown:
        yield "| argument or option | meaning |\n| --- | --- |"
        yield from (row_of(parameter) for parameter in shown)
        yield ""


def usage_of(argument: Any) -> str:
    """An argument as the line of usage shows it."""
    name = str(argument.metavar or argument.name).upper()
    name = name if argument.nargs == 1 or name.endswith("...") else f"{name}..."
    return name if argument.required else f"[{name}]"


def row_of(parameter: Any) -> str:
    """A row of the table: names, then help with the default and the environment variable."""
    if parameter.param_type_name == "argument":
        names = f"`{usage_of(parameter)}`"
    else:
        metavar = "" if parameter.is_flag else f" {(parameter.metavar or parameter.name).upper()}"
        names = ", ".join(f"`{name}{metavar}`" for name in [*parameter.opts, *parameter.secondary_opts])
    meaning = " ".join([" ".join((parameter.help or "").split()), *further(parameter)])
    names, meaning = (cell.replace("|", "\\|") for cell in (names, meaning))  # a bar would end the cell
    return f"| {names} | {meaning} |"


def further(parameter: Any) -> Iterator[str]:
    """The default of an option that has one worth telling, and its environment variable."""
    default = parameter.default
    if parameter.param_type_name == "option" and isinstance(default, str | int | float) and default is not False:
        yield f"Default: `{default}`."
    if parameter.envvar:
        yield f"Environment: `{parameter.envvar}`."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
