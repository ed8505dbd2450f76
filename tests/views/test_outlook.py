"""What is to come next in a deal, and whether it is late against others of its kind."""

from __future__ import annotations

from datetime import date

import pytest
from tests.deals.builders import VOCABULARY, transfer_claim
from tests.views.linked import register_of

from pactwatch.model import Category, Claim, Stage
from pactwatch.register import Register
from pactwatch.views import Filters, Status, Step, late_deals, register_rows
from pactwatch.views.outlook import Outlook

KINDS = {Category.UAV: "Bayraktar TB2", Category.AIRCRAFT: "F-16"}


def thread(buyer: str, ordered: str, delivered: str | None, kind: Category = Category.UAV) -> list[Claim]:
    """An order and, where a day is given, the first delivery on it."""
    told = [transfer_claim(f"{buyer}-a", recipient=buyer, what=KINDS[kind], category=kind, published=ordered)]
    if delivered is not None:
        told.append(
            transfer_claim(
                f"{buyer}-b",
                recipient=buyer,
                what=KINDS[kind],
                category=kind,
                stage=Stage.DELIVERING,
                published=delivered,
            )
        )
    return told


HISTORY = [
    *thread("AAA", "2018-01-01", "2018-07-01"),
    *thread("BBB", "2018-01-01", "2019-01-01"),
    *thread("CCC", "2018-01-01", "2021-01-01"),
]


def outlook(register: Register, buyer: str, today: date | None = None) -> Outlook:
    (row,) = [row for row in register_rows(register, VOCABULARY, today=today) if row.recipient == (buyer,)]
    return row.outlook


def test_an_order_is_due_when_half_of_its_kind_were_delivered() -> None:
    register = register_of(*HISTORY, *thread("PAK", "2021-01-10", None))
    found = outlook(register, "PAK")
    assert (found.status, found.next_step, found.since) == (Status.OPEN, Step.FIRST_DELIVERY, date(2021, 1, 10))
    assert (found.median_days, found.sample, found.expected) == (365, 3, date(2022, 1, 10))
    assert found.words == (
        "first delivery to be expected by 2022-01; half of 3 deals on uav took 12 months or less from order to "
        "first delivery"
    )


def test_a_deal_of_which_nobody_speaks_any_more_went_silent() -> None:
    register = register_of(*HISTORY, *thread("PAK", "2019-01-10", None))
    found = outlook(register, "PAK", date(2021, 6, 1))
    assert (found.status, found.expected) == (Status.SILENT, date(2020, 1, 10))
    assert "overdue since 2020-01, and nothing was reported since" in found.words


def test_a_deal_that_is_still_spoken_of_is_overdue() -> None:
    again = transfer_claim("PAK-c", published="2020-09-01")
    register = register_of(*HISTORY, *thread("PAK", "2019-01-10", None), again)
    assert outlook(register, "PAK").status is Status.OVERDUE


def test_the_day_is_that_of_the_latest_report() -> None:
    register = register_of(*HISTORY, *thread("PAK", "2019-01-10", None))
    assert outlook(register, "PAK").status is Status.SILENT  # the latest report is of 2021
    assert outlook(register, "PAK", date(2019, 6, 1)).status is Status.OPEN


def test_kinds_are_told_apart_where_there_are_enough_of_each() -> None:
    jets = [
        claim
        for number, buyer in enumerate(("DDD", "EEE", "FFF"))
        for claim in thread(buyer, "2010-01-01", f"201{4 + number}-01-01", Category.AIRCRAFT)
    ]
    register = register_of(*HISTORY, *jets, *thread("PAK", "2019-01-10", None, Category.AIRCRAFT))
    assert outlook(register, "PAK").median_days == 1826
    few = register_of(*HISTORY, *jets[:2], *thread("PAK", "2019-01-10", None, Category.AIRCRAFT))
    assert (outlook(few, "PAK").sample, outlook(few, "PAK").median_days) == (4, 365)


def test_too_few_deals_expect_nothing() -> None:
    found = outlook(register_of(*HISTORY[:4], *thread("PAK", "2015-01-10", None)), "PAK")
    assert (found.status, found.expected) == (Status.OPEN, None)
    assert "too few deals of its kind" in found.words


@pytest.mark.parametrize("stage", [Stage.DELIVERED, Stage.CANCELLED, Stage.REFUSED])
def test_nothing_is_to_come_of_what_is_settled(stage: Stage) -> None:
    found = outlook(register_of(*HISTORY, transfer_claim("x", stage=stage)), "PAK")
    assert (found.status, found.next_step) == (Status.DONE, None)
    assert "no step is to come" in found.words


def test_unknown_dates_and_stages_are_said() -> None:
    undated = outlook(register_of(*HISTORY, transfer_claim("x", published=None)), "PAK")
    assert (undated.status, undated.expected) == (Status.OPEN, None)
    assert undated.words == "first delivery to come; its date is not known"
    assert outlook(register_of(transfer_claim("x", stage=None)), "PAK").words == "no report tells how far along it is"


def test_a_deal_heard_of_only_when_delivered_sets_no_pace_between_deliveries() -> None:
    told = [transfer_claim(f"{buyer}-x", recipient=buyer, stage=Stage.DELIVERED) for buyer in ("AAA", "BBB", "CCC")]
    waiting = transfer_claim("y", stage=Stage.DELIVERING, published="2010-01-01")
    assert outlook(register_of(*told, waiting), "PAK").expected is None


def test_late_deals_are_listed_the_longest_overdue_first() -> None:
    register = register_of(
        *HISTORY,
        *thread("PAK", "2019-01-10", None),
        *thread("AZE", "2017-01-10", None),
        *thread("UKR", "2020-12-01", None),
    )
    late = late_deals(register, VOCABULARY)
    assert [row.recipient for row in late.deals] == [("AZE",), ("PAK",)]
    assert late.day == date(2021, 1, 1)
    assert late_deals(register, VOCABULARY, date(2017, 2, 1)).deals == ()
    silent = register_rows(register, VOCABULARY, Filters(status=Status.SILENT))
    assert {row.id for row in silent} == {row.id for row in late.deals}


def test_an_empty_register_has_no_day() -> None:
    assert late_deals(register_of(), VOCABULARY).day is None
