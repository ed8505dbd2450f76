"""The set-up takes only what is pinned by hash, from the package index's own addresses."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("demo", "check", ".ci/run", ".ci/setup.sh")
INDEX = "https://pypi.org/simple"
FILES = "https://files.pythonhosted.org/"


def test_the_lock_names_the_index_itself_and_a_hash_for_every_file() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    outside = [package for package in packages if package["name"] != "pactwatch"]
    assert {package["source"].get("registry") for package in outside} == {INDEX}
    files = [file for package in outside for file in [*package.get("wheels", []), package.get("sdist")] if file]
    assert [file["url"] for file in files if not file["url"].startswith(FILES)] == []
    assert [file["url"] for file in files if not file["hash"].startswith("sha256:")] == []


def test_uv_is_pinned_by_version_and_hash() -> None:
    lines = (ROOT / ".ci" / "uv.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line.strip(" \\") for line in lines if line.strip() and not line.startswith("#")]
    assert re.fullmatch(r"uv==[\d.]+", pinned[0])
    assert len(pinned) > 1
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in pinned[1:])


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_well_formed(script: str) -> None:
    ran = subprocess.run(["/bin/bash", "-n", str(ROOT / script)], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


@pytest.mark.parametrize("script", SCRIPTS[:3])
def test_a_command_may_be_executed(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111 == 0o111
