"""The Python that the pages show really runs, beside a register of the example reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.pages import PAGES, ROOT, blocks, name_of
from tests.ready import Ready

WITH_PYTHON = [page for page in PAGES if blocks(page, "python")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, program: Ready) -> Path:
    """A folder with the register of the example reports in `pactwatch.db`."""
    made = tmp_path_factory.mktemp("python")
    ran = program.run(["pactwatch", "run", str(ROOT / "examples" / "reports")], made)
    assert ran.returncode in (0, 3), ran.stderr
    return made


def test_the_readme_shows_the_api() -> None:
    assert ROOT / "README.md" in WITH_PYTHON


@pytest.mark.parametrize("page", WITH_PYTHON, ids=name_of)
def test_the_python_of_a_page_runs(page: Path, folder: Path, program: Ready) -> None:
    for code in blocks(page, "python"):
        ran = program.run(["python", "-c", code], folder)
        assert ran.returncode == 0, f"{code}\n{ran.stderr}"
        assert ran.stdout.strip(), f"{code}\nprints nothing"
