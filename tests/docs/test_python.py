"""The Python that the pages show really runs, beside a register of the example reports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import PAGES, ROOT, blocks, name_of

WITH_PYTHON = [page for page in PAGES if blocks(page, "python")]


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PACTWATCH_")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the register of the example reports in `pactwatch.db`."""
    made = tmp_path_factory.mktemp("python")
    ran = run(["-c", "from pactwatch.cli import main; main()", "run", str(ROOT / "examples" / "reports")], made)
    assert ran.returncode in (0, 3), ran.stderr
    return made


def test_the_readme_shows_the_api() -> None:
    assert ROOT / "README.md" in WITH_PYTHON


@pytest.mark.parametrize("page", WITH_PYTHON, ids=name_of)
def test_the_python_of_a_page_runs(page: Path, folder: Path) -> None:
    for code in blocks(page, "python"):
        ran = run(["-c", code], folder)
        assert ran.returncode == 0, f"{code}\n{ran.stderr}"
        assert ran.stdout.strip(), f"{code}\nprints nothing"
