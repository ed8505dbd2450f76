"""What the packaged reader finds in the development documents, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.evaluation.annotation import Annotated
from pactwatch.evaluation.predict import predict
from pactwatch.pipeline import reader_of


@pytest.fixture(scope="session")
def development(shared: Path) -> dict[str, Annotated]:
    """The prediction for each development document, by id."""
    reader = reader_of(vocab.load())
    return {entry["id"]: entry for entry in predict(shared / "eval" / "dev" / "docs.jsonl", reader)}
