"""Equipment that a sentence names again as "the same"."""

import pytest
from tests.claims.passages import read
from tests.claims.texts import told_stage, transfers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Turkey builds the TB2 and has offered the same to Oman.", 2),
        ("Sweden sold the Gripen to Brazil and the same was offered to Peru.", 2),
        ("Sweden sold the Gripen to Brazil and the same day Peru asked for it.", 1),
        ("Sweden sold the Gripen to Brazil and will do the same for Peru.", 1),
        ("Sweden offered the same Gripen to Peru.", 1),
    ],
)
def test_the_same_is_equipment_where_it_is_traded(text: str, count: int) -> None:
    assert len(read(text).found[0].items) == count


def test_the_same_is_what_the_sentence_begins_with() -> None:
    text = "Sweden has pitched the Gripen to users of the MiG-29, and the same was offered to Peru."
    assert [item.designation for item in read(text).found[0].items] == ["Gripen", "MiG-29", "Gripen"]
    assert told_stage(text, 2) == "offered"


def test_who_is_offered_the_same() -> None:
    told = transfers("Turkey builds the Bayraktar TB2 drone and has offered the same to Oman for 30 million dollars.")
    assert [(one.supplier.value, one.recipient.value) for one in told if one.supplier and one.recipient] == [
        (("TUR",), ("OMN",))
    ]


def test_a_text_may_end_behind_the_same() -> None:
    assert len(transfers("India offered Argentina the Tejas jet and the same was")) == 1
