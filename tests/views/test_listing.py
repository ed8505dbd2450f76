"""The register by pages: sorting, totals, flows and network; no total counts a package twice."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.builders import VOCABULARY, dollars, exactly, transfer_claim
from tests.views.linked import register_of

from pactwatch.errors import UsageError
from pactwatch.model import Claim, Money, Stage
from pactwatch.register import Register
from pactwatch.views import Filters, Paging, Sort, flows, listing, network, overview

PACKAGE = [
    transfer_claim("p/1", package="p", value=dollars(900), published="2021-05-01"),
    transfer_claim("p/2", what="Akinci", package="p", value=dollars(900), published="2021-05-01"),
    transfer_claim(
        "p/3", what="armed drones", ordered=exactly(700), package="p", value=dollars(900), published="2021-05-01"
    ),
]
ALONE = transfer_claim(
    "q", recipient="AZE", what="F-16", value=dollars(100), published="2020-03-01", stage=Stage.SOUGHT
)
GONE = transfer_claim("r", recipient="AZE", what="S-400", value=dollars(50), published=None, stage=Stage.CANCELLED)
REGISTER = register_of(*PACKAGE, ALONE, GONE)


def test_totals_count_a_package_once_on_any_page() -> None:
    first = listing(REGISTER, VOCABULARY, paging=Paging(size=2))
    assert (len(first.rows), first.deals, first.pages) == (2, 5, 3)
    (total,) = first.totals
    assert (total.amount, total.firm, total.stopped, total.entries) == (Decimal(1000), Decimal(900), Decimal(50), 2)
    assert listing(REGISTER, VOCABULARY, paging=Paging(size=2, page=3)).totals == first.totals


def test_pages_hold_every_deal_once() -> None:
    pages = [listing(REGISTER, VOCABULARY, paging=Paging(size=2, page=page)).rows for page in (1, 2, 3, 4)]
    ids = [row.id for rows in pages for row in rows]
    assert ids == [row.id for row in listing(REGISTER, VOCABULARY).rows]
    assert pages[3] == ()


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("turned", [False, True])
def test_every_order_is_total_and_keeps_unknown_values_last(sort: Sort, turned: bool) -> None:
    rows = listing(REGISTER, VOCABULARY, paging=Paging(sort, turned)).rows
    assert sorted(row.id for row in rows) == sorted(deal.id for deal in REGISTER.deals)
    if sort in (Sort.LATEST, Sort.FIRST):
        assert rows[-1].first_published is None
    if sort is Sort.VALUE:
        amounts = [row.value.amount for row in rows if row.value]
        assert amounts == sorted(amounts, reverse=not turned)


def test_filters_narrow_totals() -> None:
    found = listing(REGISTER, VOCABULARY, Filters(recipient="AZE"))
    assert (found.deals, [total.amount for total in found.totals]) == (2, [Decimal(100)])
    assert found.stages == ((Stage.SOUGHT, 1), (Stage.CANCELLED, 1))
    one = listing(REGISTER, VOCABULARY, Filters(item="Akinci"))
    assert [total.amount for total in one.totals] == [900]


@pytest.mark.parametrize(("page", "size"), [(0, 10), (1, 0), (1, 1001)])
def test_a_page_that_cannot_be_is_refused(page: int, size: int) -> None:
    with pytest.raises(UsageError, match=r"page 0|rows a page"):
        Paging(page=page, size=size)


def test_flows_are_by_year_and_hold_the_package_once() -> None:
    found = flows(REGISTER, VOCABULARY)
    assert [(flow.year, flow.recipient, len(flow.deals)) for flow in found] == [
        (2020, ("AZE",), 1),
        (2021, ("PAK",), 3),
        (None, ("AZE",), 1),
    ]
    assert [[total.amount for total in flow.totals] for flow in found] == [[100], [900], [0]]


def test_the_network_counts_deals_between_parties() -> None:
    found = network(REGISTER, VOCABULARY)
    assert [(edge.supplier, edge.recipient, len(edge.deals), edge.firm, edge.stopped) for edge in found.edges] == [
        ("TUR", "AZE", 2, 0, 1),
        ("TUR", "PAK", 3, 3, 0),
    ]
    assert [(node.party, node.given, node.received) for node in found.nodes] == [
        ("AZE", 0, 2),
        ("PAK", 0, 3),
        ("TUR", 5, 0),
    ]
    nobody = register_of(transfer_claim("x", supplier=""))
    assert (network(nobody, VOCABULARY).edges, network(nobody, VOCABULARY).one_sided) == ((), 1)


ITEMS = ("Bayraktar TB2", "Akinci", "F-16", "S-400", "armed drones")


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for number in range(draw(st.integers(1, 10))):
        package = draw(st.sampled_from([None, "p", "q"]))
        document = draw(st.sampled_from("abc"))
        worth = {"p": 900, "q": 700}.get(package or "") or draw(st.sampled_from([None, 100, 200]))
        claims.append(
            transfer_claim(
                f"{document}/{number}",
                supplier=draw(st.sampled_from(["TUR", "USA", ""])),
                recipient=draw(st.sampled_from(["PAK", "AZE", ""])),
                what=draw(st.sampled_from(ITEMS)),
                value=dollars(worth) if worth else None,
                package=package,
                stage=draw(st.sampled_from([Stage.SOUGHT, Stage.ORDERED, Stage.CANCELLED])),
                published=draw(st.sampled_from([None, "2019-01-01", "2022-06-01"])),
            )
        )
    return claims


def by_hand(register: Register) -> dict[str, Decimal]:
    """What all values add up to, counted otherwise: agreements, then deals that no agreement with a value pays for."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    paid: set[str] = set()
    for agreement in register.agreements:
        if agreement.value is not None and isinstance(agreement.value.shown, Money):
            sums[agreement.value.shown.currency] += agreement.value.shown.amount
            paid.update(agreement.deals)
    for deal in register.deals:
        own = deal.shown("value")
        if deal.id not in paid and isinstance(own, Money):
            sums[own.currency] += own.amount
    return sums


@settings(max_examples=120, deadline=None)
@given(told())
def test_no_total_counts_a_package_twice(claims: list[Claim]) -> None:
    register = register_of(*claims)
    expected = by_hand(register)
    glance = {total.currency: total.amount + total.stopped for total in overview(register, VOCABULARY).totals}
    page = {total.currency: total.amount + total.stopped for total in listing(register, VOCABULARY).totals}
    flowing: dict[str, Decimal] = defaultdict(Decimal)
    for flow in flows(register, VOCABULARY):
        for total in flow.totals:
            flowing[total.currency] += total.amount + total.stopped
    assert glance == page == expected == flowing


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from(list(Sort)), st.booleans())
def test_pages_part_the_register(claims: list[Claim], sort: Sort, turned: bool) -> None:
    register = register_of(*claims)
    whole = [row.id for row in listing(register, VOCABULARY, paging=Paging(sort, turned)).rows]
    starts = range(1, len(whole) // 3 + 2)
    pages = [listing(register, VOCABULARY, paging=Paging(sort, turned, page, 3)).rows for page in starts]
    assert [row.id for rows in pages for row in rows] == whole
    assert all(len(one) == 3 for one, _ in pairwise([rows for rows in pages if rows]))
