"""What `vocab coverage` measures and shows: registers by year, and collections of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.cli.fitted import Fitted
from pactwatch.cli.words import clean, counted
from pactwatch.errors import DocumentError, SourceError
from pactwatch.vocab.coverage import Covered, Named, Share, covered

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.model import Document, Failure
    from pactwatch.register.others import OtherRegister
    from pactwatch.vocab import Vocabulary

_TABLES = (".csv", ".csv.gz", ".tsv")
_SPAN = 10  # years that one line of the table covers
_FOUND = ("system", "shape")  # mentions that are designations, not nouns such as "fighter jets"


@dataclass(frozen=True, slots=True)
class Measured:
    """The coverage of one source: `of` says what is counted ("rows"), `documents` of how many reports."""

    source: str
    of: str
    covered: Covered
    documents: int | None = None

    def shortened(self, most: int) -> Measured:
        """The same with no more than `most` unknown designations."""
        return replace(self, covered=replace(self.covered, unknown=self.covered.unknown[:most]))


def measured_registers(
    vocabulary: Vocabulary, files: Sequence[str], since: int | None
) -> tuple[tuple[Measured, ...], list[str]]:
    """The coverage of each file that is an export of a register, and the files that are none."""
    measured: list[Measured] = []
    rest: list[str] = []
    for name in files:
        register = _register(Path(name)) if name.lower().endswith(_TABLES) else None
        if register is None:
            rest.append(name)
            continue
        rows = [
            Named(row.designation, row.description, row.year_of_order.amount if row.year_of_order else None)
            for row in register.rows
        ]
        wanted = [row for row in rows if since is None or (row.year is not None and row.year >= since)]
        measured.append(Measured(register.file, "rows", covered(vocabulary, wanted)))
    return tuple(measured), rest


def _register(path: Path) -> OtherRegister | None:
    """The register in a file, None where it holds another table."""
    from pactwatch.cli.importing import contents
    from pactwatch.register.others import read_sipri

    data = contents(path)
    try:
        return read_sipri(data, path.name)
    except SourceError:
        return None


def collection(vocabulary: Vocabulary, places: Sequence[str]) -> tuple[Measured, tuple[Failure, ...]]:
    """The coverage of the designations in all reports at some places, and what could not be read."""
    from pactwatch import documents, sources
    from pactwatch.model import Failure

    made: list[Document] = []
    failed: list[Failure] = []
    for found in sources.read(places):
        if isinstance(found, Failure):
            failed.append(found)
            continue
        try:
            made.append(documents.make(found))
        except DocumentError as error:
            failed.append(Failure(found.address, "document", str(error)))
    measured = covered(vocabulary, _designations(vocabulary, made))
    return Measured(", ".join(places), "designations", measured, len(made)), tuple(failed)


def _designations(vocabulary: Vocabulary, made: Iterable[Document]) -> Iterator[Named]:
    """What the reader takes for designations in documents of its language, each as often as it stands there."""
    from pactwatch.claims import GrammarReader

    reader = GrammarReader(vocabulary)
    for document in made:
        if not reader.covers(document.language):
            continue
        for found in reader.context(document).passage.found:
            for item in found.items:
                if item.kind in _FOUND:
                    year = document.published.date.year if document.published is not None else None
                    yield Named(item.designation, year=year, known=item.system is not None)


def drawn(measured: Measured, most: int) -> Iterator[RenderableType]:
    """One source as text and tables."""
    whole = measured.covered.all
    of = f" in {counted(measured.documents, 'report')}" if measured.documents is not None else ""
    yield f"{clean(measured.source)}: {whole.total:,} {measured.of}{of}, known {_percent(whole.share)}"
    if whole.kinds:
        yield (f"{whole.kinds:,} name only a kind of equipment; known of the others {_percent(whole.share_of_types)}")
    if measured.covered.by_year:
        rows = tuple(
            (span, f"{share.total:,}", f"{share.known:,}", _percent(share.share))
            for span, share in _by_span(measured.covered.by_year)
        )
        yield Fitted(("Years", measured.of.capitalize(), "Known", "Share"), rows, "By year")
    if measured.covered.unknown and most:
        unknown = tuple((one.designation, one.description, f"{one.times:,}") for one in measured.covered.unknown[:most])
        left = len(measured.covered.unknown) - len(unknown)
        yield Fitted(("Designation", "Described as", "Times"), unknown, "Not known")
        if left > 0:
            yield f"and {left:,} more; --most lists as many as you want"


def _by_span(by_year: Iterable[tuple[int, Share]]) -> Iterator[tuple[str, Share]]:
    """The shares of all years of each ten."""
    for start, group in groupby(by_year, key=lambda entry: entry[0] - entry[0] % _SPAN):
        shares = [share for _, share in group]
        total, known, kinds = (
            sum(column) for column in zip(*((s.total, s.known, s.kinds) for s in shares), strict=True)
        )
        yield f"{start}-{start + _SPAN - 1}", Share(total, known, kinds)


def _percent(share: float | None) -> str:
    return f"{100 * share:.1f} %" if share is not None else "nothing to count"
