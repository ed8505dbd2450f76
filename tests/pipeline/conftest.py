"""A store, a folder of tiny reports, and a reader that claims whatever follows "Claim:"."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pactwatch.model import Attribution, Category, Claim, Document, Evidence, Item, Part, Span, Stated, Transfer
from pactwatch.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "register.db")) as opened:
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("Oslo buys launchers\n\nThe ministry in Oslo ordered twelve launchers on Monday.\n")
    (folder / "two.txt").write_text("Lima waits\n\nThe navy in Lima has not chosen between the three yards yet.\n")
    return folder


class WordReader:
    """Claims one transfer for each "launchers" in an English text; stumbles over "Unreadable"."""

    version = "words-1"

    def __init__(self, languages: tuple[str | None, ...] = ("en", None)) -> None:
        self._languages = languages

    def covers(self, language: str | None) -> bool:
        return language in self._languages

    def read(self, document: Document) -> tuple[Claim, ...]:
        if "Unreadable" in document.text:
            raise LookupError("a fault of the reader")
        at = document.text.find("launchers")
        if at < 0:
            return ()
        words = Evidence(document.id, Part.TEXT, Span(at, at + 9))
        content = Transfer(item=Stated(Item("launchers", Category.ARTILLERY), (words,)))
        claim = Claim(f"{document.id}-1", document.id, content, words, Attribution(), 0.5, "words", self.version)
        return (claim,)


@pytest.fixture
def reader() -> WordReader:
    return WordReader()


@pytest.fixture
def reader_of_french() -> WordReader:
    return WordReader(("fr",))
