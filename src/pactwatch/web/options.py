"""How the server runs: what it shows, to whom, and how much of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How the server answers.

    `public` shows only the surroundings of the evidence, never whole articles, and keeps figures of the machine to
    itself. `hosts` are the names under which it may be asked for, `origins` those whose scripts may read it, `("*",)`
    for all. `compare` is the file of another register, `mapping` says what its columns mean, None for SIPRI's.
    `language` is that of the pages for readers whose browser asks for none that there is a catalogue of.
    """

    public: bool = False
    hosts: tuple[str, ...] = LOCAL_HOSTS
    origins: tuple[str, ...] = ()
    compare: Path | None = None
    mapping: Path | None = None
    language: str = "en"
