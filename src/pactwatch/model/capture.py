"""What came back when an address was fetched, kept so that it can be shown years later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer of a server.

    `address` is what was asked for, `final` where the answer stood after redirects. `headers` are those of the answer,
    in their order, `body` its bytes as they were before compression on the way.
    """

    address: str
    final: str
    fetched_at: datetime
    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name, in any case; None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)
