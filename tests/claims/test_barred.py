"""Who keeps another one from selling is no seller."""

import pytest
from tests.claims.texts import around, told_stage

from pactwatch.claims.asides import apart


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Chad blocked the sale of howitzers by Niger to Mali.", {"TCD"}),
        ("Chad halted any sale by Niger of surplus howitzers to Mali.", {"TCD"}),
        ("Chad stopped Niger from selling howitzers to Mali.", {"TCD"}),
        ("Chad blocked the sale of howitzers to Mali.", set()),
        ("Chad blocked the sale of howitzers to Mali by sea.", set()),
        ("Chad told Niger that it blocked the sale of howitzers to Mali.", set()),
        ("The sale of howitzers by Niger to Mali was blocked by Chad.", set()),
    ],
)
def test_who_bars_a_sale_takes_no_part(sentence: str, outside: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == outside


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chad stopped Niger from selling howitzers to Mali.", "refused"),
        ("The law prevents Japan from exporting submarines to Australia.", "refused"),
        ("Berlin wants to prevent Britain from selling Eurofighter jets to Turkey.", "ordered"),
    ],
)
def test_the_stage_of_what_is_prevented(text: str, stage: str) -> None:
    assert told_stage(text) == stage
