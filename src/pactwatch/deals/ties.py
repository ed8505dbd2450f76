"""Pairs of claims that people have decided on: told as one deal, or as two, whatever the weights say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactwatch.connected import connected

Pair = tuple[str, str]
Cluster = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Ids of claims, in pairs: `together` tell of one deal, `apart` of two. A claim that is not there has no effect."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    @property
    def parted(self) -> frozenset[Pair]:
        """The pairs that are told apart, either way round."""
        return frozenset(pair for one, other in self.apart for pair in ((one, other), (other, one)))


NO_TIES = Ties()


def joined(clusters: Sequence[Cluster], ties: Ties) -> list[Cluster]:
    """The clusters, those of claims that are tied made one.

    Where that would bring together what is parted, the tied claims alone make a cluster of their own.
    """
    known = {claim for cluster in clusters for claim in cluster}
    pairs = [pair for pair in ties.together if set(pair) <= known]
    if not pairs:
        return list(clusters)
    names = sorted({name for pair in pairs for name in pair})
    places = {name: at for at, name in enumerate(names)}
    groups = connected(len(names), [(places[one], places[other]) for one, other in pairs])
    found = list(clusters)
    for group in groups:
        found = _with(found, {names[at] for at in group}, ties.parted)
    return found


def _with(clusters: Iterable[Cluster], tied: set[str], parted: frozenset[Pair]) -> list[Cluster]:
    every = list(clusters)
    touched = [cluster for cluster in every if tied & set(cluster)]
    rest = [cluster for cluster in every if not tied & set(cluster)]
    whole = {claim for cluster in touched for claim in cluster}
    if not any(one in whole and other in whole for one, other in parted):
        return [*rest, tuple(sorted(whole))]
    left = [tuple(claim for claim in cluster if claim not in tied) for cluster in touched]
    return [*rest, *(cluster for cluster in left if cluster), tuple(sorted(tied))]
