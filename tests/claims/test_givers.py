"""Who gives away what is his."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.givers import gives_away


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Kenya's old Mirage jets were handed over to Oman.", {"KEN"}),
        ("Kenyan helicopters are being sent to Oman.", {"KEN"}),
        ("Kenya's tanks ended up in Oman.", {"KEN"}),
        ("Kenya's new jets were delivered to Oman by France.", set()),
        ("Kenya's radars were sent to Oman for repairs.", set()),
        ("Kenya's new jets were delivered to Mombasa.", set()),
        ("Kenya's jets flew to Oman.", set()),
        ("Kenya's jets, which were sold to Oman, are old.", set()),
    ],
)
def test_who_gives_away_what_is_his(text: str, givers: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert {p.code for p in found.parties if gives_away(context, found, found.items[0], p)} == givers
