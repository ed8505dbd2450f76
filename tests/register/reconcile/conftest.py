"""The vocabulary, loaded once for all tests of reconciliation."""

import pytest

from pactwatch import vocab
from pactwatch.vocab import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The package's own vocabulary."""
    return vocab.load()
