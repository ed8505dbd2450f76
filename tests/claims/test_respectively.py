"""Lists whose members belong to each other in their order."""

import pytest
from tests.claims.texts import transfers

Told = tuple[str, str, str, int | None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Egypt, Oman and Kenya bought 12, 4 and 8 M-346 trainers respectively from Italy.",
            {("ITA", "EGY", "M-346", 12), ("ITA", "OMN", "M-346", 4), ("ITA", "KEN", "M-346", 8)},
        ),
        (
            "Spain sold frigates and howitzers to Oman and Peru, respectively.",
            {("ESP", "OMN", "frigates", None), ("ESP", "PER", "howitzers", None)},
        ),
        (
            "Spain and Norway sold frigates and howitzers, respectively, to Oman.",
            {("ESP", "OMN", "frigates", None), ("NOR", "OMN", "howitzers", None)},
        ),
        (
            "Oman and Peru ordered 24 frigates and 12 howitzers respectively from Spain.",
            {("ESP", "OMN", "frigates", 24), ("ESP", "PER", "howitzers", 12)},
        ),
        (
            "Spain sold frigates and howitzers to Oman and Peru.",
            {("ESP", to, item, None) for to in ("OMN", "PER") for item in ("frigates", "howitzers")},
        ),
    ],
)
def test_each_thing_goes_to_its_own_party(text: str, told: set[Told]) -> None:
    assert {
        (
            one.supplier.value[0],
            one.recipient.value[0],
            one.item.value.designation,
            one.number.value.amount if one.number else None,
        )
        for one in transfers(text)
        if one.supplier and one.recipient
    } == told
