"""How equipment of one sentence hangs together: lists, and parts that are for, on or against other equipment."""

from dataclasses import replace

import pytest
from tests.claims.texts import around

from pactwatch.claims.linked import carries, is_fitted, link_of, linked, linked_features, names_maker, one_list
from pactwatch.claims.mentions import Linked


def hangs(sentence: str) -> dict[str, Linked]:
    context = around(sentence)
    found = context.passage.found[0]
    ties = linked(context, found)
    return {item.designation: ties[item.first] for item in found.items}


def test_members_of_a_list_know_its_first() -> None:
    ties = hangs("Sweden sold 12 howitzers, 40 helmets as well as some radars to Kenya.")
    assert [(name, tie.head.designation, tie.place) for name, tie in ties.items()] == [
        ("howitzers", "howitzers", 0),
        ("helmets", "howitzers", 1),
        ("radars", "howitzers", 2),
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "word", "earlier"),
    [
        ("Orders for 300 engines for its Rafale and Mirage 2000 jets are expected.", "Mirage 2000", "for", "engines"),
        (
            "The rocket launcher works against landing craft and helicopters.",
            "helicopters",
            "against",
            "rocket launcher",
        ),
        ("It bought helicopters armed with missiles.", "missiles", "with", "helicopters"),
    ],
)
def test_a_list_is_tied_to_what_stands_before_it(sentence: str, name: str, word: str, earlier: str) -> None:
    ties = hangs(sentence)
    before = ties[name].before
    assert before is not None
    assert (before.word, before.earlier.designation) == (word, earlier)
    assert ties[earlier].after == word


def test_a_new_clause_ties_nothing() -> None:
    ties = hangs("Peru bought helicopters; radars for them came later.")
    assert ties["radars"].before is None
    assert ties["radars"].place == 0


def test_what_a_sentence_only_means_is_in_none_of_its_lists() -> None:
    context = around("Sweden has offered its Gripen jets and radars. Its bid also covers missiles and tanks.")
    _, bid = context.passage.found
    named = context.passage.found[0].items[0]
    meant = replace(named, first=bid.triggers[0].last, last=bid.triggers[0].last, sentence=1)
    assert link_of(context, bid, meant) == Linked(meant, 0, None, None)
    assert not one_list(context, bid, meant, bid.items[0])


def test_what_hangs_together_becomes_features() -> None:
    context = around("Egypt ordered engines for its Rafale jets.")
    found = context.passage.found[0]
    engine, jet = found.items
    assert "ties=for" in set(linked_features(context, found, engine))
    assert {"tied=for", "tied-to=engine"} <= set(linked_features(context, found, jet))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Egypt ordered engines for its Rafale jets.", {"Rafale"}),
        ("Egypt ordered engines for its Rafale and Mirage 2000 jets.", {"Rafale", "Mirage 2000"}),
        ("Egypt ordered ejection seats for platforms like the Rafale.", {"platforms", "Rafale"}),
        ("Egypt ordered Rafale jets with engines.", set()),
        ("Egypt ordered Rafale jets for its navy.", set()),
    ],
)
def test_what_a_part_is_for_is_not_what_is_sold(sentence: str, names: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {item.designation for item in found.items if is_fitted(context, found, item)} == names


def test_carriers_are_not_what_is_sold_with_their_jets() -> None:
    context = around("Boeing offered jets for two aircraft carriers.")
    (found,) = context.passage.found
    assert [carries(context, found, item) for item in found.items] == [False, True]


@pytest.mark.parametrize(
    ("sentence", "fitted"),
    [
        ("Peru bought Exocet missiles for its Rafale jets.", True),
        ("Peru, which has Exocet missiles, has shown interest in Rafale jets.", False),
        ("Peru, which has Exocet missiles, signed a contract for Rafale jets.", False),
        ("Peru wants Exocet missiles for the Rafale that it bought from France.", False),
        ("Peru wants Exocet missiles for the Rafale bought from France.", False),
    ],
)
def test_what_a_part_is_for(sentence: str, fitted: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert is_fitted(context, found, found.items[-1]) is fitted


@pytest.mark.parametrize(
    ("sentence", "maker"),
    [
        ("Rafale maker Dassault sold radars to Peru.", True),
        ("The Rafale's manufacturer sold radars to Peru.", True),
        ("France offered radars to all Rafale operators.", True),
        ("France sold the Rafale with radars to Peru.", False),
        ("Rafale maker Dassault is French.", False),
    ],
)
def test_what_only_says_who_a_maker_is(sentence: str, maker: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (rafale,) = (item for item in found.items if item.designation == "Rafale")
    assert names_maker(context, found, rafale) is maker
