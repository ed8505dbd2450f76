"""What is kept of sums is what counting anew would give, whatever deals came and went, and in whatever order."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select

from pactwatch.store import KeptDeal, KeptRegister, Store, open_store, package_totals, summed, totals
from pactwatch.store.facts import RECIPIENT, SUPPLIER, DealFacts, Firmness, Worth, deal_facts
from pactwatch.store.search.entries import Entry
from pactwatch.store.sought import SoughtDeals, conditions

REGISTER = KeptRegister("f" * 64, "v1", "b", True, 0, 0)
NAMES = ("a", "b", "c", "d", "e")
GIVING, GETTING, PACKAGES = ("TUR", "USA"), ("PAK", "AZE"), ("p", "q")
STAGES = {
    Firmness.UNKNOWN: None,
    Firmness.STOPPED: "cancelled",
    Firmness.OPEN: "sought",
    Firmness.FIRM: "ordered",
}
WORTHS = (
    Worth("USD", Decimal(100)),
    Worth("USD", Decimal("3000000000.5")),
    Worth("EUR", Decimal(7)),
)
FACTS: dict[str, str | int | float | None] = {
    "name": "x",
    "first": 1,
    "last": 2,
    "since": 1,
    "until": 2,
    "supplier": "",
    "recipient": "",
    "stories": 1,
    "credibility": 1,
    "status": "open",
    "conflicts": 0,
}
ALL_SIDES: list[tuple[tuple[str | None, str], ...]] = [
    (),
    *(((SUPPLIER, one),) for one in GIVING),
    *(((RECIPIENT, one),) for one in GETTING),
    *(((SUPPLIER, one), (RECIPIENT, other)) for one, other in product(GIVING, GETTING)),
]
Sides = tuple[tuple[str, str], ...]
Change = tuple[frozenset[str], list[KeptDeal]]


def _deal(name: str, grade: int, sides: Sides, paid: Mapping[str, Worth], own: Worth | None = None) -> KeptDeal:
    columns = tuple({**FACTS, "grade": grade, "stage": STAGES[grade]}.items())
    facts = DealFacts(columns, sides, (), own, tuple(paid.items()))
    return KeptDeal(name, (), "", "{}", "{}", None, None, Entry((), ()), facts)


@st.composite
def deals(draw: st.DrawFn, name: str) -> KeptDeal:
    sides = [(SUPPLIER, one) for one in sorted(draw(st.sets(st.sampled_from(GIVING))))]
    sides += [(RECIPIENT, one) for one in sorted(draw(st.sets(st.sampled_from(GETTING))))]
    paid = draw(st.dictionaries(st.sampled_from(PACKAGES), st.sampled_from(WORTHS)))
    own = None if paid else draw(st.sampled_from([None, *WORTHS]))
    return _deal(name, draw(st.sampled_from(list(STAGES))), tuple(sides), paid, own)


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    """Deals that go and deals that come, several times over."""
    names = st.frozensets(st.sampled_from(NAMES))
    return [(draw(names), [draw(deals(name)) for name in sorted(draw(names))]) for _ in range(draw(st.integers(1, 5)))]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("totals") / "register.db")
    else:
        emptied: Callable[[str], str] = request.getfixturevalue("emptied")
        address = emptied("totals")
    with open_store(address) as store:
        yield store


def _rows(connection: Connection) -> list[tuple[object, ...]]:
    both: tuple[Table, ...] = (totals.deal_totals, package_totals.package_totals)
    return sorted((one.name, *row) for one in both for row in connection.execute(select(one)))


@settings(max_examples=25, deadline=None)
@given(changes())
def test_totals_follow_any_changes(filled: Store, told: list[Change]) -> None:
    filled.keep_register(REGISTER, [])
    for gone, new in told:
        filled.replace_deals(sorted(gone), new, REGISTER)
        with filled.writing() as connection:
            followed = _rows(connection)
            totals.sum_up(connection)
            package_totals.sum_up(connection)
            assert followed == _rows(connection)
    with filled.reading() as connection:
        for sides in ALL_SIDES:  # a bound that holds for every deal: it is added up when it is asked for
            asked = SoughtDeals(sides, bounds=(("grade", 0, None),))
            kept = summed.sums(connection, SoughtDeals(sides))
            numbers = frozenset(connection.scalars(select(deal_facts.c.number).where(*conditions(asked))))
            assert kept == summed.sums(connection, asked) == summed.sums(connection, SoughtDeals(numbers=numbers))
    filled.replace_deals(NAMES, [], REGISTER)
    with filled.reading() as connection:
        assert _rows(connection) == []


def _paid(store: Store, side: str, party: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        kept = package_totals.kept_of(connection, side, party)
        return [(one.grade, one.currency, one.packages, one.units) for one in kept]


def test_a_package_is_as_firm_as_the_firmest_of_its_deals_there(store: Store) -> None:
    worth = Worth("USD", Decimal(100))
    deals = [
        _deal("a", Firmness.OPEN, (("s", "TUR"), ("r", "PAK")), {"p": worth}),
        _deal("b", Firmness.FIRM, (("s", "TUR"), ("r", "AZE")), {"p": worth}),
    ]
    store.keep_register(REGISTER, deals)
    scopes = (("", ""), ("s", "TUR"), ("r", "PAK"), totals.pair("TUR", "AZE"))
    open_, firm = [(Firmness.OPEN, "USD", 1, 100)], [(Firmness.FIRM, "USD", 1, 100)]
    assert [_paid(store, *scope) for scope in scopes] == [firm, firm, open_, firm]
    store.replace_deals(["b"], [], REGISTER)  # what stays tells now how firm the package is
    assert [_paid(store, *scope) for scope in scopes] == [open_, open_, open_, []]


def test_many_packages_are_counted_at_once(store: Store) -> None:
    sides = (("s", "TUR"), ("r", "PAK"))
    many = [_deal(f"d{at}", Firmness.FIRM, sides, {f"p{at}": WORTHS[0]}) for at in range(1_200)]
    store.keep_register(REGISTER, [])
    store.replace_deals([], many, REGISTER)
    assert _paid(store, *totals.pair("TUR", "PAK")) == [(Firmness.FIRM, "USD", 1_200, 120_000)]
    store.replace_deals([one.id for one in many[:1_199]], [], REGISTER)
    assert _paid(store, "", "") == [(Firmness.FIRM, "USD", 1, 100)]
