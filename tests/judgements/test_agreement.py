"""Agreement between reviewers."""

from __future__ import annotations

import pytest
from tests.deals.builders import transfer_claim
from tests.judgements.claims import corrected, judgement

from pactwatch.judgements import agreement
from pactwatch.judgements.agreement import alpha
from pactwatch.model import Decision

# Four observers, twelve units: the example of Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
ONE, TWO = transfer_claim("d1/1"), transfer_claim("d2/1")


def test_alpha_is_what_its_author_computes() -> None:
    units = [[value for value in column if value != "."] for column in zip(*map(str.split, OBSERVERS), strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_is_one_where_all_agree_and_not_defined_without_a_choice() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == 1.0
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None


def test_claims_and_pairs_are_counted_apart_and_who_is_unsure_says_nothing() -> None:
    told = [
        judgement("Ada", Decision.ACCEPT, ONE),
        judgement("Bo", Decision.REJECT, ONE),
        judgement("Ada", Decision.REJECT, TWO),
        judgement("Bo", Decision.REJECT, TWO),
        judgement("Cy", Decision.UNSURE, TWO),
        judgement("Ada", Decision.SAME, ONE, TWO),
        judgement("Bo", Decision.SAME, ONE, TWO),
    ]
    claims, pairs = agreement(told)
    assert (claims.units, claims.decisions, claims.same) == (2, 4, 0.5)
    assert (pairs.units, pairs.same, pairs.alpha) == (1, 1.0, None)


def test_who_corrects_and_then_accepts_found_the_claim_wrong() -> None:
    told = [
        corrected("Ada", ONE, "stage", "ordered", "sought"),
        judgement("Ada", Decision.ACCEPT, ONE),
        corrected("Bo", ONE, "stage", "ordered", "sought"),
    ]
    assert agreement(told)[0].same == 1.0
