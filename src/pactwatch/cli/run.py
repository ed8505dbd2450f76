"""The stages: all of them with `run`, or one at a time with `add`, `read` and `link`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.exits import SOME_FAILED
from pactwatch.cli.options import (
    Allowed,
    AsJson,
    AsOf,
    Columns,
    Database,
    KeepAll,
    LinkWorkers,
    Out,
    Places,
    Published,
    Publisher,
    RunPlaces,
    Stats,
    Workers,
    date_of,
)
from pactwatch.cli.stages import say_stages, told_stages, work_of
from pactwatch.cli.words import counted
from pactwatch.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from pactwatch.cli.session import Session
    from pactwatch.model import Failure
    from pactwatch.pipeline import Journal, Report
    from pactwatch.sources import Given
    from pactwatch.views import Json
    from pactwatch.views.overview import Counts

MANY, NEWEST = 5_000, 100
"""Deals from which on a run prints the newest alone, and how many it prints then."""


def run(
    places: RunPlaces = None,
    date: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    allow: Allowed = None,
    workers: Workers = None,
    keep_all: KeepAll = False,
    stats: Stats = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Read reports and print the register that they make, all stages at once; of more than 5,000 deals the newest 100.

    Without a place, the saved sources are read: what they have not brought yet.
    Of a web archive (.warc, .warc.gz), and of the pages that feeds, sitemaps and lists on the web lead to, only those
    that claim something are kept; the others are counted by reason, those of feeds listed by `sources passed-over`.
    A run that was interrupted goes on where it was when it is started again.
    """
    from pactwatch import pipeline
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened
    from pactwatch.cli.watched import Watched
    from pactwatch.store import SavedSources

    given = given_by(date, publisher, columns)
    if not places:
        _refuse(given)
    with opened(db, create=bool(places), workers=workers) as session, Watched() as journal:
        saved = () if places else SavedSources(session.store).all()
        web = pipeline.web_of(session.settings, session.store, allow or (), _version_for(session))
        options = pipeline.Options(given, session.settings.batch, journal, work_of(session), web, keep_all)
        named = places or pipeline.leads_of(saved)
        report = pipeline.bring(session.store, session.vocabulary, named, options)
        pipeline.note_verified(session.store, saved, report.failed)
        data, pieces = _made(session, as_json)
    if as_json:
        write_json(data | _told(report) | (told_stages(report) if stats else {}), out)
    else:
        draw(pieces, out)
        if report.passed_over:
            _say_passed_over(report.passed_over)
        if stats:
            say_stages(report)
    _leave(report)


def _made(session: Session, as_json: bool) -> tuple[dict[str, Json], Iterable[RenderableType]]:
    """The register that a run has made, as data or as tables; of a large one, the tables show what is newest."""
    from pactwatch.cli.tables import newest_pieces, register_pieces
    from pactwatch.pipeline import catalogue, load_register
    from pactwatch.views import Filters, overview, plain, register_rows

    known = catalogue.catalogue_of(session.store, session.vocabulary)
    if not as_json and known.whole.counts.deals > MANY:
        shown = catalogue.listing_from(known, Filters(), 0, NEWEST)
        return {}, newest_pieces(shown, catalogue.deal_ids(known), known.whole.counts, known.version)
    register = load_register(session.store, session.vocabulary)
    rows, whole = register_rows(register, session.vocabulary), overview(register, session.vocabulary)
    if not as_json:
        return {}, register_pieces(whole, rows)
    packages, relations = plain(whole.agreements), plain(whole.cooperation)
    found: dict[str, Json] = {"version": register.version, "deals": plain(rows)}
    return found | {"agreements": packages, "cooperation": relations}, ()


def add(
    places: Places,
    date: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    allow: Allowed = None,
    workers: Workers = None,
    keep_all: KeepAll = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Keep reports as documents; nothing is read out of them yet, but for pages of archives and feeds: see `run`."""
    from pactwatch import pipeline
    from pactwatch.cli.session import opened
    from pactwatch.cli.watched import Watched

    given = given_by(date, publisher, columns)
    with opened(db, create=True, workers=workers) as session, Watched() as journal:
        web = pipeline.web_of(session.settings, session.store, allow or (), _version_for(session))
        options = pipeline.Options(given, session.settings.batch, journal, work_of(session), web, keep_all)
        report = pipeline.take(session.store, session.vocabulary, places, options)
    line = f"{counted(report.added, 'document')} added, {report.already_there} already there"
    line += f", {counted(report.passed_over, 'page')} passed over" if report.passed_over else ""
    _answer(report, line, as_json, out)


def read(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A file to read on its own, without the register.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each sentence of FILE what was found, and why.")
    ] = False,
    date: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Read the documents that this version of the reader has not read yet, and keep their claims.

    With FILE, print what that file claims, and keep nothing. With --explain as well, print sentence by sentence what
    was found, why each role was given, and what was left out and why.
    """
    if file is not None:
        _read_alone(file, given_by(date, publisher), explain, as_json, out)
        return
    if explain or date is not None or publisher is not None:
        raise UsageError("--explain, --date and --publisher go with one file; name it, or leave them out")
    from pactwatch import pipeline
    from pactwatch.cli.session import opened
    from pactwatch.cli.watched import Watched

    with opened(db, workers=workers) as session, Watched() as journal:
        reader = pipeline.reader_of(session.vocabulary)
        pipeline.read_claims(session.store, reader, session.settings.batch, journal, work_of(session))
    report = journal.report()
    _answer(report, f"{counted(report.claims, 'new claim')}", as_json, out)


def _read_alone(file: str, given: Given, explain: bool, as_json: bool, out: Out) -> None:
    """Print what one file claims, or how it is read."""
    from pactwatch import pipeline, settings, vocab
    from pactwatch.cli.explaining import claim_lines, explanation_lines
    from pactwatch.cli.output import write, write_json
    from pactwatch.cli.text import document_in
    from pactwatch.views import plain

    document = document_in(file, given)
    words = vocab.load(settings.load().vocabulary)
    reader = pipeline.reader_of(words)
    if not reader.covers(document.language):
        from pactwatch.vocab.languages import language_name

        language = language_name(document.language)
        raise DocumentError(f"{file}: written in {language}, which no reader covers; translate it")
    if explain:
        from pactwatch.claims import GrammarReader
        from pactwatch.claims.explain import explained

        found = explained(GrammarReader(words), document)
        lines = explanation_lines(found)
        data = plain(found)
    else:
        from pactwatch.evaluation.predict import WeighingReader

        reading = reader.reading(document) if isinstance(reader, WeighingReader) else None
        claims = reader.read(document) if reading is None else reading.claims
        relevance = None if reading is None else round(reading.relevance, 4)
        lines, data = claim_lines(claims, relevance), {"claims": plain(claims), "relevance": relevance}
    if as_json:
        write_json(data, out)
    else:
        write("".join(f"{line}\n" for line in lines).encode(), out)


def link(
    as_of: AsOf = None, workers: LinkWorkers = None, db: Database = None, as_json: AsJson = False, out: Out = None
) -> None:
    """Join the claims into deals, keep them as rows, and say how many there are of what."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in, say_waiting
    from pactwatch.cli.watched import Watched
    from pactwatch.views import overview, plain

    day = date_of(as_of, "--as-of")
    with opened(db, workers=workers) as session, Watched() as journal:
        if day is None:
            say_waiting(session)
            counts, version = _link_all(session, journal)
        else:
            whole = overview(register_in(session, day), session.vocabulary)
            counts, version = whole.counts, whole.version
    if as_json:
        write_json({"version": version, "counts": plain(counts)}, out)
    else:
        from pactwatch.cli.tables import summary

        draw([summary(counts, version)], out)


def _link_all(session: Session, journal: Journal) -> tuple[Counts, str]:
    """Link everything and keep it; return how much there is, and the version."""
    from pactwatch import pipeline
    from pactwatch.pipeline.catalogue import catalogue_of

    pipeline.link(session.store, session.vocabulary, work_of(session), journal)
    known = catalogue_of(session.store, session.vocabulary)
    return known.whole.counts, known.version


def _version_for(session: Session) -> Callable[[], str]:
    """What tells the version of the reader in use, which takes a moment to be made."""
    from pactwatch.pipeline import reader_of

    return lambda: reader_of(session.vocabulary).version


def _refuse(given: Given) -> None:
    """Raises: UsageError where something is given that only holds for places that are named."""
    from pactwatch.sources import Given

    if given != Given():
        raise UsageError("--date, --publisher and --columns go with the places that they hold for; name these")


def given_by(date: str | None, publisher: str | None, columns: str | None = None) -> Given:
    """What the flags tell about every report."""
    from pactwatch.model import DateFound, PublicationDate
    from pactwatch.sources import Given
    from pactwatch.sources.given import columns_in

    day = date_of(date, "--date")
    published = PublicationDate(day, DateFound.GIVEN) if day is not None else None
    return Given(publisher=publisher, published=published, columns=columns_in(columns))


def _told(report: Report) -> dict[str, Json]:
    """What was done, as data that is the same for the same work: without the time that it took."""
    from pactwatch.views import plain

    return {
        "added": report.added,
        "already_there": report.already_there,
        "passed_over": report.passed_over,
        "claims": report.claims,
        "failed": plain(report.failed),
    }


def _answer(report: Report, line: str, as_json: bool, out: Out) -> None:
    from pactwatch.cli.output import write, write_json

    if as_json:
        write_json(_told(report), out)
    else:
        write(f"{line}\n".encode(), out)
    _leave(report)


def _leave(report: Report) -> None:
    """Say on standard error what failed and how long the stages took; leave with 3 where something failed."""
    if report.failed:
        _say_failed(report.failed)
        raise typer.Exit(SOME_FAILED)


def _say_passed_over(number: int) -> None:
    sys.stdout.flush()
    told = f"{counted(number, 'page')} of feeds and lists passed over, as nothing is claimed there"
    sys.stderr.write(f"pactwatch: {told}; `pactwatch sources passed-over` lists them\n")


def _say_failed(failed: tuple[Failure, ...]) -> None:
    from pactwatch.cli.tables import failure_lines

    sys.stdout.flush()
    sys.stderr.write(f"pactwatch: {counted(len(failed), 'input')} failed:\n")
    for line in failure_lines(failed):
        sys.stderr.write(f"  {line}\n")
