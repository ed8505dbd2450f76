"""Which claims tell of one deal: parts of the claims that can be looked at alone, each by one process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.pipeline.relink.basis import Basis
from pactwatch.pipeline.relink.scan import Step

if TYPE_CHECKING:
    from pactwatch.deals.profile import Profile

PAIRS = 2_000_000
"""Pairs of claims that one process compares before it hands over what it found."""

Group = tuple[str, tuple[str, ...]]
"""The id of a deal, which is that of its earliest claim, and the ids of all its claims."""


def groups(basis: Basis, profiles: Sequence[Profile], step: Step) -> list[Group]:
    """The claims of each deal, by the id of the deal."""
    from pactwatch.deals.cluster import clusters_of, in_order, named
    from pactwatch.deals.parts import parts
    from pactwatch.deals.ties import Ties
    from pactwatch.deals.weights import DEFAULT

    ties = Ties(basis.decided.judged.same, basis.decided.judged.not_same)
    ordered = in_order(profiles)

    def work(some: Sequence[Sequence[int]]) -> list[list[int]]:
        return [list(group) for part in some for group in clusters_of(ordered, part, DEFAULT, ties)]

    found: list[list[int]] = []
    done = 0
    for some in basis.spread.each(work, _portions(parts(ordered, DEFAULT, basis.spread.each))):
        found += some
        done += sum(map(len, some))
        step(done)
    published = {one.claim: one.published for one in ordered}
    return sorted((_earliest(claims, published), claims) for claims in named(ordered, found, ties))


def _portions(parts: Iterable[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """The parts, the largest first, in portions of about as many pairs."""
    held: list[Sequence[int]] = []
    pairs = 0
    for part in sorted(parts, key=lambda part: (-len(part), part[0])):
        held.append(part)
        pairs += len(part) ** 2
        if pairs >= PAIRS:
            yield held
            held, pairs = [], 0
    if held:
        yield held


def _earliest(claims: Sequence[str], published: dict[str, date | None]) -> str:
    return min(claims, key=lambda name: (published[name] or date.max, name))
