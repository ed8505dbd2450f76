"""Every field of every claim is borne out by the words that it points at, in all development documents."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.development import Readings
from tests.evidence import counts, is_worth, means, numbers, problems

from pactwatch import vocab
from pactwatch.model import Claim, Document, Evidence, Money, Part, Qualifier, Quantity, Span, Transfer

Read = list[tuple[Document, tuple[Claim, ...]]]


@pytest.fixture(scope="module")
def read(development_readings: Readings) -> Read:
    return [(text, reading.claims) for text, reading in development_readings.values()]


def test_every_field_is_borne_out(read: Read) -> None:
    words = vocab.load()
    assert sum(len(claims) for _, claims in read) > 500
    found = [
        f"{text.id}: {fault}" for text, claims in read for claim in claims for fault in problems(claim, text, words)
    ]
    assert found == []


def test_ids_of_claims_are_unique(read: Read) -> None:
    ids = [claim.id for _, claims in read for claim in claims]
    assert len(ids) == len(set(ids))


def test_a_shifted_span_is_noticed(read: Read) -> None:
    """The property can fail: words one character further on, or past the end, are not the same words."""
    text, claims = next(pair for pair in read if pair[1] and isinstance(pair[1][0].content, Transfer))
    claim, words = claims[0], vocab.load()
    assert isinstance(claim.content, Transfer)
    past = Evidence(text.id, Part.TEXT, Span(len(text.text), len(text.text) + 9))
    broken = replace(claim, content=replace(claim.content, item=replace(claim.content.item, evidence=(past,))))
    assert list(problems(claim, text, words)) == []
    assert any("outside" in fault for fault in problems(broken, text, words))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("over 700", 700),
        ("5,083", 5083),
        ("twenty-four", 24),
        ("two hundred and ten", 210),
        ("a dozen", 12),
        ("one thousand two hundred", 1200),
        ("1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("a thousand", 1000),
    ],
)
def test_numbers_in_words(words: str, found: int) -> None:
    assert Decimal(found) in numbers(words)


def test_what_the_words_mean() -> None:
    words = vocab.load()
    assert means("Ankara's", "TUR", words)
    assert means("the U.S.", "USA", words)
    assert not means("Indian Ocean islands", "IDN", words)
    assert counts("more than 40", Quantity(40, Qualifier.AT_LEAST))
    assert not counts("40", Quantity(40, Qualifier.AT_LEAST))
    assert not counts("14", Quantity(4))
    assert is_worth("Rs 5,083 crore", Money(Decimal(50_830_000_000), "INR", "Rs 5,083 crore"), words)
    assert not is_worth("$5 million", Money(Decimal(5_000_000), "INR", "$5 million"), words)
