"""Title and date on 60 pages that were labelled by reading; `benchmarks/pages_facts.py` prints the same figures."""

from pathlib import Path

from benchmarks.pages_facts import answers

LEAST = 57


def test_title_and_date_are_those_that_a_reader_sees(shared: Path) -> None:
    found = answers(shared / "pages")
    assert len(found) == 60
    assert sum(one.title_right for one in found) >= LEAST
    assert sum(one.date_right for one in found) >= LEAST
