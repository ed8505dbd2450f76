"""Which claims become one deal, and which stay apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.builders import VOCABULARY, at_least, cooperation_claim, dollars, exactly, transfer_claim

from pactwatch.deals import Linked, link
from pactwatch.deals.block import blocks, pairs
from pactwatch.deals.profile import profiles_of
from pactwatch.model import Category, Claim, CooperationType, Mode, Stage

JETS = Category.AIRCRAFT


def linked(*claims: Claim, stories: dict[str, str] | None = None) -> Linked:
    return link(claims, stories or {}, VOCABULARY)


def groups(*claims: Claim) -> list[tuple[str, ...]]:
    return [deal.claims for deal in linked(*claims).deals]


ONE_DEAL = {
    "sought, then ordered by an undated report": (
        transfer_claim("a", stage=Stage.SOUGHT, published="2021-07-07"),
        transfer_claim("b", stage=Stage.ORDERED, published=None),
    ),
    "negotiated, ordered, delivered over years": (
        transfer_claim("a", what="FA-50", category=JETS, stage=Stage.NEGOTIATING, ordered=exactly(18)),
        transfer_claim(
            "b", what="FA-50", category=JETS, stage=Stage.ORDERED, ordered=exactly(18), published="2023-02-01"
        ),
        transfer_claim(
            "c", what="FA-50", category=JETS, stage=Stage.DELIVERED, delivered=exactly(4), published="2024-03-01"
        ),
    ),
    "spelt otherwise, unknown to the catalogue": (
        transfer_claim("a", what="KF-414 INS6", category=Category.ENGINE),
        transfer_claim("b", what="KF414", category=Category.ENGINE),
    ),
    "another of its names, in a form that the catalogue lacks": (
        transfer_claim("a", what="F-16", category=JETS, supplier="USA"),
        transfer_claim("b", what="Viper Block 99", category=JETS, supplier="USA"),
    ),
    "a variant of one family": (
        transfer_claim("a", what="T-50", category=JETS, ordered=exactly(100)),
        transfer_claim("b", what="FA-50", category=JETS, ordered=exactly(100)),
    ),
    "a renamed system with the same number": (
        transfer_claim("a", what="Stormcat", category=JETS, ordered=exactly(36)),
        transfer_claim("b", what="Stormcat Mk2", category=JETS, ordered=exactly(36)),
    ),
    "the supplier is not named": (
        transfer_claim("a", what="Rafale", category=JETS, supplier="FRA", ordered=exactly(36)),
        transfer_claim("b", what="Rafale", category=JETS, supplier="", ordered=exactly(36)),
    ),
    "a lower bound and the exact number": (
        transfer_claim("a", what="loitering munitions", ordered=at_least(700)),
        transfer_claim("b", what="loitering munitions", ordered=exactly(750)),
    ),
    "a class and the type that belongs to it, with the same number": (
        transfer_claim("a", what="armed drones", ordered=exactly(24)),
        transfer_claim("b", what="Bayraktar TB2", ordered=exactly(24)),
    ),
    "a state clears what another passes on": (
        transfer_claim("a", what="F-16", category=JETS, supplier="DNK", recipient="ARG", ordered=exactly(24)),
        transfer_claim("b", what="F-16", category=JETS, supplier="USA", recipient="ARG", ordered=exactly(24)),
    ),
}


@pytest.mark.parametrize("claims", ONE_DEAL.values(), ids=ONE_DEAL.keys())
def test_claims_on_one_deal_are_joined(claims: tuple[Claim, ...]) -> None:
    assert groups(*claims) == [tuple(claim.id for claim in claims)]


TWO_DEALS = {
    "rival bidders for one tender": (
        transfer_claim("a", what="Rafale", category=JETS, supplier="FRA", stage=Stage.OFFERED, ordered=exactly(114)),
        transfer_claim("b", what="Gripen", category=JETS, supplier="SWE", stage=Stage.OFFERED, ordered=exactly(114)),
    ),
    "rival bidders with a class of equipment": (
        transfer_claim("a", what="submarines", category=Category.SUBMARINE, supplier="DEU", ordered=exactly(6)),
        transfer_claim("b", what="submarines", category=Category.SUBMARINE, supplier="KOR", ordered=exactly(6)),
    ),
    "the tender and one bidder": (
        transfer_claim("a", what="fighter jets", category=JETS, supplier="", stage=Stage.SOUGHT, ordered=exactly(114)),
        transfer_claim("b", what="Rafale", category=JETS, supplier="FRA", stage=Stage.DELIVERED, delivered=exactly(36)),
    ),
    "a follow-on order told by one document": (
        transfer_claim("a/1", what="S-400", category=Category.AIR_DEFENCE, ordered=exactly(5)),
        transfer_claim("a/2", what="S-400", category=Category.AIR_DEFENCE, ordered=exactly(3), stage=Stage.SOUGHT),
    ),
    "a follow-on order years later": (
        transfer_claim("a", ordered=exactly(5), happened="2012", published="2012-06-01"),
        transfer_claim("b", ordered=exactly(24), happened="2021", published="2021-06-01"),
    ),
    "a follow-on order with another number, reported half a year later": (
        transfer_claim("a", ordered=exactly(12), published="2022-01-10"),
        transfer_claim("b", ordered=exactly(24), published="2022-09-10"),
    ),
    "different items of one package": (
        transfer_claim("a/1", package="p", value=dollars(900)),
        transfer_claim("a/2", what="Akinci", package="p", value=dollars(900)),
    ),
    "a maker's name is all that they share": (
        transfer_claim("a", what="Baykar Kemankes", ordered=exactly(24)),
        transfer_claim("b", what="Baykar Kizilelma", ordered=exactly(24)),
    ),
    "one buyer and another": (
        transfer_claim("a", recipient="PAK"),
        transfer_claim("b", recipient="AZE"),
    ),
    "sold there and back": (
        transfer_claim("a", supplier="TUR", recipient="PAK", what="ammunition", category=Category.AMMUNITION),
        transfer_claim("b", supplier="PAK", recipient="TUR", what="ammunition", category=Category.AMMUNITION),
    ),
    "leased and bought": (
        transfer_claim("a", mode=Mode.LOAN, ordered=exactly(2), stage=Stage.DELIVERED),
        transfer_claim("b", mode=Mode.SALE, ordered=exactly(30), stage=Stage.NEGOTIATING),
    ),
    "a system and its spare parts": (
        transfer_claim("a", what="F-14", category=JETS),
        transfer_claim("b", what="F-14 parts", category=Category.OTHER),
    ),
    "gift packages that follow each other": (
        transfer_claim(
            "a", what="artillery rounds", category=Category.AMMUNITION, mode=Mode.GIFT, stage=Stage.APPROVED
        ),
        transfer_claim(
            "b",
            what="artillery rounds",
            category=Category.AMMUNITION,
            mode=Mode.GIFT,
            stage=Stage.APPROVED,
            published="2022-08-01",
        ),
    ),
    "neither side nor type in common": (
        transfer_claim("a", supplier="", recipient="PAK", what="weapons", category=Category.OTHER),
        transfer_claim("b", supplier="TUR", recipient="", what="weapons", category=Category.OTHER),
    ),
}


@pytest.mark.parametrize("claims", TWO_DEALS.values(), ids=TWO_DEALS.keys())
def test_claims_on_different_deals_stay_apart(claims: tuple[Claim, ...]) -> None:
    assert groups(*claims) == sorted((claim.id,) for claim in claims)


def test_a_document_that_tells_two_deals_parts_the_reports_between_them() -> None:
    first = transfer_claim(
        "a/1", what="S-400", category=Category.AIR_DEFENCE, ordered=exactly(5), stage=Stage.DELIVERED
    )
    second = transfer_claim("a/2", what="S-400", category=Category.AIR_DEFENCE, ordered=exactly(3), stage=Stage.SOUGHT)
    between = transfer_claim("b", what="S-400", category=Category.AIR_DEFENCE, stage=Stage.DELIVERED)
    assert groups(first, second, between) == [("a/1", "b"), ("a/2",)]


def test_a_denial_stays_with_the_deal_that_it_denies() -> None:
    told = transfer_claim("a", stage=Stage.DELIVERED)
    denied = transfer_claim("b", stage=Stage.DELIVERED, published="2022-06-05")
    assert groups(told, denied) == [("a", "b")]


def test_the_id_is_that_of_the_earliest_claim_and_undated_claims_come_last() -> None:
    result = linked(
        transfer_claim("x", published=None),
        transfer_claim("z", published="2021-01-01"),
        transfer_claim("y", published="2022-01-01"),
    )
    assert [deal.id for deal in result.deals] == ["z"]


def test_a_claim_given_twice_counts_once() -> None:
    claim = transfer_claim("a")
    assert linked(claim, claim) == linked(claim)


def test_nothing_makes_nothing() -> None:
    assert linked() == Linked((), (), ())


def test_copies_count_as_one_story() -> None:
    claims = [transfer_claim(name) for name in ("a", "b", "c")]
    deal = linked(*claims, stories={"a": "s", "b": "s", "c": "t"}).deals[0]
    assert (len(deal.claims), deal.stories) == (3, 2)


NAMES = st.sampled_from(["Bayraktar TB2", "Akinci", "armed drones", "drones", "weapons", "F-16", "F-16V", "KF-21"])


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    count = draw(st.integers(2, 12))
    return [
        transfer_claim(
            f"{draw(st.sampled_from('abcdef'))}/{number}",
            supplier=draw(st.sampled_from(["TUR", "USA", "", "TUR+USA"])),
            recipient=draw(st.sampled_from(["PAK", "", "AZE"])),
            what=draw(NAMES),
            ordered=draw(st.sampled_from([None, exactly(5), exactly(24), at_least(20)])),
            value=draw(st.sampled_from([None, dollars(900), dollars(500)])),
            stage=draw(st.sampled_from([None, *Stage])),
            published=draw(st.sampled_from([None, "2019-01-01", "2022-06-01", "2022-06-20"])),
            package=draw(st.sampled_from([None, "p"])),
        )
        for number in range(count)
    ]


@settings(max_examples=100, deadline=None)
@given(claim_lists())
def test_pairs_that_share_a_block_come_once(claims: list[Claim]) -> None:
    profiles = profiles_of({claim.id: claim for claim in claims}, {}, VOCABULARY)
    found = list(pairs(profiles))
    expected = {pair for members in blocks(profiles).values() for pair in combinations(members, 2)}
    assert (set(found), len(found)) == (expected, len(expected))


@settings(max_examples=150, deadline=None)
@given(claim_lists(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled, {}, VOCABULARY) == link(claims, {}, VOCABULARY)


@settings(max_examples=100, deadline=None)
@given(claim_lists())
def test_each_claim_stands_in_exactly_one_deal(claims: list[Claim]) -> None:
    deals = link(claims, {}, VOCABULARY).deals
    assert sorted(name for deal in deals for name in deal.claims) == sorted(claim.id for claim in claims)


@settings(max_examples=100, deadline=None)
@given(claim_lists())
def test_every_field_shows_one_of_its_values(claims: list[Claim]) -> None:
    for deal in link(claims, {}, VOCABULARY).deals:
        for field in deal.fields:
            assert field.shown in [value.value for value in field.values]
            assert field.rule
            assert {name for value in field.values for name in value.claims} <= set(deal.claims)
            assert [value.stories for value in field.values] == sorted(
                (value.stories for value in field.values), reverse=True
            )


def test_relations_are_linked_by_type_and_parties() -> None:
    visit, accusation = CooperationType.VISIT, CooperationType.ACCUSATION
    threads = linked(
        cooperation_claim("a", visit, "TUR", "PAK", published="2022-01-01"),
        cooperation_claim("b", visit, "PAK", "TUR", published="2021-01-01"),
        cooperation_claim("c", visit, "TUR", "AZE"),
        cooperation_claim("d", accusation, "PAK", "IND"),
        cooperation_claim("e", accusation, "IND", "PAK"),
    ).cooperation
    assert [(thread.id, thread.claims, thread.parties) for thread in threads] == [
        ("b", ("a", "b"), ("PAK", "TUR")),
        ("c", ("c",), ("TUR", "AZE")),
        ("d", ("d",), ("PAK", "IND")),
        ("e", ("e",), ("IND", "PAK")),
    ]
    assert (str(threads[0].first_published), str(threads[0].last_published)) == ("2021-01-01", "2022-01-01")


def test_the_deals_that_are_chosen_are_those_that_linking_makes() -> None:
    claims = [one for told in ONE_DEAL.values() for one in told[:1]]
    claims = [replace(one, id=f"{place}-{one.id}", package="p") for place, one in enumerate(claims)]
    every = link(claims, {}, VOCABULARY)
    assert len(every.deals) > 2
    assert every.agreements
    chosen = link(claims, {}, VOCABULARY, which=lambda found: [one for one in found if one == every.deals[1].claims])
    assert chosen == Linked(every.deals[1:2], every.agreements, every.cooperation)
