"""What surrounds a mention: the words before and after it, its side of an act, how far away things stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, Linked, PartyMention, Trigger
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.relationfacts import TextFacts
from pactwatch.claims.stagerules import Ruling
from pactwatch.claims.verdicts import Points

PREPOSITIONS = frozenset(
    "to for from by with of in into on at against between via through and or as than like including against "
    "among under without over after".split()
)
_TRANSPARENT = frozenset(
    "the a an its their his her our this that these those new all both several many some other more two three "
    "four five six seven eight nine ten "
    "former government state president prime minister defence defense foreign secretary chief general armed "
    "forces military army navy air force officials "
    "ministry senior us-based state-owned giant company firm newly".split()
)

_TRADE = frozenset(
    "buy order receive want pay sell supply deliver offer approve agree negotiate refuse cancel suspend".split()
)


Mention = tuple[int, str]  # a party's mention by its first token and its code: no two of a text have both in common
Bond = tuple[Trigger, str | None]


@dataclass(slots=True)
class Kept:
    """What several steps ask for of one text, worked out once: each step keeps its own part and alone reads it.

    Items and ranges go by their first token (and last), mentions of parties as `Mention`, sentences by their index.
    """

    governors: dict[Mention, str] = field(default_factory=dict)
    near_acts: dict[tuple[int, int], list[Trigger]] = field(default_factory=dict)
    bonds: dict[tuple[int, Mention], list[Bond]] = field(default_factory=dict)
    points: dict[int, Mapping[str, Points]] = field(default_factory=dict)
    strengths: dict[int, tuple[float, float]] = field(default_factory=dict)
    in_text: dict[tuple[str, str], Features] = field(default_factory=dict)
    stands: dict[tuple[int, str, Mention], str] = field(default_factory=dict)
    opponents: dict[Mention, bool] = field(default_factory=dict)
    foes: Mapping[str, float] | None = None
    relation_facts: TextFacts | None = None
    aggressors: frozenset[str] | None = None
    seizing: frozenset[str] | None = None
    seizures: dict[int, tuple[Trigger, ...]] = field(default_factory=dict)
    candidates: Sequence[str] | None = None
    civil: bool | None = None
    oil: bool | None = None
    disarming: bool | None = None
    disaster: bool | None = None
    only_places: frozenset[str] | None = None
    terms_told: tuple[str, ...] | None = None
    apart: dict[Mention, bool] = field(default_factory=dict)
    apart_ways: dict[int, Sequence[Callable[[Context, Found, PartyMention], bool]]] = field(default_factory=dict)
    outsiders: dict[tuple[int, Mention], bool] = field(default_factory=dict)
    asides: dict[tuple[int, Mention], bool] = field(default_factory=dict)
    collectives: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    pairs: dict[tuple[int, frozenset[str]], list[tuple[PartyMention, ...]]] = field(default_factory=dict)
    clauses: dict[int, Clauses] = field(default_factory=dict)
    rulings: dict[tuple[int, int], Ruling] = field(default_factory=dict)
    linked: dict[int, dict[int, Linked]] = field(default_factory=dict)
    unnamed: dict[int, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    somebodies: dict[int, tuple[PartyMention, ...]] = field(default_factory=dict)
    belonging: dict[Mention, tuple[Trigger | None, str]] = field(default_factory=dict)
    acts: dict[int, dict[int, Trigger]] = field(default_factory=dict)
    holds: dict[int, dict[int, dict[int, str]]] = field(default_factory=dict)
    dealt: dict[int, Mapping[int, frozenset[str]]] = field(default_factory=dict)
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    named: dict[int, frozenset[int]] = field(default_factory=dict)
    governing: dict[tuple[int, int, int], list[Trigger]] = field(default_factory=dict)
    cues: dict[int, tuple[str, ...]] = field(default_factory=dict)


class Context:
    """Looks around in one passage, with what a document's title and the whole text say beside it."""

    def __init__(self, passage: Passage, title: Passage | None) -> None:
        self.passage = passage
        self.tokens = passage.tokens
        self.title = title
        self.counts = passage.parties
        self.ranks = {
            code: rank for rank, (code, _) in enumerate(sorted(self.counts.items(), key=lambda p: (-p[1], p[0])))
        }
        self.titled = set(title.parties) if title else set()
        self.title_frames = [t for found in (title.found if title else ()) for t in found.triggers]
        self.first_seen: dict[str, int] = {}
        self.sentences_with: dict[str, list[int]] = {}
        for found in passage.found:
            for code in found.codes:
                self.first_seen.setdefault(code, found.sentence.index)
                self.sentences_with.setdefault(code, []).append(found.sentence.index)
        self.designations = Counter(item.designation.lower() for found in passage.found for item in found.items)
        trade = sum(t.frame in _TRADE for found in passage.found for t in found.triggers)
        self.density = min(trade / max(1, len(passage.found)), 3.0)
        self._designated = [
            (found.sentence.index, item.first, item.category)
            for found in passage.found
            for item in found.items
            if item.kind in ("system", "shape")
        ]
        self._tallies: dict[int, dict[str, Points]] = {}
        self._stages: list[tuple[int, str]] | None = None
        self._others: dict[int, Set[str]] = {}
        self._total: dict[str, Points] | None = None
        self._sums: dict[int, dict[str, Points]] = {}
        self.kept = Kept()
        self.title_items = {
            item.designation.lower() for found in (title.found if title else ()) for item in found.items
        }

    def designated_before(self, sentence: int, item: ItemMention) -> bool:
        """Whether a designation of the item's category stands in the two sentences up to the item."""
        return any(
            sentence - 2 <= place <= sentence and first < item.first and category is item.category
            for place, first, category in self._designated
        )

    def designated_in_text(self, item: ItemMention) -> bool:
        """Whether a designation of the item's category stands anywhere before the item."""
        return any(first < item.first and category is item.category for _, first, category in self._designated)

    def tally(self, sentence: int, code: str, points: Points) -> None:
        """Note what grammar alone says of a party in one sentence; the best item of the sentence counts."""
        here = self._tallies.setdefault(sentence, {})
        known = here.get(code, Points())
        here[code] = Points(max(known.supplier, points.supplier), max(known.recipient, points.recipient))

    def tallies(self, without: int) -> Mapping[str, Points]:
        """What grammar alone says of each party, added up over all sentences but one."""
        if without not in self._sums:
            own = self._tallies.get(without, {})
            self._sums[without] = {
                code: total.plus(own.get(code, Points()), -1.0) for code, total in self._all_tallies().items()
            }
        return self._sums[without]

    def _all_tallies(self) -> Mapping[str, Points]:
        """What grammar alone says of each party, added up over all sentences; asked for once all are noted."""
        if self._total is None:
            self._total = {}
            for here in self._tallies.values():
                for code, points in here.items():
                    self._total[code] = self._total.get(code, Points()).plus(points)
        return self._total

    def text_stages(self, told: Callable[[Trigger], str | None], without: int) -> Set[str]:
        """The stages that acts of other sentences tell, in order of the text; `told` gives the stage of an act."""
        if self._stages is None:
            self._stages = [
                (t.sentence, stage) for found in self.passage.found for t in found.triggers if (stage := told(t))
            ]
        if without not in self._others:
            others = dict.fromkeys(stage for sentence, stage in self._stages if sentence != without)
            self._others[without] = others.keys()
        return self._others[without]

    @cached_property
    def of_title(self) -> Context | None:
        """The title's own context, None for a text without one."""
        return Context(self.title, None) if self.title is not None else None

    @cached_property
    def steps(self) -> tuple[Trigger, ...]:
        """The words of all sentences with equipment that tell how far a transfer has come."""
        return tuple(step for found in self.passage.found for step in found.steps)

    @cached_property
    def acts(self) -> Counter[str]:
        """How often each kind of these words is told, in the title too."""
        titled = (step for found in (self.title.found if self.title else ()) for step in found.steps)
        return Counter(step.frame for step in (*self.steps, *titled))

    @cached_property
    def _word_counts(self) -> Counter[str]:
        return Counter([token.lower for token in self.tokens])

    def times(self, words: Set[str]) -> int:
        """How often the text has one of some words, all in lower case."""
        counts = self._word_counts
        return sum([counts[word] for word in words if word in counts])

    def pairs(self, first: str, *second: str) -> int:
        """How often a word is followed by one of others in the text, all in lower case."""
        if first not in self._word_counts:
            return 0  # so it is for most
        return sum([one.lower == first and two.lower in second for one, two in pairwise(self.tokens)])

    def shares(self, told: Callable[[Found, PartyMention], bool]) -> dict[str, float]:
        """For each party that the text names, the share of its mentions, pronouns aside, of which something is told."""
        named: Counter[str] = Counter()
        holds: Counter[str] = Counter()
        for found in self.passage.found:
            for party in found.parties:
                if party.form is not Form.PRONOUN:
                    named[party.code] += 1
                    holds[party.code] += told(found, party)
        return {code: holds[code] / times for code, times in named.items()}

    def before(self, first: int, floor: int) -> str:
        """The preposition, conjunction or other plain word that governs the words that begin at a token."""
        at = first - 1
        for _ in range(6):
            if at < floor:
                return "^"
            token = self.tokens[at]
            word = token.lower
            if word in PREPOSITIONS or token.text in ",;:()":
                return word
            if (
                word not in _TRANSPARENT
                and not token.capital
                and not token.text[0].isdigit()
                and token.text not in "-'’\"“”"
            ):
                return "*"
            at -= 1
        return "*"

    def words(self, found: Found) -> frozenset[str]:
        """All words of a sentence in lower case, to see at once whether one of some stands in it."""
        kept, key = self.kept.words, found.sentence.index
        if key not in kept:
            kept[key] = frozenset([token.lower for token in self.tokens[found.sentence.first : found.sentence.last]])
        return kept[key]

    def named(self, found: Found) -> frozenset[int]:
        """The tokens of a sentence that belong to a mention of a party."""
        kept, key = self.kept.named, found.sentence.index
        if key not in kept:
            kept[key] = frozenset([at for party in found.parties for at in range(party.first, party.last)])
        return kept[key]

    def word(self, at: int, found: Found) -> str:
        """The word at a token in lower case, "^" and "$" outside the sentence; numbers as "0"."""
        if at < found.sentence.first:
            return "^"
        if at >= found.sentence.last:
            return "$"
        token = self.tokens[at]
        return "0" if token.text[0].isdigit() else token.lower


def side(mention: ItemMention | PartyMention, trigger: Trigger) -> str:
    """Where a mention stands: "L" before the trigger, "R" after it."""
    return "L" if mention.last <= trigger.first else "R"


def distance(first: int, last: int, other_first: int, other_last: int) -> int:
    """How many tokens stand between two ranges; 0 where they touch or overlap."""
    gap = other_first - last if other_first > last else first - other_last
    return gap if gap > 0 else 0


def bucket(tokens: int) -> str:
    """A distance in words: touching, near, mid or far."""
    return "touching" if tokens == 0 else "near" if tokens <= 3 else "mid" if tokens <= 9 else "far"


def voice(trigger: Trigger) -> str:
    """The voice of an act: "p" for passive, "n" for a noun, "a" for active."""
    return "p" if trigger.passive else "n" if trigger.form == "noun" else "a"


def nearest(triggers: tuple[Trigger, ...], first: int, last: int, count: int) -> list[Trigger]:
    """The triggers nearest to a range, the nearest first."""
    return sorted(triggers, key=lambda t: (distance(first, last, t.first, t.last), t.first, t.frame))[:count]
