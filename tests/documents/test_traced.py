import re

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.documents.lines import join_lines
from pactwatch.documents.repair import repair
from pactwatch.documents.traced import Traced

AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab \n\r\t\u00a0\u200b\u00ad\ufeffﬁ\x07é’“Ãâ€™-."), st.characters(codec="utf-8")
    ),
    max_size=200,
)


def test_edit_keeps_the_origin_of_what_it_leaves_alone() -> None:
    text = Traced("one two three").edit([(0, 4, ""), (8, 13, "3")])
    assert text.text == "two 3"
    assert [text.offsets.received_at(at) for at in range(4)] == [4, 5, 6, 7]
    assert text.offsets.received_at(4) == 8


def test_edits_of_edits_point_to_the_first_text() -> None:
    text = Traced("a--b--c").sub(re.compile("--"), "-").sub(re.compile("-"), "")
    assert text.text == "abc"
    assert [text.offsets.received_at(at) for at in range(3)] == [0, 3, 6]


def test_cut_leaves_blanks_out() -> None:
    text = Traced("head\n\n body \n").cut(4)
    assert (text.text, text.offsets.received_at(0)) == ("body", 7)


def test_a_ligature_points_to_itself_with_each_of_its_letters() -> None:
    text = repair(Traced("oﬃcer"))
    assert text.text == "officer"
    assert [text.offsets.received_at(at) for at in range(7)] == [0, 1, 1, 1, 2, 3, 4]


@given(AWKWARD)
def test_each_kept_character_maps_back_to_itself(received: str) -> None:
    text = Traced(received).sub(re.compile("[\u200b\x07]"), "").sub(re.compile(r"[ \t]+"), " ").cut(0)
    for at, letter in enumerate(text.text):
        origin = received[text.offsets.received_at(at)]
        assert origin == letter or (letter == " " and origin == "\t")


@given(AWKWARD)
def test_repair_maps_back_and_is_final(received: str) -> None:
    text = repair(Traced(received))
    assert not re.search("[\u200b\u00ad\ufeff\x07\r\t\u00a0]", text.text)
    assert "\n\n\n" not in text.text
    assert "  " not in text.text
    assert text.text == text.text.strip()
    offsets = [text.offsets.received_at(at) for at in range(len(text.text))]
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(received) for offset in offsets)
    for at, offset in enumerate(offsets):
        if text.text[at].isascii() and text.text[at].isalnum() and not "\ufb00" <= received[offset] <= "\ufb06":
            assert received[offset] == text.text[at]


@given(st.lists(st.text(alphabet="abc -.", min_size=30, max_size=90), max_size=12))
def test_joined_lines_map_back(lines: list[str]) -> None:
    received = "\n".join(lines)
    text = join_lines(Traced(received))
    for at, letter in enumerate(text.text):
        origin = received[text.offsets.received_at(at)]
        assert origin == letter or (letter == " " and origin == "\n")
