"""Hard cases of linking, written by hand: a few claims each, and the deals that they should make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from pactwatch.deals import link
from pactwatch.deals.weights import DEFAULT, Weights
from pactwatch.errors import EvaluationError
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Condition,
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
    Stated,
    Transfer,
)
from pactwatch.vocab import Vocabulary
from pactwatch.vocab.yamlfile import parsed

V = TypeVar("V")
Words = Mapping[str, object]
KEYS = frozenset("doc date from to item cat n got worth stage mode when pack state denied".split())
_NUMBER = re.compile(r"([~<>]?)(\d+)")
_QUALIFIERS = {
    "": Qualifier.EXACT,
    "~": Qualifier.ABOUT,
    ">": Qualifier.AT_LEAST,
    "<": Qualifier.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A few claims with the deals that they should make; `expected` holds sets of ids of claims.

    `stories` maps a document to its story, for documents that are copies.
    """

    name: str
    kind: str
    claims: tuple[Claim, ...]
    expected: frozenset[frozenset[str]]
    stories: Mapping[str, str]

    def found(self, vocabulary: Vocabulary, weights: Weights = DEFAULT) -> frozenset[frozenset[str]]:
        """The deals that linking makes of the claims, as sets of their ids."""
        deals = link(self.claims, self.stories, vocabulary, weights).deals
        return frozenset(frozenset(deal.claims) for deal in deals)

    def right(self, vocabulary: Vocabulary, weights: Weights = DEFAULT) -> bool:
        """Whether linking makes exactly the deals expected."""
        return self.found(vocabulary, weights) == self.expected


def cases_in(path: Path, vocabulary: Vocabulary) -> tuple[Case, ...]:
    """The cases of one YAML file, in its order.

    Raises: EvaluationError for a file that cannot be read, and for a case with an unknown key, party or word.
    """
    try:
        content = parsed(str(path), path.read_bytes())
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror}); give a file of cases") from error
    listed = content.get("cases") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise EvaluationError(f"{path}: no list of cases; write `cases:` and one case after each hyphen")
    return tuple(_case(entry, vocabulary) for entry in listed)


def _case(entry: Words, vocabulary: Vocabulary) -> Case:
    name = str(entry.get("name"))
    try:
        deals = [[dict(told) for told in deal] for deal in _lists(entry["deals"])]
        copies = [[str(document) for document in group] for group in _lists(entry.get("copies") or [])]
        numbered = [[(f"{told['doc']}/{at}.{n}", told) for n, told in enumerate(deal)] for at, deal in enumerate(deals)]
        claims = [_claim(key, told, vocabulary) for deal in numbered for key, told in deal]
    except (KeyError, ValueError, TypeError, InvalidOperation) as error:
        raise EvaluationError(f"case {name!r}: {error}; correct the case") from error
    return Case(
        name=name,
        kind=str(entry.get("kind")),
        claims=tuple(claims),
        expected=frozenset(frozenset(key for key, _ in deal) for deal in numbered),
        stories={document: min(group) for group in copies for document in group},
    )


def _lists(value: object) -> Iterable[list[Mapping[str, object]]]:
    if not isinstance(value, list) or not all(isinstance(part, list) for part in value):
        raise TypeError("`deals` and `copies` are lists of lists")
    return value


def _claim(key: str, told: Words, vocabulary: Vocabulary) -> Claim:
    if not told.keys() >= {"doc", "item", "cat"} or not told.keys() <= KEYS:
        raise ValueError(f"{sorted(told)}: a claim needs doc, item and cat, and may have {', '.join(sorted(KEYS))}")
    sentence = Evidence(str(told["doc"]), Part.TEXT, Span(0, 1))
    published = told.get("date")
    return Claim(
        id=key,
        document=str(told["doc"]),
        content=_transfer(told, sentence, vocabulary),
        sentence=sentence,
        attribution=Attribution(denied=sentence if told.get("denied") else None),
        confidence=1.0,
        reader="by hand",
        version="1",
        package=str(told["pack"]) if "pack" in told else None,
        published=PartialDate.parse(str(published)) if published else None,
    )


def _transfer(told: Words, sentence: Evidence, vocabulary: Vocabulary) -> Transfer:
    def stated(value: V) -> Stated[V]:
        return Stated(value, (sentence,))

    def party(field: str) -> Stated[tuple[str, ...]] | None:
        entry = vocabulary.party_named(str(told[field])) if field in told else None
        if field in told and entry is None:
            raise ValueError(f"{told[field]!r} is no party that the vocabulary knows")
        return stated((entry.code,)) if entry is not None else None

    words = str(told["item"])
    system = vocabulary.system_named(words)
    ordered, delivered, money = _number(told.get("n")), _number(told.get("got")), _money(told.get("worth"))
    return Transfer(
        item=stated(Item(words, Category(str(told["cat"])), system.id if system else None)),
        supplier=party("from"),
        recipient=party("to"),
        number_ordered=stated(ordered) if ordered else None,
        number_delivered=stated(delivered) if delivered else None,
        value=stated(money) if money else None,
        stage=stated(Stage(str(told["stage"]))) if "stage" in told else None,
        mode=stated(Mode(str(told["mode"]))) if "mode" in told else None,
        condition=stated(Condition(str(told["state"]))) if "state" in told else None,
        happened=stated(PartialDate.parse(str(told["when"]))) if "when" in told else None,
    )


def _number(words: object) -> Quantity | None:
    if words is None:
        return None
    found = _NUMBER.fullmatch(str(words))
    if found is None:
        raise ValueError(f"number {words!r}: write 12, ~12, >12 or <12")
    return Quantity(int(found[2]), _QUALIFIERS[found[1]])


def _money(words: object) -> Money | None:
    if words is None:
        return None
    amount, _, currency = str(words).partition(" ")
    return Money(Decimal(amount), currency, str(words))
