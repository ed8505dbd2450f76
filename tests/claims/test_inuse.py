"""Equipment that was bought and is used."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Kenya operates helicopters bought from Italy.", "delivered", 0),
        ("Howitzers purchased from France are deployed along the border.", "delivered", 0),
        ("The frigates that Oman bought from Spain are in service.", "delivered", 0),
        ("Frigates ordered by Oman will be deployed in the Gulf.", "ordered", 0),
        ("Kenya will operate helicopters bought from Italy.", "ordered", 0),
        ("The corvettes will replace frigates bought from Spain.", "delivered", 1),
        ("A frigate ordered by Oman was launched in Cadiz.", "ordered", 0),
        ("Spain is testing frigates ordered by Oman.", "ordered", 0),
        ("The navy's fleet includes frigates bought from Spain.", "delivered", 0),
        ("Rifles made locally by the firm under licence are in service.", "delivered", 0),
        ("The army used howitzers bought from Italy.", "delivered", 0),
        ("Kenya will operate helicopters from Italy.", "ordered", 0),
        ("Kenya operates helicopters from Italy.", "delivered", 0),
        ("Kenya bought used howitzers from Italy.", "ordered", 0),
        ("Peru commissioned a frigate built in Spain.", "delivered", 0),
        ("A frigate built in Spain was commissioned into the Peruvian navy.", "delivered", 0),
        ("The howitzers are in service after being bought from Italy in May.", "delivered", 0),
    ],
)
def test_who_uses_what_was_bought_has_it(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Oman has been license-producing the Gripen since 1999.", "delivered", 0),
        ("The yard made Scorpene submarines in Chile under a licensing agreement.", "delivered", 0),
        ("Rifles would be made in Peru under licence.", None, 0),
        ("Peru plans to build rifles under licence.", "sought", 0),
        ("Norway granted a licence for the export of missiles to Oman.", "approved", 0),
    ],
)
def test_what_is_built_under_licence_is_there_once_it_is_built(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The frigates, which Oman bought from Italy, have caused problems.", "delivered"),
        ("The howitzers that Peru purchased from Spain showed cracks.", "delivered"),
        ("The frigates, which Oman bought from Italy, will be delivered in May.", "ordered"),
        ("The deal for frigates, which Oman signed with Italy, has caused problems.", "ordered"),
        ("Howitzers that were widely exported and sold are in service.", "delivered"),
    ],
)
def test_what_went_wrong_after_a_purchase_came(text: str, stage: str) -> None:
    assert told_stage(text) == stage


def test_equipment_that_is_to_be_moved_to_a_state_is_promised() -> None:
    assert told_stage("Canada will reposition twelve howitzers to Latvia.") == "approved"
