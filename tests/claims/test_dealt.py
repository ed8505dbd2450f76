"""Who gets which of several things."""

import pytest
from tests.claims.texts import around, items, transfers

from pactwatch.claims.dealt import others


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Spain sold frigates to Oman, howitzers to Peru and Rafale jets to Kenya.",
            {"frigates": {"PER", "KEN"}, "howitzers": {"OMN", "KEN"}, "Rafale": {"OMN", "PER"}},
        ),
        (
            "Spain supplied radars and missiles to Chad, and 12 light tanks to Mali and Niger.",
            {"radars": {"MLI", "NER"}, "missiles": {"MLI", "NER"}, "light tanks": {"TCD"}},
        ),
        (
            "Spain bought howitzers from Norway and missiles from the United States.",
            {"howitzers": {"USA"}, "missiles": {"NOR"}},
        ),
        ("Spain sold frigates and howitzers to Oman and Peru.", {}),
        ("Spain sold frigates to Oman, and Norway sold howitzers to Peru.", {}),
        ("Spain sold frigates to Oman.", {}),
    ],
)
def test_what_is_dealt_to_its_own_parties(text: str, apart: dict[str, set[str]]) -> None:
    context = around(text)
    assert {
        item.designation: set(found_others)
        for found, item in items(context)
        if (found_others := others(context, found, item))
    } == apart


def test_each_party_gets_its_own() -> None:
    told = transfers("Spain sold frigates to Oman, howitzers to Peru and Rafale jets to Kenya.")
    pairs = {(one.item.value.designation, one.recipient.value) for one in told if one.recipient}
    assert pairs == {("frigates", ("OMN",)), ("howitzers", ("PER",)), ("Rafale", ("KEN",))}


def test_a_list_of_two_ends_where_a_clause_begins() -> None:
    told = transfers("Spain sold frigates to Oman, and Norway sold howitzers to Peru.")
    assert {(one.supplier.value, one.recipient.value) for one in told if one.supplier and one.recipient} == {
        (("ESP",), ("OMN",)),
        (("NOR",), ("PER",)),
    }
