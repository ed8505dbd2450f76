"""Releases of the register: numbered, immutable, citable; and whether one is still what was published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of

RELEASES = Path("releases")


def release(
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where the releases lie.")] = RELEASES,
    verify: Annotated[
        Path | None,
        typer.Option("--verify", metavar="RELEASE", help="Make none: check that this one is as published."),
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Of publication [default: today].")] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Its title.")] = "A register of arms transfers",
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who publishes it; may be repeated.")] = None,
    figures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Accuracy figures, as `pactwatch eval score --json` prints.")
    ] = None,
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Publish the register as the next numbered release: data, schema, method, figures, citation, hashes."""
    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.reconcile import bytes_of
    from pactwatch.cli.session import opened, register_in
    from pactwatch.pipeline.release import Imprint, publish
    from pactwatch.pipeline.release import verify as checked

    if verify is not None:
        place, names = verify, sorted(checked(verify))
        told = f"{place}: {len(names)} files, all as published"
    else:
        measured = bytes_of(figures) if figures is not None else None
        imprint = Imprint(_day(date), title, tuple(author or ("The keepers of this register",)), measured)
        with opened(db) as session:
            register, vocabulary = register_in(session, date_of(as_of, "--as-of")), session.vocabulary
        place = publish(register, vocabulary, to, imprint)
        names = sorted(checked(place))
        told = f"{place}: release {int(place.name)} of {len(register.deals):,} deals, version {register.version[:12]}"
    if as_json:
        write_json({"release": str(place), "files": list(names)}, out)
    else:
        write(f"{told}\n".encode(), out)


def _day(date: str | None) -> str:
    """The day given, or today's, as YYYY-MM-DD. Raises: UsageError for a date that names no day."""
    from datetime import UTC, datetime

    from pactwatch.errors import UsageError

    day = date_of(date, "--date")
    if day is None:
        return datetime.now(UTC).date().isoformat()
    if day.day is None:
        raise UsageError(f"--date: {date!r} names no day; write YYYY-MM-DD")
    return str(day)
