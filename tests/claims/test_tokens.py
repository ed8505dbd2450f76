from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import cut

from pactwatch.claims.tokens import sentences, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TB2", ["TB", "2"]),
        ("Su-30MKI's", ["Su", "-", "30", "MKI", "'s"]),
        ("Russia’s army", ["Russia", "’s", "army"]),
        ("U.S. Army", ["U.S.", "Army"]),
        ("Rs 5,083.5 crore", ["Rs", "5,083.5", "crore"]),
        ("F-16s", ["F", "-", "16", "s"]),
        ("TB2's", ["TB", "2", "'s"]),
        ("can't", ["can't"]),
        ("€1.2bn", ["€", "1.2", "bn"]),
        ("a_b", ["a", "_", "b"]),
        ("10,", ["10", ","]),
        ("", []),
    ],
)
def test_words_numbers_and_signs(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


def test_lower_case_has_a_plain_apostrophe() -> None:
    assert [token.lower for token in tokenise("Türkiye’s")] == ["türkiye", "'s"]


def test_space_tells_what_is_attached() -> None:
    assert [token.space for token in tokenise("the F-16")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It sold tanks. It bought ships.", 2),
        ("Gen. Smith spoke. He left.", 2),
        ("The price is Rs. 500 crore. It is high.", 2),
        ("The U.S. Army bought tanks.", 1),
        ("They left the U.S. The deal stands.", 2),
        ("Call No. 5 was won. No. It was lost.", 3),
        ("J. Smith spoke.", 1),
        ("It flies the F-35A. Peru flies none.", 2),
        ("It sold the NASM-SR. Chile did not.", 2),
        ("Vice-Adm. Peters spoke.", 1),
        ("A wrapped line that goes on for quite some time and then breaks here\nbefore it ends.", 1),
        ("A heading\n\nA paragraph.", 2),
        ("A heading\nA paragraph.", 2),
        ('"We will buy it." The minister left.', 2),
        ("What next? Nobody knows!", 2),
        ("It cost 1.5 billion. in all", 1),
        ("one", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(cut(text)[1]) == count


@given(st.text())
def test_tokens_cover_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        assert not text[end : token.start].strip()  # nothing but white space is left out
        end = token.end
    assert not text[end:].strip()


@given(st.text(alphabet=st.sampled_from("Aa1.!?,\"' \nU.S.Mr.No")))
def test_each_token_is_in_one_sentence(text: str) -> None:
    tokens = tokenise(text)
    found = sentences(text, tokens)
    assert [at for sentence in found for at in range(sentence.first, sentence.last)] == list(range(len(tokens)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert [sentence.index for sentence in found] == list(range(len(found)))


def test_the_name_of_a_site_begins_a_sentence() -> None:
    text = "The tender was dropped. example.org has been told that four bids came in. e.g. from France"
    tokens = tokenise(text)
    assert [text[s.start : s.end] for s in sentences(text, tokens)] == [
        "The tender was dropped.",
        "example.org has been told that four bids came in. e.g. from France",
    ]


def test_what_goes_on_and_on_is_cut_where_it_pauses() -> None:
    sold = "Norway sold tanks to Chad, " * 100
    tokens = tokenise(sold)
    cut = sentences(sold, tokens)
    assert [(one.last - one.first) % 6 for one in cut] == [0] * len(cut)
    assert all(150 <= one.last - one.first <= 300 for one in cut[:-1])
    unpaused = "tanks " * 700
    assert [one.last - one.first for one in sentences(unpaused, tokenise(unpaused))] == [300, 300, 100]


def test_lines_of_a_text_that_is_not_wrapped_end_a_sentence() -> None:
    heading = "Leonardo is to build six helicopters of the newest kind for Kenya"
    long = "The firm said on Monday that it will build the helicopters at its yard near Milan, and " * 2
    text = f"{heading}\nItaly and Kenya agreed on it.\n{long}and that is all."
    assert next(text[one.start : one.end] for one in sentences(text, tokenise(text))) == heading
    wrapped = "Leonardo is to build six helicopters of the newest kind for the\nKenya, it said."
    assert len(sentences(wrapped, tokenise(wrapped))) == 1
