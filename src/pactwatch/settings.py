"""Flags, environment and settings file turned into one frozen record; nothing is read before `load` is called."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from pactwatch.errors import SettingsError

SETTINGS_FILE = Path("pactwatch.toml")
SETTINGS_VARIABLE = "PACTWATCH_SETTINGS"
MOST_IN_A_BATCH = 10_000
MOST_WORKERS = 256


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside.

    `database_url` is a file or a database address. `vocabulary` is a folder of further vocabulary files, None where
    only the built-in ones count. `allowed_hosts` names hosts, parted by commas, that may be fetched from although their
    addresses are private; `contact` is told to every server. `fetch_seconds` and `fetch_bytes` bound one answer,
    `fetch_pause` is kept between two requests to one host, in seconds, and `pages_at_once` is how many new pages one
    source may bring in one run. `batch` is how many documents are taken from the store at a time. `debug` shows the
    full trace of an unexpected error. `workers` is how many processes read, 0 for as many as the input is worth;
    `page_seconds` is how long one of them may take for a page, and `worker_memory` how many megabytes it may hold.
    `reviewer` is who decides where a command does not say it. `serve_*` say how pages are served: where, whether only
    the surroundings of the evidence are shown, under which names of hosts, to scripts of which origins (both separated
    by commas), against which other register they are compared, and in which language where the browser asks for none;
    pages written to a file are in that language too.
    """

    database_url: str = "pactwatch.db"
    vocabulary: Path | None = None
    batch: int = 100
    debug: bool = False
    workers: int = 0
    page_seconds: int = 60
    worker_memory: int = 2_000
    reviewer: str | None = None
    serve_host: str = "127.0.0.1"
    serve_port: int = 8000
    serve_public: bool = False
    serve_hosts: str | None = None
    serve_origins: str | None = None
    serve_compare: Path | None = None
    serve_mapping: Path | None = None
    serve_language: str = "en"
    allowed_hosts: str | None = None
    contact: str | None = None
    fetch_pause: float = 1.0
    fetch_seconds: float = 60.0
    fetch_bytes: int = 20_000_000
    pages_at_once: int = 500


def load(
    *,
    database_url: str | None = None,
    vocabulary: Path | None = None,
    workers: int | None = None,
    directory: Path = Path(),
) -> Settings:
    """Return the settings in force: flags given here, else `PACTWATCH_*`, else the settings file, else the defaults.

    The settings file is the one that `PACTWATCH_SETTINGS` names, else `pactwatch.toml` in `directory`, if there is one.
    Raises: SettingsError for a file that is missing or malformed, a setting that does not exist, or an unusable value.
    """
    flags: dict[str, object] = {"database_url": database_url, "vocabulary": vocabulary, "workers": workers}
    return _merged({name: value for name, value in flags.items() if value is not None}, _from_file(directory))


def _from_file(directory: Path) -> dict[str, object]:
    """What the settings file says; nothing where there is none and none was asked for."""
    named = os.environ.get(SETTINGS_VARIABLE)
    file = Path(named) if named else directory / SETTINGS_FILE
    if not named and not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}; give a settings file that can be read") from error
    except ValueError as error:  # bytes that are not UTF-8, or lines that are not TOML
        raise SettingsError(f"{file}: not a settings file ({error}); write lines like batch = 100") from error


def _merged(flags: dict[str, object], from_file: dict[str, object]) -> Settings:
    # pydantic takes a while to load: it is loaded on first use, and stays inside this border
    from pydantic import Field, ValidationError
    from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

    defaults = Settings()

    class Sources(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="PACTWATCH_", env_ignore_empty=True, extra="forbid")

        database_url: str = Field(defaults.database_url, min_length=1)
        vocabulary: Path | None = defaults.vocabulary
        batch: int = Field(defaults.batch, ge=1, le=MOST_IN_A_BATCH)
        debug: bool = defaults.debug
        workers: int = Field(defaults.workers, ge=0, le=MOST_WORKERS)
        page_seconds: int = Field(defaults.page_seconds, ge=1, le=3_600)
        worker_memory: int = Field(defaults.worker_memory, ge=500, le=1_000_000)
        reviewer: str | None = defaults.reviewer
        serve_host: str = Field(defaults.serve_host, min_length=1)
        serve_port: int = Field(defaults.serve_port, ge=1, le=65_535)
        serve_public: bool = defaults.serve_public
        serve_hosts: str | None = defaults.serve_hosts
        serve_origins: str | None = defaults.serve_origins
        serve_compare: Path | None = defaults.serve_compare
        serve_mapping: Path | None = defaults.serve_mapping
        serve_language: str = Field(defaults.serve_language, min_length=2)
        allowed_hosts: str | None = defaults.allowed_hosts
        contact: str | None = Field(defaults.contact, max_length=200, pattern=r"^[ -~]*$")
        fetch_pause: float = Field(defaults.fetch_pause, ge=0, le=3600)
        fetch_seconds: float = Field(defaults.fetch_seconds, gt=0, le=3600)
        fetch_bytes: int = Field(defaults.fetch_bytes, ge=1000, le=1_000_000_000)
        pages_at_once: int = Field(defaults.pages_at_once, ge=1, le=1_000_000)

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            del dotenv_settings, file_secret_settings  # neither is a source of ours
            return init_settings, env_settings, InitSettingsSource(settings_cls, init_kwargs=from_file)

    try:
        found = Sources(**flags)  # type: ignore[arg-type]  # pydantic checks them, that is its task here
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"setting {name}: {first['msg']}; the settings are {', '.join(Sources.model_fields)}"
        ) from error
    return Settings(**{field.name: getattr(found, field.name) for field in fields(Settings)})
