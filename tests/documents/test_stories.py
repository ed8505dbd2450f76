import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.documents import stories
from pactwatch.model import Document

WORDS = [f"word{number}" for number in range(3000)]


def report(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311 (test data)


def documents(*texts: str) -> list[Document]:
    return [Document(id=f"d{at}", address=f"{at}", text=text) for at, text in enumerate(texts)]


def edited(text: str, every: int) -> str:
    return " ".join("changed" if at % every == 0 else word for at, word in enumerate(text.split(), start=1))


ORIGINAL = report(1)


@pytest.mark.parametrize(
    "copy",
    [
        ORIGINAL,
        ORIGINAL.upper().replace(" ", ",\n"),
        ORIGINAL.replace(ORIGINAL.split()[100], "900"),
        edited(ORIGINAL, 25),
        " ".join(ORIGINAL.split()[:90]),
        "By our own staff. " + ORIGINAL + " Read more on our site.",
        ORIGINAL + " " + report(2, 150),
    ],
    ids=["same", "case and lines", "one value", "light edits", "excerpt", "syndicated", "continued"],
)
def test_copies_are_one_story(copy: str) -> None:
    assert stories(documents(ORIGINAL, copy)) == {"d0": "d0", "d1": "d0"}


@pytest.mark.parametrize(
    "other",
    [
        report(3),
        edited(ORIGINAL, 4),
        " ".join(ORIGINAL.split()[:60]) + " " + report(4, 140),
        "40 tanks",
        "",
    ],
    ids=["other report", "rewritten", "shared background", "few words", "nothing"],
)
def test_others_are_not(other: str) -> None:
    assert stories(documents(ORIGINAL, other)) == {"d0": "d0", "d1": "d1"}


def test_short_texts_are_one_story_only_when_the_same() -> None:
    found = stories(documents("Egypt buys tanks.", "EGYPT buys tanks", "Egypt buys ships", "", ""))
    assert found == {"d0": "d0", "d1": "d0", "d2": "d2", "d3": "d3", "d4": "d4"}


def test_a_chain_of_edits_is_one_story() -> None:
    texts = [ORIGINAL]
    for at in range(1, 6):
        words = texts[-1].split()
        words[at * 30 : at * 30 + 4] = ["new"] * 4
        texts.append(" ".join(words))
    assert set(stories(documents(*texts)).values()) == {"d0"}


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_does_not_matter(order: list[int]) -> None:
    found = documents(
        ORIGINAL,
        report(5),
        edited(ORIGINAL, 30),
        edited(report(5), 40),
        report(6),
        report(6),
        "a b",
        " ".join(report(5).split()[:80]),
    )
    expected = {"d0": "d0", "d1": "d1", "d2": "d0", "d3": "d1", "d4": "d4", "d5": "d4", "d6": "d6", "d7": "d1"}
    assert stories([found[at] for at in order]) == expected


def test_time_grows_with_the_number_of_documents_only() -> None:
    stock = "this notice is required by law and gives the highest estimated number and value of what may be sold"
    found = documents(*(f"{report(seed, 60)} {stock}" for seed in range(2000)))
    start = time.process_time()  # not by the clock: others may use the machine
    assert len(set(stories(found).values())) == 2000
    assert time.process_time() - start < 20


def test_copies_of_real_reports_are_found_and_different_reports_never_joined(shared: Path) -> None:
    """Of lightly edited development reports 99 in 100 are joined with their original, of halves 95; no two reports."""
    reports = [json.loads(line)["text"] for line in (shared / "eval/dev/docs.jsonl").read_text().splitlines()]
    apart = stories(documents(*reports))
    assert all(name == story for name, story in apart.items())
    chance = random.Random(5)  # noqa: S311 (test data)
    lightly = [" ".join("lately" if chance.random() < 0.04 else word for word in text.split(" ")) for text in reports]
    halves = [" ".join(text.split(" ")[: text.count(" ") // 2]) for text in reports]
    for copies, least in ((lightly, 0.99), (halves, 0.95)):
        told = stories(documents(*reports, *copies))
        joined = sum(told[f"d{at}"] == told[f"d{at + len(reports)}"] for at in range(len(reports)))
        assert joined >= least * len(reports), f"{joined} of {len(reports)}"
