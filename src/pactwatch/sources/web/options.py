"""How to fetch: limits, manners, and what is remembered between two runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from pactwatch.model import Capture


@dataclass(frozen=True, slots=True)
class Limits:
    """What no server may exceed.

    Units: `seconds` for one answer from the first byte asked for to the last received; `largest` bytes of it, unpacked;
    `delay` seconds between two requests to one host; `longest_wait` seconds that a server may ask us to wait.
    `attempts` counts requests for one address, `hops` its redirects, `pages` the pages taken from one place in one run.
    """

    seconds: float = 60.0
    largest: int = 20_000_000
    delay: float = 1.0
    longest_wait: float = 120.0
    attempts: int = 3
    hops: int = 5
    pages: int = 500


class Memory(Protocol):
    """What is remembered of earlier runs, and remembers this one."""

    def last(self, address: str) -> Capture | None:
        """The latest answer of status 200 that was kept for an address, None where none was."""
        ...

    def keep(self, capture: Capture) -> None:
        """Keep an answer."""
        ...

    def has(self, address: str) -> bool:
        """Whether a document of that address is there already."""
        ...


class Forgetful:
    """Remembers nothing: what is fetched once is fetched again."""

    def last(self, address: str) -> Capture | None:
        """Nothing."""
        del address
        return None

    def keep(self, capture: Capture) -> None:
        """Let it go."""

    def has(self, address: str) -> bool:
        """No."""
        del address
        return False


@dataclass(frozen=True, slots=True)
class Web:
    """Leave to fetch from the web: how, and with which memory.

    `allowed` names hosts, in lower case, that may be reached although their addresses are private or of this machine.
    `contact` is an address at which the owner of a server can reach whoever runs this.
    """

    limits: Limits = Limits()
    allowed: frozenset[str] = frozenset()
    contact: str | None = None
    memory: Memory = field(default_factory=Forgetful)

    @property
    def agent(self) -> str:
        """What we call ourselves."""
        from importlib.metadata import version

        return f"pactwatch/{version('pactwatch')}" + (f" ({self.contact})" if self.contact else "")
