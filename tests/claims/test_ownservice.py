"""What a state's own forces take of what it makes is sold to nobody abroad."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.ownservice import own_service
from pactwatch.vocab import load


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The Gripen was chosen by the Swedish Air Force in 1990.", True),
        ("The Leopard 2 was selected as the standard tank of the Bundeswehr.", True),
        ("Sweden sold the Gripen.", False),
        ("The Gripen was chosen by the Hungarian Air Force in 1990.", False),
        ("The Gripen was chosen in 1990.", False),
        ("Saab has signed a contract for 40 Gripen jets.", False),
        ("France will get $8 billion for the Rafale jets.", False),
        ("The US Air Force awarded Lockheed Martin a contract for eight F-16 jets.", False),
        ("Tanks were chosen by the Swedish army in 1990.", False),
    ],
)
def test_own_forces_are_told_by_the_only_party_that_takes(sentence: str, own: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert own_service(context, found, found.items[0], "PER", load()) is own


def test_whom_it_stands_for_may_be_the_buyer() -> None:
    context = around("Sweden won. It will buy the Gripen.")
    assert not own_service(context, context.passage.found[1], context.passage.found[1].items[0], "PER", load())


def test_the_service_of_the_maker_is_no_part_of_a_sale() -> None:
    text = "Peru has received 12 Gripen fighters from Sweden. The Gripen was chosen by the Swedish Air Force in 1990."
    (sale,) = transfers(text)
    assert sale.stage is not None
    assert sale.stage.value == "delivered"
