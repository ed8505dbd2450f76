"""The sources that a person has saved: read again, graded, and fetched as the settings say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import SourceError, UsageError
from pactwatch.model import Failure, SavedSource

if TYPE_CHECKING:
    from pactwatch.pipeline.journal import Journal
    from pactwatch.settings import Settings
    from pactwatch.sources import Lead
    from pactwatch.sources.web import Web
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


def web_of(
    settings: Settings, store: Store | None, allowed: Iterable[str] = (), version: Callable[[], str] | None = None
) -> Web:
    """Leave to fetch from the web, within the limits of the settings, with the store as memory; None: with no memory.

    `allowed` names hosts beside those of the settings that may be reached although they are private. `version` tells
    that of the reader in use: what it passed over is not fetched again.
    """
    from pactwatch.sources.web import Forgetful, Limits, Web
    from pactwatch.store import Captures

    hosts = [*(settings.allowed_hosts or "").split(","), *allowed]
    limits = Limits(
        seconds=settings.fetch_seconds,
        largest=settings.fetch_bytes,
        delay=settings.fetch_pause,
        pages=settings.pages_at_once,
    )
    named = frozenset(host.strip().lower().rstrip(".") for host in hosts if host.strip())
    return Web(limits, named, settings.contact, Captures(store, version) if store is not None else Forgetful())


def leads_of(saved: Sequence[SavedSource]) -> list[Lead]:
    """The saved sources as places to read. Raises: UsageError where there are none."""
    from pactwatch.sources import Given, Lead

    if not saved:
        raise UsageError(
            "no sources are saved; name files, folders or addresses, or save some: `pactwatch sources add`"
        )
    return [Lead(one.place, Given(one.publisher, columns=one.columns)) for one in saved]


def brought(
    store: Store, places: Iterable[str | Lead], web: Web | None, folder: Path, journal: Journal
) -> Iterator[str | Lead]:
    """The places, archives on the web downloaded into a folder; one that cannot be is listed."""
    from pactwatch.sources import is_archive, is_web_address
    from pactwatch.sources.files import STAGE
    from pactwatch.sources.web import download

    for number, place in enumerate(places):
        address = place if isinstance(place, str) else place.address
        name = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
        if web is None or not is_web_address(address) or not is_archive(name):
            yield place
            continue
        aside = folder / f"{number}"
        aside.mkdir()
        try:
            yield str(download(address, aside / _plain_name(name), web))
            store.clear_failure(address, STAGE)
        except (SourceError, OSError) as error:
            failure = Failure(address, STAGE, str(error))
            store.add_failure(failure)
            journal.failed.append(failure)


def _plain_name(name: str) -> str:
    """A file's name of signs that every disk bears, its ending kept."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)[-100:]


def note_verified(store: Store, read: Iterable[SavedSource], failed: Iterable[Failure]) -> None:
    """Note which of the sources that were read have been read without fault."""
    from pactwatch.store import SavedSources

    wrong = {failure.address for failure in failed}
    for one in read:
        if one.verified != (one.place not in wrong):
            SavedSources(store).put(replace(one, verified=one.place not in wrong))


def graded(vocabulary: Vocabulary, store: Store) -> Vocabulary:
    """The vocabulary with the grades that people gave to the sources saved in a store."""
    from pactwatch.store import SavedSources

    grades = tuple((one.graded_name, one.grade) for one in SavedSources(store).all() if one.grade is not None)
    return replace(vocabulary, graded=grades) if grades != vocabulary.graded else vocabulary
