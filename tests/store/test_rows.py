"""Whatever claim a reader makes, the database gives it back exactly."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactwatch.errors import StoreError
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Condition,
    Cooperation,
    CooperationType,
    Document,
    Evidence,
    Item,
    Mode,
    Money,
    Organisation,
    OrganisationRole,
    Part,
    PartialDate,
    Qualifier,
    Quantity,
    Side,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.model.adapters import adapter_of
from pactwatch.store import open_store
from pactwatch.store.rows import written_claim

T = TypeVar("T")

# A database keeps no half of a surrogate pair, and PostgreSQL no null character; the document stage lets none through
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(
    lambda words: bool(words.strip())
)
SPANS = st.tuples(st.integers(0, 9999), st.integers(1, 200)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
PLACES = st.builds(Evidence, st.just("d1"), st.sampled_from(Part), SPANS, st.none())
EVIDENCE = st.one_of(PLACES, st.builds(Evidence, st.just("d1"), st.sampled_from(Part), SPANS, PLACES))
CODES = st.sampled_from(["TUR", "PAK", "NATO", "SUN"])
FEW_CODES = st.lists(CODES, min_size=1, max_size=3).map(tuple)
DATES = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.dates().map(PartialDate.of),
)
AMOUNTS = st.decimals(min_value="0.01", max_value="1e15", allow_nan=False, allow_infinity=False)
QUANTITIES = st.builds(Quantity, st.integers(1, 10_000_000), st.sampled_from(Qualifier))
MONEY = st.builds(
    Money, AMOUNTS, st.sampled_from(["USD", "INR"]), WORDS, st.sampled_from(Qualifier), st.none() | AMOUNTS
)
ITEMS = st.builds(Item, WORDS, st.sampled_from(Category), st.none() | WORDS)
ORGANISATIONS = st.builds(
    Organisation, WORDS, st.sampled_from(OrganisationRole), st.sampled_from(Side), st.none() | CODES
)


def _stated(values: st.SearchStrategy[T]) -> st.SearchStrategy[Stated[T]]:
    return st.builds(Stated, values, st.lists(EVIDENCE, min_size=1, max_size=2).map(tuple), st.floats(0, 1))


def _maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[Stated[T] | None]:
    return st.none() | _stated(values)


TRANSFERS = st.builds(
    Transfer,
    item=_stated(ITEMS),
    supplier=_maybe(FEW_CODES),
    recipient=_maybe(FEW_CODES),
    organisations=st.lists(_stated(ORGANISATIONS), max_size=2).map(tuple),
    end_user=_maybe(FEW_CODES),
    financier=_maybe(FEW_CODES),
    number_ordered=_maybe(QUANTITIES),
    number_delivered=_maybe(QUANTITIES),
    condition=_maybe(st.sampled_from(Condition)),
    value=_maybe(MONEY),
    stage=_maybe(st.sampled_from(Stage)),
    mode=_maybe(st.sampled_from(Mode)),
    options=_maybe(QUANTITIES),
    place=_maybe(WORDS),
    happened=_maybe(DATES),
)
COOPERATION = st.builds(
    Cooperation,
    _stated(st.sampled_from(CooperationType)),
    st.lists(_stated(CODES), min_size=2, max_size=4, unique_by=lambda party: party.value).map(tuple),
    _maybe(DATES),
)
ATTRIBUTIONS = st.builds(
    Attribution,
    st.lists(st.builds(Speaker, WORDS, st.sampled_from(SpeakerKind), st.none() | CODES, EVIDENCE), max_size=3).map(
        tuple
    ),
    st.none() | EVIDENCE,
    st.none() | EVIDENCE,
)
CLAIMS = st.builds(
    Claim,
    id=WORDS,
    document=st.just("d1"),
    content=TRANSFERS | COOPERATION,
    sentence=EVIDENCE,
    attribution=ATTRIBUTIONS,
    confidence=st.floats(0, 1),
    reader=st.just("grammar"),
    version=st.just("v1"),
    package=st.none() | WORDS,
    published=st.none() | DATES,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS)
def test_claim_survives_json_exactly(claim: Claim) -> None:
    adapter = adapter_of(Claim)
    text = json.dumps(adapter.dump_python(claim, mode="json"))
    back = adapter.validate_python(json.loads(text))
    assert back == claim
    assert repr(written_claim(claim.id, text)) == repr(back)
    assert repr(back) == repr(claim)  # equal is not enough: 1.50 and 1.5, "uav" and Category.UAV are equal too


def test_half_a_surrogate_pair_is_read_and_what_is_no_claim_is_named(claim: Claim) -> None:
    claim = replace(claim, package="\ud83d")
    text = json.dumps(adapter_of(Claim).dump_python(claim, mode="json"))
    assert written_claim(claim.id, text) == claim
    with pytest.raises(StoreError, match="claim c1: its row is damaged"):
        written_claim("c1", "{}")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAIMS, max_size=4, unique_by=lambda claim: claim.id))
def test_claims_survive_the_database_exactly(claims: list[Claim]) -> None:
    with open_store("sqlite://") as store:
        store.add_document(Document(id="d1", address="a", text="t"))
        store.add_claims("d1", "v1", claims)
        assert [repr(claim) for claim in store.claims("v1")] == [
            repr(claim) for claim in sorted(claims, key=lambda claim: claim.id)
        ]


def test_amount_of_money_keeps_its_digits() -> None:
    words = (Evidence("d1", Part.TEXT, Span(0, 1)),)
    money = Money(Decimal("50830000000.10"), "INR", "Rs 5,083 crore", usd=Decimal("1E+9"))
    transfer = Transfer(item=Stated(Item("x", Category.OTHER), words), value=Stated(money, words))
    claim = Claim("c", "d1", transfer, words[0], Attribution(), 1.0, "grammar", "v1")
    back = adapter_of(Claim).validate_python(adapter_of(Claim).dump_python(claim, mode="json"))
    assert repr(back) == repr(claim)
