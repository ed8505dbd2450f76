"""Documents, claims and deals in any number, drawn from the distributions of annotated documents.

Drawn from them: who supplies whom with what kind of equipment on what terms, stages, numbers, values, transfers told by
one document, and words in a document. Not a word of their texts is used: the texts are made of names, and of words that
mean nothing. Systems come from the catalogue, days from twenty years, and a deal is told by five claims on average. One
deal in twenty is half of a package, whose two items every report tells together with one value.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    DateFound,
    Document,
    Evidence,
    Item,
    Mode,
    Money,
    Part,
    PartialDate,
    PublicationDate,
    Quantity,
    Span,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.vocab import System, Vocabulary

CLAIMS_A_DEAL = 5
A_PACKAGE = 20
FIRST_DAY, DAYS = date(2004, 1, 1), 20 * 365
_SYLLABLES = "ba co di fu ga he ji ko lu ma ne pi ro su ta ve wi xo ya zu".split()


@dataclass(frozen=True, slots=True)
class Shape:
    """One transfer as it is annotated, without its words; None for what is not told."""

    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    category: Category
    stage: Stage
    mode: Mode
    number: int | None
    value: Money | None


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn from: transfers, all values that are told, and counts for each document."""

    transfers: tuple[Shape, ...]
    values: tuple[Money, ...]
    transfers_told: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(slots=True)
class Spec:
    """One claim before it is made: its deal, its day, and the document and place where it is told."""

    deal: int
    day: int
    document: int = 0
    start: int = 0


def shapes_in(folder: Path) -> Shapes:
    """The distributions of the annotated documents in a folder."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [_shape(one) for document in gold for one in document["transfers"] if one["recipient"]]
    return Shapes(
        tuple(told),
        tuple(shape.value for shape in told if shape.value is not None),
        tuple(len(document["transfers"]) for document in gold if document["transfers"]),
        tuple(len(text.split()) for text in texts),
    )


def _shape(told: Mapping[str, Any]) -> Shape:
    value = told["value"]
    money = value and Money(Decimal(value["amount"]), value["currency"], f"{value['currency']} {value['amount']}")
    return Shape(
        tuple(told["supplier"]),
        tuple(told["recipient"]),
        Category(told["category"]),
        Stage(told["stage"]),
        Mode(told["mode"]),
        told["quantity"],
        money,
    )


class World:
    """Deals and the documents that tell of them, claimed by a version of a reader; the same seed, the same world."""

    def __init__(self, shapes: Shapes, vocabulary: Vocabulary, deals: int, reader: str, seed: int = 1) -> None:
        self.deals, self.reader = deals, reader
        self._shapes, self._vocabulary, self._seed = shapes, vocabulary, seed
        self._systems: dict[Category, list[System]] = defaultdict(list)
        for system in vocabulary.systems.values():
            self._systems[system.category].append(system)
        chance = self._chance("lexicon")
        self._lexicon = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
        self.specs = self._specs()

    def documents(self, longest: int, skip: int = 0) -> Iterator[tuple[Document, list[Claim]]]:
        """Each document behind so many, with its claims, by day.

        No text has more than `longest` words beside its claims.
        """
        at = number = 0
        while at < len(self.specs):
            number += 1
            chance = self._chance(f"document {number}")
            group = self.specs[at : at + chance.choice(self._shapes.transfers_told)]
            at += len(group)
            if number <= skip:
                continue
            words = min(longest, chance.choice(self._shapes.words))
            day = PartialDate.of(FIRST_DAY + timedelta(days=group[-1].day))
            text = ""
            for spec in group:
                spec.document, spec.start = number, len(text)
                text += f"{self._sentence(spec)} "
            filler = self._filler(chance, words)
            document = Document(
                id=f"{number:012x}",
                address=f"https://example.org/{number}",
                text=text + filler,
                title=filler[:40],
                publisher=f"Paper {number % 50}",
                published=PublicationDate(day, DateFound.GIVEN),
                language="en",
            )
            yield document, [self.claim(spec, place, day) for place, spec in enumerate(group)]

    def claim(self, spec: Spec, place: int, day: PartialDate) -> Claim:
        """The claim that a document makes of one deal."""
        shape = self._shape(spec.deal)
        sentence = self._sentence(spec)
        name = f"{spec.document:012x}"
        here = (Evidence(name, Part.TEXT, Span(spec.start, spec.start + len(sentence))),)
        system = self._system(spec.deal, shape.category)
        chance = self._chance(f"{spec.deal} {spec.day} {place}")
        package = self._package(spec.deal)
        value = self._worth(package) if package is not None else shape.value
        content = Transfer(
            item=Stated(Item(system.name, shape.category, system.id), here, 0.9),
            supplier=Stated(shape.supplier, here, 0.9) if shape.supplier else None,
            recipient=Stated(shape.recipient, here, 0.9),
            number_ordered=Stated(Quantity(shape.number), here, 0.8)
            if shape.number and chance.random() < 0.6
            else None,
            value=Stated(value, here, 0.8) if value and (package is not None or chance.random() < 0.6) else None,
            stage=Stated(Stage.DELIVERED if chance.random() < 0.2 else shape.stage, here, 0.8),
            mode=Stated(shape.mode, here, 0.8) if shape.mode is not Mode.UNSPECIFIED else None,
        )
        told_as = f"{name}-{package}" if package is not None else None
        claim = f"{name}-{place}"
        return Claim(
            claim, name, content, here[0], Attribution(), 0.8, "generated", self.reader, told_as, published=day
        )

    def _specs(self) -> list[Spec]:
        chance = self._chance("specs")
        specs = []
        for deal in range(self.deals):
            day = chance.randrange(DAYS)
            together = (deal, deal + self.deals) if self._package(deal) is not None else (deal,)
            for _ in range(min(60, int(chance.expovariate(1 / (CLAIMS_A_DEAL - 0.5))) + 1)):
                specs += [Spec(one, day) for one in together]
                day += chance.randrange(120)
        return sorted(specs, key=lambda spec: spec.day)

    def _shape(self, deal: int) -> Shape:
        return self._shapes.transfers[hash((self._seed, deal % self.deals)) % len(self._shapes.transfers)]

    def _package(self, deal: int) -> int | None:
        """The package that a deal belongs to: with the one that has its number and that of all deals."""
        first = deal % self.deals
        return first if hash((self._seed, first, 3)) % A_PACKAGE == 0 else None

    def _worth(self, package: int) -> Money:
        return self._shapes.values[hash((self._seed, package, 4)) % len(self._shapes.values)]

    def _system(self, deal: int, category: Category) -> System:
        among: Sequence[System] = self._systems[category] or self._systems[Category.MISSILE]
        return among[hash((self._seed, deal, 1)) % len(among)]

    def _sentence(self, spec: Spec) -> str:
        shape = self._shape(spec.deal)
        names = " and ".join(self._vocabulary.party_name(code) for code in (*shape.supplier, *shape.recipient))
        item = self._system(spec.deal, shape.category).name
        return f"{names}: {shape.number or 'some'} {item} {shape.stage.value} for the air base of {self._word(spec)}."

    def _word(self, spec: Spec) -> str:
        return self._lexicon[hash((self._seed, spec.deal, 2)) % len(self._lexicon)]

    def _filler(self, chance: random.Random, words: int) -> str:
        """Words by rank, as in any language few of them are frequent."""
        return " ".join(self._lexicon[int(len(self._lexicon) ** chance.random()) - 1] for _ in range(words))

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self._seed} {what}")  # noqa: S311  # a world, not a secret
