"""Names that begin one another meet under a stem; a name of any length costs no more than its own length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.deals.candidates import LONGEST, _stems
from pactwatch.deals.designations import share_a_name


@pytest.mark.parametrize(
    ("name", "stems"),
    [("f16", ["f16"]), ("f16v", ["f16", "f16v"]), ("f414ins6", ["f414", "f414i", "f414in", "f414ins6"])],
)
def test_beginnings_with_a_number_are_stems(name: str, stems: list[str]) -> None:
    assert list(_stems(name)) == stems


def test_a_name_without_a_number_has_no_other_beginning() -> None:
    assert list(_stems("tejas")) == []


def test_a_very_long_name_has_few_stems() -> None:
    assert len(list(_stems("a1" + "b" * 10_000_000))) == LONGEST


@given(st.text("ab1", min_size=1, max_size=2 * LONGEST + 9), st.text("ab1", max_size=LONGEST + 9))
def test_where_one_name_begins_the_other_they_share_a_stem(short: str, rest: str) -> None:
    long = short + rest
    if share_a_name([short], [long]) and short != long:
        assert set(_stems(short)) & set(_stems(long))
