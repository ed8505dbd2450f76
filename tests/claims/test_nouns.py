import pytest
from tests.claims import passages

from pactwatch.claims.itemwords import item_words
from pactwatch.claims.lexicon import Kind, lexicon_of
from pactwatch.claims.line import Line
from pactwatch.claims.nouns import NounPhrase, noun_after, noun_phrase
from pactwatch.claims.scan import names_in
from pactwatch.model import Category
from pactwatch.vocab import load

LEXICON = lexicon_of(load())


def line(text: str) -> Line:
    tokens, sentence = passages.line(text)
    matches = names_in(tokens, (sentence,), LEXICON, load()).matches
    names = {match.first: match for match in matches}
    return Line(text, tokens, sentence, names, frozenset(), frozenset(), heading=False, words=item_words(load()))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("tanks rolled", NounPhrase(1, Category.ARMOURED_VEHICLE, weak=False)),
        ("new heavy tanks", NounPhrase(3, Category.ARMOURED_VEHICLE, weak=False)),
        ("aircraft flew", NounPhrase(1, Category.AIRCRAFT, weak=True)),
        ("radar equipment", NounPhrase(2, Category.SENSOR, weak=False)),
        ("helicopter parts", NounPhrase(2, Category.OTHER, weak=False)),
        ("equipment arrived", NounPhrase(1, Category.OTHER, weak=True)),
        ("Humvees arrived", None),
        ("new and old", None),
        ("talks", None),
    ],
)
def test_nouns_with_their_modifiers(text: str, phrase: NounPhrase | None) -> None:
    assert noun_phrase(line(text), 0) == phrase


@pytest.mark.parametrize(
    ("text", "end", "category"),
    [
        ("Qumar-class frigates", 1, Category.SHIP),
        ("Qumar class of frigates", 1, None),
        ('"Qumar" frigates', 2, Category.SHIP),
        ("Qumar stealth frigates", 1, Category.SHIP),
        ("Qumar, frigates", 1, None),
    ],
)
def test_the_noun_after_a_designation(text: str, end: int, category: Category | None) -> None:
    noun = noun_after(line(text), end)
    assert (noun.category if noun else None) == category


def test_a_line_knows_the_words_at_each_place() -> None:
    here = line("TB2 drones")
    system = here.term(0, Kind.SYSTEM)
    assert system is not None
    assert system.ref == "bayraktar-tb2"
    assert here.term(1, Kind.SYSTEM) is None
    assert here.lower(99) == ""
    assert here.token(-1) is None
