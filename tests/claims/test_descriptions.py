"""Whether a word for a kind of equipment may mean a system of the catalogue."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.descriptions import may_be
from pactwatch.vocab import load


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Peru has Leopard 2 tanks. The tanks came late.", True),
        ("Peru has Leopard 2 tanks. It needs recovery vehicles.", False),
        ("Peru has Leopard 2 tanks. The armoured vehicles came late.", True),
        ("Oman flies the C-130. The fighters came late.", False),
        ("Oman flies the F-16. The fighters came late.", True),
        ("Oman flies the KC-135. The refuellers came late.", True),
        ("Oman flies the C-130. The refuellers came late.", False),
        ("Oman fires the AK-47. The pistols came late.", False),
        ("Oman fires the AK-47. The rifles came late.", True),
        ("Oman fires the M777. The mortars came late.", False),
        ("Oman fires the M777. The howitzers came late.", True),
    ],
)
def test_a_kind_may_mean_what_the_catalogue_describes_so(text: str, may: bool) -> None:
    (_, named), (_, kind) = items(around(text))
    assert may_be(named, kind, load()) is may
    assert may_be(kind, named, load()) is may


def test_two_names_and_two_kinds_are_not_compared() -> None:
    (_, one), (_, two), (_, three) = items(
        around("Oman has Leopard 2 tanks. It wants C-130 aircraft. It wants mortars.")
    )
    assert may_be(one, two, load())
    assert may_be(three, three, load())
