import pytest
from tests.claims import passages

from pactwatch.claims.designations import code_end, designation_end, reads_like_designation, without_plural
from pactwatch.claims.itemwords import item_words
from pactwatch.claims.line import Line
from pactwatch.vocab import load


def line(text: str) -> Line:
    tokens, sentence = passages.line(text)
    return Line(text, tokens, sentence, {}, frozenset(), frozenset(), heading=False, words=item_words(load()))


def words(text: str, last: int | None) -> str | None:
    return None if last is None else text[: passages.line(text)[0][last - 1].end]


@pytest.mark.parametrize(
    ("text", "known", "designation"),
    [
        ("Tejas Mk1A jets", 1, "Tejas Mk1A"),
        ("Tejas MkII jets", 1, "Tejas MkII"),
        ("Leopard 2 tanks", 2, "Leopard 2"),
        ("F-16 Block 70 jets", 3, "F-16 Block 70"),
        ("F-16C/D jets", 3, "F-16C/D"),
        ("F-16/F-18 jets", 3, "F-16"),
        ("MIM-104F PAC-3", 3, "MIM-104F"),
        ("GE-F414-GE-INS6 engine", 4, "GE-F414-GE-INS6"),
        ("Wing Loong II drones", 2, "Wing Loong II"),
        ("Patriot missiles", 1, "Patriot"),
        ("Su-30 and", 3, "Su-30"),
    ],
)
def test_marks_belong_to_a_designation(text: str, known: int, designation: str) -> None:
    assert words(text, designation_end(line(text), known)) == designation


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KZ-900 drones", "KZ-900"),
        ("CSR 338 rifles", "CSR 338"),
        ("T700-GE-401C engines", "T700-GE-401C"),
        ("H225M", "H225M"),
        ("Mirage 2000", None),
        ("X 95 rifles", None),
        ("Drones 20", None),
        ("KZ-90000", None),
        ("KZ", None),
        ("Can't 20", None),
    ],
)
def test_a_code_is_letters_and_a_number(text: str, code: str | None) -> None:
    assert words(text, code_end(line(text), 0)) == code


@pytest.mark.parametrize(
    ("text", "plain"),
    [("KZ-900", True), ("Su-75", True), ("H225M", True), ("CSR 338", False), ("V8", False), ("Phase-2", False)],
)
def test_which_codes_need_no_noun(text: str, plain: bool) -> None:
    here = line(text)
    assert reads_like_designation(here, 0, here.end) is plain


@pytest.mark.parametrize(("text", "designation"), [("F-16s", "F-16"), ("F-16", "F-16"), ("Rafales", "Rafales")])
def test_the_plural_of_a_number_is_left_out(text: str, designation: str) -> None:
    here = line(text)
    assert words(text, without_plural(here, 0, here.end)) == designation
