import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.claims.lexicon import JOINTS, Kind, Lexicon, Match, Term, keys, lexicon_of, token_key
from pactwatch.claims.tokens import tokenise
from pactwatch.vocab import load

TERMS = [
    ("TB2", Term(Kind.SYSTEM, "tb2")),
    ("A-10", Term(Kind.SYSTEM, "a-10")),
    ("AT-4", Term(Kind.SYSTEM, "at-4")),
    ("Su-30", Term(Kind.SYSTEM, "su-30")),
    ("Su-30MKI", Term(Kind.SYSTEM, "su-30mki")),
    ("Patriot", Term(Kind.SYSTEM, "patriot", loose=True, capital=True)),
    ("tank", Term(Kind.CLASS, "tank")),
    ("US", Term(Kind.PARTY, "USA", exact="US")),
    ("House of Saud", Term(Kind.PARTY, "SAU", capital=True)),
]


def at_start(text: str, lexicon: Lexicon | None = None) -> Match | None:
    tokens = tokenise(text)
    return (lexicon or Lexicon(TERMS)).at(tokens, 0, len(tokens))


@pytest.mark.parametrize(
    ("text", "ref", "words"),
    [
        ("TB2 drones", "tb2", 2),
        ("TB-2", "tb2", 3),
        ("TB 2", "tb2", 2),
        ("tb2", "tb2", 2),
        ("Su-30", "su-30", 3),
        ("Su-30MKI", "su-30mki", 4),
        ("Su 30 MKI", "su-30mki", 3),
        ("A-10", "a-10", 3),
        ("AT 4", "at-4", 2),
        ("Patriot", "patriot", 1),
        ("tank", "tank", 1),
        ("US", "USA", 1),
        ("U.S.", "USA", 1),
        ("House of Saud", "SAU", 3),
    ],
)
def test_the_longest_term_of_any_spelling(text: str, ref: str, words: int) -> None:
    match = at_start(text)
    assert match is not None
    assert (match.term.ref, match.last - match.first) == (ref, words)


@pytest.mark.parametrize("text", ["a 10 year deal", "A 10 year deal", "At 4 o'clock", "patriot", "us", "house of Saud"])
def test_ordinary_words_are_no_terms(text: str) -> None:
    assert at_start(text) is None


def test_a_term_ends_where_the_sentence_does() -> None:
    tokens = tokenise("Su-30MKI")
    match = Lexicon(TERMS).at(tokens, 0, 3)
    assert match is not None
    assert match.term.ref == "su-30"


def test_further_meanings_of_the_same_words_are_kept() -> None:
    trainer, missile = Term(Kind.SYSTEM, "trainer"), Term(Kind.SYSTEM, "missile")
    match = at_start("Hawk", Lexicon([("Hawk", trainer), ("Hawk", missile), ("Hawk", trainer)]))
    assert match == Match(0, 1, trainer, (missile,))


def test_joints_and_possessives_are_no_part_of_a_form() -> None:
    assert keys("Su-30's") == ["su", "30"]
    assert keys("U.S. Navy") == ["us", "navy"]


@pytest.mark.parametrize(
    ("text", "kind", "ref"),
    [
        ("Bayraktar TB-2", Kind.SYSTEM, "bayraktar-tb2"),
        ("Turkish", Kind.PARTY, "TUR"),
        ("Ankara", Kind.PARTY, "TUR"),
        ("Baykar", Kind.MAKER, "baykar"),
        ("Indian Ocean", Kind.TRAP, "Indian Ocean"),
        ("attack helicopters", Kind.CLASS, "attack helicopter"),
        ("upgrade packages", Kind.PART, "upgrade packages"),
        ("arms control", Kind.TRAP, "arms control"),
        ("nuclear weapons", Kind.TRAP, "nuclear weapon"),
        ("sub-systems", Kind.TRAP, "sub-system"),
    ],
)
def test_the_vocabulary_in_the_tree(text: str, kind: Kind, ref: str) -> None:
    match = at_start(text, lexicon_of(load()))
    assert match is not None
    assert (match.term.kind, match.term.ref) == (kind, ref)


@pytest.mark.parametrize("text", ["turkey", "us", "Luh", "ada", "ADA"])
def test_forms_of_the_vocabulary_need_their_capitals(text: str) -> None:
    match = at_start(text, lexicon_of(load()))
    assert match is None or match.term.kind not in (Kind.PARTY, Kind.SYSTEM)


LETTERS = st.text(alphabet="BCDFGHJKLMNPRSTVWXYZ", min_size=2, max_size=4)


@given(LETTERS, st.integers(1, 999), st.sampled_from(["", "-", " ", "/", "–"]), st.booleans())
def test_all_spellings_of_a_designation_are_one(letters: str, number: int, joint: str, small: bool) -> None:
    lexicon = Lexicon([(f"{letters}-{number}", Term(Kind.SYSTEM, "it"))])
    written = f"{letters}{joint}{number}"
    match = at_start(written.lower() if small and joint != " " else written, lexicon)
    assert match is not None
    assert match.term.ref == "it"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    tokens = tokenise(text)
    lexicon = Lexicon(TERMS)
    for at in range(len(tokens)):
        match = lexicon.at(tokens, at, len(tokens))
        assert match is None or at == match.first < match.last <= len(tokens)


@given(st.text(st.sampled_from("aZéİß²٣19 --._’'/")) | st.text(max_size=12))
def test_keys_of_simple_forms_are_those_of_their_tokens(form: str) -> None:
    told = [token_key(token) for token in tokenise(form) if token.text not in JOINTS and token.lower != "'s"]
    assert keys(form) == told


def test_every_name_of_the_vocabulary_is_found_as_it_is_written() -> None:
    words, lexicon = load(), lexicon_of(load())
    parties = [(form, party.code) for party in words.parties.values() for form in (*party.all_names, *party.adjectives)]
    makers = [(form, maker.id) for maker in words.makers.values() if maker.home for form in maker.forms]
    systems = [(form, system.id) for system in words.systems.values() for form in system.forms]
    unread = {form for form, ref in (*parties, *makers, *systems) if ref not in meanings(form, lexicon)}
    assert {form for form in unread if not form.startswith("Do ")} == {"3Ts-25E"}  # "Do 28" might be "do 28"


def meanings(form: str, lexicon: Lexicon) -> set[str]:
    """What a form may mean, by ids and codes."""
    tokens = tokenise(form)
    return {term.ref for match in lexicon.matches(tokens, 0, len(tokens)) for term in (match.term, *match.others)}
