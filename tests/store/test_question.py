"""What people type is taken apart by us: words, names in every spelling, fields, and nothing that a database reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch import vocab
from pactwatch.errors import PactwatchError, UsageError
from pactwatch.store.search import FIELDS, Kind, question_of
from pactwatch.store.search.hits import snippet
from pactwatch.store.search.question import Clause, Question
from pactwatch.store.search.spellings import phrases_of
from pactwatch.store.search.words import placed_words, words_of

WORDS = vocab.load()


def _ask(text: str) -> Question:
    return question_of(text, WORDS)


def _any(text: str) -> set[tuple[str, ...]]:
    (clause,) = _ask(text).clauses
    return set(clause.any_of)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TB2", ["tb", "2"]),
        ("TB-2s", ["tb", "2", "s"]),
        ("Bayraktar TB 2", ["bayraktar", "tb", "2"]),
        ("Türkiye’s F-16C/D", ["turkiye", "s", "f", "16", "c", "d"]),
        ("Ré\u0301union, RE\u0301UNION", ["reunion", "reunion"]),
        ("m² ＦＵＬＬ １２", ["m", "2", "full", "12"]),
        ("_a:b_", ["a", "b"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert [word.text for word in placed_words(text)] == words


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    reached = 0
    for word in placed_words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= reached or text[word.start : word.end]
        reached = word.start
        assert word.text
        assert not set(word.text) & set(" :_'\"\\")


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("KF-X", ["KFX", "KF X", "kf-x", "KF-X"]),
        ("KFX", ["KF-X", "KF X", "kfx"]),
        ("Bayraktar TB2", ["bayraktar tb-2", "Bayraktar TB 2", "BAYRAKTAR TB2"]),
        ("AIM-120", ["AIM 120", "AIM120", "aim-120"]),
        ("MIM-104", ["mim 104"]),
        ("S-400", ["S 400", "s400"]),
    ],
)
def test_every_spelling_of_a_name_has_a_phrase(form: str, written: list[str]) -> None:
    assert {tuple(words_of(one)) for one in written} <= phrases_of(form)


def test_spellings_of_one_system_ask_the_same() -> None:
    asked = [_any(text) for text in ("TB2", "TB-2", "tb 2", '"Bayraktar TB 2"', "bayraktar tb-2")]
    for one in asked:
        assert ("system:bayraktar_tb2",) in one
        assert {("tb", "2"), ("bayraktar", "tb", "2")} <= one


def test_words_in_a_row_that_name_a_system_are_one_clause() -> None:
    question = _ask("Pakistan Bayraktar TB 2 base")
    assert len(question.clauses) == 3
    assert ("system:bayraktar_tb2",) in question.clauses[1].any_of


def test_plain_words_are_found_in_singular_and_plural_and_by_their_beginning() -> None:
    assert _any("drones") == {("drones",), ("drone",)}
    assert _any("class") == {("class",)}
    assert _any("dron*") == {("dron*",)}
    assert _any('"air base"') == {("air", "base")}
    assert _ask("-parade tanks").clauses[0] == Clause((("parade",), ("parades",)), without=True)


def test_fields() -> None:
    question = _ask('supplier:Turkey,USA recipient:"United Kingdom" stage:ordered since:2024 until:2024-06 in:deals')
    assert [clause.any_of for clause in question.clauses] == [
        (("supplier:tur",), ("supplier:usa",)),
        (("recipient:gbr",),),
        (("stage:ordered",),),
    ]
    assert question.since is not None
    assert question.until is not None
    assert (question.since.isoformat(), question.until.isoformat()) == ("2024-01-01", "2024-06-30")
    assert question.kinds == (Kind.DEALS,)
    assert {("category:uav",), ("item:drone",)} <= _any("item:drone")
    assert {("category:uav",), ("item:drones",)} <= _any("item:drones")
    assert {("system:bayraktar_tb2",), ("item:tb2",)} <= _any("item:TB-2")
    assert _any("item:XJ-9") == {("item:xj9",)}
    assert _any("party:LNA") == {("party:lna",)}
    assert _any('publisher:"The Fjord Post"') == {("publisher:thefjordpost",)}


def test_addresses_and_times_are_words() -> None:
    assert _any("https://example.org") == {("https", "example", "org")} | phrases_of("https://example.org")
    assert ("12", "30") in _any("12:30")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing to look for"),
        ("  -- !! ", "nothing to look for"),
        ("-parade", "nothing to look for"),
        ("colour:red", "there is no field 'colour'; the fields are supplier"),
        ("supplier: TUR", "the field 'supplier' has no value"),
        ("supplier:Atlantis", "party 'Atlantis': not in the vocabulary"),
        ("supplier:Turky", "did you mean .*Turkey"),
        ("stage:bought", "stage 'bought' is not known; take one of sought"),
        ("category:spoon", "category 'spoon' is not known; take one of aircraft"),
        ("since:soon", "search: date 'soon'"),
        ("since:2024 since:2025 x", "can be given once"),
        ("in:boxes x", "in 'boxes' is not known; take one of deals, claims, documents"),
        (" ".join(f"word{number}x" for number in range(40)), "at most 30"),
    ],
)
def test_questions_that_cannot_be_asked(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        _ask(text)
    assert "\n" not in str(caught.value)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*FIELDS, ":", '"', "-", "*", " ", "x", "TUR", "'", "\\"]), max_size=12).map("".join)
)
def test_whatever_is_typed_is_asked_or_refused_in_one_line(text: str) -> None:
    try:
        question = _ask(text)
    except PactwatchError:
        return
    for clause in question.clauses:
        for phrase in clause.any_of:
            for word in phrase:
                assert word
                assert not set(word) & set("\"'\\ ()&|!<>")


def _marked(text: str, asked: str, width: int = 240) -> str:
    pieces = snippet(text, _ask(asked).clauses, width)
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in pieces)


def test_snippets_mark_the_hit_as_it_is_written() -> None:
    text = "Ankara sold Bayraktar TB-2s to Pakistan, and more tb2 later; an air-base was built."
    marked = "Ankara sold [Bayraktar TB-2s] to Pakistan, and more [tb2] later; an air-base was built."
    assert _marked(text, "TB2") == marked
    assert "[air-base]" in _marked(text, '"air base"')
    assert "[Paki]" not in _marked(text, "paki*")
    assert "[Pakistan]" in _marked(text, "paki*")
    assert "[" not in _marked(text, "supplier:TUR")


def test_snippets_are_cut_around_most_hits_and_between_words() -> None:
    text = "drone here. " + "filler words " * 100 + "the drone at the air base in Konya " + "more words " * 100
    shown = _marked(text, 'drone "air base"', 120)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[drone] at the [air base]" in shown
    assert len(shown) < 140
    inner = shown.strip("… ").replace("[", "").replace("]", "")
    assert inner in text


@given(st.text(max_size=300), st.integers(40, 120))
def test_snippets_hold_nothing_but_the_text(text: str, width: int) -> None:
    pieces = snippet(text, (Clause((("a",), ("b", "a"))),), width)
    inner = "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))
    assert inner in text or inner in text.replace("\r", "")
