"""Why two claims are one deal or two, in words."""

from __future__ import annotations

from tests.deals.builders import VOCABULARY, cooperation_claim, exactly, transfer_claim

from pactwatch.deals import why
from pactwatch.deals.compare import compare, match_weight
from pactwatch.deals.profile import profile_of
from pactwatch.model import CooperationType, Stage, Transfer


def test_each_weight_stands_in_words_with_both_values_and_the_sum() -> None:
    lines = why(
        transfer_claim("a", ordered=exactly(24), stage=Stage.SOUGHT, published="2021-07-07"),
        transfer_claim("b", ordered=exactly(24), what="armed drones", published=None),
        VOCABULARY,
    )
    assert "+2.5 supplier: same supplier (Türkiye)" in lines
    assert "+3.0 number: same number (exact 24)" in lines
    assert any("Bayraktar TB2; armed drones" in line for line in lines)
    assert lines[-1].endswith("together: one deal")
    assert float(lines[-1].split()[0]) == sum(float(line.split()[0]) for line in lines[:-1])


def test_copies_are_named_as_such() -> None:
    first, second = transfer_claim("a"), transfer_claim("b")
    assert any("copies of one report" in line for line in why(first, second, VOCABULARY, {"a": "s", "b": "s"}))
    assert not any("copies of one report" in line for line in why(first, second, VOCABULARY))


def test_what_parts_two_claims_is_said() -> None:
    lines = why(transfer_claim("a"), transfer_claim("b", recipient="AZE"), VOCABULARY)
    assert any(line.startswith("-12.0 recipient: different recipients (Pakistan; AZE)") for line in lines)
    assert "two deals" in lines[-1]


def test_cooperation_is_explained_by_type_and_parties() -> None:
    visit = cooperation_claim("a", CooperationType.VISIT, "TUR", "PAK")
    back = cooperation_claim("b", CooperationType.VISIT, "PAK", "TUR")
    assert why(visit, back, VOCABULARY) == ("same type and parties: one thread",)
    assert why(visit, transfer_claim("c"), VOCABULARY) == (
        "one tells of a transfer, the other of cooperation: never joined",
    )


def test_a_comparison_is_the_same_both_ways() -> None:
    claims = [
        transfer_claim("a", ordered=exactly(5), stage=Stage.DELIVERED, published="2020-01-01"),
        transfer_claim("b", what="drones", stage=Stage.SOUGHT, published="2020-01-01"),
        transfer_claim("c", supplier="", stage=Stage.CANCELLED, published="2023-01-01", happened="2022"),
    ]
    profiles = [
        profile_of(claim, claim.content, claim.id, VOCABULARY)
        for claim in claims
        if isinstance(claim.content, Transfer)
    ]
    for one in profiles:
        for other in profiles:
            assert compare(one, other) == compare(other, one)
            assert match_weight(one, other) == match_weight(other, one)
