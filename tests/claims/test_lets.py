"""Who only lets another party give."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad allowed Niger to sell rifles to Mali.", ("NER", "MLI", "approved")),
        ("Norway approved Estonia's request to send howitzers to Latvia.", ("EST", "LVA", "approved")),
        ("Norway gave Estonia permission to send howitzers to Latvia.", ("EST", "LVA", "approved")),
        ("Norway agreed to let Estonia give howitzers to Latvia.", ("EST", "LVA", "approved")),
        ("Norway refused to let Estonia send howitzers to Latvia.", ("EST", "LVA", "refused")),
        ("Norway blocked an Estonian request to send howitzers to Latvia.", ("EST", "LVA", "refused")),
        ("Norway approved the re-export of howitzers from Estonia to Latvia.", ("EST", "LVA", "approved")),
        ("Norway may allow Estonia to send howitzers to Latvia.", ("EST", "LVA", "negotiating")),
        ("Norway approved a plan to send howitzers to Latvia.", ("NOR", "LVA", "approved")),
    ],
)
def test_who_is_let_give_supplies(text: str, told: tuple[str, str, str]) -> None:
    (one,) = transfers(text)
    assert one.supplier is not None
    assert one.recipient is not None
    assert one.stage is not None
    assert (one.supplier.value[0], one.recipient.value[0], one.stage.value.value) == told
