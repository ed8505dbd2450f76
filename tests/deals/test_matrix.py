"""Many claims weighed and clustered at once: exactly what weighing and joining them one by one gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.builders import exactly, transfer_claim
from tests.deals.test_parts import EAGER, profiled, told

from pactwatch.deals import cluster
from pactwatch.deals.agglomerate import merged
from pactwatch.deals.cluster import agglomerated, clusters
from pactwatch.deals.compare import match_weight
from pactwatch.deals.matrix import weights_of
from pactwatch.deals.ties import Ties
from pactwatch.deals.weights import DEFAULT, Weights
from pactwatch.model import Claim, Mode, Stage

DAYS = st.lists(st.one_of(st.none(), st.integers(0, 800)), min_size=14, max_size=14)


@settings(max_examples=150, deadline=None)
@given(told(), DAYS, st.sampled_from([DEFAULT, EAGER, Weights()]))
def test_every_pair_weighs_in_a_matrix_what_it_weighs_alone(
    claims: list[Claim], days: list[int | None], weights: Weights
) -> None:
    profiles = [
        replace(one, published=date(2021, 1, 1) + timedelta(day) if day is not None else None)
        for one, day in zip(profiled(claims), days, strict=False)
    ]
    found = weights_of(profiles, weights)
    for one, other in combinations(range(len(profiles)), 2):
        assert found[one, other] == found[other, one] == match_weight(profiles[one], profiles[other], weights)


@pytest.mark.parametrize("apart", [0, 1, 14, 15, 31, 32, 183, 184, 730, 731, 4000])
@pytest.mark.parametrize("mode", [None, Mode.GIFT])
def test_days_are_told_apart_at_the_limits_that_weights_have(apart: int, mode: Mode | None) -> None:
    start = date(2010, 1, 1)
    claims = [
        transfer_claim(name, ordered=exactly(number), stage=Stage.APPROVED, mode=mode)
        for name, number in (("a", 24), ("b", 18))
    ]
    first, second = (replace(one, published=start + timedelta(apart * at)) for at, one in enumerate(profiled(claims)))
    assert weights_of([first, second], DEFAULT)[0, 1] == match_weight(first, second, DEFAULT)
    assert weights_of([second, first], DEFAULT)[0, 1] == match_weight(second, first, DEFAULT)


HALVES = st.one_of(st.integers(-20, 20).map(lambda half: half / 2), st.just(float("-inf")))


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 12).flatmap(lambda size: st.lists(HALVES, min_size=size * size, max_size=size * size)))
def test_a_matrix_is_clustered_as_pairs_are(weights: list[float]) -> None:
    size = round(len(weights) ** 0.5)
    sums = np.array(weights).reshape(size, size)
    sums = np.triu(sums, 1) + np.where(np.tri(size, k=-1), sums.T, 0.0)
    sums[~np.isfinite(sums) | np.isnan(sums)] = -np.inf
    one_by_one = agglomerated(range(size), lambda one, other: float(sums[min(one, other), max(one, other)]))
    expected = sorted(sorted(group) for group in one_by_one)
    assert sorted(sorted(group) for group in merged(sums.copy())) == expected


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from([DEFAULT, EAGER]), st.booleans())
def test_claims_cluster_alike_whichever_way_is_taken(claims: list[Claim], weights: Weights, part: bool) -> None:
    profiles = profiled(claims)
    names = [one.claim for one in profiles]
    ties = Ties(apart=tuple(zip(names[::2], names[1::2], strict=False))) if part else Ties()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cluster, "MANY", 1)
        at_once = clusters(profiles, weights, ties)
        patched.setattr(cluster, "MANY", 1000)
        assert clusters(profiles, weights, ties) == at_once
