"""Defence relations other than transfers: which type a sentence tells, and between whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pactwatch.claims.context import Context, bucket, distance
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linear import Features, Linear
from pactwatch.claims.mentions import PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.model import CooperationType

_BOTH = (
    "both countries",
    "the two countries",
    "two nations",
    "both nations",
    "both sides",
    "the two sides",
    "both governments",
    "two governments",
    "between the two",
    "each other",
    "two armies",
    "two army chiefs",
    "the two leaders",
    "the two presidents",
    "bilateral",
    "both leaders",
)
_MOST_PARTIES = 6


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """One relation that a sentence may tell: its word, the party mentions that take part (the acting one first)."""

    type: CooperationType
    found: Found
    trigger: Trigger
    parties: tuple[PartyMention, ...]
    probability: float = 0.0
    both: tuple[int, int] | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The parties' codes, the acting one first."""
        return tuple(party.code for party in self.parties)


def candidates(context: Context, found: Found) -> Iterator[RelationDraft]:
    """The relations that a sentence may tell, each type and set of parties at most once."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for trigger in found.relations:
        kind = CooperationType(trigger.frame)
        for parties, both in _parties(context, found, trigger, kind):
            key = (kind.value, frozenset(party.code for party in parties))
            if len(key[1]) >= 2 and key not in seen:
                seen.add(key)
                yield RelationDraft(kind, found, trigger, parties, both=both)


def _parties(
    context: Context, found: Found, trigger: Trigger, kind: CooperationType
) -> Iterator[tuple[tuple[PartyMention, ...], tuple[int, int] | None]]:
    """The sets of parties between whom an act may stand: those named around it; failing that, those of the text."""
    named = _named_once(found, trigger)
    if len(named) == 2:
        yield tuple(named), None
    elif len(named) > 2:
        yield from ((pair, None) for pair in _pairs(found, trigger, named, kind))
    else:
        both = _both(context, found)
        for pair in _from_text(context, found, named, both is not None):
            yield pair, both


def _named_once(found: Found, trigger: Trigger) -> list[PartyMention]:
    """One mention of each party, that nearest to the act, in order of the text."""
    nearest: dict[str, PartyMention] = {}
    for party in sorted(found.parties, key=lambda p: distance(p.first, p.last, trigger.first, trigger.last)):
        nearest.setdefault(party.code, party)
    return sorted(nearest.values(), key=lambda party: party.first)


def _pairs(
    found: Found, trigger: Trigger, named: list[PartyMention], kind: CooperationType
) -> Iterator[tuple[PartyMention, ...]]:
    """Pairs across the act: each nearest party on one side with each on the other; a list counts as several."""
    left = [party for party in named if party.last <= trigger.first]
    right = [party for party in named if party.first >= trigger.last]
    if left and right:
        subjects = left[-2:] if len(left) > 1 and left[-1].first - left[-2].last <= 2 else left[-1:]
        objects = (
            right[:1]
            + [b for a, b in zip(right, right[1:], strict=False) if b.first - a.last <= 2][: _MOST_PARTIES - 1]
        )
        for subject in subjects:
            for other in objects:
                yield (subject, other)
        if len(subjects) == 2 and not kind.directed:
            yield tuple(subjects)
    else:
        side = left or right
        yield tuple(side[-2:] if left else side[:2])
        yield (side[0], side[-1])


def _both(context: Context, found: Found) -> tuple[int, int] | None:
    """The characters of words such as "both countries" in the sentence, or None."""
    start, end = found.sentence.start, found.sentence.end
    text = context.passage.text[start:end].lower()
    for words in _BOTH:
        at = text.find(words)
        if at >= 0:
            return start + at, start + at + len(words)
    return None


def _from_text(
    context: Context, found: Found, named: list[PartyMention], both: bool
) -> Iterator[tuple[PartyMention, ...]]:
    """Parties from the sentences before: the other of the pair that the text is about."""
    if not named and not both:
        return
    earlier: dict[str, PartyMention] = {}
    for before in context.passage.found[: found.sentence.index]:
        for party in before.parties:
            if party.form is not Form.MAKER:
                earlier[party.code] = party
    ranked = sorted(earlier, key=lambda code: (-context.counts[code], code))
    if named and ranked:
        other = next((code for code in ranked if code != named[0].code), None)
        if other:
            yield (named[0], earlier[other])
    elif len(ranked) >= 2:
        yield (earlier[ranked[0]], earlier[ranked[1]])


def relation_features(context: Context, draft: RelationDraft) -> Features:
    """What speaks for a relation being told."""
    kind, trigger, found = draft.type.value, draft.trigger, draft.found
    out: Features = {f"type={kind}": 1.0, f"word={kind}|{trigger.word}": 1.0, f"form={kind}|{trigger.form}": 1.0}
    here = sum(party.sentence == found.sentence.index for party in draft.parties)
    out[f"here={here}|{kind}"] = 1.0
    out[f"here={here}"] = 1.0
    out[f"both={draft.both is not None}"] = 1.0
    out[f"named={min(len(found.codes), 4)}|{kind}"] = 1.0
    for place, party in enumerate(draft.parties[:2]):
        out[f"rank{place}={min(context.ranks.get(party.code, 9), 3)}"] = 1.0
        if party.sentence == found.sentence.index:
            gap = bucket(distance(party.first, party.last, trigger.first, trigger.last))
            where = "L" if party.last <= trigger.first else "R"
            out[f"party{place}={where}|{gap}|{kind}"] = 1.0
            out[f"party{place}={where}|{gap}"] = 1.0
            out[f"prep{place}={context.before(party.first, found.sentence.first)}"] = 1.0
            out[f"form{place}={party.form.value}"] = 1.0
        out[f"titled{place}={party.code in context.titled}"] = 1.0
    out[f"place={'first' if found.sentence.index == 0 else 'early' if found.sentence.index < 4 else 'late'}|{kind}"] = (
        1.0
    )
    out[f"items={min(len(found.items), 2)}|{kind}"] = 1.0
    out[f"parties-doc={min(len(context.counts), 4)}|{kind}"] = 1.0
    if trigger.negated:
        out["negated"] = 1.0
    if any(party.code in ("UN", "EU", "NATO") for party in draft.parties):
        out["union"] = 1.0
    return out


class Relater:
    """Drafts the relations of a text with the trained model."""

    def __init__(self, models: Mapping[str, Linear], least: float) -> None:
        self._models = models
        self._least = least

    def drafts(self, context: Context) -> list[RelationDraft]:
        """The relations that are told, one for each type and set of parties, the most probable sentence of each."""
        best: dict[tuple[str, str | None, frozenset[str]], RelationDraft] = {}
        for found in context.passage.found:
            for draft in candidates(context, found):
                probability = self._models["relation"].probability(relation_features(context, draft))
                if probability < self._least:
                    continue
                told = RelationDraft(draft.type, found, draft.trigger, draft.parties, probability, draft.both)
                acting = draft.codes[0] if draft.type.directed else None
                key = (draft.type.value, acting, frozenset(draft.codes))
                if key not in best or best[key].probability < probability:
                    best[key] = told
        return sorted(best.values(), key=lambda d: (d.found.sentence.index, d.trigger.first, d.type.value, d.codes))
