from dataclasses import replace
from pathlib import Path

import pytest

from pactwatch.claims.itemwords import Noun, item_words
from pactwatch.errors import VocabularyError
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary, load

LISTS = "modifiers: []\nnot_equipment: []\ntransparent: []\ngeneral: []\nnot_names: []\nnot_codes: []\n"


def with_file(folder: Path, text: str) -> Vocabulary:
    (folder / "classes.yaml").write_text(f"provenance: me\n{text}", encoding="utf-8")
    return replace(load(), local=folder)


def test_nouns_carry_their_category_and_strength() -> None:
    words = item_words(load())
    assert Noun("attack helicopter", Category.HELICOPTER) in words.nouns
    assert Noun("aircraft", Category.AIRCRAFT, weak=True) in words.nouns
    assert Noun("spares", Category.OTHER) in words.parts


def test_the_lists_agree_with_one_another() -> None:
    words = item_words(load())
    nouns = {noun.word for noun in words.nouns}
    assert words.transparent <= set(words.modifiers)
    assert words.general <= nouns
    assert not words.not_names & nouns
    assert {"no", "on"} <= words.not_names


def test_a_local_file_replaces_the_package_s(tmp_path: Path) -> None:
    text = "classes: {uav: {nouns: [buzzer], weak: []}}\nparts: {engine: [motor]}\n" + LISTS
    words = item_words(with_file(tmp_path, text))
    assert words.nouns == (Noun("buzzer", Category.UAV),)
    assert words.parts == (Noun("motor", Category.ENGINE),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LISTS, "no `classes`"),
        ("classes: {}\n" + LISTS, "no `parts`"),
        ("classes: {rocketry: {nouns: [], weak: []}}\nparts: {}\n" + LISTS, "rocketry: no such category"),
        ("classes: {uav: {nouns: []}}\nparts: {}\n" + LISTS, "no list `weak`"),
        ("classes: {}\nparts: {}\nmodifiers: new\n", "no list `modifiers`"),
        ("classes: {}\nparts: {}\nmodifiers: [on]\n", "True is no word"),
    ],
)
def test_a_file_that_lacks_a_list_is_refused(tmp_path: Path, text: str, message: str) -> None:
    vocabulary = with_file(tmp_path, text.replace("rocketry: {nouns: []", "rocketry: {nouns: [x]"))
    with pytest.raises(VocabularyError, match=message):
        item_words(vocabulary)
