"""Designations taken apart for comparison."""

from __future__ import annotations

import pytest

from pactwatch.deals.compare import compare
from pactwatch.deals.designations import designation_of, share_a_name
from pactwatch.deals.profile import Profile, profile_of
from pactwatch.deals.weights import DEFAULT
from pactwatch.model import Attribution, Claim, Evidence, Item, Part, Span, Stated, Transfer
from pactwatch.vocab import load


@pytest.mark.parametrize(
    ("text", "names", "variants"),
    [
        ("LCA-Rafales Mk1A", {"lca", "rafale"}, {"mk1a"}),
        ("F-414", {"f414"}, set()),
        ("F414-INS6", {"f414", "ins6"}, set()),
        ("Arrow 3", {"arrow"}, {"3"}),
        ("AIM-120C-5", {"aim120c"}, {"5"}),
        ("Scorpène-class submarines", {"scorpene"}, set()),
        ("armed drones", set(), set()),
        ("155mm artillery rounds", set(), set()),
        ("weapons", set(), set()),
        ("air defence capabilities", set(), set()),
    ],
)
def test_names_and_variants(text: str, names: set[str], variants: set[str]) -> None:
    found = designation_of(text)
    assert found.names == names
    assert found.variants == variants
    assert found.is_class is not bool(names)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("F-414", "F414-GE-INS6", True),
        ("F-414INS6", "F414", True),
        ("Tejas", "LCA-Tejas Mk1A", True),
        ("S-400", "S-500", False),
        ("F-16", "F-15EX", False),
        ("F-1", "F-16", False),
        ("Patriot (MIM-104)", "MIM-104", True),
    ],
)
def test_designations_that_share_a_name(first: str, second: str, shared: bool) -> None:
    one, other = designation_of(first).names, designation_of(second).names
    assert share_a_name(one, other) is shared
    assert share_a_name(other, one) is shared


def test_general_words_and_parts_are_told_apart() -> None:
    assert designation_of("military equipment").is_general
    assert not designation_of("submarines").is_general
    assert designation_of("F-14 parts").parts == {"part"}
    assert not designation_of("F-14").parts


def test_a_name_that_several_systems_share_may_be_each_of_them() -> None:
    vocabulary = load()

    def named(system: str, designation: str) -> Profile:
        item = Item(designation, vocabulary.systems[system].category, system)
        words = Evidence("d" * 32, Part.TEXT, Span(0, 5))
        claim = Claim(
            "c" * 16, "d" * 32, Transfer(item=Stated(item, (words,))), words, Attribution(()), 0.8, "grammar", "1"
        )
        assert isinstance(claim.content, Transfer)
        return profile_of(claim, claim.content, "s", vocabulary)

    def reason(first: Profile, second: Profile) -> str:
        return next(signal.weight.reason for signal in compare(first, second) if signal.field == "item")

    bare, first, second = (
        named("leopard", "Leopard tanks"),
        named("leopard-1", "Leopard 1"),
        named("leopard-2", "Leopard 2"),
    )
    assert reason(bare, second) == reason(bare, first) == DEFAULT.item_name.reason
    assert reason(first, second) == DEFAULT.item_other.reason
    assert reason(bare, named("leopard", "Leopards")) == DEFAULT.item_same.reason
