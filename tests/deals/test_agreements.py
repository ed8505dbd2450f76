"""Packages: one agreement, one value."""

from __future__ import annotations

from tests.deals.builders import VOCABULARY, at_least, cooperation_claim, dollars, transfer_claim

from pactwatch.deals import Linked, link
from pactwatch.model import Category, Claim, CooperationType, Mode

WHOLE = dollars(900_000_000)


def linked(*claims: Claim) -> Linked:
    return link(claims, {}, VOCABULARY)


def package(document: str, published: str = "2025-05-01", value: int = 900_000_000) -> list[Claim]:
    told = dollars(value)
    return [
        transfer_claim(f"{document}/1", package="p1", value=told, published=published),
        transfer_claim(f"{document}/2", what="Akinci", package="p1", value=told, published=published),
        transfer_claim(
            f"{document}/3",
            what="loitering drones",
            ordered=at_least(700),
            package="p1",
            value=told,
            published=published,
        ),
    ]


def test_a_package_is_one_agreement_whose_value_is_not_the_deals_own() -> None:
    result = linked(*package("a"))
    (agreement,) = result.agreements
    assert agreement.parties == ("PAK", "TUR")
    assert agreement.deals == ("a/1", "a/2", "a/3")
    assert agreement.claims == ("a/1", "a/2", "a/3")
    assert agreement.value is not None
    assert agreement.value.shown == WHOLE
    assert [value.stories for value in agreement.value.values] == [1]
    for deal in result.deals:
        assert deal.agreement == agreement.id
        assert deal.field("value") is None


def test_packages_of_different_documents_on_the_same_deals_are_one_agreement() -> None:
    result = linked(*package("a"), *package("b", "2025-05-09"))
    (agreement,) = result.agreements
    assert len(result.deals) == 3
    assert agreement.value is not None
    assert [(value.value, value.stories) for value in agreement.value.values] == [(WHOLE, 2)]


def test_packages_of_other_parties_stay_apart() -> None:
    other = transfer_claim("b/1", supplier="USA", recipient="UKR", package="p1", value=WHOLE, mode=Mode.GIFT)
    assert len(linked(*package("a"), other).agreements) == 2


def test_an_agreement_keeps_the_claim_of_cooperation_that_tells_of_it() -> None:
    pact = cooperation_claim("a/4", CooperationType.AGREEMENT, "TUR", "PAK", package="p1")
    visit = cooperation_claim("a/5", CooperationType.VISIT, "TUR", "PAK", package="p1")
    result = linked(*package("a"), pact, visit)
    assert result.agreements[0].claims == ("a/1", "a/2", "a/3", "a/4")
    assert [thread.claims for thread in result.cooperation] == [("a/4",), ("a/5",)]


def test_a_report_that_tells_the_package_value_for_one_item_adds_nothing() -> None:
    single = transfer_claim("b", value=WHOLE, published="2025-05-03")
    result = linked(*package("a"), single)
    joined = next(deal for deal in result.deals if "b" in deal.claims)
    assert joined.claims == ("a/1", "b")
    assert joined.field("value") is None


def test_a_value_of_its_own_stays_with_the_deal() -> None:
    single = transfer_claim("b", value=dollars(120_000_000), published="2025-05-03")
    deal = next(deal for deal in linked(*package("a"), single).deals if "b" in deal.claims)
    assert deal.agreement is not None
    assert deal.shown("value") == dollars(120_000_000)


def test_a_pact_without_transfers_is_no_agreement_with_a_value() -> None:
    pact = cooperation_claim("a", CooperationType.AGREEMENT, "TUR", "PAK", package="p1")
    result = linked(pact, transfer_claim("b", what="tank shells", category=Category.AMMUNITION))
    assert result.agreements == ()
