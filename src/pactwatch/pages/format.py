"""The page as a format of the export command."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.pages.page import render
from pactwatch.register import Register
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class PageFormat:
    """What `pactwatch.exports` asks of a format; exports and pages do not know each other."""

    name: str = "html"
    media_type: str = "text/html; charset=utf-8"
    about: str = "one page that works without a network"

    def write(self, register: Register, vocabulary: Vocabulary, /) -> bytes:
        """The page in UTF-8."""
        return render(register, vocabulary).encode()


HTML = PageFormat()
