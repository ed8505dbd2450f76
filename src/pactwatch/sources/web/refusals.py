"""Why an address was not fetched: for now, or for good."""

from __future__ import annotations

from pactwatch.errors import SourceError


class FetchError(SourceError):
    """An address that could not be fetched; the message says why, and what to do.

    `again` says that another attempt may go better, `wait` after how many seconds the server asks for it.
    """

    def __init__(self, message: str, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.again = again
        self.wait = wait
