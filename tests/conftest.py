"""What all tests share: the folder with real documents, and a vocabulary loaded once."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; without it the test is skipped, and fails where CI=true."""
    folder = Path(os.environ.get("PACTWATCH_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        message = f"no folder {folder}: set PACTWATCH_SHARED to the folder with eval/, seeds/ and pages/"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
