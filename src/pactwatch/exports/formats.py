"""The table of formats: what each is called, what it writes, and the one way to ask for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pactwatch.errors import UsageError
from pactwatch.exports.sheet import write_csv
from pactwatch.exports.tree import write_json
from pactwatch.register import Register
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, its media type, what it is in words, and the function that writes it.

    `write` gives the same bytes for the same register and vocabulary: sorted, no recording times, no local paths.
    """

    name: str
    media_type: str
    about: str
    write: Callable[[Register, Vocabulary], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("csv", "text/csv; charset=utf-8", "one row a deal, for a spreadsheet", write_csv),
            Format("json", "application/json", "deals, claims and documents with all evidence", write_json),
        )
    }
)


def export(name: str, register: Register, vocabulary: Vocabulary, formats: Mapping[str, Format] = FORMATS) -> bytes:
    """The register in the format of this name; `formats` is the table to look in, with further formats added to ours.

    Raises: UsageError for a name that the table does not hold.
    """
    found = formats.get(name)
    if found is None:
        raise UsageError(f"format {name!r}: not known; take one of {', '.join(sorted(formats))}")
    return found.write(register, vocabulary)
