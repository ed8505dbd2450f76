"""What was acquired or leased and is told to come."""

import pytest
from tests.claims.passages import read

from pactwatch.claims.context import Context
from pactwatch.claims.stages import stage_of


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chile leased tankers from Italy, with delivery expected in 2027.", "ordered"),
        ("Chile acquired tankers from Italy and the transfer is due in May.", "ordered"),
        ("Chile acquired tankers from Italy and delivery took place in May.", "delivered"),
        ("Chile acquired a frigate as part of a contract for six helicopters.", "ordered"),
        ("Chile acquired a frigate in 1990 as part of a contract for six helicopters.", "delivered"),
        ("Chile acquired a frigate as part of its modernisation.", "delivered"),
        ("Chile acquired a frigate.", "delivered"),
    ],
)
def test_what_is_due_has_not_come(text: str, stage: str) -> None:
    context = Context(read(text), None)
    found = context.passage.found[0]
    assert stage_of(context, found, found.items[0]).stage == stage
