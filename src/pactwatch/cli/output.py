"""Where a command's answer goes: standard output or a file, as JSON, bytes or drawn text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pactwatch.cli.words import escaped
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.views import Json

FILE_WIDTH = 100


def write(content: bytes, out: Path | None) -> None:
    """Write bytes to a file, or to standard output where no file is named.

    Raises: UsageError for a file that cannot be written.
    """
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); name another file with -o") from error


def write_lines(lines: Iterable[str], out: Path | None) -> None:
    """Write lines of JSON one by one, as `write_pieces` does. Raises: UsageError for a file that cannot be written."""
    write_pieces((escaped(f"{line}\n").encode() for line in lines), out)


def write_pieces(pieces: Iterable[bytes], out: Path | None) -> None:
    """Write pieces one by one, each as soon as it is there; a file is not touched before the first one.

    Raises: UsageError for a file that cannot be written.
    """
    waiting = iter(pieces)
    pieces = chain(list(islice(waiting, 1)), waiting)
    if out is None:
        sys.stdout.flush()
        _write_each(pieces, sys.stdout.buffer)
        return
    try:
        file = out.open("wb")
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); name another file with -o") from error
    with file:
        _write_each(pieces, file)


def _write_each(pieces: Iterable[bytes], stream: BinaryIO) -> None:
    for piece in pieces:
        stream.write(piece)
        stream.flush()


def write_json(data: Json, out: Path | None) -> None:
    """Write data as indented JSON, its keys in the order given."""
    write(escaped(json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), out)


def draw(pieces: Iterable[RenderableType], out: Path | None) -> None:
    """Draw tables and text: in colour where a person watches, plain and without trailing blanks anywhere else."""
    from rich.console import Console

    screen = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if out is None and screen.is_terminal:
        for piece in pieces:
            screen.print(piece)
        return
    drawn = StringIO()
    width = FILE_WIDTH if out is not None else screen.width
    plain = Console(file=drawn, width=width, force_terminal=False, highlight=False, markup=False, emoji=False)
    for piece in pieces:
        plain.print(piece)
    write("".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines()).encode("utf-8", "replace"), out)
