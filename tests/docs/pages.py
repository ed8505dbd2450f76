"""The pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"])

_FENCED = re.compile(
    r"^(?P<mark><!-- output: exact -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def name_of(page: Path) -> str:
    """The page's path as people write it."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    """What stands on the page."""
    return page.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command that a page shows; `output` is None unless the page promises exactly this output."""

    command: str
    output: str | None


def blocks(page: Path, kind: str) -> list[str]:
    """The bodies of the page's fenced blocks of one kind ("python")."""
    return [block["body"] for block in _FENCED.finditer(text_of(page)) if block["kind"] == kind]


def console_commands(page: Path) -> list[Shown]:
    """The commands of the page's ```console blocks in their order; `<!-- output: exact -->` promises the output."""
    shown: list[Shown] = []
    for block in _FENCED.finditer(text_of(page)):
        if block["kind"] != "console":
            continue
        commands = re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]
        for one in commands:
            command, _, output = one.partition("\n")
            shown.append(Shown(command, output if block["mark"] else None))
    return shown


def links(page: Path) -> list[str]:
    """The targets of the page's links, code blocks left out."""
    return [found["target"] for found in _LINK.finditer(_FENCED.sub("", text_of(page)))]


def anchors(page: Path) -> set[str]:
    """The anchors of the page's headings, as web sites that show Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text_of(page)), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def first_cells(page: Path) -> set[str]:
    """The words in the first column of the page's tables, code marks removed."""
    return {line.split("|")[1].strip().strip("`") for line in text_of(page).splitlines() if line.startswith("|")} - {
        "---",
        "",
    }
