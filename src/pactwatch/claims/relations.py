"""Defence relations other than transfers: which type a sentence tells, and between whom."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pactwatch.claims.context import Context, bucket, distance
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import PartyMention, Trigger
from pactwatch.claims.models import Model
from pactwatch.claims.norelations import no_relation
from pactwatch.claims.passage import Found
from pactwatch.claims.record import record
from pactwatch.claims.relation_parties import foes, proposals, standing
from pactwatch.claims.relationfacts import TextFacts
from pactwatch.model import CooperationType

_ARMS = frozenset(
    "military defence defense army navy naval troops weapon weapons arms war warship warships missile missiles drone "
    "drones jet jets fighter fighters submarine submarines tank tanks aircraft soldiers forces security intelligence "
    "combat defender pentagon ammunition radar uav uavs helicopter helicopters artillery armed invasion aggression "
    "pilots".split()
)
_GENERAL = 0.7
_TYPED = 0.2  # what is learnt of one type in one publisher's style carries over less than what holds for all types

_REPEATED = 0.3
_FAINTEST = 0.02  # of what is worth keeping: no claim, but a hint that the text tells of something
RelationKey = tuple[str, str | None, frozenset[str]]


@record
class RelationDraft:
    """One relation that a sentence may tell: its word, the party mentions that take part (the acting one first).

    `way` tells how the parties were found, `rivals` how many other sets of parties the sentence offers for the type,
    `nearer` how many of these stand nearer to their word.
    """

    type: CooperationType
    found: Found
    trigger: Trigger
    parties: tuple[PartyMention, ...]
    probability: float = 0.0
    both: tuple[int, int] | None = None
    way: str = "across"
    rivals: int = 0
    nearer: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The parties' codes, the acting one first."""
        return tuple(party.code for party in self.parties)

    @property
    def key(self) -> RelationKey:
        """What makes two drafts one relation: type, parties, and who acts where that matters."""
        codes = self.codes
        return self.type.value, codes[0] if self.type.directed else None, frozenset(codes)


def candidates(context: Context, found: Found) -> Iterator[RelationDraft]:
    """The relations that a sentence may tell, each at most once, from the word that stands nearest to its parties."""
    best: dict[RelationKey, tuple[tuple[int, int], RelationDraft]] = {}
    for trigger in found.relations:
        name, _, sub = trigger.frame.partition("/")
        kind = CooperationType(name)
        if no_relation(context, found, trigger, kind):
            continue
        for proposal in proposals(context, found, trigger, kind, sub == "loose"):
            draft = RelationDraft(kind, found, trigger, proposal.parties, both=proposal.both, way=proposal.way)
            rank, key = (int(sub == "loose"), _spread(draft)), draft.key
            if key not in best or rank < best[key][0]:
                best[key] = rank, draft
    ordered = [(_order(draft), draft) for _, draft in best.values()]
    for own, draft in ordered:
        same = [order for order, other in ordered if other.type is draft.type]
        alone = len(same) == 1  # most
        yield draft if alone else replace(draft, rivals=len(same) - 1, nearer=sum([order < own for order in same]))


def _order(draft: RelationDraft) -> tuple[int, int]:
    """How loosely a draft is bound: parties of other sentences last, then by distance."""
    outside = sum(party.sentence != draft.found.sentence.index for party in draft.parties)
    return outside, _spread(draft)


def _spread(draft: RelationDraft) -> int:
    """How far the parties of the sentence stand from the word, in tokens."""
    here = [party for party in draft.parties if party.sentence == draft.found.sentence.index]
    return sum(distance(p.first, p.last, draft.trigger.first, draft.trigger.last) for p in here)


def relation_features(context: Context, draft: RelationDraft) -> Features:
    """What speaks for a relation being told: the word, how the parties stand to it, and what the text is about."""
    kind = draft.type.value
    reasons = [
        *_word_reasons(context, draft),
        *_party_reasons(context, draft),
        *_text_reasons(context, draft),
    ]
    out: Features = {f"type={kind}": _TYPED}
    for reason, general in reasons:
        out[f"{reason}|{kind}"] = _TYPED
        if general:
            out[reason] = _GENERAL
    return out


def _word_reasons(context: Context, draft: RelationDraft) -> Iterator[tuple[str, bool]]:
    trigger, found = draft.trigger, draft.found
    sub = trigger.frame.partition("/")[2] or "plain"
    yield f"word={trigger.word}", False
    yield f"sub={sub}", False
    strength = _strength(trigger)
    yield f"strength={strength}", True
    yield f"strength={strength}|way={draft.way}", True
    yield f"strength={strength}|nearer={min(draft.nearer, 3)}", True
    yield f"nearer={min(draft.nearer, 3)}", True
    yield f"form={trigger.form}", True
    yield f"sub={sub}|{trigger.form}", False
    if trigger.negated:
        yield "negated", True
    if trigger.aspect in ("modal", "future", "infinitive"):
        yield "open", True
    yield f"arms={found.sentence.index in _text_facts(context).of_arms or bool(found.items)}", True
    near = context.tokens[max(found.sentence.first, trigger.first - 4) : min(found.sentence.last, trigger.last + 4)]
    yield f"arms-near={not _ARMS.isdisjoint([token.lower for token in near])}", True
    yield f"items={min(len(found.items), 2)}", False
    kind = draft.type.value
    same = {t.frame for t in found.relations if t.frame.startswith(kind) and t is not trigger}
    yield f"more-words={min(len(same), 2)}", True


def _strength(trigger: Trigger) -> str:
    """How surely a word tells its type: several words more than one, a loose one least."""
    if trigger.frame.endswith("/loose"):
        return "loose"
    return "phrase" if " " in trigger.word else "word"


def _coarse(stand: str) -> str:
    """How a party stands to an act, in few kinds."""
    if stand.startswith("far-"):
        return "far"
    stand = stand.removeprefix("pre-").removesuffix("-passive")
    return "subject" if stand in ("owner", "adjective", "subject-noun") else stand


def _of_arms(context: Context, found: Found) -> bool:
    """Whether a sentence has a word of armed forces or weapons."""
    return not _ARMS.isdisjoint(context.words(found))


def _party_reasons(context: Context, draft: RelationDraft) -> Iterator[tuple[str, bool]]:
    trigger, found, parties = draft.trigger, draft.found, draft.parties
    here = sum(party.sentence == found.sentence.index for party in parties)
    yield f"way={draft.way}", True
    yield f"both={draft.both is not None}", True
    yield f"here={here}|of={min(len(parties), 3)}", True
    yield f"named={min(len(found.codes), 4)}", True
    yield f"rivals={min(draft.rivals, 4) if draft.rivals < 4 else 'many'}", True
    stands = [standing(context, found, trigger, party) for party in parties]
    yield f"stands={stands[0]}|{stands[-1]}", True
    tie = "|".join(_coarse(stand) for stand in (stands[0], stands[-1]))
    strength = _strength(trigger)
    yield f"tie={tie}", True
    yield f"tie={tie}|{strength}", True
    yield f"tie={tie}|{draft.way}", True
    yield f"spread={bucket(_spread(draft) // 2)}|{strength}|{min(draft.nearer, 2)}", True
    for place, party, stand in (("0", parties[0], stands[0]), ("1", parties[-1], stands[-1])):
        yield f"stand{place}={stand}", True
        yield f"rank{place}={min(context.ranks.get(party.code, 9), 3)}", True
        if stand == "out":
            continue
        gap = bucket(distance(party.first, party.last, trigger.first, trigger.last))
        side = "L" if party.last <= trigger.first else "R"
        yield f"gap{place}={side}{gap}", True
        yield f"prep{place}={context.before(party.first, found.sentence.first)}", True
        yield f"named{place}={party.form.value}", True
    between = parties[0].last, parties[-1].first
    if here == len(parties) and between[0] <= between[1]:
        yield f"parties-apart={bucket(between[1] - between[0])}", True
    if any(party.form is Form.MAKER for party in parties):
        yield "maker", True


def _text_facts(context: Context) -> TextFacts:
    """The facts of one text, worked out once: every candidate asks for them."""
    if context.kept.relation_facts is None:
        context.kept.relation_facts = _facts(context)
    return context.kept.relation_facts


def _facts(context: Context) -> TextFacts:
    told = Counter(
        kind for other in context.passage.found for kind in {t.frame.partition("/")[0] for t in other.relations}
    )
    of_arms = frozenset(other.sentence.index for other in context.passage.found if _of_arms(context, other))
    titled = None
    if context.title is not None:
        titled = frozenset(t.frame.partition("/")[0] for other in context.title.found for t in other.relations)
    about = round(3 * len(of_arms) / max(1, len(context.passage.found)))
    named = {code: frozenset(places) for code, places in context.sentences_with.items()}
    return TextFacts(of_arms, told, named, titled, f"density={round(context.density)}", f"about={about}")


def _text_reasons(context: Context, draft: RelationDraft) -> Iterator[tuple[str, bool]]:
    codes, found = set(draft.codes), draft.found
    facts, strength = _text_facts(context), _strength(draft.trigger)
    together = min(len(frozenset.intersection(*[facts.named.get(code, frozenset()) for code in codes])), 4)
    titled = len(codes & context.titled)
    yield f"together={together}", True
    yield f"together={together}|{min(titled, 2)}|{strength}", True
    yield f"told={min(facts.told[draft.type.value], 4)}", False
    yield f"titled={titled}", True
    yield f"title-of={min(len(context.titled), 3)}", True
    if facts.titled is not None:
        yield f"title-tells={draft.type.value in facts.titled}|{titled}", True
    yield facts.density, True
    foe = max([foes(context).get(code, 0.0) for code in codes])
    yield f"foe={'often' if foe >= 0.5 else 'some' if foe > 0 else 'no'}", True
    yield facts.about, True
    place = found.sentence.index
    yield f"place={'first' if place == 0 else 'early' if place < 4 else 'late'}", True
    yield f"parties-doc={min(len(context.counts), 5)}", True
    ranks = sorted([context.ranks.get(code, 9) for code in codes])
    yield f"ranks={'top' if ranks == list(range(len(ranks))) else 'led' if ranks[0] == 0 else 'minor'}", True
    yield f"equipment={min(len(context.designations), 3)}", True
    yield f"of-arms={place in facts.of_arms}|{strength}|{min(draft.nearer, 1)}|{draft.way}", True
    if codes & {"UN", "EU", "NATO"}:
        yield "union", True
    if any(len(code) > 3 for code in codes):
        yield "group", True


class Relater:
    """Drafts the relations of a text with the trained model."""

    def __init__(self, models: Mapping[str, Model]) -> None:
        self._models = models

    def drafts(self, context: Context) -> list[RelationDraft]:
        """The relations that may be told, one for each type and set of parties, the most probable sentence of each."""
        if not _of_defence(context):
            return []
        best: dict[RelationKey, tuple[float, RelationDraft]] = {}
        sums: dict[RelationKey, float] = defaultdict(float)
        relation = self._models["relation"]
        for found in context.passage.found:
            for draft in candidates(context, found):
                probability, key = relation.probability(relation_features(context, draft)), draft.key
                sums[key] += probability
                if key not in best or best[key][0] < probability:
                    best[key] = probability, draft
        rated = ((_repeated(probability, sums[key]), draft) for key, (probability, draft) in best.items())
        likely = [replace(draft, probability=probable) for probable, draft in rated if probable >= _FAINTEST]
        told = _without_rivals(likely)
        return sorted(told, key=lambda d: (d.found.sentence.index, d.trigger.first, d.type.value, d.codes))


def _of_defence(context: Context) -> bool:
    """Whether a text speaks of armed forces or weapons at all; a visit or a pact without them is no defence matter."""
    texts = [context] if context.of_title is None else [context, context.of_title]
    return any(_of_arms(text, found) or found.items for text in texts for found in text.passage.found)


def _repeated(probability: float, total: float) -> float:
    """The probability of a relation whose best sentence has `probability`, all its sentences together `total`."""
    return 1 - (1 - probability) * math.exp(-_REPEATED * (total - probability))


def _without_rivals(drafts: list[RelationDraft]) -> list[RelationDraft]:
    """The drafts without those that a more probable one excludes.

    A directed relation goes one way; a sentence tells of a set of parties or of a part of it, not both.
    """
    kept: list[tuple[RelationDraft, frozenset[str]]] = []
    for draft in sorted(drafts, key=lambda d: (-d.probability, d.type.value, d.codes)):
        codes = frozenset(draft.codes)
        if not any(other.type is draft.type and _excludes(other, theirs, draft, codes) for other, theirs in kept):
            kept.append((draft, codes))
    return [draft for draft, _ in kept]


def _excludes(told: RelationDraft, one: frozenset[str], draft: RelationDraft, two: frozenset[str]) -> bool:
    """Whether one relation being told, between some parties, speaks against another of its type between others."""
    return (draft.type.directed and one == two) or (
        told.found.sentence.index == draft.found.sentence.index and (one < two or two < one)
    )
