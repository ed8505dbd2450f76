"""Licences that are not given."""

import pytest
from tests.claims.texts import transfers


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Dutch government said it would not renew the licence for exporting radar parts to Turkey.", "refused"),
        ("Norway decided not to issue export licences for ammunition to Oman.", "refused"),
        ("Norway's licence to export rifles to Oman was not renewed.", "refused"),
        ("Norway has renewed the licence to export rifles to Oman.", "approved"),
        ("Norway issued a licence for the export of rifles to Oman, not of machine guns.", "approved"),
    ],
)
def test_a_licence_that_is_not_given_is_a_refusal(text: str, stage: str) -> None:
    told = transfers(text)
    assert told[0].stage is not None
    assert told[0].stage.value.value == stage
