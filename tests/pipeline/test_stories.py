"""Stories kept up as documents come: the same as if all had come at once, in whatever order and portions they do."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pipeline.databases import database

from pactwatch import documents, pipeline, vocab
from pactwatch.model import Document
from pactwatch.pipeline import stories
from pactwatch.pipeline.forks import Spread
from pactwatch.pipeline.stories import tell_stories
from pactwatch.store import Store, open_store

WORDS = [f"word{number}" for number in range(3000)]


def report(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311  # test data


def edited(text: str, every: int) -> str:
    return " ".join("changed" if at % every == 0 else word for at, word in enumerate(text.split(), start=1))


def half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])


TEXTS = [
    report(1),
    report(2),
    edited(report(1), 30),
    half(report(1)),
    report(1) + " " + report(3, 150),
    half(report(2)) + " " + report(4, 20),
    report(5),
    "",
    "Egypt buys tanks.",
    "EGYPT buys tanks",
]


def made(number: int) -> Document:
    return Document(id=f"d{number}", address=f"{number}", text=TEXTS[number])


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.sets(st.integers(0, len(TEXTS))))
def test_order_and_portions_do_not_matter(order: list[int], stops: set[int]) -> None:
    with open_store(":memory:") as store:
        for at, number in enumerate(order):
            store.add_document(made(number))
            if at in stops:
                tell_stories(store)
        tell_stories(store)
        assert store.stories() == documents.stories(made(number) for number in range(len(TEXTS)))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def copied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Forty reports and their copies, those with few changes among them; copies of copies with more."""
    with open_store(database(request, tmp_path_factory, "stories")) as store:
        for number in range(120):
            seed, how = number % 40, number // 40
            text = report(100 + seed) if how == 0 else edited(report(100 + seed), 40 - 10 * how)
            store.add_document(Document(f"d{(number * 37) % 120:03}", str(number), text))
        yield store


def test_several_processes_tell_the_same_stories_in_portions(copied: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "PIECE", 7)
    monkeypatch.setattr(stories, "AT_ONCE", 30)
    assert tell_stories(copied, Spread(2, copied.forked)) == 120
    expected = documents.stories(copied.documents())
    assert len(set(expected.values())) == 40
    assert copied.stories() == expected
    assert tell_stories(copied) == 0


def test_a_document_is_taken_in_once(store: Store) -> None:
    for number in (0, 1, 2):
        store.add_document(made(number))
    assert (tell_stories(store), tell_stories(store)) == (3, 0)
    assert store.stories() == {"d0": "d0", "d1": "d1", "d2": "d0"}


def test_a_late_document_joins_two_stories(store: Store) -> None:
    first, second = report(8), report(9)
    for name, text in (("b", first), ("c", second)):
        store.add_document(Document(name, name, text))
    tell_stories(store)
    store.add_document(Document("a", "a", f"{first} {second}"))
    tell_stories(store)
    assert store.stories() == {"a": "a", "b": "a", "c": "a"}


@pytest.mark.parametrize(
    ("make", "least"), [(lambda text: edited(text, 25), 0.99), (half, 0.95)], ids=["light", "half"]
)
def test_copies_of_real_reports_are_found(make: Callable[[str], str], least: float, shared: Path) -> None:
    """One word of 25 changed, or the first half alone: the pair is one story."""
    texts = real_texts(shared)
    pairs = [
        Document(f"{number:03}-{end}", end, one)
        for number, text in enumerate(texts)
        for end, one in (("a", text), ("b", make(text)))
    ]
    told = documents.stories(pairs)
    found = [told[f"{number:03}-a"] == told[f"{number:03}-b"] for number in range(len(texts))]
    assert sum(found) >= least * len(found)


def test_different_reports_on_one_event_stay_apart(shared: Path) -> None:
    """Annotated documents tell of one deal in words of their own; those that are joined share most of their words."""
    lines = (shared / "eval" / "dev" / "docs.jsonl").read_text().splitlines()
    texts = {one["id"]: one["text"] for one in map(json.loads, lines)}
    told = documents.stories(Document(name, name, text) for name, text in texts.items())
    groups: dict[str, list[str]] = {}
    for name, story in told.items():
        groups.setdefault(story, []).append(name)
    for group in (one for one in groups.values() if len(one) > 1):
        words = [set(texts[name].casefold().split()) for name in group]
        assert len(set.intersection(*words)) > 0.5 * min(map(len, words)), group


def real_texts(shared: Path) -> list[str]:
    lines = (shared / "eval" / "dev" / "docs.jsonl").read_text().splitlines()
    return list(dict.fromkeys(text for text in (json.loads(line)["text"] for line in lines) if len(text.split()) > 60))


def test_the_register_counts_copies_once(store: Store) -> None:
    text = "Chile signed a contract with Germany for 40 Leopard 2 tanks, the ministry in Santiago said on Monday. "
    background = (
        "The army has waited for them since the old ones were retired ten years ago, officers in the north say."
    )
    for number, report_ in enumerate((text + background, text.replace("40", "44") + background)):
        store.add_document(Document(f"d{number}", f"{number}", report_, language="en"))
    reader = pipeline.reader_of(vocab.load())
    pipeline.read_claims(store, reader, 10)
    (deal,) = pipeline.build_register(store, vocab.load()).deals
    number_told = next(field for field in deal.fields if field.name == "number_ordered")
    assert (deal.stories, len(number_told.values)) == (1, 2)
