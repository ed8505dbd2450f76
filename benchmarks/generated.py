"""Documents, claims and deals in any number, drawn from the distributions of annotated documents.

Drawn from them: who supplies whom with what kind of equipment, stages, numbers, transfers told by one document, and
words in a document. Not a word of their texts is used: the texts are made of names, and of words that mean nothing.
Systems come from the catalogue, days from twenty years, and a deal is told by five claims on average.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    DateFound,
    Document,
    Evidence,
    Item,
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

READER = "generated"
CLAIMS_A_DEAL = 5
FIRST_DAY, DAYS = date(2004, 1, 1), 20 * 365
_SYLLABLES = "ba co di fu ga he ji ko lu ma ne pi ro su ta ve wi xo ya zu".split()


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn from: transfers as (supplier, recipient, category, stage, number), and counts for each document."""

    transfers: tuple[tuple[tuple[str, ...], tuple[str, ...], Category, Stage, int | None], ...]
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
    told = [one for document in gold for one in document["transfers"] if one["recipient"]]
    return Shapes(
        tuple(
            (
                tuple(one["supplier"]),
                tuple(one["recipient"]),
                Category(one["category"]),
                Stage(one["stage"]),
                one.get("quantity"),
            )
            for one in told
        ),
        tuple(len(document["transfers"]) for document in gold if document["transfers"]),
        tuple(len(text.split()) for text in texts),
    )


class World:
    """Deals and the documents that tell of them; the same seed makes the same world."""

    def __init__(self, shapes: Shapes, vocabulary: Vocabulary, deals: int, seed: int = 1) -> None:
        self.deals = deals
        self._shapes, self._vocabulary, self._seed = shapes, vocabulary, seed
        self._systems: dict[Category, list[System]] = defaultdict(list)
        for system in vocabulary.systems.values():
            self._systems[system.category].append(system)
        chance = self._chance("lexicon")
        self._lexicon = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
        self.specs = self._specs()

    def documents(self, longest: int) -> Iterator[tuple[Document, list[Claim]]]:
        """Each document with its claims, by day; no text has more than `longest` words beside its claims."""
        chance = self._chance("documents")
        at = number = 0
        while at < len(self.specs):
            group = self.specs[at : at + chance.choice(self._shapes.transfers_told)]
            at, number = at + len(group), number + 1
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
        supplier, recipient, category, stage, number = self._transfer(spec.deal)
        sentence = self._sentence(spec)
        name = f"{spec.document:012x}"
        here = (Evidence(name, Part.TEXT, Span(spec.start, spec.start + len(sentence))),)
        system = self._system(spec.deal, category)
        chance = self._chance(f"{spec.deal} {spec.day} {place}")
        later = Stage.DELIVERED if chance.random() < 0.2 else stage
        content = Transfer(
            item=Stated(Item(system.name, category, system.id), here, 0.9),
            supplier=Stated(supplier, here, 0.9) if supplier else None,
            recipient=Stated(recipient, here, 0.9),
            number_ordered=Stated(Quantity(number), here, 0.8) if number and chance.random() < 0.6 else None,
            stage=Stated(later, here, 0.8),
        )
        return Claim(f"{name}-{place}", name, content, here[0], Attribution(), 0.8, "generated", READER, published=day)

    def claims_of_deals(self) -> dict[int, list[Claim]]:
        """The claims of each deal, once the documents were gone through."""
        places: dict[int, int] = defaultdict(int)
        found: dict[int, list[Claim]] = defaultdict(list)
        for spec in self.specs:
            place = places[spec.document]
            places[spec.document] += 1
            found[spec.deal].append(self.claim(spec, place, self.day_of(spec)))
        return found

    def day_of(self, spec: Spec) -> PartialDate:
        """The day on which the document of a claim was published."""
        return PartialDate.of(FIRST_DAY + timedelta(days=self._days[spec.document]))

    def _specs(self) -> list[Spec]:
        chance = self._chance("specs")
        specs = []
        for deal in range(self.deals):
            day = chance.randrange(DAYS)
            for _ in range(min(60, int(chance.expovariate(1 / (CLAIMS_A_DEAL - 0.5))) + 1)):
                specs.append(Spec(deal, day))
                day += chance.randrange(120)
        return sorted(specs, key=lambda spec: spec.day)

    @property
    def _days(self) -> dict[int, int]:
        if not hasattr(self, "_known_days"):
            self._known_days = {spec.document: spec.day for spec in self.specs}
        return self._known_days

    def _transfer(self, deal: int) -> tuple[tuple[str, ...], tuple[str, ...], Category, Stage, int | None]:
        return self._shapes.transfers[hash((self._seed, deal)) % len(self._shapes.transfers)]

    def _system(self, deal: int, category: Category) -> System:
        among: Sequence[System] = self._systems[category] or self._systems[Category.MISSILE]
        return among[hash((self._seed, deal, 1)) % len(among)]

    def _sentence(self, spec: Spec) -> str:
        supplier, recipient, category, stage, number = self._transfer(spec.deal)
        names = [self._vocabulary.party_name(code) for code in (*supplier, *recipient)]
        item = self._system(spec.deal, category).name
        return f"{' and '.join(names)}: {number or 'some'} {item} {stage.value} for the air base of {self._word(spec)}."

    def _word(self, spec: Spec) -> str:
        return self._lexicon[hash((self._seed, spec.deal, 2)) % len(self._lexicon)]

    def _filler(self, chance: random.Random, words: int) -> str:
        """Words by rank, as in any language few of them are frequent."""
        return " ".join(self._lexicon[int(len(self._lexicon) ** chance.random()) - 1] for _ in range(words))

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self._seed} {what}")  # noqa: S311  # a world, not a secret
