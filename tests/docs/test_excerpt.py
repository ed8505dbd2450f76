"""The output that README shows is what the commands print today."""

import runpy
from pathlib import Path

from tests.ready import Ready

ROOT = Path(__file__).resolve().parents[2]


def test_the_readme_shows_what_the_commands_print(program: Ready) -> None:
    excerpt = runpy.run_path(str(ROOT / "docs" / "reference" / "make_excerpt.py"))["excerpt"]
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    assert excerpt(program.scripts / "pactwatch") in shown, "renew it: python docs/reference/make_excerpt.py"
