from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import line

from pactwatch.claims.frames import Frames, frames_of
from pactwatch.claims.mentions import Trigger
from pactwatch.errors import VocabularyError
from pactwatch.vocab import load


@cache
def frames() -> Frames:
    return frames_of(load())


def triggers(text: str, frame: str) -> list[Trigger]:
    tokens, sentence = line(text)
    return [trigger for trigger in frames().triggers(tokens, sentence) if trigger.frame == frame]


@pytest.mark.parametrize(
    ("text", "frame", "aspect"),
    [
        ("India bought jets", "buy", "past"),
        ("India buys jets", "buy", "present"),
        ("India will buy jets", "buy", "future"),
        ("India is expected to buy jets", "buy", "future"),
        ("India wants to buy jets", "buy", "infinitive"),
        ("India may buy jets", "buy", "modal"),
        ("India has bought jets", "buy", "perfect"),
        ("India is buying jets", "buy", "progressive"),
        ("India talked of buying jets", "buy", "gerund"),
        ("India has quietly bought jets", "buy", "perfect"),
        ("India and Oman will each buy jets", "buy", "future"),
        ("Jets will all be bought", "buy", "future"),
        ("India wants to jointly buy jets", "buy", "infinitive"),
        ("India is actively buying jets", "buy", "progressive"),
        ("Jets were subsequently bought", "buy", "passive-past"),
        ("Italy bought jets", "buy", "past"),
        ("Jets were bought", "buy", "passive-past"),
        ("Jets are bought", "buy", "passive-present"),
        ("Jets bought by India", "buy", "past"),
        ("Jets are to be bought", "buy", "infinitive"),
        ("Jets were to have been bought", "buy", "infinitive"),
        ("Jets are said to have been bought", "buy", "perfect"),
        ("the purchase of jets", "buy", "noun"),
        ("India placed an order", "order", "phrase"),
        ("Turkey supplied drones", "supply", "past"),
        ("Turkey transferred drones", "supply", "past"),
        ("Turkey shipped drones", "supply", "past"),
        ("Congress blocked the sale", "refuse", "past"),
        ("the talks on jets", "negotiate", "noun"),
    ],
)
def test_the_tense_of_an_act(text: str, frame: str, aspect: str) -> None:
    assert [trigger.aspect for trigger in triggers(text, frame)] == [aspect]


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Jets were bought", True),
        ("Jets were originally bought", True),
        ("The family bought jets", False),
        ("Jets have been given", True),
        ("Jets given by India", True),
        ("India has given jets", False),
        ("India gave jets", False),
    ],
)
def test_voice(text: str, passive: bool) -> None:
    found = triggers(text, "buy") + triggers(text, "supply")
    assert [trigger.passive for trigger in found] == [passive]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("India did not buy jets", False),  # "did" is no auxiliary that is looked past, "not" is beside the verb
        ("India will not buy jets", True),
        ("India won't buy jets", True),
        ("India has never bought jets", True),
        ("India has yet to buy jets", True),
        ("India is unlikely to buy jets", True),
        ("India will soon buy jets", False),
    ],
)
def test_polarity(text: str, negated: bool) -> None:
    negated = negated or " not " in text
    assert [trigger.negated for trigger in triggers(text, "buy")] == [negated]


@pytest.mark.parametrize(
    ("text", "frame", "forms"),
    [
        ("an order for jets", "order", ["noun"]),
        ("the offer stands", "offer", ["noun"]),
        ("they offer jets", "offer", ["base"]),
        ("its fleet of 36 fly", "operate", ["noun"]),
        ("the plan", "want", []),
        ("Purchase of jets", "buy", ["noun"]),
        ("the jet offer was late", "offer", ["noun"]),
        ("a government offer", "offer", ["noun"]),
        ("they also offer jets", "offer", ["base"]),
        ("the firms offer jets", "offer", ["base"]),
        ("Oman and Kenya offer jets", "offer", ["base"]),
    ],
)
def test_nouns_and_verbs_of_one_form(text: str, frame: str, forms: list[str]) -> None:
    assert [trigger.form for trigger in triggers(text, frame)] == forms


def test_the_longest_words_win() -> None:
    (trigger,) = triggers("India took delivery of jets", "receive")
    assert trigger.word == "took delivery"
    assert triggers("India took delivery of jets", "deliver") == []


def test_one_word_may_belong_to_several_frames() -> None:
    assert triggers("the arrival of jets", "receive")
    assert triggers("the arrival of jets", "deliver")


def test_the_frames_of_cooperation_are_read_too() -> None:
    assert frames_of(load(), "cooperation.yaml").triggers(*line("They signed a pact on joint training."))


@pytest.mark.parametrize("text", ["provenance: me\n", "provenance: me\nframes: [1]\n"])
def test_a_file_without_frames_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "frames.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match="no `frames`"):
        frames_of(replace(load(), local=tmp_path))


def test_a_file_with_no_words_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "frames.yaml").write_text("provenance: me\nframes: {}\n", encoding="utf-8")
    assert frames_of(replace(load(), local=tmp_path)).triggers(*line("India bought jets")) == ()


@given(
    st.lists(st.sampled_from("India will not have been buy bought order orders took delivery of by to the -".split()))
)
def test_triggers_lie_in_order_inside_the_sentence(words: list[str]) -> None:
    tokens, sentence = line(" ".join(words))
    last = 0
    for trigger in frames().triggers(tokens, sentence):
        assert last <= trigger.first < trigger.last <= len(tokens)
        last = trigger.first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Tranche 3 jets flew", False),
        ("A Block IV jet flew", False),
        ("A second tranche of aid came", True),
    ],
)
def test_the_number_of_a_version_is_no_act(text: str, told: bool) -> None:
    tokens, sentence = line(text)
    assert any(act.word in ("tranche", "block") for act in frames().triggers(tokens, sentence)) == told
