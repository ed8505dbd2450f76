"""The sources that are saved: what is read, run after run, how far it is trusted, and what was fetched."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import SOME_FAILED
from pactwatch.cli.options import Allowed, AsJson, Columns, Database, Out
from pactwatch.cli.words import clean, counted
from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.model import SavedSource
    from pactwatch.views import Json

group = typer.Typer(help="The places that reports come from, and what was fetched from them.", rich_markup_mode=None)

Named = Annotated[str, typer.Argument(metavar="SOURCE", help="Name or address of a saved source.", show_default=False)]
SomeNamed = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Names or addresses of saved sources.", show_default=False)
]


@group.command()
def add(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH|URL...", help="Feeds, sitemaps, pages, folders, or a file of OPML.", show_default=False
        ),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call the source.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes all that it holds.")
    ] = None,
    columns: Columns = None,
    starter: Annotated[
        bool,
        typer.Option(
            "--starter", help="Save the starter list: feeds whose addresses stand in published documentation."
        ),
    ] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Save sources, so that `pactwatch run` reads them whenever it is called without a place.

    Of a file of OPML each subscription is saved. Nothing is fetched yet; `pactwatch sources test` does.
    """
    from pactwatch.cli.session import opened
    from pactwatch.cli.subscribing import sources_at, starter_list
    from pactwatch.store import SavedSources

    if not places and not starter:
        raise UsageError("no source named; give addresses, paths or a file of OPML, or say --starter")
    found = list(sources_at(places or [], name, publisher, columns)) + (list(starter_list()) if starter else [])
    with opened(db, create=True) as session:
        new = [one for one in found if SavedSources(session.store).add(one)]
    line = f"{counted(len(new), 'source')} saved, {len(found) - len(new)} already there"
    _answer([_plain(one) for one in new], [line, *map(_line, new)], as_json, out)


@group.command("list")
def list_(
    as_opml: Annotated[bool, typer.Option("--opml", help="As OPML, for a feed reader.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print the saved sources with their grades."""
    from pactwatch.cli.output import write
    from pactwatch.cli.session import opened
    from pactwatch.sources import is_web_address
    from pactwatch.sources.lists import opml
    from pactwatch.store import SavedSources

    with opened(db) as session:
        saved = SavedSources(session.store).all()
    if as_opml:
        write(opml(one for one in saved if is_web_address(one.place)), out)
    else:
        none = ["no sources are saved; `pactwatch sources add` saves some"]
        _answer([_plain(one) for one in saved], list(map(_line, saved)) or none, as_json, out)


@group.command("test")
def try_(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE|URL...", help="Saved sources, or any place [default: all saved ones].", show_default=False
        ),
    ] = None,
    allow: Allowed = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Read a few reports of each source and say what came of it; nothing is kept but whether it could be read."""
    from pactwatch.cli.session import opened
    from pactwatch.cli.trying import tried
    from pactwatch.pipeline import note_verified
    from pactwatch.store import SavedSources

    with opened(db, create=bool(names)) as session:
        store = SavedSources(session.store)
        wanted = [store.find(name) or _unsaved(name) for name in names] if names else list(store.all())
        if not wanted:
            raise UsageError("no sources are saved; name a place to test, or save some: `pactwatch sources add`")
        results = [tried(one, session.settings, allow or ()) for one in wanted]
        note_verified(session.store, wanted, [result.failure for result in results if result.failure is not None])
    _answer([result.plain() for result in results], [line for one in results for line in one.lines()], as_json, out)
    if any(result.failure is not None for result in results):
        raise typer.Exit(SOME_FAILED)


@group.command()
def remove(names: SomeNamed, db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Forget saved sources; the documents that were read from them stay."""
    from pactwatch.cli.session import opened
    from pactwatch.store import SavedSources

    with opened(db) as session:
        store = SavedSources(session.store)
        gone = [store.named(name) for name in names]
        for one in gone:
            store.remove(one)
    _answer([_plain(one) for one in gone], [f"{counted(len(gone), 'source')} removed"], as_json, out)


@group.command()
def grade(
    source: Named,
    letter: Annotated[str, typer.Argument(metavar="GRADE", help="A, completely reliable, to F, cannot be judged.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in words that others will read.")],
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Say how reliable a source is, A to F by the Admiralty grading, and why.

    The grade goes before those of the lists of reliability. Deals are graded with it from now on.
    """
    from dataclasses import replace

    from pactwatch.cli.session import opened
    from pactwatch.model import Grade
    from pactwatch.store import SavedSources
    from pactwatch.vocab.reliability import LETTERS

    mark = letter.strip().upper()
    if mark not in LETTERS:
        raise UsageError(f"grade {letter!r}: write one letter, A ({LETTERS['A']}) to F ({LETTERS['F']})")
    if not reason.strip():
        raise UsageError("--reason: say in words why, so that others can judge the grade")
    with opened(db) as session:
        store = SavedSources(session.store)
        one = replace(store.named(source), grade=Grade(mark, reason.strip()))
        store.put(one)
    lines = [f"{mark}, {LETTERS[mark]}: reports published by {one.graded_name!r}"]
    _answer([_plain(one)], lines, as_json, out)


@group.command()
def fetched(
    address: Annotated[
        str | None, typer.Argument(metavar="ADDRESS", help="Only what came from this address.", show_default=False)
    ] = None,
    body: Annotated[bool, typer.Option("--body", help="Write the latest answer's content, byte for byte.")] = False,
    headers: Annotated[bool, typer.Option("--headers", help="Print the latest answer's headers.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print what was fetched from the web, the latest first; with an address, what its server answered."""
    from pactwatch.cli.output import write
    from pactwatch.cli.session import opened
    from pactwatch.errors import NotFoundError
    from pactwatch.store import Captures

    if (body or headers) and address is None:
        raise UsageError("--body and --headers go with one address; name it")
    with opened(db) as session:
        captures = Captures(session.store)
        listed = list(captures.listed(address))
        latest = captures.last(address) if address is not None else None
    if address is not None and latest is None:
        raise NotFoundError(f"{address}: nothing was fetched from it; `pactwatch sources fetched` lists what was")
    if body and latest is not None:
        write(latest.body, out)
    elif headers and latest is not None:
        lines = [f"{latest.status} {latest.final}", *(f"{name}: {value}" for name, value in latest.headers)]
        _answer(
            [{"status": latest.status, "final": latest.final, "headers": dict(latest.headers)}], lines, as_json, out
        )
    else:
        rows: list[Json] = [
            {
                "address": one.address,
                "final": one.final,
                "fetched_at": one.fetched_at.isoformat(timespec="seconds"),
                "status": one.status,
                "sha256": one.digest,
                "packed_bytes": one.packed,
            }
            for one in listed
        ]
        lines = [f"{one.fetched_at:%Y-%m-%d %H:%M} {one.digest[:12]} {one.packed:>9,} {one.address}" for one in listed]
        _answer(rows, lines or ["nothing was fetched yet"], as_json, out)


@group.command("passed-over")
def passed_over(
    address: Annotated[
        str | None,
        typer.Argument(metavar="ADDRESS", help="Only this page, or those of this feed or list.", show_default=False),
    ] = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print the pages of feeds, sitemaps and lists on the web that claim nothing, and which test turned each away.

    They are looked at again when the reader or the vocabulary has changed, as long as their list still names them. To
    keep one whatever it says, add it by its own address.
    """
    from pactwatch.cli.session import opened
    from pactwatch.store import PassedOverPages

    with opened(db) as session:
        pages = list(PassedOverPages(session.store).all(address))
    rows: list[Json] = [
        {
            "address": one.address,
            "listed_by": one.listed_by,
            "reason": one.reason,
            "recorded_at": one.recorded_at.isoformat(timespec="seconds") if one.recorded_at is not None else None,
        }
        for one in pages
    ]
    lines = [f"{one.reason}: {one.address} (listed by {one.listed_by})" for one in pages]
    _answer(rows, lines or ["no page was passed over"], as_json, out)


@group.command()
def prune(
    older_than: Annotated[
        int, typer.Option("--older-than", metavar="DAYS", min=0, help="Keep what was fetched in the last days.")
    ] = 90,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Take out what was fetched and no document stands on: pages passed over, and feeds that were fetched again since.

    The answer that a document was made from stays for good, and so does the latest of each feed.
    """
    from datetime import UTC, datetime, timedelta

    from pactwatch.cli.session import opened
    from pactwatch.store import prune as pruned

    try:
        before = datetime.now(UTC) - timedelta(days=older_than)
    except OverflowError:
        raise UsageError(f"--older-than {older_than}: longer ago than there are dates; give fewer days") from None
    with opened(db) as session:
        gone = pruned(session.store, before, dry_run)
    verb = "would go" if dry_run else "went"
    line = f"{counted(gone.answers, 'answer')} older than {counted(older_than, 'day')} {verb}, {gone.packed:,} bytes"
    _answer([{"answers": gone.answers, "packed_bytes": gone.packed, "dry_run": dry_run}], [line], as_json, out)


def _unsaved(place: str) -> SavedSource:
    from pactwatch.cli.subscribing import sources_at

    (one,) = sources_at([place], None, None, None, spread=False)
    return one


def _plain(one: SavedSource) -> Json:
    from pactwatch.views import plain

    return plain(one)


def _line(one: SavedSource) -> str:
    grade = f"{one.grade.mark} ({one.grade.reason})" if one.grade is not None else "no grade"
    checked = "" if one.verified else "; not verified yet"
    documented = f"; documented at {one.documented}" if one.documented else ""
    return f"{one.name}: {one.place}; {grade}{checked}{documented}"


def _answer(data: list[Json], lines: list[str], as_json: bool, out: Out) -> None:
    from pactwatch.cli.output import write, write_json

    sys.stderr.flush()
    if as_json:
        write_json(data, out)
    else:
        write("".join(f"{clean(line)}\n" for line in lines).encode("utf-8", "replace"), out)
