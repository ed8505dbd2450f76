"""The register at a glance."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.views import builders

from pactwatch.model import Category, Deal, PartialDate, Stage
from pactwatch.register import Register
from pactwatch.views import overview, timeline

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


def staged(stage: Stage) -> Register:
    """The register with every deal at one stage."""

    def at(deal: Deal) -> Deal:
        fields = tuple(replace(one, shown=stage) if one.name == "stage" else one for one in deal.fields)
        return replace(deal, fields=fields)

    return replace(REGISTER, deals=tuple(at(deal) for deal in REGISTER.deals))


def test_counts() -> None:
    counts = overview(REGISTER, VOCABULARY).counts
    assert (counts.deals, counts.agreements, counts.cooperation, counts.claims) == (8, 1, 2, 19)
    assert (counts.documents, counts.stories, counts.silent, counts.conflicts, counts.parties) == (5, 4, 1, 1, 5)


def test_a_package_counts_once_in_the_total() -> None:
    totals = {one.currency: one for one in overview(REGISTER, VOCABULARY).totals}
    assert (totals["USD"].amount, totals["USD"].entries) == (Decimal(900_000_000), 1)
    assert totals["EUR"].words == "1,350,000,000 EUR"


@pytest.mark.parametrize(
    ("stage", "amount", "firm", "stopped"),
    [
        (Stage.SOUGHT, 900, 0, 0),
        (Stage.ORDERED, 900, 900, 0),
        (Stage.CANCELLED, 0, 0, 900),
    ],
)
def test_only_ordered_and_delivered_values_are_firm(stage: Stage, amount: int, firm: int, stopped: int) -> None:
    total = next(one for one in overview(staged(stage), VOCABULARY).totals if one.currency == "USD")
    millions = Decimal(1_000_000)
    assert (total.amount, total.firm, total.stopped) == (amount * millions, firm * millions, stopped * millions)


def test_deals_by_stage_and_category() -> None:
    found = overview(REGISTER, VOCABULARY)
    assert found.stages == ((Stage.ORDERED, 6), (Stage.DELIVERING, 1), (Stage.DELIVERED, 1))
    assert dict(found.categories)[Category.UAV] == 4


def test_dates_of_documents_bound_the_register() -> None:
    found = overview(REGISTER, VOCABULARY)
    assert (found.first_published, found.last_published) == (PartialDate(2021, 7, 7), PartialDate(2025, 7, 20))


def test_an_empty_register_has_no_totals_and_no_dates() -> None:
    found = overview(builders.empty(), VOCABULARY)
    assert (found.counts.deals, found.totals, found.first_published) == (0, (), None)


def test_the_time_line_has_a_mark_a_stage_and_date() -> None:
    rows = {row.deal.id: row.marks for row in timeline(REGISTER, VOCABULARY).rows}
    assert [(mark.stage, mark.date, mark.happened, len(mark.claims)) for mark in rows["tb2-2021"]] == [
        (Stage.SOUGHT, PartialDate(2021, 7, 7), False, 1),
        (Stage.ORDERED, None, False, 2),
    ]
    assert [(mark.date, mark.happened) for mark in rows["ships-2025"]] == [(PartialDate(2023, 9), True)]


def test_the_time_line_stands_in_order_of_first_marks() -> None:
    line = timeline(REGISTER, VOCABULARY)
    assert [row.deal.id for row in line.rows][:3] == ["aze-2021", "tb2-2021", "ships-2025"]
    assert (line.first, line.last) == (PartialDate(2020), PartialDate(2025, 7, 20))


def test_an_empty_register_has_an_empty_time_line() -> None:
    line = timeline(builders.empty(), VOCABULARY)
    assert (line.rows, line.first, line.last) == ((), None, None)
