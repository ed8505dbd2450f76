"""An offer between governments, or a new one, stands beside a bid that came to nothing."""

from dataclasses import replace

import pytest
from tests.claims.texts import around, draft

from pactwatch.claims.anew import offered_anew
from pactwatch.claims.merge import Merger
from pactwatch.claims.terms import Terms
from pactwatch.vocab import load

_WITHDREW = "Its yard withdrew from the tender for six frigates."


@pytest.mark.parametrize(
    ("offer", "anew"),
    [
        ("Italy renewed its government-to-government offer of frigates to Peru.", True),
        ("Italy made Peru a G2G offer of frigates.", True),
        ("Italy sent Peru a new proposal for frigates.", True),
        ("Italy has made Peru a revised and cheaper offer of frigates.", True),
        ("Italy had offered Peru frigates.", False),
        ("Italy's new government offered Peru frigates.", False),
    ],
)
def test_a_new_offer_is_none_of_the_bid_that_was_withdrawn(offer: str, anew: bool) -> None:
    context = around(f"{offer} {_WITHDREW}")
    first = replace(draft(context, 0, "ITA", "PER", stage="offered"), definite=True)
    second = replace(draft(context, 1, "ITA", "PER", stage="cancelled"), definite=True, bid=True)
    assert offered_anew(context, second, first) is anew
    assert not offered_anew(context, first, second)
    assert len(Merger(load(), Terms(context)).groups([first, second])) == 1 + anew


def test_a_bid_that_stands_goes_on_with_a_new_offer() -> None:
    context = around(f"Italy sent Peru a new proposal for frigates. {_WITHDREW}")
    first = replace(draft(context, 0, "ITA", "PER", stage="offered"), definite=True)
    second = replace(draft(context, 1, "ITA", "PER", stage="offered"), definite=True, bid=True)
    assert len(Merger(load(), Terms(context)).groups([first, second])) == 1
