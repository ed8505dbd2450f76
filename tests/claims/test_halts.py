"""Stops to come, and stops that were decided on."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Oman wants to cancel the order for frigates.", "ordered", 0),
        ("Oman threatened to cancel the order for frigates.", "ordered", 0),
        ("Oman decided to cancel the order for frigates.", "cancelled", 0),
        ("Oman was forced to cancel the order for frigates.", "cancelled", 0),
        ("Oman had to scrap its order for frigates.", "cancelled", 0),
        ("Oman is considering cancelling the order for frigates.", "ordered", 0),
        ("Moscow wants drones in exchange for cancelling the sale of missiles to Oman.", "ordered", 1),
        ("The minister spoke of the possibility of suspending the delivery of frigates to Oman.", "delivering", 0),
        ("Lawmakers voted to block the sale of missiles to Oman.", "refused", 0),
        ("Italy has stopped the supply of missiles to Oman.", "suspended", 0),
        ("Delivery of the missiles to Oman remains on hold.", "suspended", 0),
        ("Norway agreed to halt the sale of missiles to Oman.", "refused", 0),
        ("Spain plans to block the sale of missiles to Oman.", "ordered", 0),
        ("The Senate failed to block the sale of missiles to Oman.", "ordered", 0),
        ("Spain announced it had cancelled the sale of frigates to Oman.", "cancelled", 0),
        ("Germany suspended the delivery of howitzers to Ghana.", "suspended", 0),
        ("Greece asked Spain to halt the sale of frigates to Turkey.", "ordered", 0),
    ],
)
def test_only_a_stop_that_is_decided_on_ends_a_deal(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Talks on howitzers could not be concluded.", "cancelled", 0),
        ("Oman wanted frigates but the deal could not be signed.", "cancelled", 0),
        ("Oman wanted frigates but the deal has not been signed.", "negotiating", 0),
    ],
)
def test_a_deal_that_could_not_be_concluded_is_off(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Chile has postponed its decision on the evaluation of howitzers.", "sought", 0),
        ("A decision on the purchase of 12 howitzers was deferred by Chile.", "sought", 0),
        ("Chile has postponed the purchase of howitzers.", "suspended", 0),
    ],
)
def test_a_decision_that_is_put_off_suspends_no_deal(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman deferred its decision on the Gripen.", "sought"),
        ("The decision on the purchase of frigates was postponed by Oman.", "sought"),
        ("Oman postponed the purchase of frigates.", "suspended"),
        ("Oman decided to postpone the purchase of frigates.", "suspended"),
    ],
)
def test_a_decision_that_is_put_off_is_none_against_a_deal(text: str, stage: str) -> None:
    assert told_stage(text) == stage
