"""Who is punished, accused or thanked for what it gave or bought."""

import pytest
from tests.claims.texts import transfers

Told = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru sanctioned a Chadian firm for supplying drone engines to Mali.", ("TCD", "MLI", "delivered")),
        ("A Peruvian court fined a Chadian company for selling rifles to Mali.", ("TCD", "MLI", "ordered")),
        ("Peru punished Mali for buying rifles from Chad.", ("TCD", "MLI", "ordered")),
        ("Mali thanked Chad for sending Caesar howitzers to its army.", ("TCD", None, "delivered")),
        ("Peru sanctioned Chad for its war.", (None, None, None)),
    ],
)
def test_who_is_punished_gave_or_bought_it(text: str, told: Told) -> None:
    found: list[Told] = [
        (
            one.supplier.value[0] if one.supplier else None,
            one.recipient.value[0] if one.recipient else None,
            one.stage.value.value if one.stage else None,
        )
        for one in transfers(text)
    ]
    assert found == ([] if told == (None, None, None) else [told])
