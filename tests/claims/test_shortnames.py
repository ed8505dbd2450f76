"""Letters in brackets behind a force or ministry mean its state in what follows."""

import pytest
from tests.claims.texts import around


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Peruvian Defence Force (PEDF) met Oman. PEDF has bought jets.", ["PER"]),
        ("Peru's Ministry of National Defence (MoND) met. The MoND has bought jets.", ["PER"]),
        ("The Ministry of Defence of Peru (MoDP) met. Jets went to the MoDP and to Oman.", ["PER", "OMN"]),
        ("Peru's largest airline (PXA) met. PXA has bought jets.", []),
        ("Peru met the head of an Air Force (XAF). XAF has bought jets.", []),
        ("The Peruvian Defence Force met (PEDF). PEDF has bought jets.", []),
    ],
)
def test_whom_letters_mean(text: str, codes: list[str]) -> None:
    found = around(text).passage.found[1]
    assert [party.code for party in found.parties if not party.antecedent] == codes


def test_the_explanation_itself_names_nobody_again() -> None:
    (found,) = around("The Peruvian Defence Force (PEDF) has bought jets.").passage.found
    assert len(found.parties) == 1
