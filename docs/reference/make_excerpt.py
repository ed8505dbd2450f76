"""Renew the output that README shows, from a real run: `python docs/reference/make_excerpt.py`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BEGIN, END = "<!-- excerpt: begin -->\n", "<!-- excerpt: end -->\n"
RECIPIENT, ITEM = "Philippines", "BrahMos"
FIELD = "stage:"
PROGRAM = Path(sys.executable).with_name("pactwatch")


def excerpt(program: Path = PROGRAM) -> str:
    """The deals of one recipient, and one field of the most reported one, as the commands print them."""
    with tempfile.TemporaryDirectory() as folder:

        def printed(*words: str) -> str:
            return output(program, *words, "--db", str(Path(folder) / "pactwatch.db"))

        printed("run", str(ROOT / "examples" / "reports"))
        rows = printed("register", "--recipient", RECIPIENT)
        deals = json.loads(printed("register", "--item", ITEM, "--json"))["deals"]
        if not deals:
            sys.exit(f"no deal on {ITEM} was read: mend the reader first")
        shown = max(deals, key=lambda deal: (deal["stories"], deal["id"]))["id"]
        sections = printed("deal", shown, "--why").rstrip().split("\n\n")
    deal = "\n\n".join([sections[0], "…", *(part for part in sections if part.startswith(FIELD)), "…"])
    return (
        f"```text\n$ pactwatch register --recipient {RECIPIENT}\n{rows.rstrip()}\n```\n\n"
        f"One deal, and one of its fields with every value, who says so, and in which words:\n\n"
        f"```text\n$ pactwatch deal {shown[:6]} --why\n{deal}\n```\n"
    )


def output(program: Path, *words: str) -> str:
    """What a command prints on standard output; 3 (some inputs failed) is as good as 0 here."""
    ran = subprocess.run([str(program), *words], capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if ran.returncode not in (0, 3):
        sys.exit(ran.stderr)
    return "\n".join(line.rstrip() for line in ran.stdout.splitlines()) + "\n"


if __name__ == "__main__":
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(before + BEGIN + excerpt() + END + after, encoding="utf-8")
