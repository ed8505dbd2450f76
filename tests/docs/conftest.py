"""The program that the examples of the pages are given to."""

from collections.abc import Iterator

import pytest
from tests.ready import Ready, ready


@pytest.fixture(scope="session")
def program() -> Iterator[Ready]:
    """The program, started once for all pages."""
    with ready() as started:
        yield started
