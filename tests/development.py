"""What the packaged reader reads in the development documents: once for all processes that run tests."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests.once import shared_file

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.claims.reader import Reading
from pactwatch.evaluation.annotation import documents
from pactwatch.model import Claim, Document

Readings = dict[str, tuple[Document, Reading]]


def readings(shared: Path, factory: pytest.TempPathFactory) -> Readings:
    """Each document with what was read in it, by id, read by whichever process asks first."""
    file = shared_file(factory, "development.pickle", partial(_read, shared))
    made: Readings = pickle.loads(file.read_bytes())  # noqa: S301  # we wrote it
    return made


def _read(shared: Path, file: Path) -> None:
    reader = GrammarReader(vocab.load())
    texts = [line.document for line in documents(shared / "eval" / "dev" / "docs.jsonl") if line.document]
    file.write_bytes(pickle.dumps({text.id: (text, reader.reading(text)) for text in texts}))


@dataclass(frozen=True, slots=True)
class KeptReader:
    """A reader that tells what was read before."""

    made: Readings
    name: str = "kept"
    version: str = "kept"

    def covers(self, language: str | None) -> bool:
        """It tells of all documents, whatever their language."""
        return bool(self.made) or language is None

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document."""
        return self.reading(document).claims

    def reading(self, document: Document) -> Reading:
        """What was read in a document."""
        return self.made[document.id][1]
