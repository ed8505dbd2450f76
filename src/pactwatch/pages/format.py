"""The page as a format of the export command."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pactwatch.pages.language import SOURCE, known_language, reader_of
from pactwatch.pages.page import render
from pactwatch.register import Register
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class PageFormat:
    """What `pactwatch.exports` asks of a format; exports and pages do not know each other."""

    name: str = "html"
    media_type: str = "text/html; charset=utf-8"
    about: str = "one page that works without a network"
    language: str = SOURCE

    def in_language(self, code: str, /) -> PageFormat:
        """The page in a language. Raises: UsageError for one that there is no catalogue of."""
        return replace(self, language=known_language(code))

    def write(self, register: Register, vocabulary: Vocabulary, /) -> bytes:
        """The page in UTF-8."""
        return render(register, vocabulary, reader=reader_of(usual=self.language)).encode()


HTML = PageFormat()
