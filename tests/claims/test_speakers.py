"""Which words of a sentence name speakers, and which only look as if they did."""

import pytest
from tests.claims.texts import transfers

from pactwatch.claims.passage import Analyser
from pactwatch.claims.speakers import SpeakerFinder, speech_words
from pactwatch.vocab import load

VOCABULARY = load()
ANALYSER = Analyser(VOCABULARY)
WORDS = speech_words(VOCABULARY)


def names(text: str) -> list[str]:
    """The words of the speakers of the last sentence of a text, in the order of the chain."""
    passage = ANALYSER.passage(text, None)
    finder = SpeakerFinder(passage, WORDS, VOCABULARY)
    return [passage.words(heard.first, heard.last) for heard in finder.heard(passage.found[-1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The foreign ministry of Latvia said it had no plans.", ["foreign ministry of Latvia"]),
        ("A spokesman for the Finnish army said the guns work.", ["spokesman for the Finnish army"]),
        ("One of the Omani officials said the ships were late.", ["Omani officials"]),
        ("New Zealand said it would buy the aircraft.", ["New Zealand"]),
        ("Both the minister and the general said so, and Chile paid.", ["minister and the general"]),
        ("In a statement on Tuesday Saab said the radar was ready.", ["Saab"]),
        ("The admiral in a statement said the boats were old.", ["admiral"]),
        ("The navy chief for the first time confirmed the order.", ["navy chief"]),
        ("The jets were ready, the minister said, and would leave in May.", ["minister"]),
        ("The minister, speaking in Oslo, and in a hurry, said Norway would pay.", ["minister"]),
        ("ROME, Feb 2 - An Italian admiral said the frigate was sold.", ["Italian admiral"]),
        ("AUSTIN, Tex. Senator Mary Major announced the contract.", ["Senator Mary Major"]),
        ("TASS reports that Algeria has the jets.", ["TASS"]),
        ("The cables show that Kenya knew of the tanks.", ["cables"]),
        ("Algeria has the jets, the documents show.", ["documents"]),
        ("The missiles cost too much, according to Reuters.", ["Reuters"]),
        ("An official told AFP in Amman that the guns were gone.", ["official", "AFP"]),
        ("He said she had signed.", ["He"]),
        ("The admiral declined to say who had paid.", []),
        ("The state's claims against the yard stand.", []),
        ("The two states signed the pact.", []),
        ("The report was long.", []),
        ("The general was told to wait.", []),
        ("The missile is said to be fast.", []),
        ("He was accused of selling rifles.", []),
        ("The firm that the court says is bankrupt sold the boats.", []),
        ("The price per missile rose to 2 million.", []),
        ("She spoke to reporters in an interview with a friend.", []),
        ("The parts reached a port in May, and the crew went home.", []),
    ],
)
def test_speakers_of_a_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "size"), [("reports suggest that", 2), ("reportedly sold", 1), ("reports fill shelves", 0), ("reports", 0)]
)
def test_the_longest_phrase_counts_and_ends_with_the_text(text: str, size: int) -> None:
    tokens = ANALYSER.passage(text, None).tokens
    assert WORDS.hedges.size_at(tokens, 0, len(tokens)) == size


@pytest.mark.parametrize("word", ["said", "announced", "denied", "told"])
def test_a_pronoun_is_marked_as_such(word: str) -> None:
    passage = ANALYSER.passage(f"They {word} us that Peru had bought ships.", None)
    heard = SpeakerFinder(passage, WORDS, VOCABULARY).heard(passage.found[0])
    assert [speaker.pronoun for speaker in heard] == ["they"]


def test_a_text_may_end_after_the_comma_behind_who_speaks() -> None:
    assert transfers('"Peru will buy 12 Gripen jets from Sweden," said Ana Diaz,')
