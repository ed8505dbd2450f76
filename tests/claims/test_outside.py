"""What is no transfer of arms, however probable."""

import pytest

from pactwatch.claims import GrammarReader
from pactwatch.model import Document
from pactwatch.vocab import load


def _against(text: str) -> list[str | None]:
    reader = GrammarReader(load())
    return [one.against for one in reader.rated(reader.context(Document(id="own:1", address="own:1", text=text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The airline of Ghana ordered ten Airbus A330 jets from France. It carries two million passengers a year.",
        "Passengers will be glad: Ghana's airline has bought six A350 aircraft from France to replace its airliners.",
    ],
)
def test_airliners_are_civil_goods(text: str) -> None:
    found = _against(text)
    assert set(found) <= {"civil goods", "improbable"}


def test_an_air_force_that_buys_from_a_maker_of_airliners_is_none() -> None:
    text = (
        "Ghana's air force bought four A330 tankers from France. The military aircraft, built like an airliner, "
        "will refuel fighters; the army gets missiles too."
    )
    assert None in _against(text)


def test_what_a_state_makes_and_buys_itself_is_bought_at_home() -> None:
    found = _against("The Indian Army ordered 118 Arjun tanks. India will receive the Arjun from 2025.")
    assert set(found) <= {"bought at home", "improbable"}


def test_nobody_is_supplied_with_its_own_make_by_a_state_that_does_not_make_it() -> None:
    found = _against("Russia will deliver 40 Tejas fighters to India. India gets the Tejas jets from Russia in 2027.")
    assert set(found) <= {"the recipient's own make", "bought at home", "improbable"}
    assert None in _against("India will deliver 40 Tejas fighters to Malaysia. Malaysia gets them in 2027.")


@pytest.mark.parametrize(
    "text",
    [
        "India has sold BrahMos missiles to the Philippines. An Indian C-17 transport brought the missiles to Manila.",
        "Two Il-76 aircraft have delivered 40 howitzers to Mali, which Russia had sold.",
        "A landing ship unloaded 12 tanks in Luanda, sold by Ukraine to Angola.",
        "Two Il-76 aircraft landed in Bamako with 40 howitzers from Russia for Mali. The Il-76 aircraft left later.",
    ],
)
def test_what_carries_the_goods_is_not_sold_with_them(text: str) -> None:
    reader = GrammarReader(load())
    rated = reader.rated(reader.context(Document(id="own:1", address="own:1", text=text)))
    against = {one.group.named.draft.item.designation: one.against for one in rated}
    carrier = next(name for name in against if name in ("C-17", "Il-76", "landing ship"))
    assert against[carrier] == "carries what is delivered"
    assert any(reason is None for name, reason in against.items() if name != carrier)
