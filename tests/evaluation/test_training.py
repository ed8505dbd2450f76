"""Training the reader's models: fitting, their file, and the whole of it on three small documents."""

import json
from functools import cache

import pytest

from pactwatch.claims import GrammarReader
from pactwatch.claims.linear import Linear
from pactwatch.claims.models import Model, models_from, packaged_models
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.fitting import as_json, fit, fit_trees
from pactwatch.evaluation.training import Examples, examples, publisher_of, train
from pactwatch.model import Document
from pactwatch.vocab import load

MODELS = {"item", "supplier", "recipient", "stage", "mode", "relation", "evidence", "claim"}


def test_a_tiny_set_is_separated() -> None:
    rows = [{"near": 1.0, "any": 1.0}] * 6 + [{"far": 1.0, "any": 1.0}] * 6
    model = fit(rows, [1] * 6 + [0] * 6, [1.0] * 12, 10.0)
    assert model.labels == ("yes",)
    assert model.probability({"near": 1.0, "any": 1.0}) > 0.8
    assert model.probability({"far": 1.0, "any": 1.0}) < 0.2


def test_a_choice_of_three_is_separated() -> None:
    rows = [{name: 1.0} for name in ("a", "b", "c") for _ in range(5)]
    labels = [name for name in ("first", "second", "third") for _ in range(5)]
    model = fit(rows, labels, [1.0] * 15, 10.0, balanced=True)
    assert model.labels == ("first", "second", "third")
    assert [model.best({name: 1.0}) for name in ("a", "b", "c")] == ["first", "second", "third"]


def test_a_feature_seen_twice_is_left_out() -> None:
    rows = [{"near": 1.0}] * 4 + [{"far": 1.0}] * 4
    rows = [*rows, {"near": 1.0, "rare": 1.0}, {"near": 1.0, "rare": 1.0}]
    assert set(fit(rows, [1] * 4 + [0] * 4 + [1, 1], [1.0] * 10, 1.0).weights) == {"near", "far"}


def _apart() -> tuple[list[dict[str, float]], list[int]]:
    """Examples that no single reason tells apart: yes where both reasons hold, no where one or none does."""
    rows = [{"far": float(far), "late": float(late)} for far in (0, 1) for late in (0, 1) for _ in range(40)]
    return rows, [int(row["far"] == row["late"] == 1.0) for row in rows]


def test_trees_learn_what_reasons_mean_together() -> None:
    rows, labels = _apart()
    trees = fit_trees(rows, labels, [1.0] * len(rows), rounds=60, leaves=6)
    assert trees.probability({"far": 1.0, "late": 1.0}) > 0.8
    assert trees.probability({"far": 1.0}) < 0.2
    assert trees.probability({"late": 1.0}) < 0.2
    assert trees.probability({}) < 0.2


def test_trees_come_back_from_their_file_and_answer_alike() -> None:
    rows, labels = _apart()
    trees = fit_trees(rows, labels, [1.0] * len(rows), rounds=60, leaves=6)
    again = models_from(as_json({"item": trees}, "made up"))["item"]
    assert again.labels == ("yes",)
    for row in rows[::40]:
        assert again.probability(row) == pytest.approx(trees.probability(row), abs=0.005)


def test_a_heavier_example_counts_more() -> None:
    rows = [{"near": 1.0}] * 6
    light = fit(rows, [1, 1, 1, 0, 0, 0], [1.0] * 6, 1.0).probability({"near": 1.0})
    heavy = fit(rows, [1, 1, 1, 0, 0, 0], [5.0] * 3 + [1.0] * 3, 1.0).probability({"near": 1.0})
    assert light == pytest.approx(0.5, abs=0.01)
    assert heavy > 0.7


def test_models_come_back_from_their_file() -> None:
    models = {
        "stage": Linear(("a", "b", "c"), (0.5, 0.25, -1.0), {"x": (1.0, -2.0, 0.0), "y": (0.0, 0.0, 0.5)}),
        "item": Linear(("yes",), (-0.125,), {"z": (3.5,)}),
    }
    assert models_from(as_json(models, "made up")) == models


def test_the_file_is_rounded_sorted_and_says_where_it_comes_from() -> None:
    model = Linear(("yes",), (0.12345,), {"b": (1.23456,), "a": (0.5,), "faint": (0.009,)})
    text = as_json({"item": model}, "made up")
    assert text.endswith("\n")
    assert json.loads(text)["provenance"] == "made up"
    read = models_from(text)["item"]
    assert isinstance(read, Linear)
    assert read.bias == (0.123,)
    assert list(read.weights.items()) == [("a", (0.5,)), ("b", (1.235,))]
    assert as_json({"item": read}, "made up") == text


def test_the_publisher_stands_before_the_colon() -> None:
    assert publisher_of("daily:2021:7") == "daily"


def _told(supplier: str, recipient: str, item: str, category: str, stage: str, mode: str) -> AnnotatedTransfer:
    return {
        "supplier": [supplier],
        "recipient": [recipient],
        "item": item,
        "category": category,
        "stage": stage,
        "mode": mode,
    }


def _story(*lines: tuple[str, AnnotatedTransfer | None]) -> tuple[str, list[AnnotatedTransfer]]:
    """A text and its annotated transfers, each with the offsets of its sentence."""
    text = ""
    transfers: list[AnnotatedTransfer] = []
    for sentence, told in lines:
        if told is not None:
            told["evidence"] = [len(text), len(text) + len(sentence)]
            transfers.append(told)
        text += sentence + " "
    return text.strip(), transfers


_TEXTS = {
    "daily:1": _story(
        (
            "Chile bought Black Hawk helicopters from the United States.",
            _told("USA", "CHL", "Black Hawk", "helicopter", "ordered", "sale"),
        ),
        ("The Black Hawk is liked in Chile, and in the United States.", None),
        ("Italy donated Freccia vehicles to Malta.", None),
        (
            "Italy delivered NASAMS systems to Malta as a gift.",
            _told("ITA", "MLT", "NASAMS", "air_defence", "delivered", "gift"),
        ),
        (
            "Peru wants to lease Gripen fighters from Sweden.",
            _told("SWE", "PER", "Gripen", "aircraft", "sought", "loan"),
        ),
        ("Ghana fired Spike missiles in a test.", None),
        ("Chile signed a defence agreement with Norway.", None),
        ("The Chilean president met the Norwegian president.", None),
    ),
    "daily:2": _story(
        (
            "Morocco ordered Caesar howitzers from France.",
            _told("FRA", "MAR", "Caesar", "artillery", "ordered", "sale"),
        ),
        ("Morocco and France know the Caesar howitzer well.", None),
        (
            "Canada delivered Leopard 2 tanks to Latvia as a gift.",
            _told("CAN", "LVA", "Leopard 2", "armoured_vehicle", "delivered", "gift"),
        ),
        ("Kenya wants to lease C-295 aircraft from Spain.", _told("ESP", "KEN", "C-295", "aircraft", "sought", "loan")),
        ("Serbia shot down a TB2 drone.", None),
        ("Oman signed a defence agreement with Qatar.", None),
        ("The Omani president met the Qatari president.", None),
    ),
    "weekly:1": _story(
        (
            "Brazil purchased Exocet missiles from France.",
            _told("FRA", "BRA", "Exocet", "missile", "ordered", "sale"),
        ),
        ("In Brazil the Exocet is known, as in France.", None),
        (
            "Norway delivered NSM missiles to Romania as a gift.",
            _told("NOR", "ROU", "NSM", "missile", "delivered", "gift"),
        ),
        (
            "Ireland wants to lease KC-390 aircraft from Portugal.",
            _told("PRT", "IRL", "KC-390", "aircraft", "sought", "loan"),
        ),
        ("Jordan fired Javelin missiles in a drill.", None),
        ("Chad signed a defence agreement with Mali.", None),
        ("The Malian president met the president of Chad.", None),
    ),
}
_AGREED = {"daily:1": ("CHL", "NOR"), "daily:2": ("OMN", "QAT"), "weekly:1": ("TCD", "MLI")}


@cache
def _reader() -> GrammarReader:
    return GrammarReader(load())


@cache
def _examples() -> Examples:
    gold: dict[str, Annotated] = {}
    documents = []
    for name, (text, transfers) in _TEXTS.items():
        at = text.index(" signed a defence agreement")
        gold[name] = {
            "id": name,
            "relevant": True,
            "transfers": transfers,
            "cooperation": [{"type": "agreement", "parties": list(_AGREED[name]), "evidence": [at, at + 20]}],
        }
        documents.append(Document(id=name, address=name, text=text))
    return examples(documents, gold, _reader(), load())


def test_examples_know_where_a_transfer_is_told() -> None:
    told = {(e.document, e.found.sentence.index): e.told for e in _examples().items if e.item.designation == "Caesar"}
    assert told == {("daily:2", 0): 1.0, ("daily:2", 1): 0.3}
    assert {e.told for e in _examples().items if e.item.designation == "TB2"} == {0.0}


def test_examples_know_which_relations_are_told() -> None:
    assert {example.told for example in _examples().relations} == {0.0, 1.0}


def test_the_examples_of_some_documents_are_theirs_alone() -> None:
    some = _examples().only({"weekly:1"})
    assert {example.document for example in some.items} == {"weekly:1"}
    assert {example.document for example in some.relations} == {"weekly:1"}
    assert [text.name for text in some.texts] == ["weekly:1"]


@cache
def _trained() -> dict[str, Model]:
    return train(_examples(), load(), _reader().with_models)


def test_training_gives_all_models() -> None:
    models = _trained()
    assert set(models) >= MODELS
    assert set(models) == {name for name in packaged_models()[0] if not name.endswith("-confidence")}
    assert set(models["stage"].labels) == {"ordered", "delivered", "sought"}
    assert set(models["mode"].labels) == {"sale", "gift", "loan"}
    assert models_from(as_json(models, "made up")).keys() == models.keys()


def test_training_twice_gives_the_same_models() -> None:
    assert as_json(train(_examples(), load(), _reader().with_models), "made up") == as_json(_trained(), "made up")


def test_a_trained_model_tells_what_it_was_taught() -> None:
    models = _trained()
    told = [e for e in _examples().items if e.told == 1.0]
    assert len(told) == 9
    for example in told:
        (transfer,) = example.transfers
        stages = models["stage"].probabilities(example.stage)
        assert max(stages, key=stages.__getitem__) == transfer["stage"]
        supplies = {code: models["supplier-alone"].probability(f) for code, f in example.sided.reasons.items()}
        assert supplies[transfer["supplier"][0]] > supplies[transfer["recipient"][0]]


def test_a_reader_reads_with_trained_models() -> None:
    reader = _reader().with_models(_trained())
    text = "Ghana bought Caesar howitzers from France."
    groups = reader.groups(reader.context(Document(id="own:1", address="own:1", text=text)))
    assert [(group.supplier, group.recipient) for group in groups] == [("FRA", "GHA")]
