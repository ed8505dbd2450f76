"""Who only has to do with the first of two acts of one subject."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Greece will send BMP-1 vehicles to Chad and get Marder vehicles from Germany in return.",
            {("GRC", "TCD", "BMP-1"), ("DEU", "GRC", "Marder")},
        ),
        (
            "Greece will send rifles to Chad and deliver missiles to Mali.",
            {("GRC", "TCD", "rifles"), ("GRC", "MLI", "missiles")},
        ),
    ],
)
def test_each_act_has_its_own_parties(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {
        (one.supplier.value[0], one.recipient.value[0], one.item.value.designation)
        for one in transfers(text)
        if one.supplier and one.recipient
    } == told
