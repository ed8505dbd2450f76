"""Rebels without a name of their own are those of the state that a text is about, and never the state."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.asides import apart


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Libyan officials were angry. Togo has sent rifles to the rebels.", "LIBYAN REBELS"),
        ("Libyan officials were angry. Togo is one of the leading rebel suppliers.", "LIBYAN REBELS"),
        ("Oman armed the Houthis. Togo has sent rifles to 11 rebels. Libya and Syria did not.", None),
        ("Syrian officials were angry. Togo has sent rifles to police in rebel areas.", None),
        ("Syrian officials were angry. Togo has sent rifles to Chadian rebels.", None),
        ("Togo has sent rifles to the rebels.", None),
    ],
)
def test_whose_rebels_are_meant(text: str, group: str | None) -> None:
    found = around(text).passage.found[1 if text.count(". ") else 0]
    rebels = {party.code for party in found.parties} - {"TGO", "TCD"}
    assert rebels == ({group} if group else set())


@pytest.mark.parametrize("sentence", ["Togo armed Chadian rebels.", "Togo gave rifles to Chad's insurgents."])
def test_a_state_is_not_who_rebels_against_it(sentence: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == {"TCD"}


def test_money_that_arms_sales_brought_is_no_arms() -> None:
    context = around("Millions of dollars were diverted to the Contras from arms sales to Oman.")
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == {"CONTRAS"}
