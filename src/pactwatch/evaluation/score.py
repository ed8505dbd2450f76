"""Scores of predictions against annotated documents: relevance, deals, fields, cooperation, evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.evaluation.annotation import Annotated, AnnotatedCooperation, AnnotatedTransfer
from pactwatch.evaluation.counts import Counts, Rate
from pactwatch.evaluation.similarity import SAME_ITEM_AT, align, item_similarity, pair_score
from pactwatch.model import CooperationType, Stage, StageGroup

FIELDS = ("supplier", "recipient", "item", "category", "quantity", "value", "stage")
MORE_FIELDS = ("quantity_is", "mode", "date")
Slot = tuple[str, ...] | str | float | tuple[float, str | None] | None


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one prediction. `fields` are counted over all transfers; the two accuracies over matched ones.

    `documents` and `transfers` count what is annotated, `irrelevant` the documents that `specificity` is a share of.
    """

    documents: int
    irrelevant: int
    transfers: int
    relevance: Rate
    specificity: float
    deal: Rate
    strict_deal: Rate
    fields: Mapping[str, Rate]
    more_fields: Mapping[str, Rate]
    cooperation: Rate
    stage_group_accuracy: float
    evidence_accuracy: float

    @property
    def fields_micro(self) -> Rate:
        """All fields together."""
        rates = self.fields.values()
        return Rate(sum(r.tp for r in rates), sum(r.fp for r in rates), sum(r.fn for r in rates))

    def figures(self) -> dict[str, float]:
        """The figures by name, each between 0 and 1, as the gate pins them."""
        return {
            "relevance_recall": self.relevance.recall,
            "specificity": self.specificity,
            "deal_f1": self.deal.f1,
            "strict_deal_f1": self.strict_deal.f1,
            "slot_micro_f1": self.fields_micro.f1,
            "cooperation_f1": self.cooperation.f1,
            "stage_group_accuracy": self.stage_group_accuracy,
            "evidence_accuracy": self.evidence_accuracy,
            **{f"{name}_f1": rate.f1 for name, rate in self.fields.items()},
        }


def slot(transfer: AnnotatedTransfer, name: str) -> Slot:
    """The value of one field in a form that compares; None where it is empty."""
    if name in ("supplier", "recipient"):
        codes = transfer.get("supplier") if name == "supplier" else transfer.get("recipient")
        return tuple(sorted(codes or ())) or None
    if name == "value":
        money = transfer.get("value")
        return (round(float(money["amount"]), 2), money.get("currency")) if money and money.get("amount") else None
    value = transfer.get(name)
    return value if isinstance(value, str | int | float) and value not in ("", "unspecified") else None


def same_slot(name: str, predicted: AnnotatedTransfer, gold: AnnotatedTransfer) -> bool:
    """Whether a field is filled in both with the same value; money within one per cent, items by their words."""
    one, two = slot(predicted, name), slot(gold, name)
    if one is None or two is None:
        return False
    if name == "item":
        return item_similarity(predicted, gold) >= SAME_ITEM_AT
    if name == "value" and isinstance(one[0], float) and isinstance(two[0], float):  # type: ignore[index]
        return one[1] == two[1] and abs(one[0] - two[0]) <= 0.01 * abs(two[0])  # type: ignore[index]
    return one == two


def score(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Scores:
    """The scores of a prediction; an annotated document that the prediction lacks counts as predicted empty."""
    counts = Counts()
    for name, document in gold.items():
        _add_document(counts, document, predicted.get(name, {"id": name, "relevant": False}))
    negatives = counts.of("relevance", "tn") + counts.of("relevance", "fp")
    return Scores(
        documents=len(gold),
        irrelevant=negatives,
        transfers=sum(len(document.get("transfers") or ()) for document in gold.values()),
        relevance=counts.rate("relevance"),
        specificity=counts.of("relevance", "tn") / max(1, negatives),
        deal=counts.rate("deal"),
        strict_deal=counts.rate("strict deal"),
        fields={name: counts.rate(name) for name in FIELDS},
        more_fields={name: counts.rate(name) for name in MORE_FIELDS},
        cooperation=counts.rate("cooperation"),
        stage_group_accuracy=counts.share("stage group"),
        evidence_accuracy=counts.share("evidence"),
    )


def _add_document(counts: Counts, gold: Annotated, predicted: Annotated) -> None:
    found, there = predicted.get("transfers") or [], gold.get("transfers") or []
    was, is_ = bool(gold.get("relevant")), bool(predicted.get("relevant", bool(found)))
    counts.add("relevance", {(True, True): "tp", (False, True): "fp", (True, False): "fn"}.get((was, is_), "tn"))
    pairs = align(found, there, pair_score)
    strict = sum(_strictly_same(found[i], there[j]) for i, j in pairs)
    for name, hits in (("deal", len(pairs)), ("strict deal", strict)):
        counts.add(name, "tp", hits)
        counts.add(name, "fp", len(found) - hits)
        counts.add(name, "fn", len(there) - hits)
    for i, j in pairs:
        _add_pair(counts, found[i], there[j])
    _add_single(counts, found, {i for i, _ in pairs}, "fp")
    _add_single(counts, there, {j for _, j in pairs}, "fn")
    told, read = relations(gold), relations(predicted)
    counts.add("cooperation", "tp", len(told & read))
    counts.add("cooperation", "fp", len(read - told))
    counts.add("cooperation", "fn", len(told - read))


def _strictly_same(predicted: AnnotatedTransfer, gold: AnnotatedTransfer) -> bool:
    sides = all(slot(predicted, name) == slot(gold, name) for name in ("supplier", "recipient"))
    return sides and item_similarity(predicted, gold) >= SAME_ITEM_AT


def _add_pair(counts: Counts, predicted: AnnotatedTransfer, gold: AnnotatedTransfer) -> None:
    for name in FIELDS + MORE_FIELDS:
        one, two = slot(predicted, name), slot(gold, name)
        if same_slot(name, predicted, gold):
            counts.add(name, "tp")
        else:
            counts.add(name, "fp", one is not None)
            counts.add(name, "fn", two is not None)
    counts.add("stage group", "ok" if _stage_group(predicted) is _stage_group(gold) else "no")
    counts.add("evidence", "ok" if overlap(predicted.get("evidence"), gold.get("evidence")) else "no")


def _stage_group(transfer: AnnotatedTransfer) -> StageGroup | None:
    """The group of the stage; None for a stage that is missing or that nobody knows."""
    stage = transfer.get("stage")
    return Stage(stage).group if stage in tuple(Stage) else None


def _add_single(counts: Counts, transfers: Sequence[AnnotatedTransfer], matched: set[int], kind: str) -> None:
    for place, transfer in enumerate(transfers):
        if place not in matched:
            for name in FIELDS:
                counts.add(name, kind, slot(transfer, name) is not None)


def overlap(one: Sequence[int] | None, two: Sequence[int] | None) -> bool:
    """Whether two spans share at least half of the shorter one."""
    if not one or not two:
        return False
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], two[1] - two[0])


def relations(document: Annotated) -> set[tuple[str, str | None, frozenset[str]]]:
    """The acts of cooperation by type and parties, the acting side told apart where the type has a direction."""
    return {relation(entry) for entry in document.get("cooperation") or ()}


def relation(entry: AnnotatedCooperation) -> tuple[str, str | None, frozenset[str]]:
    """One act of cooperation in a form that compares: type, acting side or None, parties."""
    parties, kind = entry.get("parties") or [], entry["type"]
    directed = kind in tuple(CooperationType) and CooperationType(kind).directed
    return kind, parties[0] if parties and directed else None, frozenset(parties)
