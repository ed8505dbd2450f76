"""Which equipment of a sentence stands in one list."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.itemlists import lists


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Chad ordered drones, mortars and tanks.", [["drones", "mortars", "tanks"]]),
        ("Chad ordered drones, mobile kitchens, mortars and tanks.", [["drones", "mortars", "tanks"]]),
        ("Chad ordered drones, which are slow, mortars and tanks.", [["drones"], ["mortars", "tanks"]]),
        (
            "Chad ordered 12 mortars (120 mm) at $9,000 each, 30 tanks worth $4 million, and rifles.",
            [["mortars", "tanks", "rifles"]],
        ),
        ("Chad ordered mortars (it has tanks), and rifles.", [["mortars"], ["tanks", "rifles"]]),
        ("Chad ordered drones, Peru wants mortars, tanks and rifles.", [["drones"], ["mortars", "tanks", "rifles"]]),
    ],
)
def test_what_stands_in_one_list(sentence: str, names: list[list[str]]) -> None:
    context = around(sentence)
    found = lists(context, context.passage.found[0])
    assert [[item.designation for item in listed] for listed in found] == names
