"""Why the reader reads a text as it does: what it found in each sentence, how it weighed it, what it left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.claims.certainty import LEAST_CLAIM
from pactwatch.claims.confidence import log_odds
from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft, Thresholds
from pactwatch.claims.features import item_features
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.merge import Group
from pactwatch.claims.models import Model
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.reader import LEAST_RELATION, GrammarReader, Rated
from pactwatch.claims.relations import RelationDraft, RelationKey, relation_features
from pactwatch.claims.relations import candidates as relation_candidates
from pactwatch.claims.sides import SideReading
from pactwatch.claims.stages import stage_of
from pactwatch.claims.tabled import is_row
from pactwatch.model import Document
from pactwatch.vocab import Vocabulary

MOST_REASONS = 6
MOST_PARTIES = 4
_LEAST_SHOWN = 0.02  # of the probability of a party or a relation that is worth showing
_ROW = "told by a row of a table"
_FAINT = 0.05  # log-odds that are not worth showing


@dataclass(frozen=True, slots=True)
class Reason:
    """One named reason and its weight in log-odds: above 0 it speaks for, below 0 against."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text, `start` to `end` in characters, and what they were taken for: `kind` and, in `meaning`, what."""

    kind: str
    words: str
    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Side:
    """How probable a party is on one side of an item, what is needed, and the weightiest reasons."""

    party: str
    probability: float
    least: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ItemReading:
    """How one mention of equipment was weighed.

    `stage_by_rule` is the stage that grammar alone tells, `stage_grammar` by which kind of grammar (`Ruling.kind`).
    `drafts` are what it was read as, "KOR to POL, ordered"; empty where it was left out, and then `against` says why.
    """

    words: str
    probability: float
    least: float
    reasons: tuple[Reason, ...]
    suppliers: tuple[Side, ...]
    recipients: tuple[Side, ...]
    stage_by_rule: str | None
    stage_grammar: str
    drafts: tuple[str, ...]
    against: str | None


@dataclass(frozen=True, slots=True)
class RelationReading:
    """How one candidate relation was weighed; `against` says why it is no claim, None where it is one."""

    type: str
    words: str
    parties: tuple[str, ...]
    probability: float
    least: float
    reasons: tuple[Reason, ...]
    against: str | None


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence, `start` to `end` in characters of the text, with what was found in it and how it was weighed."""

    number: int
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]
    items: tuple[ItemReading, ...]
    relations: tuple[RelationReading, ...]


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What the drafts of a text make together, how probable it is, and why it is no claim; None where it is one."""

    supplier: str | None
    recipient: str | None
    item: str
    stage: str
    sentences: tuple[int, ...]
    probability: float
    least: float
    reasons: tuple[Reason, ...]
    against: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reading of a whole text: sentence by sentence, then what it tells as transfers.

    `relevance` is how likely it tells of a transfer or an agreement at all, 0 to 1.
    """

    title: tuple[Mention, ...]
    sentences: tuple[SentenceReading, ...]
    transfers: tuple[ClaimReading, ...]
    relevance: float


def explained(reader: GrammarReader, document: Document) -> Explanation:
    """How the reader reads a document; `reader.read` makes its claims from the very same steps."""
    context = reader.context(document)
    drafts = reader.drafts(context)
    sides = reader.sides(context)
    told = {relation.key: relation for relation in reader.relations(context)}
    title = context.title
    return Explanation(
        title=tuple(mention for found in title.found for mention in _mentions(title, found)) if title else (),
        sentences=tuple(
            SentenceReading(
                number=found.sentence.index + 1,
                start=found.sentence.start,
                end=found.sentence.end,
                text=context.passage.text[found.sentence.start : found.sentence.end],
                mentions=_mentions(context.passage, found),
                items=tuple(_item(reader, context, found, item, sides[item.first], drafts) for item in found.items),
                relations=tuple(_relations(reader, context, found, told)),
            )
            for found in context.passage.found
        ),
        transfers=tuple(
            ClaimReading(
                supplier=one.group.supplier,
                recipient=one.group.recipient,
                item=one.group.named.draft.item.designation,
                stage=one.group.staged.draft.stage,
                sentences=_sentences(one.group),
                probability=round(one.probability, 4),
                least=LEAST_CLAIM,
                reasons=_claim_reasons(reader.models["claim"], one),
                against=one.against if one.against else _no_side(one.group),
            )
            for one in reader.rated(context)
        ),
        relevance=round(reader.reading(document).relevance, 4),
    )


def reasons(model: Model, features: Features, most: int = MOST_REASONS) -> tuple[Reason, ...]:
    """The reasons that weigh most in a yes-or-no model, the weightiest first; faint ones left out.

    "base" is what holds before any reason is known.
    """
    weighed = (Reason(name, round(weight, 3)) for name, weight in model.reasons(features))
    kept = (reason for reason in weighed if abs(reason.weight) >= _FAINT)
    return tuple(sorted(kept, key=lambda reason: (-abs(reason.weight), reason.name))[:most])


def _claim_reasons(model: Model, one: Rated) -> tuple[Reason, ...]:
    """The reasons of a claim; where a row of a table tells it, what that adds to all others."""
    weighed = reasons(model, one.features)
    if not is_row(one.group):
        return weighed
    lifted = log_odds(one.probability) - log_odds(model.probability(one.features))
    return (Reason(_ROW, round(lifted, 3)), *weighed)[:MOST_REASONS] if lifted >= _FAINT else weighed


def _sentences(group: Group) -> tuple[int, ...]:
    return tuple(sorted({told.draft.found.sentence.index + 1 for told in group.told}))


def _no_side(group: Group) -> str | None:
    return "no side told" if group.supplier is None and group.recipient is None else None


def _mentions(passage: Passage, found: Found) -> tuple[Mention, ...]:
    """Everything found in a sentence, in order of the text."""

    def mention(kind: str, first: int, last: int, meaning: str) -> Mention:
        start, end = passage.tokens[first].start, passage.tokens[last - 1].end
        return Mention(kind, passage.text[start:end], start, end, meaning)

    out = [mention("party", p.first, p.last, _party(passage, p)) for p in found.parties]
    for item in found.items:
        meaning = f"{item.kind}: {item.system or item.category.value}"
        if item.first == item.last:  # meant by the word before
            out.append(mention("equipment", item.first - 1, item.last, f"{meaning}, means {item.designation}"))
        else:
            out.append(mention("equipment", item.first, item.last, meaning))
    for kind, acts in (("act", found.triggers), ("relation", found.relations)):
        for act in acts:
            told = [act.frame, act.aspect, *(["passive"] if act.passive else []), *(["negated"] if act.negated else [])]
            out.append(mention(kind, act.first, act.last, ", ".join(dict.fromkeys(told))))
    out += [mention("number", n.first, n.last, f"{n.qualifier.value} {n.value}") for n in found.numbers]
    out += [mention("money", m.first, m.last, f"{m.qualifier.value} {m.amount:,f} {m.currency}") for m in found.money]
    out += [mention("date", d.first, d.last, str(d.date)) for d in found.dates]
    return tuple(sorted(out, key=lambda one: (one.start, one.end, one.kind)))


def _party(passage: Passage, party: PartyMention) -> str:
    """What a mention of a party means: its code, and how it is meant."""
    if party.antecedent is not None and party.antecedent.titled:
        return f"{party.code}, stands for whom the title names"
    if party.antecedent is not None:
        words = passage.words(party.antecedent.first, party.antecedent.last)
        return f'{party.code}, stands for "{words}"'
    return f"{party.code}, {party.form.value}" + (f", {party.role}" if party.role else "")


def _item(
    reader: GrammarReader,
    context: Context,
    found: Found,
    item: ItemMention,
    sides: SideReading,
    drafts: Sequence[Draft],
) -> ItemReading:
    models, thresholds = reader.models, Thresholds()
    weighed = item_features(context, found, item, (sides.first, sides.roles), reader.vocabulary)
    probability = models["item"].probability(weighed)
    ruling = stage_of(context, found, item)
    own = [draft for draft in drafts if draft.item.first == item.first]
    return ItemReading(
        words=item.designation,
        probability=round(probability, 4),
        least=thresholds.item,
        reasons=reasons(models["item"], weighed),
        suppliers=tuple(_sides(models["supplier"], sides.reasons, thresholds.supplier)),
        recipients=tuple(_sides(models["recipient"], sides.reasons, thresholds.recipient)),
        stage_by_rule=ruling.stage,
        stage_grammar=ruling.kind,
        drafts=tuple(
            f"{_side(d, 'supplier')} to {_side(d, 'recipient')}, {d.stage}, {d.mode}"
            + (", from the state that makes it" if _by_make(d, sides, reader.vocabulary) else "")
            + (", as part of a package" if d.packed else "")
            + (", as a row of a table" if d.row else "")
            for d in own
        ),
        against=None if own else _against(probability, thresholds.item),
    )


def _side(draft: Draft, side: str) -> str:
    """A draft's party on a side; "somebody" where the sentence means one without a name, "?" where it tells none."""
    party: str | None = getattr(draft, side)
    return party or ("somebody" if side in draft.left else "?")


def _by_make(draft: Draft, sides: SideReading, vocabulary: Vocabulary) -> bool:
    """Whether the supplier was taken as the maker of the system in place of a party that is likelier but no maker."""
    system = vocabulary.systems.get(draft.item.system or "")
    if system is None or draft.supplier not in system.origin or sides.told:
        return False
    supplies = sides.roles.supplies
    return max(supplies, key=lambda code: (supplies[code], code)) not in system.origin


def _against(probability: float, least: float) -> str:
    return "improbable" if probability < least else "no party is probable enough on either side"


def _sides(model: Model, features: Mapping[str, Features], least: float) -> Iterator[Side]:
    """The most probable parties on one side."""
    probable = {code: model.probability(one) for code, one in features.items()}
    for code in sorted(probable, key=lambda name: (-probable[name], name))[:MOST_PARTIES]:
        if probable[code] >= _LEAST_SHOWN:
            yield Side(code, round(probable[code], 4), least, reasons(model, features[code]))


def _relations(
    reader: GrammarReader, context: Context, found: Found, told: Mapping[RelationKey, RelationDraft]
) -> Iterator[RelationReading]:
    """The candidate relations of a sentence that are not wholly improbable."""
    model = reader.models["relation"]
    for draft in relation_candidates(context, found):
        features = relation_features(context, draft)
        probability = model.probability(features)
        if probability < _LEAST_SHOWN:
            continue
        claim = told.get(draft.key)
        here = claim is not None and claim.found.sentence.index == found.sentence.index
        yield RelationReading(
            type=draft.type.value,
            words=draft.trigger.word,
            parties=draft.codes,
            probability=round(probability, 4),
            least=LEAST_RELATION,
            reasons=reasons(model, features),
            against=None if here else _left_out(claim, probability),
        )


def _left_out(claim: RelationDraft | None, probability: float) -> str:
    if claim is not None:
        return f"told better in sentence {claim.found.sentence.index + 1}"
    return "improbable" if probability < LEAST_RELATION else "a more probable relation excludes it"
