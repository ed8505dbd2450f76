"""Annotated transfers taken as claims and linked, so that linking can be measured apart from reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pactwatch.deals import link
from pactwatch.documents import stories
from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer, annotated, documents
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Evidence,
    Item,
    Mode,
    Money,
    Part,
    PartialDate,
    Qualifier,
    Quantity,
    Span,
    Stage,
    StageGroup,
    Stated,
    Transfer,
)
from pactwatch.vocab import Vocabulary, load

READER = "annotation"
VERSION = "1"
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How well predicted deals agree with annotated ones: pairwise and B-cubed, each between 0 and 1."""

    transfers: int
    gold_deals: int
    predicted_deals: int
    pair_precision: float
    pair_recall: float
    b_cubed_precision: float
    b_cubed_recall: float

    @property
    def pair_f1(self) -> float:
        """Harmonic mean of precision and recall over pairs of transfers."""
        return _f1(self.pair_precision, self.pair_recall)

    @property
    def b_cubed_f1(self) -> float:
        """Harmonic mean of B-cubed precision and recall."""
        return _f1(self.b_cubed_precision, self.b_cubed_recall)


def predict_links(
    docs_path: Path, gold_path: Path, vocabulary: Vocabulary | None = None
) -> tuple[tuple[str, str], ...]:
    """For each annotated transfer its key, "DOCUMENT ID|N", and the id of the deal that it is linked to.

    In the order of the annotations. Raises: EvaluationError for a file that cannot be read or a malformed annotation.
    """
    known = [line.document for line in documents(docs_path) if line.document is not None]
    published = {document.id: document.published.date for document in known if document.published is not None}
    words = vocabulary or load()
    claims = claims_of(annotated(gold_path).values(), published, words)
    deals = link(claims, stories(known), words).deals
    deal_of = {claim: deal.id for deal in deals for claim in deal.claims}
    return tuple((claim.id, deal_of[claim.id]) for claim in claims)


def claims_of(
    entries: Iterable[Annotated], published: Mapping[str, PartialDate], vocabulary: Vocabulary
) -> tuple[Claim, ...]:
    """The annotated transfers as claims, "DOCUMENT ID|N" their ids; `published` gives the dates of documents by id.

    Transfers of one document with the same sides and the same value are told as parts of one package.
    Raises: EvaluationError for an annotation that names no item, or a value that no record takes.
    """
    return tuple(claim for entry in entries for claim in _claims(entry, published, vocabulary))


def score_links(gold: Mapping[str, str], predicted: Mapping[str, str]) -> LinkScore:
    """How well predicted deals agree with annotated ones, both by key; a key without prediction is a deal of its own.

    Source: Bagga and Baldwin, Algorithms for scoring coreference chains, 1998 (B-cubed).
    """
    guess = {key: predicted.get(key, f"alone {key}") for key in gold}
    gold_sizes, sizes = Counter(gold.values()), Counter(guess.values())
    shared = Counter((gold[key], guess[key]) for key in gold)
    right = sum(_pairs(size) for size in shared.values())
    count = max(1, len(gold))
    return LinkScore(
        transfers=len(gold),
        gold_deals=len(gold_sizes),
        predicted_deals=len(sizes),
        pair_precision=right / max(1, sum(_pairs(size) for size in sizes.values())),
        pair_recall=right / max(1, sum(_pairs(size) for size in gold_sizes.values())),
        b_cubed_precision=sum(shared[gold[key], guess[key]] / sizes[guess[key]] for key in gold) / count,
        b_cubed_recall=sum(shared[gold[key], guess[key]] / gold_sizes[gold[key]] for key in gold) / count,
    )


def _claims(entry: Annotated, published: Mapping[str, PartialDate], vocabulary: Vocabulary) -> Iterator[Claim]:
    transfers = entry.get("transfers") or []
    packages = Counter(name for transfer in transfers if (name := _package(transfer)) is not None)
    for number, transfer in enumerate(transfers):
        package = _package(transfer)
        try:
            content, sentence = _transfer(transfer, entry["id"], vocabulary)
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{entry['id']}: transfer {number}: {error}; correct the annotation") from None
        yield Claim(
            id=f"{entry['id']}|{number}",
            document=entry["id"],
            content=content,
            sentence=sentence,
            attribution=Attribution(),
            confidence=1.0,
            reader=READER,
            version=VERSION,
            package=package if package is not None and packages[package] > 1 else None,
            published=published.get(entry["id"]),
        )


def _transfer(entry: AnnotatedTransfer, document: str, vocabulary: Vocabulary) -> tuple[Transfer, Evidence]:
    """The transfer, each value with the annotated sentence as its evidence, and that sentence."""
    start, end = entry["evidence"]
    sentence = Evidence(document, Part.TEXT, Span(start, end))

    def stated(value: V) -> Stated[V]:
        return Stated(value, (sentence,))

    system = vocabulary.system_named(entry["item"])
    stage, number, when = Stage(entry["stage"]), _quantity(entry), entry.get("date")
    supplier, recipient = entry.get("supplier"), entry.get("recipient")
    delivery = stage.group is StageGroup.DELIVERY
    money = _money(entry)
    transfer = Transfer(
        item=stated(Item(entry["item"], Category(entry["category"]), system.id if system else None)),
        supplier=stated(tuple(supplier)) if supplier else None,
        recipient=stated(tuple(recipient)) if recipient else None,
        number_ordered=stated(number) if number and not delivery else None,
        number_delivered=stated(number) if number and delivery else None,
        value=stated(money) if money else None,
        stage=stated(stage),
        mode=stated(Mode(entry.get("mode") or Mode.UNSPECIFIED)),
        happened=stated(PartialDate.parse(when)) if when else None,
    )
    return transfer, sentence


def _quantity(entry: AnnotatedTransfer) -> Quantity | None:
    amount = entry.get("quantity")
    return Quantity(amount, Qualifier(entry.get("quantity_is") or Qualifier.EXACT)) if amount else None


def _money(entry: AnnotatedTransfer) -> Money | None:
    value = entry.get("value")
    if not value or not value["amount"] or not value["currency"]:
        return None
    amount = Decimal(str(value["amount"]))
    return Money(amount, value["currency"], f"{amount:,} {value['currency']}")


def _package(entry: AnnotatedTransfer) -> str | None:
    """What transfers of one package have in common: both sides and the value; None without a value."""
    money = _money(entry)
    if money is None:
        return None
    sides = (sorted(entry.get("supplier") or []), sorted(entry.get("recipient") or []))
    return f"{'+'.join(sides[0])} to {'+'.join(sides[1])}: {money.as_written}"


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
