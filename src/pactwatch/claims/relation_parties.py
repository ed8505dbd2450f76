"""Between whom an act of cooperation may stand: lists and sides of a sentence, "both countries", the text's pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pactwatch.claims.context import Context, distance
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.record import record
from pactwatch.claims.roles import relation_of
from pactwatch.model import CooperationType

_COLLECTIVE = (
    "both countries",
    "both nations",
    "both states",
    "both sides",
    "both governments",
    "both leaders",
    "both armies",
    "both militaries",
    "both parties",
    "both ministers",
    "both capitals",
    "two countries",
    "two nations",
    "two states",
    "two sides",
    "two governments",
    "two leaders",
    "two presidents",
    "two ministers",
    "two armies",
    "two navies",
    "two militaries",
    "two air forces",
    "two allies",
    "two neighbours",
    "two neighbors",
    "two army chiefs",
    "two chiefs",
    "between the two",
    "the two discussed",
    "the two agreed",
    "the leaders",
    "the ministers",
    "the presidents",
    "the delegations",
    "the allies",
    "each other",
    "one another",
    "their countries",
    "our countries",
    "our two",
    "bilateral",
    "mutual",
)
_THEY = frozenset("they their them".split())
_JOINERS = frozenset((",", "and", "&", "-", "–", "‑", "/", "or"))
_WITHIN = frozenset(
    "the a an as well both also its of state government president prime minister foreign defence defense secretary "
    "armed forces army navy air force ministry officials troops ' \" “ ”".split()
)
_WAR = frozenset("invasion aggression war assault attack attacks incursion occupation threat threats offensive".split())
_ATTACKS = frozenset("invaded attacked invades attacks invading attacking".split())
_STARTS = frozenset("launched launches began begins started starts intensify intensifies intensified".split())
_OWNERS = frozenset("'s ’s its their his regime regimes".split())
_FOUGHT = 0.25  # of a party's mentions; who is fought that often gets no help in a text
_LONGEST_JOINT = 9
_MOST = 10
_COSTS = frozenset("cost costs sanction sanctions penalties accountable responsible".split())
_BACK = 4
_MEETING = CooperationType.VISIT.value
_AROUND = 100  # sentences; further ones say little of whom a text is about here
_COUNTERS = frozenset("targeting countering counter deterring deter confronting confront containing contain".split())
_AIMED = frozenset("aimed aiming directed pointed".split())
_OPPOSES = _WAR | _ATTACKS | _COSTS | _COUNTERS | _AIMED | {"against", "posed"}  # one stands where a party is opposed
_TARGETS = frozenset("to for on against of toward towards".split())

Parties = tuple[PartyMention, ...]


@record
class Proposal:
    """Parties between whom an act may stand, the acting one first, and how they were found.

    `way` is one of across, same-side, list, all, joint, pair, one, stand-in; `both` bounds the characters of words such
    as "both countries", None where the sentence has none.
    """

    parties: Parties
    way: str
    both: tuple[int, int] | None = None


def proposals(context: Context, found: Found, trigger: Trigger, kind: CooperationType, loose: bool) -> list[Proposal]:
    """The sets of parties between whom an act may stand; a loose word takes none from other sentences alone."""
    both = collective(context, found)
    named = tuple(party for party in found.parties if not _stands_for_other(context, found, party, both is not None))
    if kind not in (CooperationType.ACCUSATION, CooperationType.RESTRICTION):
        named = tuple(party for party in named if not opponent(context, found, party))
        if kind is not CooperationType.VISIT:
            named = tuple(party for party in named if foes(context).get(party.code, 0.0) < _FOUGHT)
    near = sorted(named, key=lambda p: distance(p.first, p.last, trigger.first, trigger.last))
    lists = _lists(context, tuple(p for p in named if p.maker is None or p in near[:6]))
    out = list(_in_sentence(lists, trigger, kind))
    codes = {party.code for party in named}
    if not loose or both:
        out += _from_text(context, found, _once(near), both, kind)
    elif len(codes) == 1:
        out += _from_text(context, found, _once(named), None, kind)[:1]
    ordered = (Proposal(_acting_first(context, found, trigger, p.parties), p.way, p.both) for p in out)
    return [p for p in ordered if len({party.code for party in p.parties}) == len(p.parties) >= 2][:_MOST]


def collective(context: Context, found: Found) -> tuple[int, int] | None:
    """The characters of words such as "both countries", or of an opening "they", in the sentence; None without any."""
    kept, index = context.kept.collectives, found.sentence.index
    if index not in kept:
        kept[index] = _collective(context, found)
    return kept[index]


def _collective(context: Context, found: Found) -> tuple[int, int] | None:
    start, end = found.sentence.start, found.sentence.end
    text = context.passage.text[start:end].lower()
    for words in _COLLECTIVE:
        at = text.find(words)
        if at >= 0 and not text[at - 1 : at].isalpha():
            return start + at, start + at + len(words)
    first = context.tokens[found.sentence.first]
    return (first.start, first.end) if first.lower in _THEY else None


def _stands_for_other(context: Context, found: Found, party: PartyMention, both: bool) -> bool:
    """Whether a mention is no party of its own: "they" that stands for a pair, or the place a report is dated from."""
    if both and party.form is Form.PRONOUN and context.tokens[party.first].lower in _THEY:
        return True
    after = context.tokens[party.last : min(found.sentence.last, party.last + 6)]
    if party.first != found.sentence.first or party.form not in (Form.CAPITAL, Form.NAME) or not after:
        return False
    if after[0].text == ":":
        return party.form is Form.CAPITAL
    return after[0].text in ",(-–—" and any(t.text in "-–—" and t.space for t in after)


def opponent(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named as the one meant to suffer: "against Armenia", "targeting Iran", "Syria attacked"."""
    kept, key = context.kept.opponents, (party.first, party.code)
    if key not in kept:
        kept[key] = _opponent(context, found, party)
    return kept[key]


def _opponent(context: Context, found: Found, party: PartyMention) -> bool:
    if _OPPOSES.isdisjoint(context.words(found)):
        return False  # most sentences
    before = [token.lower for token in context.tokens[max(found.sentence.first, party.first - 3) : party.first]]
    if context.before(party.first, found.sentence.first) == "against":
        return not _victim(context, found, party)
    if before[-1:] == ["the"]:
        before = before[:-1]
    if before[-2:] == ["posed", "by"]:
        return True
    if before[-1:] == ["on"] and _COSTS & {*before}:
        return True
    if _COUNTERS & {*before[-1:]} or (before[-1:] == ["at"] and _AIMED & {*before}):
        return True
    arms = {at for item in found.items for at in range(item.first, item.last)}  # "Iranian attack helicopters"
    near = range(party.last, min(found.sentence.last, party.last + 8))
    after = [context.tokens[at].lower for at in near if at not in arms]
    owns = after[:1] == ["'s"] or party.form is Form.ADJECTIVE or bool(_STARTS & {*after[:4]})
    return (owns and bool(_WAR & {*after})) or bool(_ATTACKS & {*after[:2]}) or bool(_COSTS & {*after[:1]})


def _victim(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named as the one whom another's war is against: "Russia's brutal war against Ukraine"."""
    floor = found.sentence.first
    against = next((at for at in range(party.first - 1, floor, -1) if context.tokens[at].lower == "against"), floor)
    if against == floor or context.tokens[against - 1].lower not in _WAR:
        return False
    words = {token.lower for token in context.tokens[max(floor, against - 8) : against]}
    here = (p for p in found.parties if p.form is Form.ADJECTIVE and against - 8 <= p.first < against)
    return bool(_OWNERS & words) or any(here)


def foes(context: Context) -> Mapping[str, float]:
    """Each party that the text names as fought, with the share of its mentions in which it is."""
    kept = context.kept
    if kept.foes is None:
        kept.foes = {code: share for code, share in context.shares(partial(opponent, context)).items() if share}
    return kept.foes


def _once(parties: Iterable[PartyMention]) -> list[PartyMention]:
    """The first mention of each party."""
    first: dict[str, PartyMention] = {}
    for party in parties:
        first.setdefault(party.code, party)
    return list(first.values())


def _lists(context: Context, parties: Parties) -> list[Parties]:
    """The mentions of a sentence in lists: "Turkey, Qatar and Pakistan" is one, a party on its own is one too."""
    out: list[list[PartyMention]] = []
    for party in parties:
        if out and _joined(context, out[-1][-1], party):
            out[-1].append(party)
        else:
            out.append([party])
    return [tuple(_once(group)) for group in out]


def _joined(context: Context, before: PartyMention, after: PartyMention) -> bool:
    """Whether one list holds two mentions: commas, "and" or a hyphen between them, and no other word but titles."""
    between = context.tokens[before.last : after.first]
    if before.code == after.code:  # "Turkish President Erdogan"
        return len(between) <= 4 and all(t.capital or t.lower in _WITHIN for t in between)
    if not between or len(between) > _LONGEST_JOINT:
        return False
    words = [token.lower for token in between]
    return bool(_JOINERS & set(words)) and all(
        token.capital or token.lower in _WITHIN or token.lower in _JOINERS for token in between
    )


def _in_sentence(lists: list[Parties], trigger: Trigger, kind: CooperationType) -> Iterator[Proposal]:
    """Parties across the act, in one list, or both on one side of it."""
    left = [group for group in lists if group[0].last <= trigger.first][::-1]
    right = [group for group in lists if group[0].last > trigger.first]
    for group in (*left[:2], *right[:2]):
        if len(group) > 1 and not kind.directed:
            yield Proposal(group, "list")
    for subjects in left[:2]:
        for objects in right[:2]:
            yield from _between(subjects, objects, "across", kind)
    if len(left) > 1:
        yield from _between(left[1], left[0], "same-side", kind)
    if len(right) > 1:
        yield from _between(right[0], right[1], "same-side", kind)
    if len(left) > 2 and not right:
        yield from _between(left[2], left[0], "same-side", kind)
    if kind.directed:
        for group in (*left[:1], *right[:1]):
            if len(group) == 2:
                yield Proposal(group, "list")


def _between(subjects: Parties, objects: Parties, way: str, kind: CooperationType) -> Iterator[Proposal]:
    """Each of one list with each of another; all together too where several take part in one thing."""
    if len(subjects) * len(objects) > 1 and len(subjects) + len(objects) <= 12:
        joint = tuple(_once((*subjects, *objects)))
        if len(joint) > 2 and (not kind.directed or len(subjects) > 1):
            yield Proposal(joint, "joint")
    for subject in subjects[:3]:
        for other in objects[:4]:
            yield Proposal((subject, other), way)


def _from_text(
    context: Context, found: Found, named: list[PartyMention], both: tuple[int, int] | None, kind: CooperationType
) -> list[Proposal]:
    """Parties of other sentences: the pair that the text is about, and with it those that the sentence names."""
    out: list[Proposal] = []
    pairs = _pairs(context, found)
    if both:
        codes = frozenset(party.code for party in named)
        group = _met(context, found)
        if len(group) > 2:
            rest = [party for party in named if party.code not in {p.code for p in group}]
            out.append(Proposal(group, "pair", both))
            out += [Proposal((*group, other), "all", both) for other in rest[:1]]
        for pair in dict.fromkeys((*pairs, *_pairs(context, found, codes))):
            rest = [party for party in named if party.code not in {p.code for p in pair}]
            out.append(Proposal(pair, "pair", both))
            for other in rest[:1]:
                out += [Proposal((*pair, other), "all", both), *(Proposal((p, other), "stand-in", both) for p in pair)]
    elif not named:
        out += [Proposal(pair, "pair") for pair in pairs[:1]]
    if len(named) == 1 or (kind.directed and both is None and named and all(p.form is not Form.NAME for p in named)):
        others = [p for pair in pairs for p in pair if p.code != named[0].code]
        out += [Proposal((named[0], other), "one", both) for other in _once(others)[:2]]
    return out


def _met(context: Context, found: Found) -> Parties:
    """Who met, in the nearest sentence before that tells of a meeting: whom "they" may mean."""
    for before in context.passage.found[max(0, found.sentence.index - _BACK) : found.sentence.index][::-1]:
        if any(trigger.frame.startswith(_MEETING) for trigger in before.relations):
            return _in_order(
                _once(party for party in before.parties if _takes_part(context, before, party, frozenset()))
            )
    return ()


def _pairs(context: Context, found: Found, but: frozenset[str] = frozenset()) -> list[Parties]:
    """The two parties that a text is about: of the nearest sentence before that names two, then the most named.

    Parties in `but` and those that are only fought do not count.
    """
    kept, key = context.kept.pairs, (found.sentence.index, but)
    if key not in kept:
        kept[key] = list(_chosen_pairs(context, found, but))
    return kept[key]


def _chosen_pairs(context: Context, found: Found, but: frozenset[str]) -> Iterator[Parties]:
    index = found.sentence.index
    chosen: set[frozenset[str]] = set()
    for before in context.passage.found[max(0, index - _BACK) : index][::-1]:
        parties = _once(party for party in before.parties if _takes_part(context, before, party, but))
        if len(parties) >= 2:
            pair = _in_order(sorted(parties, key=lambda p: (context.ranks[p.code], p.first))[:2])
            chosen.add(frozenset(p.code for p in pair))
            yield pair
            break
    mentions: dict[str, PartyMention] = {}
    around = context.passage.found[max(0, index - _AROUND) : index + _AROUND]
    for place in sorted(around, key=lambda f: _away(f.sentence.index, index)):
        for party in place.parties:
            if _takes_part(context, place, party, but):
                mentions.setdefault(party.code, party)
    ranked = sorted(mentions, key=lambda code: (code not in context.titled, context.ranks[code]))[:2]
    if len(ranked) == 2 and frozenset(ranked) not in chosen:
        yield tuple(sorted((mentions[code] for code in ranked), key=lambda p: context.first_seen[p.code]))


def _in_order(parties: Iterable[PartyMention]) -> Parties:
    """The mentions in order of the text."""
    return tuple(sorted(parties, key=lambda party: party.first))


def _takes_part(context: Context, found: Found, party: PartyMention, but: frozenset[str]) -> bool:
    """Whether a mention may stand for one of the pair that a text is about."""
    return (
        party.form is not Form.PRONOUN
        and party.code not in but
        and foes(context).get(party.code, 0.0) < _FOUGHT
        and not opponent(context, found, party)
    )


def _away(place: int, index: int) -> tuple[bool, int]:
    """How far a sentence is from another; those before it come first."""
    return place >= index, abs(place - index)


def _acting_first(context: Context, found: Found, trigger: Trigger, parties: Parties) -> Parties:
    """The parties with those that the grammar makes act in front; in order of the text where it does not say."""
    return tuple(sorted(parties, key=lambda party: -_acts(context, found, trigger, party)))


def _acts(context: Context, found: Found, trigger: Trigger, party: PartyMention) -> int:
    """1 where a party acts, -1 where it is acted on, 0 where the grammar does not say."""
    stands = standing(context, found, trigger, party)
    if trigger.word.endswith(" by") and stands != "out":
        return 1 if party.first >= trigger.last else -1
    if stands in ("by", "by-passive", "subject", "owner") or (stands == "from" and trigger.form == "noun"):
        return 1
    if (
        stands in ("subject-passive", "object", "with")
        or stands.removesuffix("-passive").removeprefix("far-") in _TARGETS
    ):
        return -1
    return 0


def standing(context: Context, found: Found, trigger: Trigger, party: PartyMention) -> str:
    """How a party stands to an act, as `relation_of` names it; "out" in another sentence, "loose" where unbound."""
    if party.sentence != found.sentence.index:
        return "out"
    kept, key = context.kept.stands, (trigger.first, trigger.frame, (party.first, party.code))
    if key not in kept:
        before = context.before(party.first, found.sentence.first)
        kept[key] = relation_of(context, party, trigger, before) or "loose"
    return kept[key]
