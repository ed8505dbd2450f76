"""Stages in order of time, the one shown, and deliveries by year."""

from __future__ import annotations

import pytest
from tests.deals.builders import exactly, transfer_claim

from pactwatch.deals.stages import contradict, current, history, instalments
from pactwatch.model import Claim, Qualifier, Quantity, Stage

SOUGHT, NEGOTIATING, ORDERED = Stage.SOUGHT, Stage.NEGOTIATING, Stage.ORDERED
DELIVERED, CANCELLED, REFUSED = Stage.DELIVERED, Stage.CANCELLED, Stage.REFUSED


def told(name: str, stage: Stage | None, published: str | None = None, happened: str | None = None) -> Claim:
    return transfer_claim(name, stage=stage, published=published, happened=happened)


@pytest.mark.parametrize(
    ("claims", "order"),
    [
        ([told("a", DELIVERED, "2023-01-01"), told("b", SOUGHT, "2021-01-01")], [SOUGHT, DELIVERED]),
        ([told("a", ORDERED, "2023-01-01", "2015"), told("b", SOUGHT, "2014-01-01")], [SOUGHT, ORDERED]),
        ([told("a", ORDERED, "2022-05-01", "2022"), told("b", SOUGHT, "2022-03-01")], [SOUGHT, ORDERED]),
        ([told("a", ORDERED), told("b", SOUGHT), told("c", DELIVERED, "2020-01-01")], [DELIVERED, SOUGHT, ORDERED]),
        ([told("a", None, "2020-01-01")], []),
    ],
    ids=["published", "happened", "within a year", "undated last, by rank", "no stage"],
)
def test_history_is_in_order_of_time(claims: list[Claim], order: list[Stage]) -> None:
    assert [event.stage for event in history(claims)] == order
    assert [event.stage for event in history(reversed(claims))] == order


@pytest.mark.parametrize(
    ("claims", "stage", "words"),
    [
        ([told("a", SOUGHT, "2021-07-07"), told("b", ORDERED)], ORDERED, "undated report tells a later stage"),
        ([told("a", ORDERED, "2021-07-07"), told("b", SOUGHT)], ORDERED, "latest dated report"),
        ([told("a", ORDERED, "2021-07-07"), told("b", CANCELLED)], ORDERED, "latest dated report"),
        ([told("a", CANCELLED, "2021-07-07"), told("b", DELIVERED)], CANCELLED, "latest dated report"),
        ([told("a", DELIVERED, "2021-01-01"), told("b", ORDERED, "2022-01-01")], DELIVERED, "does not undo it"),
        ([told("a", CANCELLED, "2021-01-01"), told("b", ORDERED, "2022-01-01")], ORDERED, "latest dated report"),
        ([told("a", SOUGHT), told("b", NEGOTIATING)], NEGOTIATING, "no report is dated"),
        ([told("a", ORDERED, "2021-01-01"), told("b", CANCELLED, "2022-01-01")], CANCELLED, "latest dated report"),
    ],
)
def test_the_stage_shown(claims: list[Claim], stage: Stage, words: str) -> None:
    shown, rule = current(history(claims))
    assert shown is stage
    assert words in rule


def test_a_denied_report_does_not_decide() -> None:
    events = history([told("a", SOUGHT, "2021-01-01"), told("b", DELIVERED, "2022-01-01")])
    shown, rule = current(events, frozenset({"b"}))
    assert (shown, "denial" in rule) == (SOUGHT, True)
    only = history([told("b", DELIVERED, "2022-01-01")])
    assert current(only, frozenset({"b"})) == (DELIVERED, "the stage of the latest dated report")


@pytest.mark.parametrize(
    ("claims", "conflict"),
    [
        ([told("a", SOUGHT, "2021-01-01"), told("b", DELIVERED, "2022-01-01")], False),
        ([told("a", DELIVERED, "2021-01-01"), told("b", REFUSED, "2022-01-01")], True),
        ([told("a", DELIVERED, "2021-01-01"), told("b", SOUGHT, "2022-01-01")], True),
        ([told("a", ORDERED, "2021-01-01"), told("b", CANCELLED, "2022-01-01")], False),
        ([told("a", DELIVERED, "2021-01-01"), told("b", SOUGHT)], False),
    ],
)
def test_a_lower_stage_earlier_is_history_and_no_conflict(claims: list[Claim], conflict: bool) -> None:
    assert contradict(history(claims)) is conflict


def test_a_denial_of_what_others_tell_is_a_conflict() -> None:
    events = history([told("a", DELIVERED, "2021-01-01"), told("b", DELIVERED, "2021-01-02")])
    assert contradict(events, frozenset({"b"}))
    assert not contradict(events, frozenset({"a", "b"}))


def delivery(name: str, number: Quantity, happened: str | None) -> Claim:
    return transfer_claim(name, stage=Stage.DELIVERING, delivered=number, happened=happened)


@pytest.mark.parametrize(
    ("claims", "years"),
    [
        ([delivery("a", exactly(3), "2022-01-10"), delivery("b", exactly(4), "2022-06")], ((2022, 7),)),
        ([delivery("a", exactly(3), "2022-01-10"), delivery("b", exactly(3), "2022-01")], ((2022, 3),)),
        ([delivery("a", exactly(3), "2022-01-10"), delivery("b", exactly(9), "2022")], ((2022, 9),)),
        ([delivery("a", exactly(3), "2021"), delivery("b", exactly(9), "2020")], ((2020, 9), (2021, 3))),
        ([delivery("a", exactly(3), None)], ()),
        ([delivery("a", Quantity(3, Qualifier.AT_MOST), "2022")], ()),
        ([transfer_claim("a", stage=ORDERED, delivered=exactly(3), happened="2022")], ()),
    ],
)
def test_instalments_by_year(claims: list[Claim], years: tuple[tuple[int, int], ...]) -> None:
    assert instalments(claims) == years
