"""On what terms equipment changes hands, by the acts over it."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Boeing won a contract to produce 12 F-15EX jets for the Israeli Air Force.", "sale"),
        ("Washington has made a determination approving a possible Foreign Military Sale of tanks to Peru.", "sale"),
        ("Saab will produce Gripen fighters in Brazil under licence.", "licence"),
        ("Italy and Peru agreed to produce howitzers in Peru for the Peruvian army.", "licence"),
    ],
)
def test_what_is_made_for_another_is_sold_and_not_licensed(text: str, mode: str) -> None:
    (told,) = transfers(text)
    assert told.mode is not None
    assert told.mode.value.value == mode
