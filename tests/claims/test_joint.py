"""Several states that make and supply a system together."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "suppliers"),
    [
        ("The army of Chile will buy French and German Roland missiles.", {"FRA", "DEU"}),
        (
            "Chile ordered the Roland missile from France. The Roland missile is built by France and Germany.",
            {"FRA", "DEU"},
        ),
        ("Chile ordered Roland missiles from France.", {"FRA"}),
        ("Chile ordered Roland missiles from France, and Germany protested.", {"FRA"}),
    ],
)
def test_makers_that_the_text_lists_supply_together(text: str, suppliers: set[str]) -> None:
    (transfer,) = transfers(text)
    assert transfer.supplier is not None
    assert set(transfer.supplier.value) == suppliers
    assert len(transfer.supplier.evidence) == len(suppliers)
