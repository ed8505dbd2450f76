"""Verbs that look like equipment."""

import pytest
from tests.claims.texts import around, transfers


def _items(text: str) -> list[str]:
    return [item.designation for found in around(text).passage.found for item in found.items]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Norway supplies radars to Peru.", ["radars"]),
        ("Norway also supplies Peru with radars.", ["radars"]),
        ("Norway, which ships rockets to Peru, is silent.", ["rockets"]),
        ("The company supplies three frigates.", ["frigates"]),
        ("Chad shells Abeche.", []),
        ("Chad bombs the rebels.", []),
        ("Norwegian ships carried shells.", ["ships", "shells"]),
        ("Norway's supplies to Peru fell.", ["supplies"]),
        ("Norway stopped arms sales.", ["arms"]),
        ("Peru ordered shells and bombs.", ["shells", "bombs"]),
    ],
)
def test_what_is_a_verb_is_no_equipment(text: str, named: list[str]) -> None:
    assert _items(text) == named


def test_who_arms_others_supplies_arms() -> None:
    (transfer,) = transfers("Chad arms the Houthis.")
    assert transfer.supplier is not None
    assert transfer.recipient is not None
    assert (transfer.supplier.value, transfer.recipient.value) == (("TCD",), ("HOUTHIS",))
