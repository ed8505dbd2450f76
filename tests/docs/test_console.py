"""The commands that the pages show really run, one page after the other, each in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, PAGES, ROOT, Shown, console_commands, name_of
from tests.ready import Ready

WITH_COMMANDS = [page for page in PAGES if console_commands(page)]
FIRST = DOCS / "tutorial" / "first-register.md"
"""The page whose commands are the installed program, started anew each time, as its readers start it."""
DONE = (0, 3)  # 3: done, but some inputs could not be read, which the command lists


def run(shown: Shown, folder: Path, program: Ready) -> subprocess.CompletedProcess[str]:
    environment = program.environment() | {"NO_COLOR": "1", "COLUMNS": "120"}
    return subprocess.run(
        ["/bin/bash", "-c", shown.command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_tutorial_shows_commands() -> None:
    assert FIRST in WITH_COMMANDS


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=[pytest.mark.slow] * (page == FIRST), id=name_of(page)) for page in WITH_COMMANDS],
)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path, program: Ready) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    installed = Ready(Path(sys.executable).parent)
    for shown in console_commands(page):
        ran = run(shown, tmp_path, installed if page == FIRST else program)
        assert ran.returncode in DONE, f"$ {shown.command}\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
        if shown.output is not None:
            assert ran.stdout == shown.output, f"$ {shown.command}"
