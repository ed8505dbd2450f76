from pactwatch.documents.lines import join_lines
from pactwatch.documents.traced import Traced

WRAPPED = """The ministry of defence said on Monday that it would buy forty
tanks from the maker abroad, and that the first were to be deliv-
ered within two years. The air-to-
air missiles of type AIM-
120 are not part of the contract.
Officials had asked for more.

A second paragraph that is long enough to be broken by the program at
the width that the first one has."""


def test_broken_lines_become_paragraphs() -> None:
    assert join_lines(Traced(WRAPPED)).text == (
        "The ministry of defence said on Monday that it would buy forty tanks from the maker abroad, and that the first"
        " were to be delivered within two years. The air-to-air missiles of type AIM-120 are not part of the"
        " contract.\nOfficials had asked for more.\n\nA second paragraph that is long enough to be broken by the"
        " program at the width that the first one has."
    )


def test_whole_paragraphs_and_lists_stay() -> None:
    paragraphs = "\n".join("A paragraph that stands on a line of its own, as long as it likes. " * 4 for _ in range(4))
    assert join_lines(Traced(paragraphs)).text == paragraphs
    listed = (
        "The package that the ministry announced on Monday has these parts:\n- forty tanks of the newest kind, with"
        " spare parts for years\n- 12 howitzers\n2. training of crews at the maker's own school abroad"
    )
    assert join_lines(Traced(listed)).text == listed
