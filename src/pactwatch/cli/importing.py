"""A user's own export of another register turned into a file of their vocabulary folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import SourceError, UsageError

if TYPE_CHECKING:
    from pactwatch.register.others import OtherRegister
    from pactwatch.vocab import Vocabulary

SIPRI_FILE = Path("systems") / "imported-sipri.yaml"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the file that it wrote, how many entries it holds, of how many designations."""

    file: Path
    added: int
    designations: int


def import_sipri(export: Path, folder: Path) -> Imported:
    """Write the designations of an export that the rest of the vocabulary does not know into the folder's own file.

    Raises: SourceError for a file that is no export of SIPRI's register, UsageError for a folder that cannot be
    written, VocabularyError for other files of the folder that are malformed.
    """
    from pactwatch.model import Condition
    from pactwatch.register.others import read_sipri
    from pactwatch.vocab.imported import Listed, as_yaml, systems_from

    register = read_sipri(contents(export), export.name)
    file = folder / SIPRI_FILE
    words = _without(folder, file)
    known = {name: words.party_named(name) for name in {row.supplier for row in register.rows}}
    rows = [
        Listed(row.designation, row.description, party.code if (party := known[row.supplier]) else None, new)
        for row in register.rows
        for new in (row.condition in (None, Condition.NEW),)
    ]
    made = systems_from(words, rows)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_yaml(made, _provenance(register)), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}); name another folder with --folder") from error
    return Imported(file, len(made), len({row.designation for row in register.rows}))


def contents(export: Path) -> bytes:
    """The bytes of a file. Raises: SourceError for one that cannot be read."""
    try:
        return export.read_bytes()
    except OSError as error:
        raise SourceError(f"{export}: cannot be read ({error.strerror}); give the register's file") from error


def _without(folder: Path, file: Path) -> Vocabulary:
    """The vocabulary with the folder's own files, but without what an earlier import wrote."""
    from pactwatch import vocab
    from pactwatch.vocab.load import read_data

    if not folder.is_dir():
        return vocab.load()
    words = vocab.load(folder.resolve())
    if not file.exists():
        return words
    earlier = read_data(SIPRI_FILE.as_posix(), folder.resolve())
    listed = earlier.get("systems") if isinstance(earlier, dict) else None
    ids = {entry.get("id") for entry in listed or () if isinstance(entry, dict)}
    return replace(words, systems={name: one for name, one in words.systems.items() if name not in ids})


def _provenance(register: OtherRegister) -> str:
    made = f", generated {register.generated}" if register.generated is not None else ""
    return (
        f"Imported by `pactwatch vocab import sipri` from {register.file}{made}: SIPRI Arms Transfers Database, "
        "(c) SIPRI, for non-commercial use with attribution; for your own use, not to be passed on."
    )
