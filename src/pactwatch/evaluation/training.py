"""Trains the reader's models from annotated documents: what is an example, its label, and how weights are fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pactwatch.claims.certainty import claim_features
from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles, item_features
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.models import Model
from pactwatch.claims.modesigns import mode_features
from pactwatch.claims.passage import Found
from pactwatch.claims.reader import GrammarReader
from pactwatch.claims.relations import candidates as relation_candidates
from pactwatch.claims.relations import relation_features
from pactwatch.claims.sides import SIDES, Sided, alone, blended, collected, sided, weighed
from pactwatch.claims.stages import stage_features
from pactwatch.evaluation import fitting
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.score import overlap, relation
from pactwatch.evaluation.similarity import SAME_ITEM_AT, align, item_similarity, pair_score
from pactwatch.model import Document
from pactwatch.vocab import Vocabulary

FOLDS = 4
_ELSEWHERE = 0.3
_FIRST_STRENGTH = 0.3  # of the fit of sides by a mention's own reasons: the inverse of its penalty
_SIDE_STRENGTH = 0.05  # of that with what the other mentions tell
Reasons = Mapping[str, Features]


@dataclass(frozen=True, slots=True)
class ItemExample:
    """One mention of equipment with its features and the annotated transfers that it belongs to.

    `told` is 1 where the mention stands in the sentence annotated as evidence, 0 where no annotated transfer has the
    item, and between the two, as its weight, where the item is annotated in another sentence.
    """

    document: str
    publisher: str
    context: Context
    found: Found
    item: ItemMention
    told: float
    transfers: tuple[AnnotatedTransfer, ...]
    sided: Sided
    stage: Features
    mode: Features


@dataclass(frozen=True, slots=True)
class RelationExample:
    """One candidate relation with its features; `told` is 1 where it is annotated there, less where elsewhere, or 0."""

    document: str
    publisher: str
    features: Features
    told: float


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated document, analysed."""

    name: str
    context: Context
    gold: Annotated


@dataclass(frozen=True, slots=True)
class Examples:
    """All examples of a set of annotated documents."""

    texts: tuple[Text, ...]
    items: tuple[ItemExample, ...]
    relations: tuple[RelationExample, ...]

    def only(self, names: Collection[str]) -> Examples:
        """The examples of some documents."""
        return Examples(
            tuple(text for text in self.texts if text.name in names),
            tuple(example for example in self.items if example.document in names),
            tuple(example for example in self.relations if example.document in names),
        )


def publisher_of(name: str) -> str:
    """The publisher of an annotated document: what stands before the first colon of its id."""
    return name.split(":", 1)[0]


def examples(
    documents: Iterable[Document], gold: Mapping[str, Annotated], reader: GrammarReader, vocabulary: Vocabulary
) -> Examples:
    """The examples that annotated documents give."""
    texts = tuple(Text(document.id, reader.context(document), gold[document.id]) for document in documents)
    return Examples(
        texts,
        tuple(example for text in texts for example in _item_examples(text.name, text.context, text.gold, vocabulary)),
        tuple(example for text in texts for example in _relation_examples(text.name, text.context, text.gold)),
    )


def _item_examples(name: str, context: Context, gold: Annotated, vocabulary: Vocabulary) -> Iterable[ItemExample]:
    mentions = iter(sided(context, vocabulary))
    for found in context.passage.found:
        for item in found.items:
            named: AnnotatedTransfer = {"item": item.designation, "category": item.category.value}
            same = [t for t in gold.get("transfers") or () if item_similarity(named, t) >= SAME_ITEM_AT]
            span = [found.sentence.start, found.sentence.end]
            here = [t for t in same if overlap(span, t.get("evidence"))]
            yield ItemExample(
                document=name,
                publisher=publisher_of(name),
                context=context,
                found=found,
                item=item,
                told=1.0 if here else _ELSEWHERE if same else 0.0,
                transfers=tuple(here or (same if len(same) == 1 else ())),
                sided=next(mentions),
                stage=stage_features(context, found, item),
                mode=mode_features(context, found, item),
            )


def _relation_examples(name: str, context: Context, gold: Annotated) -> Iterable[RelationExample]:
    told = {relation(entry): entry.get("evidence") for entry in gold.get("cooperation") or ()}
    for found in context.passage.found:
        span = [found.sentence.start, found.sentence.end]
        for draft in relation_candidates(context, found):
            key = relation({"type": draft.type.value, "parties": list(draft.codes)})
            weight = 0.0 if key not in told else 1.0 if overlap(span, told[key]) else _ELSEWHERE
            yield RelationExample(name, publisher_of(name), relation_features(context, draft), weight)


def train(
    given: Examples, vocabulary: Vocabulary, reader: Callable[[dict[str, Model]], GrammarReader]
) -> dict[str, Model]:
    """The reader's models, fitted to the examples; publishers weigh by the square root of their examples.

    The models build on one another: an item's features hold the probabilities of its parties, a claim's those of its
    drafts. Each is fitted to what models say of documents that they did not see.
    """
    folds = _folds(given)
    models = _first_models(given, vocabulary)
    rows: list[Features] = []
    labels: list[int] = []
    publishers: list[str] = []
    for part in range(FOLDS):
        seen = given.only({name for name, fold in folds.items() if fold != part})
        reading = reader(_first_models(seen, vocabulary))
        for text in given.texts:
            if folds[text.name] != part:
                continue
            for features, told in _claim_examples(text, reading, vocabulary):
                rows.append(features)
                labels.append(int(told))
                publishers.append(publisher_of(text.name))
    models["claim"] = fitting.fit_trees(rows, labels, _weights(publishers), rounds=40, leaves=6)
    return models


def _folds(given: Examples) -> dict[str, int]:
    """A part for each document."""
    return {name: place % FOLDS for place, name in enumerate(sorted(text.name for text in given.texts))}


def _claim_examples(text: Text, reader: GrammarReader, vocabulary: Vocabulary) -> Iterable[tuple[Features, bool]]:
    """The groups of a document with whether each is an annotated transfer."""
    groups = reader.groups(text.context)
    drafted: list[AnnotatedTransfer] = [
        {
            "supplier": [group.supplier] if group.supplier else [],
            "recipient": [group.recipient] if group.recipient else [],
            "item": group.named.draft.item.designation,
            "category": group.named.draft.item.category.value,
        }
        for group in groups
    ]
    found = {place for place, _ in align(drafted, text.gold.get("transfers") or [], pair_score)}
    for place in range(len(groups)):
        yield claim_features(text.context, groups, place, vocabulary), place in found


def _first_models(given: Examples, vocabulary: Vocabulary) -> dict[str, Model]:
    """The models of sides, items, stages, modes and relations."""
    own = [example.sided.reasons for example in given.items]
    models = {alone(side): model for side, model in _side_models(given.items, own, _FIRST_STRENGTH).items()}
    first = _probable(given, own, FOLDS, _FIRST_STRENGTH)
    reasons = _collected(given, first)
    models |= _side_models(given.items, reasons, _SIDE_STRENGTH)
    stacked = _stacked(given, first, reasons, vocabulary)
    there = [place for place, example in enumerate(given.items) if example.told > 0]
    models["evidence"] = fitting.fit(
        [stacked[place] for place in there],
        [int(given.items[place].told == 1.0) for place in there],
        _weights([given.items[place].publisher for place in there]),
        0.1,
    )
    models["item"] = fitting.fit_mean(
        stacked,
        [int(example.told > 0) for example in given.items],
        _weights([example.publisher for example in given.items], [example.told or 1.0 for example in given.items]),
        strength=0.1,
        rounds=60,
        leaves=6,
    )
    staged = [(example, transfer) for example in given.items if example.told == 1.0 for transfer in example.transfers]
    weights = _weights([example.publisher for example, _ in staged])
    features = [example.stage for example, _ in staged]
    models["stage"] = fitting.fit(features, [transfer["stage"] for _, transfer in staged], weights, 0.1, balanced=True)
    terms = [example.mode for example, _ in staged]
    models["mode"] = fitting.fit(terms, [transfer["mode"] for _, transfer in staged], weights, 0.1, balanced=True)
    models["relation"] = fitting.fit(
        [example.features for example in given.relations],
        [int(example.told > 0) for example in given.relations],
        _weights([e.publisher for e in given.relations], [e.told or 1.0 for e in given.relations]),
        0.1,
    )
    return models


def _side_models(items: Sequence[ItemExample], reasons: Sequence[Reasons], strength: float) -> dict[str, Model]:
    """The models of the two sides: for each party of the text, whether it is annotated on that side of the item."""
    placed = [(example, own) for example, own in zip(items, reasons, strict=True) if example.transfers]
    weights = _weights([e.publisher for e, _ in placed], [e.told for e, _ in placed])
    rows = [features for _, own in placed for features in own.values()]
    repeated = [weight for (_, own), weight in zip(placed, weights, strict=True) for _ in own]
    sides: tuple[Callable[[AnnotatedTransfer], list[str]], ...] = (
        lambda transfer: transfer["supplier"],
        lambda transfer: transfer["recipient"],
    )
    models: dict[str, Model] = {}
    for side, parties in zip(SIDES, sides, strict=True):
        labels = [
            int(any(code in parties(transfer) for transfer in example.transfers))
            for example, own in placed
            for code in own
        ]
        models[side] = fitting.fit(rows, labels, repeated, strength)
    return models


def _collected(given: Examples, first: Sequence[Roles]) -> list[Reasons]:
    """Each example's reasons with those that its neighbours give."""
    out: list[Reasons] = []
    for _, group in groupby(range(len(given.items)), key=lambda place: given.items[place].document):
        places = list(group)
        out.extend(collected([given.items[place].sided for place in places], [first[place] for place in places]))
    return out


def _probable(given: Examples, reasons: Sequence[Reasons], parts: int, strength: float) -> list[Roles]:
    """How probable each example's parties are on either side, by models that did not see its document."""
    folds = _folds(given)
    part_of = [folds[example.document] % parts for example in given.items]
    out: list[Roles] = [Roles({}, {})] * len(given.items)
    for part in range(parts):
        seen = [place for place, other in enumerate(part_of) if other != part]
        models = _side_models([given.items[place] for place in seen], [reasons[place] for place in seen], strength)
        for place, other in enumerate(part_of):
            if other == part:
                out[place] = weighed(reasons[place], models)
    return out


def _stacked(
    given: Examples, first: Sequence[Roles], reasons: Sequence[Reasons], vocabulary: Vocabulary
) -> list[Features]:
    """The item features of each example, the probabilities of its sides from models that did not see its document."""
    return [
        item_features(
            example.context, example.found, example.item, (own, blended(example.sided.sides, own, roles)), vocabulary
        )
        for example, own, roles in zip(given.items, first, _probable(given, reasons, 2, _SIDE_STRENGTH), strict=True)
    ]


def _weights(publishers: Sequence[str], own: Sequence[float] | None = None) -> list[float]:
    """The weight of each example, 1 on average before `own` is applied."""
    counts = Counter(publishers)
    raw = [counts[publisher] ** -0.5 for publisher in publishers]
    mean = sum(raw) / max(1, len(raw))
    return [weight / mean * (own[place] if own else 1.0) for place, weight in enumerate(raw)]
