"""What a database told about itself, kept until somebody writes to it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

from sqlalchemy import Engine, PoolProxiedConnection

from pactwatch.store.dialect import file_of


class Clock:
    """Remembers an answer for as long as nobody has written to the database.

    A file of SQLite counts what is committed to it, and tells a connection that never writes in microseconds whether
    that count has moved; one connection is held for it. Elsewhere the answer is asked for each time. Safe for many
    threads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._counts = file_of(engine.url) is not None
        self._lock = threading.Lock()
        self._held: PoolProxiedConnection | None = None
        self._told: tuple[int, str] | None = None

    def told(self, ask: Callable[[], str]) -> str:
        """The answer as it stands now."""
        if not self._counts:
            return ask()
        with self._lock:
            count = self._count()  # before asking: what is written meanwhile makes the next look ask again
            if count is None:
                return ask()
            if self._told is None or self._told[0] != count:
                self._told = (count, ask())
            return self._told[1]

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            held, self._held, self._told = self._held, None, None
        if held is not None:
            held.close()

    def _count(self) -> int | None:
        """How often others wrote, as SQLite counts it; None where it does not say, and why the answer will tell."""
        try:
            if self._held is None:
                self._held = self._engine.raw_connection()
                self._told = None  # another connection counts from elsewhere
            cursor = self._held.cursor()
            count: int = cursor.execute("PRAGMA data_version").fetchone()[0]
            cursor.close()
        except sqlite3.Error:
            self._held = None
            return None
        return count
