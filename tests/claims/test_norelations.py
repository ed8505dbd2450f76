"""Words for defence relations that tell none."""

from functools import cache

import pytest

from pactwatch.claims.context import Context
from pactwatch.claims.passage import Analyser
from pactwatch.claims.relations import candidates
from pactwatch.vocab import load


@cache
def _analyser() -> Analyser:
    return Analyser(load())


def _told(text: str) -> set[str]:
    context = Context(_analyser().passage(text, None), None)
    return {draft.type.value for found in context.passage.found for draft in candidates(context, found)}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil and Argentina signed a treaty eliminating all ballistic missiles.",
        "India and Pakistan want an accord on the reduction of nuclear weapons.",
        "The agreement between Chile and Peru bans the use of landmines.",
        "Canada and Norway back the arms control treaty.",
    ],
)
def test_a_treaty_that_ends_arms_is_no_defence_pact(text: str) -> None:
    assert "agreement" not in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Spain and Italy signed a treaty on the defence of their coasts with missiles.",
        "Poland and Estonia agreed a defence pact after the destruction of old mines.",
        "Kenya signed an agreement with Ghana to reduce its dependence on foreign weapons.",
    ],
)
def test_other_pacts_stay(text: str) -> None:
    assert "agreement" in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The league of Chile and Peru is not a military pact.",
        "Chile signed no defence pact with Peru.",
        "Peru has no intention of forming a military alliance with Chile.",
    ],
)
def test_a_pact_that_is_denied_is_none(text: str) -> None:
    assert "agreement" not in _told(text)


def test_a_pact_that_is_more_than_an_alliance_is_one() -> None:
    assert "agreement" in _told("Chile and Peru have not only a military alliance.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministers of Oman and Kenya discussed the close defence partnership between Oman and Kenya.", False),
        ("Oman reaffirmed its strong security partnership with Kenya.", False),
        ("Oman and Kenya discussed and signed a defence cooperation agreement.", True),
        ("Oman and Kenya announced a new security partnership.", True),
    ],
)
def test_ties_that_are_only_discussed_are_no_agreement(text: str, told: bool) -> None:
    assert ("agreement" in _told(text)) is told


def test_a_partnership_in_which_nothing_is_made_is_no_production() -> None:
    assert "production" not in _told("The visit praised the warmth of the partnership of Oman and Kenya.")
    assert "production" in _told("The partnership of Oman and Kenya will build patrol boats.")


def test_aid_for_destroying_arms_is_no_military_aid() -> None:
    assert "aid" not in _told("Norway gave funding to Laos for the clearance of landmines.")
    assert "aid" in _told("Norway gave funding to Laos for patrol boats.")


def test_whoever_poses_a_threat_takes_no_part() -> None:
    text = "Training in Oman prepares the troops of Kenya for the dangers posed by the Chadian army."
    context = Context(_analyser().passage(text, None), None)
    drafts = [draft for found in context.passage.found for draft in candidates(context, found)]
    assert drafts
    assert not any("TCD" in draft.codes for draft in drafts)
