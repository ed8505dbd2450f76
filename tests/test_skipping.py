"""A skipped test fails where CI=true, and is only named elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
ONE_TEST = 'import pytest\n\n@pytest.mark.skip(reason="no browser")\ndef test_one(): pass\n'
WHOLE_MODULE = 'import pytest\n\npytest.skip("no browser", allow_module_level=True)\n'
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail\ndef test_one(): assert False\n"


def outcome(folder: Path, code: str, ci: str) -> tuple[int, str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    ran = subprocess.run(command, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("code", [ONE_TEST, WHOLE_MODULE], ids=["one test", "whole module"])
def test_ci_turns_a_skip_into_a_failure_that_gives_the_reason(tmp_path: Path, code: str) -> None:
    status, output = outcome(tmp_path, code, ci="true")
    assert status != 0
    assert "CI=true does not allow: " in output
    assert "no browser" in output


def test_elsewhere_a_skip_passes(tmp_path: Path) -> None:
    status, output = outcome(tmp_path, ONE_TEST, ci="")
    assert (status, "1 skipped" in output) == (0, True)


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    status, output = outcome(tmp_path, EXPECTED_FAILURE, ci="true")
    assert (status, "1 xfailed" in output) == (0, True)
