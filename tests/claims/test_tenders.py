"""The number of a tender, given to the systems that are bid for it."""

from tests.claims.texts import around, draft

from pactwatch.claims.merge import Group, Merger
from pactwatch.claims.tenders import tender_numbers
from pactwatch.claims.terms import Terms
from pactwatch.vocab import load

ASKED = "Peru opened a tender for 24 fighter jets."


def _asked(text: str, place: int, stage: str = "offered") -> list[int]:
    context = around(text)
    groups: list[Group] = Merger(load(), Terms(context)).groups([draft(context, place, "SWE", "PER", stage=stage)])
    return [int(number.value) for number in tender_numbers(context, groups).values()]


def test_a_bid_is_for_the_number_asked_for() -> None:
    assert _asked(f"{ASKED} Sweden offers the Gripen.", 1) == [24]


def test_the_nearest_number_counts() -> None:
    text = f"A bid for 90 fighter jets failed. Nothing was bought. {ASKED} Sweden offers the Gripen."
    assert _asked(text, 2) == [24]


def test_a_number_of_its_own_stands() -> None:
    assert _asked(f"{ASKED} Sweden offers 12 Gripen jets.", 1) == []


def test_other_equipment_has_nothing_to_do_with_it() -> None:
    assert _asked(f"{ASKED} Sweden offers the Carl Gustaf.", 1) == []


def test_what_was_delivered_before_is_no_bid() -> None:
    assert _asked(f"{ASKED} Sweden delivered the Gripen.", 1, stage="delivered") == []


def test_a_number_without_a_tender_is_nobody_elses() -> None:
    assert _asked("Peru has 24 fighter jets. Sweden offers the Gripen.", 1) == []
