"""Files too large for memory, web archives above all, written to disk as they come in."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import sleep

from pactwatch.sources.web.body import unpacked
from pactwatch.sources.web.fetch import moved_to, opened, raise_for_status
from pactwatch.sources.web.guard import checked
from pactwatch.sources.web.options import Web
from pactwatch.sources.web.refusals import FetchError
from pactwatch.sources.web.robots import Robots

LARGEST = 20_000_000_000
_SECONDS = 6 * 3600.0


def download(address: str, file: Path, web: Web, largest: int = LARGEST) -> Path:
    """The file, with all that the address holds; it gets its name when it is whole.

    Redirects are checked hop by hop, and robots.txt is asked. Units: `largest` in bytes.
    Raises: FetchError for what cannot be fetched, OSError where the disk refuses.
    """
    stop = Event()
    robots = Robots(web, stop)
    for _ in range(web.limits.hops + 1):
        address = checked(address)
        if robots.check(address):
            sleep(robots.delay(address))
        part = file.with_name(f"{file.name}.part")
        with opened(address, web, stop, {"Accept-Encoding": "identity"}, _SECONDS) as response:
            moved = moved_to(response, address)
            if moved is None:
                raise_for_status(response)
                try:
                    with part.open("wb") as out:
                        for piece in unpacked(response.iter_raw(), None, largest):
                            out.write(piece)
                    part.replace(file)
                finally:
                    part.unlink(missing_ok=True)
                return file
        address = moved
    raise FetchError(f"sent on more than {web.limits.hops} times; give the address where it ends")
