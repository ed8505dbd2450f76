"""Stories of the two seed reports' kinds with other names, numbers, words and order: no rule may know the seeds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.evaluation.annotation import Annotated, documents
from pactwatch.evaluation.predict import prediction
from pactwatch.evaluation.score import Scores, score
from pactwatch.model import Category, CooperationType, Mode, Stage
from pactwatch.pipeline import reader_of

FOLDER = Path(__file__).parent / "data" / "variants"
NAMES = sorted(file.stem for file in FOLDER.glob("*.json"))
STRICT_DEAL_FLOOR, COOPERATION_FLOOR = 0.75, 0.60
RUN = 7


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def gold_of(name: str) -> Annotated:
    entry: Annotated = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return entry


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    file = tmp_path_factory.mktemp("variants") / "docs.jsonl"
    file.write_text("".join(json.dumps({**gold_of(name), "text": text_of(name)}) + "\n" for name in NAMES))
    reader = reader_of(vocab.load())
    texts = [line.document for line in documents(file) if line.document is not None]
    return score({name: gold_of(name) for name in NAMES}, {text.id: prediction(text, reader) for text in texts})


def test_there_are_at_least_ten() -> None:
    assert len(NAMES) >= 10
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(NAMES)


def test_strict_deals_reach_their_floor(figures: Scores) -> None:
    assert figures.strict_deal.f1 >= STRICT_DEAL_FLOOR


def test_cooperation_reaches_its_floor(figures: Scores) -> None:
    assert figures.cooperation.f1 >= COOPERATION_FLOOR


@pytest.mark.parametrize("name", NAMES)
def test_an_annotation_fits_its_text(name: str) -> None:
    gold, text = gold_of(name), text_of(name)
    assert gold["id"] == name
    for transfer in gold["transfers"]:
        start, end = transfer["evidence"]
        assert transfer["item"] in text[start:end]
        assert transfer["category"] in set(Category)
        assert transfer["stage"] in set(Stage)
        assert transfer["mode"] in set(Mode)
        codes = [*transfer["supplier"], *transfer["recipient"]]
        assert len(set(codes) & set(vocab.load().parties)) == 2
    for relation in gold["cooperation"]:
        start, end = relation["evidence"]
        assert "\n" not in text[start:end]
        assert relation["type"] in set(CooperationType)
        assert len(set(relation["parties"]) & set(vocab.load().parties)) == 2


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_is_no_copy_of_a_seed(shared: Path, name: str) -> None:
    seeds = set().union(*(runs(file.read_text(encoding="utf-8")) for file in (shared / "seeds").iterdir()))
    assert runs(text_of(name)) & seeds == set()


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of seven words."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
