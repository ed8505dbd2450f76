"""The recipients of one list are told together."""

from dataclasses import replace

import pytest
from tests.claims.texts import around, grouped, transfers

from pactwatch.claims.listed import with_listed
from pactwatch.claims.merge import Group


def _listed(text: str, *parties: tuple[str | None, str | None]) -> list[Group]:
    """Groups of one item mention; the recipients after the first are told besides it."""
    groups = grouped(around(text), *parties)
    for group in groups[1:]:
        group.told = [
            replace(told, draft=replace(told.draft, besides=True, item=groups[0].best.draft.item))
            for told in group.told
        ]
    return groups


TEXT = "Sweden sold Gripen fighters and Gripen fighters to Peru and Chile."


def test_a_further_recipient_is_nearly_as_probable_as_the_first() -> None:
    groups = _listed(TEXT, ("SWE", "PER"), ("SWE", "CHL"))
    assert with_listed(groups, [0.8, 0.1]) == pytest.approx([0.8, 0.72])
    assert with_listed(groups, [0.2, 0.9]) == [0.2, 0.9]


def test_a_recipient_from_another_supplier_stands_alone() -> None:
    groups = _listed(TEXT, ("SWE", "PER"), ("FRA", "CHL"))
    assert with_listed(groups, [0.8, 0.1]) == [0.8, 0.1]


def test_all_of_one_list_are_as_probable_as_the_likeliest() -> None:
    told = transfers(
        "Sweden regularly exports defence equipment to Peru, Chile, Kenya, Ghana, Oman, Togo, Chad and Uganda."
    )
    assert {one.recipient.value[0] for one in told if one.recipient} == {
        *("PER", "CHL", "KEN", "GHA", "OMN", "TGO", "TCD", "UGA")
    }
