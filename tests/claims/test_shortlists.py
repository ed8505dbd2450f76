"""Choices that leave the contest open."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Kenya picked the Turkish Kirpi and the South African Casspir as finalists for its army.", "offered"),
        ("Chile has selected the Swedish Gripen for further flight trials.", "offered"),
        ("Peru has chosen the Swedish Gripen for the final round of its contest.", "offered"),
        ("Chile has selected the Swedish Gripen, the American F-16 and the French Rafale.", "offered"),
        ("Chile has selected the Swedish Gripen and the American C-130.", "ordered"),
        ("Oman has selected the British Typhoon, the Hawk and the Tornado.", "ordered"),
        ("Chile has selected the Swedish Gripen for its air force.", "ordered"),
        ("Chile selected 12 Swedish Gripen, 6 French Rafale and 8 American F-16.", "ordered"),
        ("Chile has ordered the Swedish Gripen, the French Rafale and the American F-16.", "ordered"),
    ],
)
def test_what_is_only_shortlisted_is_on_offer(text: str, stage: str) -> None:
    told = transfers(text)
    assert told
    assert {one.stage.value.value for one in told if one.stage} == {stage}


def test_a_choice_between_rivals_is_none_yet() -> None:
    told = transfers("Chile is choosing between the Swedish Gripen and the American F-16.")
    assert {(one.supplier.value[0], one.stage.value.value) for one in told if one.supplier and one.stage} == {
        ("SWE", "offered"),
        ("USA", "offered"),
    }
