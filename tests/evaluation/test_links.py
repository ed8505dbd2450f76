"""Annotated transfers taken as claims and linked, and the score of links."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.deals.builders import VOCABULARY

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.links import claims_of, predict_links, score_links
from pactwatch.model import PartialDate, Qualifier, Quantity, Transfer

B_CUBED_FLOOR, PAIR_FLOOR = 0.92, 0.80


def annotated_transfer(**fields: object) -> AnnotatedTransfer:
    entry: AnnotatedTransfer = {
        "supplier": ["TUR"],
        "recipient": ["PAK"],
        "item": "Skyrat X1",
        "category": "uav",
        "quantity": None,
        "quantity_is": None,
        "value": None,
        "stage": "ordered",
        "mode": "sale",
        "date": None,
        "evidence": [0, 9],
    }
    entry.update(fields)  # type: ignore[typeddict-item]
    return entry


def annotated_document(name: str, *transfers: AnnotatedTransfer) -> Annotated:
    return {"id": name, "relevant": True, "transfers": list(transfers), "cooperation": []}


def test_annotated_transfers_become_claims() -> None:
    entry = annotated_document(
        "d",
        annotated_transfer(quantity=700, quantity_is="at_least", supplier=[]),
        annotated_transfer(quantity=3, stage="delivered", date="2022-05", value={"amount": 2.5e8, "currency": "EUR"}),
    )
    first, second = claims_of([entry], {"d": PartialDate(2022, 6, 1)}, VOCABULARY)
    assert (first.id, second.id, first.published) == ("d|0", "d|1", PartialDate(2022, 6, 1))
    assert isinstance(first.content, Transfer)
    assert isinstance(second.content, Transfer)
    assert first.content.supplier is None
    assert first.content.number_ordered is not None
    assert first.content.number_ordered.value == Quantity(700, Qualifier.AT_LEAST)
    assert second.content.number_delivered is not None
    assert second.content.value is not None
    assert second.content.value.value.amount == 250_000_000
    assert str(second.content.happened.value if second.content.happened else None) == "2022-05"


def test_one_value_on_both_sides_and_several_items_is_a_package() -> None:
    value = {"amount": 9e8, "currency": "USD"}
    entry = annotated_document(
        "d",
        annotated_transfer(value=value),
        annotated_transfer(value=value, item="Skycat"),
        annotated_transfer(value=value, item="Skydog", supplier=["USA"]),
    )
    packages = [claim.package for claim in claims_of([entry], {}, VOCABULARY)]
    assert packages[0] is not None
    assert packages == [packages[0], packages[0], None]


@pytest.mark.parametrize("broken", [{"stage": "dreamt"}, {"category": "ufo"}, {"evidence": [5, 5]}, {"date": "soon"}])
def test_a_malformed_annotation_is_named(broken: dict[str, object]) -> None:
    entry = annotated_document("d", annotated_transfer(), annotated_transfer(**broken))
    with pytest.raises(EvaluationError, match="d: transfer 1"):
        claims_of([entry], {}, VOCABULARY)


def test_links_are_predicted_for_every_transfer(tmp_path: Path) -> None:
    texts = {"a": "Ankara sells twelve Skyrat X1 drones to Islamabad.", "b": "Pakistan has received the Skyrat X1."}
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text(
        "".join(json.dumps({"id": name, "text": text, "date": "2022-06-01"}) + "\n" for name, text in texts.items())
    )
    entries = [
        annotated_document("a", annotated_transfer(), annotated_transfer(recipient=["AZE"])),
        annotated_document("b", annotated_transfer(stage="delivered")),
    ]
    gold.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    assert predict_links(docs, gold, VOCABULARY) == (("a|0", "a|0"), ("a|1", "a|1"), ("b|0", "a|0"))


def test_the_score_of_links() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "3"}
    exact = score_links(gold, {"a": "x", "b": "x", "c": "y", "d": "z"})
    assert (exact.pair_f1, exact.b_cubed_f1, exact.predicted_deals) == (1.0, 1.0, 3)
    alone = score_links(gold, {})
    assert (alone.pair_f1, alone.pair_recall, alone.b_cubed_precision, alone.b_cubed_recall) == (0.0, 0.0, 1.0, 0.75)
    lumped = score_links(gold, dict.fromkeys(gold, "x"))
    assert lumped.pair_precision == pytest.approx(1 / 6)
    assert lumped.b_cubed_precision == pytest.approx((2 * 0.5 + 2 * 0.25) / 4)


def test_annotated_deals_are_found_again(shared: Path) -> None:
    folder = shared / "eval" / "dev"
    lines = (folder / "links.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {entry["key"]: entry["deal"] for entry in map(json.loads, lines)}
    score = score_links(gold, dict(predict_links(folder / "docs.jsonl", folder / "gold.jsonl")))
    assert score.b_cubed_f1 >= B_CUBED_FLOOR
    assert score.pair_f1 >= PAIR_FLOOR
