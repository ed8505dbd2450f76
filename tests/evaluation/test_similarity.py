"""Similarity of transfers, and one-to-one alignment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.evaluation.annotation import AnnotatedTransfer
from pactwatch.evaluation.similarity import MATCH_AT, align, item_similarity, item_words, pair_score, party_similarity

CODES = st.lists(st.sampled_from(["TUR", "PAK", "USA", "HOUTHIS"]), max_size=3)
DESIGNATIONS = st.text("TB2F-16 kdrones", max_size=12) | st.sampled_from(["attack drones", "Bayraktar TB-2", "F-16V"])
TRANSFERS = st.builds(
    lambda supplier, recipient, item, category: AnnotatedTransfer(
        supplier=supplier, recipient=recipient, item=item, category=category
    ),
    CODES,
    CODES,
    DESIGNATIONS,
    st.sampled_from(["uav", "aircraft", "other"]),
)


@given(TRANSFERS, TRANSFERS)
def test_similarity_lies_between_0_and_1_and_does_not_ask_who_comes_first(
    one: AnnotatedTransfer, two: AnnotatedTransfer
) -> None:
    for measure in (item_similarity, pair_score):
        assert 0.0 <= measure(one, two) <= 1.0 + 1e-9
    assert pair_score(one, two) == pytest.approx(pair_score(two, one), abs=0.4)
    assert party_similarity(one["supplier"], two["supplier"]) == party_similarity(two["supplier"], one["supplier"])


@given(TRANSFERS)
def test_a_transfer_with_a_named_item_is_most_like_itself(one: AnnotatedTransfer) -> None:
    if item_words(one["item"]):
        assert pair_score(one, one) == pytest.approx(1.0)


@given(st.lists(TRANSFERS, max_size=6), st.lists(TRANSFERS, max_size=6))
def test_alignment_is_one_to_one_and_leaves_no_pair_that_both_could_have(
    predicted: list[AnnotatedTransfer], gold: list[AnnotatedTransfer]
) -> None:
    pairs = align(predicted, gold, pair_score)
    used, met = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(used) == len(met) == len(pairs)
    assert all(pair_score(predicted[i], gold[j]) >= MATCH_AT for i, j in pairs)
    for i, one in enumerate(predicted):
        for j, other in enumerate(gold):
            assert i in used or j in met or pair_score(one, other) < MATCH_AT


def test_alignment_takes_the_most_similar_first() -> None:
    numbers = {(0, 0): 0.7, (0, 1): 0.9, (1, 0): 0.65, (1, 1): 0.8}
    assert align([0, 1], [0, 1], lambda p, g: numbers[p, g]) == [(0, 1), (1, 0)]
    assert align([0, 1], [0, 1], lambda p, g: 0.59) == []
    assert align([0, 1], [0, 1], lambda p, g: 0.6) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("one", "two", "similarity"),
    [
        ("Bayraktar TB2 drones", "Bayraktar TB-2", 1.0),
        ("TB2", "Bayraktar TB2", 1.0),
        ("warships", "frigates", 0.8),
        ("frigate", "frigates", 1.0),
        ("F-16", "MiG-29", 0.5),
        ("", "F-16", 0.5),
    ],
)
def test_items_of_one_category(one: str, two: str, similarity: float) -> None:
    first, second = (AnnotatedTransfer(item=item, category="ship") for item in (one, two))
    assert item_similarity(first, second) == similarity
    assert item_similarity(second, first) == similarity


def test_items_of_two_categories_need_words_in_common() -> None:
    first, second = AnnotatedTransfer(item="warships", category="ship"), AnnotatedTransfer(item="jets", category="uav")
    assert item_similarity(first, second) == 0.0


def test_a_side_that_only_one_knows_counts_a_quarter() -> None:
    assert party_similarity([], []) == 1.0
    assert party_similarity(["TUR"], None) == 0.25
    assert party_similarity(["FRA", "DEU"], ["DEU"]) == 0.5
