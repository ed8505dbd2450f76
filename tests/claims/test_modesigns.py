"""The terms that the acts over equipment and the words of its sentence tell."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.modesigns import mode_of


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Italy provided the frigates to Peru under a lease agreement.", "loan"),
        ("Italy has the frigates in Peru on loan.", "loan"),
        ("Peru bought the frigates, as the lease terms allow.", "sale"),
        ("Italy donated the frigates to Peru.", "gift"),
    ],
)
def test_what_tells_the_mode(sentence: str, mode: str) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert mode_of(context, found, item) == mode
