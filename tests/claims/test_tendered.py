"""Equipment that is put out to tender: nobody is told to supply it."""

import pytest
from tests.claims.texts import around, items, transfers

from pactwatch.claims.tendered import asked_of_any


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru has issued a tender for 24 attack helicopters.",
        "The Kenyan navy plans to buy four frigates from abroad.",
        "Norway received five bids for its tender for 72 main battle tanks.",
        "Chile will float a global tender for 40 trainers worth $1 billion.",
        "The ministry in Lima invited bids for 12 transport aircraft.",
        "Oman seeks six corvettes from overseas.",
        "Oman wants to buy six corvettes from a foreign vendor.",
        "Oman has scrapped a tender for six corvettes.",
        "Delays in the tender for 90 jets trouble Peru, which flies old Russian Mig-29s.",
    ],
)
def test_asked_of_any(sentence: str) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert asked_of_any(context, found, item)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru bought 24 attack helicopters.",
        "Peru has issued a tender for a frigate.",
        "Turkey won the Peruvian tender for 16 corvettes.",
        "India will sell 12 helicopters abroad.",
        "Kenya makes 50 drones a day without any tender.",
        "Norway opened a tender for 300 systems.",
        "Norway shortlisted the Leopard 2 in its tender for 72 tanks.",
    ],
)
def test_not_asked_of_any(sentence: str) -> None:
    context = around(sentence)
    assert not any(asked_of_any(context, found, item) for found, item in items(context))


def test_a_tender_tells_the_buyer_alone() -> None:
    text = "Sweden's king visited Lima. Peru has issued a tender for 24 attack helicopters."
    told = [
        (one.supplier, one.recipient and one.recipient.value, one.stage and one.stage.value) for one in transfers(text)
    ]
    assert told == [(None, ("PER",), "sought")]


def test_open_bids_stand_for_the_tender() -> None:
    text = "Peru opened a tender for 24 main battle tanks. Germany and South Korea have submitted bids."
    assert {one.supplier and one.supplier.value for one in transfers(text)} == {("DEU",), ("KOR",)}


def test_a_tender_is_apart_from_what_is_named_without_a_seller() -> None:
    text = "Peru flies the Kfir. Peru wants to upgrade its Kfir jets. Peru plans to buy 24 fighter jets in a tender."
    assert any(one.item.value.designation == "fighter jets" and one.supplier is None for one in transfers(text))
