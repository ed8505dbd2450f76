"""The register as rows, and the filters on it."""

import pytest
from tests.views import builders

from pactwatch.errors import NotFoundError
from pactwatch.model import Category, Mode, PartialDate, Qualifier, Stage
from pactwatch.views import DealRow, Filters, register_rows

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


def row(deal: str) -> DealRow:
    return next(one for one in register_rows(REGISTER, VOCABULARY) if one.id == deal)


def ids(**wanted: object) -> set[str]:
    return {one.id for one in register_rows(REGISTER, VOCABULARY, Filters(**wanted))}  # type: ignore[arg-type]


def test_a_row_names_parties_item_and_stage() -> None:
    tb2 = row("tb2-2021")
    assert (tb2.supplier, tb2.supplier_names) == (("TUR",), ("Türkiye",))
    assert (tb2.recipient, tb2.recipient_names) == (("PAK",), ("Pakistan",))
    assert (tb2.item, tb2.system, tb2.category_label) == ("Bayraktar TB2", "bayraktar-tb2", "drone")
    assert tb2.stage is Stage.ORDERED
    assert tb2.history == "sought (published 2021-07-07), ordered (date unknown)"


def test_copies_count_as_documents_but_not_as_stories() -> None:
    tb2 = row("tb2-2021")
    assert (tb2.stories, tb2.documents, tb2.claims) == (2, 3, 3)
    assert (tb2.first_published, tb2.last_published) == (PartialDate(2021, 7, 7), PartialDate(2021, 7, 7))


def test_a_number_keeps_its_qualifier_and_bounds() -> None:
    number = row("drones-2025").number_ordered
    assert number is not None
    assert str(number) == "at least 700"
    assert (number.amount, number.qualifier, number.lower, number.upper) == (700, Qualifier.AT_LEAST, 700, None)


def test_a_package_value_is_marked_and_an_own_value_is_not() -> None:
    packaged, own = row("drones-2025").value, row("ships-2025").value
    assert packaged is not None
    assert (str(packaged), packaged.package) == ("900,000,000 USD (package)", True)
    assert own is not None
    assert (str(own), own.package) == ("1,350,000,000 EUR", False)


def test_what_no_report_says_is_none() -> None:
    bgd = row("bgd-2025")
    assert (bgd.number_ordered, bgd.number_delivered, bgd.value, bgd.mode, bgd.last_published) == (None,) * 5


def test_conflicts_are_named() -> None:
    assert row("drones-2025").conflicts == ("number_ordered",)
    assert row("akinci-2025").conflicts == ()


def test_the_confidence_is_that_of_the_surest_claim() -> None:
    assert row("tb2-2021").confidence == 0.9


def test_rows_stand_in_order_of_the_latest_report_undated_last() -> None:
    last = [one.last_published for one in register_rows(REGISTER, VOCABULARY)]
    known = [date for date in last if date is not None]
    assert last == [*sorted(known, reverse=True), *[None] * (len(last) - len(known))]
    assert len(known) == 4


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"supplier": "PAK"}, {"shells-2025", "mortars-2025"}),
        ({"supplier": "pakistan"}, {"shells-2025", "mortars-2025"}),
        ({"recipient": "aze"}, {"aze-2021"}),
        ({"party": "BGD"}, {"bgd-2025"}),
        ({"item": "tb-2"}, {"tb2-2021", "aze-2021"}),
        ({"item": "bayraktar-tb2"}, {"tb2-2021", "aze-2021"}),
        ({"item": "mortar"}, {"mortars-2025"}),
        ({"category": Category.SHIP}, {"ships-2025"}),
        ({"stage": Stage.DELIVERED}, {"aze-2021"}),
        ({"mode": Mode.OFFSET}, {"shells-2025", "mortars-2025"}),
        ({"since": PartialDate(2023)}, {"drones-2025", "ships-2025"}),
        ({"conflicts": True}, {"drones-2025"}),
        ({"supplier": "TUR", "recipient": "PAK", "item": "Akinci"}, {"akinci-2025"}),
        ({"supplier": "FRA"}, set()),
    ],
)
def test_filters(wanted: dict[str, object], found: set[str]) -> None:
    assert ids(**wanted) == found


def test_a_party_that_nobody_knows_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(NotFoundError, match=r"'Turky'.*Turkey"):
        ids(supplier="Turky")


def test_an_empty_register_has_no_rows() -> None:
    assert register_rows(builders.empty(), VOCABULARY) == ()
