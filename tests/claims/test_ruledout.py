"""Who is named as the one it is not."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("The Philippines received BrahMos missiles not from Russia but from India.", "IND"),
        ("Peru bought Caesar howitzers from Chile rather than from Brazil.", "CHL"),
        ("Peru did not buy the howitzers in May but ordered 12 Caesar howitzers from France.", "FRA"),
    ],
)
def test_who_is_ruled_out_takes_no_side(text: str, supplier: str) -> None:
    told = [one.supplier.value[0] for one in transfers(text) if one.supplier and one.recipient]
    assert told[-1] == supplier
