"""The page of sources: who publishes, what is read again and again, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.model import Failure
from pactwatch.pages.language import Reader
from pactwatch.store import Captures, PassedOverPages, SavedSources
from pactwatch.views import shown_address
from pactwatch.views.publishers import PublisherView
from pactwatch.views.subscriptions import Handled, SavedView, saved_views
from pactwatch.web import cells
from pactwatch.web.asked import Asked
from pactwatch.web.desk import Desk, Found, Page
from pactwatch.web.shelf import Shelf

MOST_FAILURES = 200


def sources(desk: Desk, asked: Asked) -> Found:
    """Who publishes what the register rests on, the saved sources, and what could not be read."""
    known = desk.known(asked.day)
    found = known.publishers()
    every = tuple(desk.shelf.store.failures())
    saved = _saved(desk, asked, every)
    failed = () if desk.options.public else every
    told = tuple(_without_folders(one) for one in failed[:MOST_FAILURES])
    version = known.version

    def shown(reader: Reader) -> Mapping[str, object]:
        del reader
        return {"publishers": found, "saved": saved, "failures": told, "failure_count": len(failed)}

    data = {"version": version, "publishers": found, "saved": saved, "failures": told}
    columns = tuple(PublisherView.__dataclass_fields__)
    return Found(data, lambda: cells.plain_sheet(columns, found), shown, version)


def _saved(desk: Desk, asked: Asked, failures: tuple[Failure, ...]) -> tuple[SavedView, ...]:
    store = desk.shelf.store
    saved = SavedSources(store).all()
    fetched = Captures(store).days([one.place for one in saved])
    passed = PassedOverPages(store).counts()
    known = {one.place: Handled(fetched.get(one.place), passed.get(one.place, 0)) for one in saved}
    told = saved_views(desk.known(asked.day).yields(), desk.vocabulary, saved, failures, known)
    return tuple(one.hidden for one in told) if desk.options.public else told


def _without_folders(failure: Failure) -> Failure:
    place = shown_address(failure.address)
    return Failure(place, failure.stage, failure.reason.replace(failure.address, place))


def _answered(shelf: Shelf) -> object:
    """What changes when a source is read, although nothing new was there."""
    return Captures(shelf.store).newest()


SOURCES = Page(
    "sources",
    "/sources",
    "site_sources.html",
    "Who publishes, and its reliability",
    "sources",
    Asked,
    sources,
    also=_answered,
)
