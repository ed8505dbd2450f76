"""Plug-ins of a distribution that is really there: found, loaded, and named where they fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pactwatch import plugins, vocab
from pactwatch.cli.app import app
from pactwatch.errors import PluginError, UsageError
from pactwatch.exports import format_named, format_names
from pactwatch.pipeline import reader_of, run
from pactwatch.plugins import Group
from pactwatch.store import open_store

CODE = """
class Names:
    name = "names"
    media_type = "text/plain"
    about = "who deals with whom"

    def write(self, register, vocabulary):
        return "".join(f"{deal.shown('recipient')}\\n" for deal in register.deals).encode()


class Silent:
    version = "silent-1"

    def __init__(self, vocabulary):
        self.words = vocabulary

    def covers(self, language):
        return True

    def read(self, document):
        return ()


NAMES = Names()
NUMBER = 7
"""
POINTS = """
[pactwatch.exports]
names = register_notes:NAMES
number = register_notes:NUMBER
gone = register_notes:GONE
broken = register_notes_broken:NAMES
csv = register_notes:NAMES

[pactwatch.readers]
silent = register_notes:Silent
number = register_notes:NUMBER
"""


@pytest.fixture
def distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A distribution as an installer leaves it: modules, and a folder of metadata beside them."""
    site = tmp_path / "site"
    metadata = site / "register_notes-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: register-notes\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(POINTS)
    (site / "register_notes.py").write_text(CODE)
    (site / "register_notes_broken.py").write_text("import register_notes_absent\n")
    monkeypatch.syspath_prepend(str(site))
    yield site
    for name in ("register_notes", "register_notes_broken"):
        sys.modules.pop(name, None)
    reader_of.cache_clear()


def test_our_own_reader_and_formats_are_plugins() -> None:
    assert "grammar" in [plugin.name for plugin in plugins.plugins(Group.READERS)]
    assert {"csv", "html", "json"} <= set(format_names())
    assert {plugin.distribution for plugin in plugins.plugins(Group.EXPORTS)} == {"pactwatch"}
    assert reader_of(vocab.load()).covers("en")
    for name in ("csv", "html", "json"):
        assert format_named(name).name == name


def export(name: str, database: Path) -> Result:
    return CliRunner().invoke(app, ["export", "--format", name, "--db", str(database)], prog_name="pactwatch")


def test_a_format_of_another_distribution_is_written(distribution: Path, tmp_path: Path) -> None:
    database = tmp_path / "register.db"
    report = tmp_path / "report.txt"
    report.write_text("Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry said.\n")
    with open_store(str(database)) as store:
        run(store, vocab.load(), [str(report)])
    answer = export("names", database)
    assert (answer.exit_code, answer.stdout) == (0, "('POL',)\n")


def test_a_reader_of_another_distribution_is_made_with_the_vocabulary(distribution: Path) -> None:
    assert reader_of(vocab.load(), "silent").version == "silent-1"


def test_a_name_that_nobody_has_is_answered_with_those_there_are(distribution: Path) -> None:
    with pytest.raises(UsageError, match=r"format 'docx': not known; take one of broken, csv, .*html, json, names"):
        plugins.load(Group.EXPORTS, "docx")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broken", r"format 'broken' of register-notes .*No module named 'register_notes_absent'"),
        ("gone", r"format 'gone' of register-notes .*cannot be imported"),
        ("number", r"format 'number' of register-notes .*is not a format"),
        ("csv", r"of pactwatch .* of register-notes .*have one name"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_named_with_its_package(distribution: Path, name: str, reason: str) -> None:
    with pytest.raises(PluginError, match=reason):
        format_named(name)


def test_a_reader_of_the_wrong_shape_is_named(distribution: Path) -> None:
    with pytest.raises(PluginError, match="reader 'number' of register-notes"):
        reader_of(vocab.load(), "number")


def test_a_broken_plugin_stops_only_what_asks_for_it(distribution: Path, tmp_path: Path) -> None:
    database = tmp_path / "register.db"
    open_store(str(database)).close()
    assert export("json", database).exit_code == 0
    answer = export("broken", database)
    assert (answer.exit_code, len(answer.stderr.splitlines())) == (1, 1)


def test_help_looks_up_no_plugin() -> None:
    program = "import sys; from pactwatch.cli import app; print('importlib.metadata' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
