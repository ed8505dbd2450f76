"""Documents, claims and deals in any number, drawn from the distributions of annotated documents.

Drawn from them: who supplies whom with what kind of equipment on what terms, stages, numbers, values, how often an item
is one that the catalogue does not know, transfers told by one document, and words in a document. A larger register has
more pairs of parties and more designations than a small one: as often as a deal of the annotated documents has a pair,
or an unknown designation, that no other deal there has, a generated deal is given a new one, of parties drawn each by
itself. Known systems come from the catalogue, any of the category as often as any other.

Made up: days, from 38 years; reports, two or three a deal on average, less than four months apart; and that one deal
in twenty is half of a package, whose two items every report tells together with one value. Every item has a
designation, while more than a third of the annotated transfers name a class of equipment alone ("armed drones"). Not a
word of the annotated texts is used: the texts are made of names, and of words that mean nothing.

Deals between the same sides over one system may be told alike, so that linking makes one of them, as it should: there
are fewer deals afterwards, with more claims each (of 425,000 about 200,000, with five).
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from pactwatch.deals.designations import designation_of
from pactwatch.evaluation.annotation import annotated
from pactwatch.evaluation.links import claims_of
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

CLAIMS_A_DEAL = 2.25
A_PACKAGE = 20
FIRST_DAY, DAYS = date(1987, 1, 1), 38 * 365
_SYLLABLES = "ba co di fu ga he ji ko lu ma ne pi ro su ta ve wi xo ya zu".split()
_LETTERS = "bcdfghjklmnpqrstvwxz"
_PARTS = 10**6
Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class Shape:
    """One deal as its first report tells it, without its words; None for what is not told."""

    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    category: Category
    stage: Stage
    mode: Mode
    number: int | None
    value: Money | None


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn from: deals, all values that are told, and counts for each document.

    `new_pair` is the share of deals with sides that no other deal has, `new_item` that of deals with a designation that
    neither the catalogue nor any other deal has, among those that name one.
    """

    deals: tuple[Shape, ...]
    values: tuple[Money, ...]
    transfers_told: tuple[int, ...]
    words: tuple[int, ...]
    new_pair: float
    new_item: float


@dataclass(slots=True)
class Spec:
    """One claim before it is made: its deal, its day, and the document and place where it is told."""

    deal: int
    day: int
    document: int = 0
    start: int = 0


def shapes_in(folder: Path, vocabulary: Vocabulary) -> Shapes:
    """The distributions of the annotated documents in a folder."""
    known = annotated(folder / "gold.jsonl").values()
    deal_of = {one["key"]: one["deal"] for one in _lines(folder / "links.jsonl")}
    first: dict[str, Transfer] = {}
    for claim in claims_of(known, {}, vocabulary):
        if isinstance(claim.content, Transfer):
            first.setdefault(deal_of[claim.id], claim.content)
    deals = tuple(_shape(told) for told in first.values() if told.recipient)
    items = [told.item.value for told in first.values() if not designation_of(told.item.value.designation).is_class]
    unknown = Counter(item.designation.lower() for item in items if item.system is None)
    return Shapes(
        deals,
        tuple(shape.value for shape in deals if shape.value is not None),
        tuple(len(one["transfers"]) for one in known if one["transfers"]),
        tuple(len(one["text"].split()) for one in _lines(folder / "docs.jsonl")),
        _alone(Counter((shape.supplier, shape.recipient) for shape in deals)) / len(deals),
        _alone(unknown) / len(items),
    )


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _alone(counted: Mapping[Drawn, int]) -> int:
    """How many were seen once: by Good and Turing, their share is the chance that the next one is new."""
    return sum(count == 1 for count in counted.values())


def _shape(told: Transfer) -> Shape:
    return Shape(
        told.supplier.value if told.supplier else (),
        told.recipient.value if told.recipient else (),
        told.item.value.category,
        told.stage.value if told.stage else Stage.SOUGHT,
        told.mode.value if told.mode else Mode.UNSPECIFIED,
        told.number.value.amount if told.number else None,
        told.value.value if told.value else None,
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
            if number > skip:
                yield self._document(number, group, longest, chance)

    def news(self, first: int, longest: int) -> Iterator[tuple[Document, list[Claim]]]:
        """Endless documents of the day after the last, on deals that were told of; their numbers begin with `first`."""
        number = first
        while True:
            chance = self._chance(f"document {number}")
            told = chance.sample(range(self.deals), chance.choice(self._shapes.transfers_told))
            yield self._document(number, [Spec(deal, self.specs[-1].day + 1) for deal in told], longest, chance)
            number += 1

    def _document(
        self, number: int, group: Sequence[Spec], longest: int, chance: random.Random
    ) -> tuple[Document, list[Claim]]:
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
        return document, [self._claim(spec, place, day) for place, spec in enumerate(group)]

    def _claim(self, spec: Spec, place: int, day: PartialDate) -> Claim:
        """The claim that a document makes of one deal."""
        shape, (supplier, recipient) = self._shape(spec.deal), self._sides(spec.deal)
        sentence = self._sentence(spec)
        name = f"{spec.document:012x}"
        here = (Evidence(name, Part.TEXT, Span(spec.start, spec.start + len(sentence))),)
        chance = self._chance(f"{spec.deal} {spec.day} {place}")
        package = self._package(spec.deal)
        value = self._worth(package) if package is not None else shape.value
        content = Transfer(
            item=Stated(self._item(spec.deal), here, 0.9),
            supplier=Stated(supplier, here, 0.9) if supplier else None,
            recipient=Stated(recipient, here, 0.9),
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
        return _of(self._shapes.deals, self._draw(deal % self.deals))

    def _sides(self, deal: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Supplier and recipient: those of the shape, or a pair of parties drawn each by itself."""
        first = deal % self.deals
        shape = self._shape(first)
        if not self._is_of(self._shapes.new_pair, first, 5):
            return shape.supplier, shape.recipient
        supplier, at = _of(self._shapes.deals, self._draw(first, 6)).supplier, 7
        while not set(supplier).isdisjoint(recipient := _of(self._shapes.deals, self._draw(first, at)).recipient):
            at += 1
        return supplier, recipient

    def _package(self, deal: int) -> int | None:
        """The package that a deal belongs to: with the one that has its number and that of all deals."""
        first = deal % self.deals
        return first if self._draw(first, 3) % A_PACKAGE == 0 else None

    def _worth(self, package: int) -> Money:
        return _of(self._shapes.values, self._draw(package, 4))

    def _item(self, deal: int) -> Item:
        """A system of the shape's category, or a designation that the catalogue does not know."""
        category = self._shape(deal).category
        if self._is_of(self._shapes.new_item, deal, -1):
            letters = "".join(_of(_LETTERS, self._draw(deal, at)) for at in range(-5, -1)).upper()
            return Item(f"{letters}-{self._draw(deal, -6) % 900 + 100}", category)
        among: Sequence[System] = self._systems[category] or self._systems[Category.MISSILE]
        system = _of(among, self._draw(deal, 1))
        return Item(system.name, category, system.id)

    def _sentence(self, spec: Spec) -> str:
        shape, (supplier, recipient) = self._shape(spec.deal), self._sides(spec.deal)
        names = " and ".join(self._vocabulary.party_name(code) for code in (*supplier, *recipient))
        item = self._item(spec.deal).designation
        return f"{names}: {shape.number or 'some'} {item} {shape.stage.value} for the air base of {self._word(spec)}."

    def _word(self, spec: Spec) -> str:
        return _of(self._lexicon, self._draw(spec.deal, 2))

    def _filler(self, chance: random.Random, words: int) -> str:
        """Words by rank, as in any language few of them are frequent."""
        return " ".join(self._lexicon[int(len(self._lexicon) ** chance.random()) - 1] for _ in range(words))

    def _is_of(self, share: float, deal: int, what: int) -> bool:
        return self._draw(deal, what) % _PARTS < share * _PARTS

    def _draw(self, deal: int, what: int = 0) -> int:
        """A number that stands for a deal and one thing about it."""
        return hash((self._seed, deal, what))

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self._seed} {what}")  # noqa: S311  # a world, not a secret


def _of(among: Sequence[Drawn], drawn: int) -> Drawn:
    return among[drawn % len(among)]
