"""Deals put together from their claims, with the rows that people are shown, as far as that can be told of each alone.

What is to come in a deal depends on how long others took: drafts wait in a file until all have been seen.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import IO, TYPE_CHECKING, Self

from pactwatch.model import Claim, Judged
from pactwatch.pipeline.forks import batches
from pactwatch.pipeline.keep import kept_deal, with_row
from pactwatch.pipeline.relink.basis import Basis
from pactwatch.pipeline.relink.cluster import Group
from pactwatch.pipeline.relink.packages import Packages, claims_named
from pactwatch.pipeline.relink.scan import Step
from pactwatch.register.version import DEALS, Content

if TYPE_CHECKING:
    from pactwatch.model import Deal
    from pactwatch.store import KeptDeal
    from pactwatch.views import DealRow
    from pactwatch.views.index import Index
    from pactwatch.views.outlook import Course, Outlook

AT_ONCE = 200
QUICK = 1
"""The level of compression at which drafts wait."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A deal as it is kept and its row, but for what is to come, which follows from its course."""

    kept: KeptDeal
    row: DealRow
    course: Course


@dataclass(frozen=True, slots=True)
class Portion:
    """Some deals: their drafts packed, and what is counted over all deals."""

    packed: bytes
    courses: tuple[Course, ...]
    sums: Mapping[str, int]
    claims: int
    conflicts: int
    parties: frozenset[str]


@dataclass(slots=True)
class Drafts:
    """The drafts of all deals, in a file, with what was counted over them."""

    file: IO[bytes]
    sizes: list[int] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    conflicts: int = 0
    parties: set[str] = field(default_factory=set)

    def add(self, portion: Portion) -> None:
        """Write some more."""
        self.file.write(portion.packed)
        self.sizes.append(len(portion.packed))
        self.courses += portion.courses
        self.conflicts += portion.conflicts
        self.parties |= portion.parties

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.file.close()

    def __iter__(self) -> Iterator[Draft]:
        self.file.seek(0)
        for size in self.sizes:
            yield from pickle.loads(zlib.decompress(self.file.read(size)))  # noqa: S301  # we wrote it a moment ago


def drafted(basis: Basis, groups: Sequence[Group], packages: Packages, content: Content, step: Step) -> Drafts:
    """The drafts of all deals, in the order of the groups; the content of the deals is counted."""
    maker = _Maker(basis, packages)
    drafts = Drafts(tempfile.TemporaryFile(prefix="pactwatch-"))  # noqa: SIM115  # the drafts close it
    done = 0
    for portion in basis.spread.each(maker.portion, batches(groups, AT_ONCE)):
        drafts.add(portion)
        content.add_all(portion.sums)
        done += portion.claims
        step(done)
    return drafts


class _Maker:
    """Makes deals of groups of claims."""

    def __init__(self, basis: Basis, packages: Packages) -> None:
        self._basis, self._packages = basis, packages
        self._rulings: dict[str, list[int]] = {}
        for place, ruling in enumerate(basis.decided.judged.rulings):
            for name in ruling.claims:
                self._rulings.setdefault(name, []).append(place)

    def portion(self, groups: Sequence[Group]) -> Portion:
        """The deals of some groups."""
        claims = claims_named(self._basis, {name for _, names in groups for name in names})
        judged = self._judged(claims)
        index = self._index([name for name, _ in groups], claims, judged)
        deals = self._deals(groups, claims, judged)
        drafts = [self._draft(index, deal) for deal in deals]
        content = Content()
        content.count(DEALS, deals)
        return Portion(
            packed=zlib.compress(pickle.dumps(drafts, pickle.HIGHEST_PROTOCOL), QUICK),
            courses=tuple(draft.course for draft in drafts),
            sums=content.sums,
            claims=len(claims),
            conflicts=sum(bool(draft.row.conflicts) for draft in drafts),
            parties=frozenset(code for draft in drafts for code in (*draft.row.supplier, *draft.row.recipient)),
        )

    def _deals(self, groups: Sequence[Group], claims: Mapping[str, Claim], judged: Judged) -> Sequence[Deal]:
        from pactwatch.deals.linking import made
        from pactwatch.deals.tellings import earliest_first
        from pactwatch.judgements import settled

        basis, packages = self._basis, self._packages
        found = []
        for name, names in groups:
            told = earliest_first(claims[one] for one in names)
            agreement = packages.known.get(packages.belongs.get(name, ""))
            found.append(made(told, agreement, basis.stories, basis.vocabulary))
        return settled(found, judged, basis.vocabulary)

    def _draft(self, index: Index, deal: Deal) -> Draft:
        from pactwatch.views.outlook import course_of
        from pactwatch.views.rows import row_of

        row = row_of(index, deal)
        return Draft(kept_deal(index, deal, row), row, course_of(index, deal))

    def _judged(self, claims: Iterable[str]) -> Judged:
        """What reviewers decided about some claims, in its order."""
        every = self._basis.decided.judged.rulings
        places = {place for name in claims for place in self._rulings.get(name, ())}
        return Judged(tuple(every[place] for place in sorted(places)))

    def _index(self, names: Sequence[str], claims: Mapping[str, Claim], judged: Judged) -> Index:
        """The records around some deals as a register; how long steps take is not known yet."""
        from pactwatch.register import Register
        from pactwatch.views.index import Beyond, Index

        basis = self._basis
        around = {one.id: one for name in names for one in self._packages.of_deal.get(name, ())}
        agreements = tuple(around[name] for name in sorted(around))
        part = Register((), agreements, (), claims, basis.documents, basis.stories, judged=judged)
        return Index(part, basis.vocabulary, date.min, Beyond(paces={}, publishers=basis.publishers))


def finished(drafts: Iterable[Draft], outlook_of: Callable[[Course], Outlook]) -> Iterator[KeptDeal]:
    """The deals as they are kept, with what is to come in each."""
    for draft in drafts:
        yield with_row(draft.kept, replace(draft.row, outlook=outlook_of(draft.course)))
