import re

import pytest
from tests.register.others.exports import deal as line
from tests.register.reconcile.builders import AKINCI, TB2, deal, event, register, sipri, tb2_line

from pactwatch import vocab
from pactwatch.model import Category, Item, Stage
from pactwatch.pages.comparison import render_reconciliation, render_releases
from pactwatch.register.reconcile import compare_releases, reconcile
from pactwatch.views.reconciled import reconciliation_view, releases_view
from pactwatch.vocab import Vocabulary

HOSTILE = "<script>alert(1)</script>"
NEW = event(Stage.ORDERED, published="2025-07-15")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The package's own vocabulary."""
    return vocab.load()


def reconciled(vocabulary: Vocabulary, *lines: str) -> str:
    rounds = Item(f"rounds {HOSTILE}", Category.AMMUNITION)
    ours = register(deal("a", TB2, [NEW]), deal("b", AKINCI, [NEW]), deal("c", rounds, [NEW]))
    other = sipri(*lines, "broken")
    found = reconcile(ours, other, vocabulary)
    return render_reconciliation(reconciliation_view(found, ours, vocabulary, other.problems))


def test_the_page_shows_every_standing(vocabulary: Vocabulary) -> None:
    page = reconciled(vocabulary, tb2_line(), line("MilGem", "2018"))
    for words in (
        "told as newly agreed in 2025; SIPRI: ordered 2021?, 9? delivered 2022-2024",
        '<tr class="conflict">',
        "Only theirs",
        "MilGem",
        "nearest row of SIPRI",
        "leaves out unguided ammunition",
        "Line 8",
        "made on 18 May 2026",
    ):
        assert words in page


def test_text_from_outside_is_escaped_and_nothing_is_fetched(vocabulary: Vocabulary) -> None:
    hostile = line(HOSTILE, "2018", "", "4", "", HOSTILE, "4", "", "2019", "New", HOSTILE, supplier=HOSTILE)
    changed = hostile.replace("2018", "2019")
    old, new = sipri(hostile), sipri(changed)
    releases = render_releases(releases_view(compare_releases(old, new, vocabulary), old, new))
    for page in (reconciled(vocabulary, tb2_line(), hostile), releases):
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page
        assert "<script" not in page
        assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
        assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', page) == []


def test_empty_sides_say_so(vocabulary: Vocabulary) -> None:
    nothing = register()
    found = reconcile(nothing, sipri(), vocabulary)
    page = render_reconciliation(reconciliation_view(found, nothing, vocabulary))
    assert "No transfer is in both registers." in page
    assert "We have every row of theirs." in page
    same = sipri(tb2_line())
    page = render_releases(releases_view(compare_releases(same, same, vocabulary), same, same))
    assert "No row changed." in page
    assert "No row was added." in page
    assert "No row was dropped." in page


def test_the_same_input_gives_the_same_page(vocabulary: Vocabulary) -> None:
    assert reconciled(vocabulary, tb2_line()) == reconciled(vocabulary, tb2_line())
