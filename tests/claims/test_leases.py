"""Leases by who takes them, and leases that go on."""

import pytest
from tests.claims.passages import first
from tests.claims.texts import told_stage, transfers


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Kenya leased two helicopters from Italy.", "buy"),
        ("Peru plans to lease six Gripen jets from Sweden.", "buy"),
        ("The lease of two frigates from Spain ends in May.", "buy"),
        ("Oman rents a submarine from Norway.", "buy"),
        ("Sweden leased 14 Gripen jets to Hungary.", "supply"),
        ("Sweden leased jets, tanks from Italy came later.", "supply"),
        ("Sweden leased jets to Hungary from 2006.", "supply"),
        ("Sweden sent jets from Lund.", "supply"),
    ],
)
def test_who_leases_from_somebody_gets_it(text: str, frame: str) -> None:
    assert [act.frame for act in first(text).triggers if act.frame in ("buy", "supply")] == [frame]


def test_the_sides_of_a_lease() -> None:
    (told,) = transfers("Kenya leased two Gripen jets from Italy.")
    assert told.supplier is not None
    assert told.recipient is not None
    assert (told.supplier.value, told.recipient.value) == (("ITA",), ("KEN",))


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Hungary extended the lease of 14 jets by ten years.", "delivered"),
        ("Oman has renewed its lease of the frigates.", "delivered"),
        ("Kenya asked for an extension of the lease of helicopters.", "sought"),
        ("Peru extended its deadline for tanks.", None),
    ],
)
def test_what_is_leased_on_is_there(text: str, stage: str | None) -> None:
    assert told_stage(text) == stage
