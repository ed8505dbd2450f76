"""What the packaged reader finds in the development documents, in the annotation format."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.development import KeptReader, Readings

from pactwatch.evaluation.annotation import Annotated
from pactwatch.evaluation.predict import predict


@pytest.fixture(scope="session")
def development(shared: Path, development_readings: Readings) -> dict[str, Annotated]:
    """The prediction for each development document, by id."""
    kept = KeptReader(development_readings)
    return {entry["id"]: entry for entry in predict(shared / "eval" / "dev" / "docs.jsonl", kept)}
