"""Settings come from flags, environment, file and defaults, in this order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pactwatch import settings
from pactwatch.errors import SettingsError
from pactwatch.settings import Settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("PACTWATCH_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults_where_nothing_is_said() -> None:
    assert settings.load() == Settings(database_url="pactwatch.db", vocabulary=None, batch=100, debug=False)


def test_each_source_yields_to_the_one_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pactwatch.toml").write_text('database_url = "file.db"\nbatch = 7\nvocabulary = "words"\n')
    assert settings.load() == Settings("file.db", Path("words"), 7)
    monkeypatch.setenv("PACTWATCH_DATABASE_URL", "environment.db")
    assert settings.load() == Settings("environment.db", Path("words"), 7)
    assert settings.load(database_url="flag.db") == Settings("flag.db", Path("words"), 7)


def test_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTWATCH_DATABASE_URL", "")
    assert settings.load().database_url == "pactwatch.db"


def test_named_file_stands_before_the_usual_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("pactwatch.toml").write_text("batch = 7")
    named = tmp_path / "other.toml"
    named.write_text("batch = 9\ndebug = true")
    monkeypatch.setenv("PACTWATCH_SETTINGS", str(named))
    assert settings.load() == Settings(batch=9, debug=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("batch = 0", "setting batch"),
        ("batch = 'many'", "setting batch"),
        ("database_url = ''", "setting database_url"),
        ("bach = 5", "setting bach"),
        ("batch = = 5", "pactwatch.toml: not a settings file"),
    ],
)
def test_unusable_file_is_one_line_with_the_name(text: str, says: str) -> None:
    Path("pactwatch.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_named_file_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTWATCH_SETTINGS", "absent.toml")
    with pytest.raises(SettingsError, match=r"absent\.toml: No such file"):
        settings.load()


def test_file_that_is_not_text(tmp_path: Path) -> None:
    Path("pactwatch.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"pactwatch\.toml"):
        settings.load()


def test_import_reads_nothing_and_loads_no_pydantic() -> None:
    program = "import sys, pactwatch.settings; sys.exit('pydantic' in sys.modules)"
    environment = {**os.environ, "PACTWATCH_SETTINGS": "absent.toml"}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
