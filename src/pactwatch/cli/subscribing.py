"""Places as sources to save: one for each, or for each subscription of a file of OPML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.model import SavedSource

STARTER = "starter.opml"


def sources_at(
    places: Iterable[str], name: str | None, publisher: str | None, columns: str | None, *, spread: bool = True
) -> Iterator[SavedSource]:
    """The sources that places are; with `spread`, a file of OPML is one for each of its subscriptions.

    Raises: UsageError for what is neither an address nor a path that is there, or a name given to several.
    """
    from pactwatch.model import SavedSource
    from pactwatch.sources import is_web_address
    from pactwatch.sources.files import contents
    from pactwatch.sources.given import columns_in
    from pactwatch.sources.lists import is_opml, subscriptions
    from pactwatch.sources.web.guard import checked
    from pactwatch.sources.web.refusals import FetchError

    wanted = list(places)
    if name is not None and len(wanted) > 1:
        raise UsageError("--name is the name of one source; name one place, or leave it out")
    for place in wanted:
        told = columns_in(columns)
        if is_web_address(place):
            try:
                yield SavedSource(checked(place), name or place, publisher, told)
            except FetchError as error:
                raise UsageError(f"{place}: {error}") from None
            continue
        path = Path(place)
        if not path.exists():
            raise UsageError(f"{place}: no such file or folder, and no address; write https://... or check the path")
        data = contents(path, 20_000_000) if spread and path.is_file() else b""
        if is_opml(data):
            yield from subscriptions(data)
        else:
            yield SavedSource(str(path.resolve()), name or path.name, publisher, told)


def starter_list() -> tuple[SavedSource, ...]:
    """Feeds whose addresses stand in published documentation, none of them verified by us."""
    from pactwatch.sources.lists import subscriptions

    return subscriptions((resources.files("pactwatch.sources") / STARTER).read_bytes())
