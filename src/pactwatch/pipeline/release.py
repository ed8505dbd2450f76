"""Releases on disk: numbered folders that are written once and never changed."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

from pactwatch.errors import SourceError, UsageError
from pactwatch.exports import COLUMNS, export
from pactwatch.register import Register
from pactwatch.register.published import DATA, MANIFEST, About, Method, citation, damage, data_package, manifest
from pactwatch.vocab import Vocabulary

TABLE, PACKAGE, FIGURES, CITATION = "register.csv", "datapackage.json", "accuracy.json", "CITATION.cff"
READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Imprint:
    """What whoever publishes says of a release: its date (YYYY-MM-DD), title and authors, and measured figures.

    `figures` is JSON, None where nothing beyond the floors pinned in the package is to be told.
    """

    date: str
    title: str
    authors: tuple[str, ...]
    figures: bytes | None = None


def publish(register: Register, vocabulary: Vocabulary, folder: Path, imprint: Imprint) -> Path:
    """Write the register as the next release in a folder, and return where it is.

    A release appears whole or not at all, and its files are read-only.
    Raises: UsageError for figures that are not JSON, or a folder that cannot be written.
    """
    from pactwatch import __version__

    readers = sorted({f"{claim.reader} {claim.version}" for claim in register.claims.values()})
    data = {DATA: export("json", register, vocabulary), TABLE: export("csv", register, vocabulary)}
    number = _next(folder)
    method = Method(__version__, vocabulary.version, tuple(readers))
    about = About(number, register.version, imprint.date, imprint.title, imprint.authors, method)
    written = data | {
        FIGURES: _figures(imprint.figures),
        CITATION: citation(about),
        PACKAGE: data_package(about, data, COLUMNS),
    }
    written[MANIFEST] = manifest(written)
    return _put(folder, number, written)


def verify(release: Path) -> dict[str, bytes]:
    """The files of a release, each as it was published.

    Raises: SourceError for a folder that is no release, or where a file was changed, added or lost, naming it.
    """
    try:
        found = {path.name: path.read_bytes() for path in sorted(release.iterdir()) if path.is_file()}
    except OSError as error:
        raise SourceError(f"{release}: cannot be read ({error.strerror}); name the folder of a release") from error
    listed = found.pop(MANIFEST, None)
    if listed is None:
        raise SourceError(f"{release}: no {MANIFEST}, so no release; `pactwatch release` makes one")
    wrong = damage(found, listed)
    if wrong:
        raise SourceError(f"{release}: not as published: {'; '.join(wrong)}; fetch the release again")
    return found


def _figures(given: bytes | None) -> bytes:
    """The accuracy figures: those given, or the floors that the package holds itself to."""
    content = given if given is not None else (package_files("pactwatch.evaluation") / "floors.json").read_bytes()
    try:
        told = json.loads(content)
    except ValueError:
        raise UsageError("the figures are not JSON; give what `pactwatch eval score --json` prints") from None
    return (json.dumps({"floors" if given is None else "figures": told}, ensure_ascii=False, indent=2) + "\n").encode()


def _next(folder: Path) -> int:
    numbers = [int(path.name) for path in folder.glob("[0-9]*") if path.name.isdecimal()] if folder.is_dir() else []
    return max(numbers, default=0) + 1


def _put(folder: Path, number: int, content: Mapping[str, bytes]) -> Path:
    """Write the files aside and then put the folder in its place at once; never over another."""
    place = folder / f"{number:04d}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".release-", dir=folder))
        try:
            for name, data in content.items():
                (aside / name).write_bytes(data)
                (aside / name).chmod(READ_ONLY)
            aside.chmod(0o755)
            aside.rename(place)  # refuses a folder that holds files: two at once never mix
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    except OSError as error:
        raise UsageError(f"{place}: cannot be written ({error.strerror}); name another folder with --to") from error
    return place
