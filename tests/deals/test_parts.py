"""Parts that linking looks at alone: the same as if every pair had been weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.builders import VOCABULARY, at_least, dollars, exactly, transfer_claim

from pactwatch.connected import connected
from pactwatch.deals import parts as module
from pactwatch.deals.block import pairs
from pactwatch.deals.candidates import SLACK, Best, Group
from pactwatch.deals.compare import match_weight, recipient_and_item, sides_and_item
from pactwatch.deals.parts import parts
from pactwatch.deals.profile import Profile, profiles_of
from pactwatch.deals.weights import DEFAULT, Weight, Weights
from pactwatch.model import Category, Claim, Condition, Mode, Stage

ITEMS = [
    "Bayraktar TB2",
    "Akinci",
    "F-16",
    "F-16V",
    "armed drones",
    "weapons",
    "Stormcat",
    "Stormcat Mk2",
    "F-16 parts",
    "KF414",
    "KF414INS6",
]
STORIES = {"a": "one", "b": "one", "c": "two"}
EAGER = replace(
    DEFAULT, number_other=Weight(3.0, "x"), mode_other=Weight(2.0, "x"), stage_again=Weight(4.0, "x")
)  # weights that another register may fit: what speaks against one deal here speaks for it there


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    count = draw(st.integers(2, 14))
    return [
        transfer_claim(
            f"{draw(st.sampled_from('abcdef'))}/{number}",
            supplier=draw(st.sampled_from(["TUR", "USA", "", "TUR+USA"])),
            recipient=draw(st.sampled_from(["PAK", "", "AZE", "PAK+AZE"])),
            what=draw(st.sampled_from(ITEMS)),
            category=draw(st.sampled_from([Category.UAV, Category.AIRCRAFT, Category.OTHER])),
            ordered=draw(st.sampled_from([None, exactly(2), exactly(5), exactly(24), at_least(20)])),
            value=draw(st.sampled_from([None, dollars(900), dollars(500)])),
            mode=draw(st.sampled_from([None, Mode.SALE, Mode.GIFT, Mode.LOAN])),
            stage=draw(st.sampled_from([None, *Stage])),
            happened=draw(st.sampled_from([None, "2019", "2022-06"])),
            published=draw(st.sampled_from([None, "2019-01-01", "2022-06-01", "2022-06-20"])),
            package=draw(st.sampled_from([None, "p"])),
        )
        for number in range(count)
    ]


def by_every_pair(profiles: Sequence[Profile], weights: Weights) -> list[list[int]]:
    hopeful = [pair for pair in pairs(profiles) if match_weight(profiles[pair[0]], profiles[pair[1]], weights) > 0]
    return connected(len(profiles), hopeful)


def profiled(claims: Sequence[Claim]) -> tuple[Profile, ...]:
    found = profiles_of({claim.id: claim for claim in claims}, STORIES, VOCABULARY)
    conditions = [None, Condition.NEW, None, Condition.SECOND_HAND]  # claims made by hand tell none
    return tuple(replace(one, condition=conditions[at % 4]) for at, one in enumerate(found))


@settings(max_examples=300, deadline=None)
@given(told(), st.sampled_from([DEFAULT, EAGER, Weights()]))
def test_parts_are_those_that_weighing_every_pair_gives(claims: list[Claim], weights: Weights) -> None:
    profiles = profiled(claims)
    assert parts(profiles, weights) == by_every_pair(profiles, weights)


@settings(max_examples=200, deadline=None)
@given(told(), st.sampled_from([DEFAULT, EAGER, Weights()]))
def test_no_pair_of_two_stories_is_above_what_is_expected_at_best(claims: list[Claim], weights: Weights) -> None:
    profiles, best = profiled(claims), Best.of(weights)
    for one, other in combinations(range(len(profiles)), 2):
        first, second = profiles[one], profiles[other]
        if first.story != second.story:
            over = best.over(Group.of(profiles, [one]), Group.of(profiles, [other]))
            assert match_weight(first, second, weights) <= sides_and_item(first, second, weights) + over + SLACK
            assert sides_and_item(first, second, weights) <= recipient_and_item(first, second, weights) + best.supplier


def test_the_claims_of_one_story_are_compared_whatever_their_items() -> None:
    claims = [
        transfer_claim(name, what=what, category=Category.AIRCRAFT, ordered=exactly(24), value=dollars(900))
        for name, what in (("a", "F-16"), ("b", "Rafale"))
    ]
    profiles = profiles_of({claim.id: claim for claim in claims}, STORIES, VOCABULARY)
    assert parts(profiles, DEFAULT) == by_every_pair(profiles, DEFAULT) == [[0, 1]]
    apart = profiles_of({claim.id: claim for claim in claims}, {}, VOCABULARY)
    assert parts(apart, DEFAULT) == by_every_pair(apart, DEFAULT) == [[0], [1]]


def test_claims_that_name_no_side_are_never_compared() -> None:
    claims = [transfer_claim(name, supplier="", recipient="", ordered=exactly(24), value=dollars(900)) for name in "ab"]
    profiles = profiles_of({claim.id: claim for claim in claims}, STORIES, VOCABULARY)
    assert parts(profiles, EAGER) == [[0], [1]]


def test_a_pair_that_cannot_be_above_nothing_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(first: Profile, second: Profile, weights: Weights) -> float:
        compared.append((first.claim, second.claim))
        return match_weight(first, second, weights)

    monkeypatch.setattr(module, "match_weight", counted)
    systems = ["Bayraktar TB2", "Akinci", "Stormcat", "Windhund", "Nachtvogel"]
    claims = [transfer_claim(f"{what[0]}{number}", what=what) for what in systems for number in range(40)]
    profiles = profiles_of({claim.id: claim for claim in claims}, {}, VOCABULARY)
    assert parts(profiles, DEFAULT) == by_every_pair(profiles, DEFAULT)
    assert len(compared) < len(claims)  # of 19,900 pairs
