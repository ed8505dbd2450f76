"""For whom one contract combines purchases."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.combined import combined


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("This contract combines purchases for the Navy, and the governments of Oman and Peru.", {"OMN", "PER"}),
        (
            "It combines purchases for the U.S. Army (40 percent); Oman (30 percent) and Peru (30 percent) under the "
            "Foreign Military Sales programme.",
            {"OMN", "PER"},
        ),
        ("Oman combines training and purchases for its army.", set()),
        ("Oman makes purchases for its army in Peru.", set()),
    ],
)
def test_who_gets_what_a_contract_combines(text: str, codes: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert combined(context, found) == codes


def test_the_equipment_may_be_named_before() -> None:
    text = (
        "The firm won an order for AIM-9X missiles. This contract combines purchases for Oman and Peru. It ends soon."
    )
    told = [[item.designation for item in found.items] for found in around(text).passage.found]
    assert told == [["AIM-9X"], ["AIM-9X"], []]
