"""Which act a party belongs to, and whether that act holds the item or something else.

"India's purchase of jets from France; China supplies drones to Pakistan": Pakistan belongs to an act that holds the
drones, so it has no part in the jets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import stage_of
from pactwatch.claims.stagetable import tense

_GOVERNED = frozenset("to for from by with of in into against between on among under like including than".split())
_OPENERS = frozenset(
    "which who whose while whereas but although though because where when if that after before since until "
    "unless".split()
)
_KINDS = {
    **dict.fromkeys("order acquire receive want try".split(), "take"),
    **dict.fromkeys("sell export give deliver offer announce approve aid".split(), "give"),
    **dict.fromkeys("deal conclude negotiate".split(), "deal"),
    **dict.fromkeys("refuse lose prevent cancel suspend fail delay".split(), "stop"),
}
_AUXILIARIES = frozenset("has have had will would may might could can is are was were".split())
_NOUN_REACH = 4
_OBJECT_REACH = 3
_HELD = ("inner", "outer")
_NEAREST = ("inner", "outer", "none", "other-free", "other-held", "other-item", "out")
_MOST = 3

Belongs = tuple[Trigger | None, str]


def bound_reasons(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> Iterator[str]:
    """What the act that a mention belongs to says of its side; `before` is the word that governs the mention."""
    act, stands = _belongs(context, found, party, before)
    chain = stage_of(context, found, item).acts
    if act is None:
        yield f"bound=none|{'held' if chain else 'free'}"
        return
    place = _place(context, found, item, act, chain)
    stands += "-passive" if act.passive else ""
    yield f"bound={place}"
    yield f"bound={place}|{stands}"
    if place in _HELD:
        yield f"bound|{stands}|{_kind(act)}"
        yield f"bound={place}|{stands}|{_kind(act)}"


def bound_elsewhere(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> bool:
    """Whether the act that a mention belongs to governs other equipment and not the item."""
    act, _ = _belongs(context, found, party, before)
    if act is None:
        return False
    return _place(context, found, item, act, stage_of(context, found, item).acts) == "other-item"


def chain_reasons(context: Context, found: Found, item: ItemMention, before: Mapping[int, str]) -> Iterator[str]:
    """What the acts that govern an item say of it, and who belongs to them.

    `before` is the word that governs each party of the sentence, by the party's first token.
    """
    here = stage_of(context, found, item)
    yield f"ruling={here.kind}|{here.stage}"
    yield from (f"chain{place}={reason}" for place, act in enumerate(here.acts[:2]) for reason in _told(act))
    if len(here.acts) > 1:
        yield f"chain={here.acts[0].frame}|{here.acts[1].frame}"
    elif not here.acts:
        yield "chain=none"
    held = set()
    for party in found.parties:
        act, stands = _belongs(context, found, party, before[party.first])
        if act is None:
            continue
        place = _place(context, found, item, act, here.acts)
        yield f"binds={place}"
        if place in _HELD:
            held.add(party.code)
            yield f"binds={stands}|{_kind(act)}"
    yield f"held-parties={min(len(held), _MOST)}"


def binding(context: Context, found: Found, item: ItemMention, code: str, before: Callable[[PartyMention], str]) -> str:
    """Where the act stands that a party of the sentence belongs to, the closest to the item of its mentions' acts.

    "inner" where it governs the item, "outer" where it governs what does, "other-item", "other-held" or "other-free"
    where it governs neither, "none" without an act, "out" where the sentence does not name the party.
    """
    chain = stage_of(context, found, item).acts
    places = {"out"}
    for party in found.parties:
        if party.code == code:
            act, _ = _belongs(context, found, party, before(party))
            places.add("none" if act is None else _place(context, found, item, act, chain))
    return min(places, key=_NEAREST.index)


def _told(act: Trigger) -> tuple[str, str]:
    return act.frame, f"{act.frame}|{act.form}|{tense(act)}"


def _kind(act: Trigger) -> str:
    return _KINDS.get(act.frame, act.frame)


def _place(context: Context, found: Found, item: ItemMention, act: Trigger, chain: Sequence[Trigger]) -> str:
    """Whether an act governs the item itself, governs what does, governs other equipment, or none of these."""
    holds = _holds(context, found)
    holding = holds.get(act.first)
    if holding is None:
        return "other-held" if chain else "other-free"
    return holding.get(item.first, "other-item")


def _holds(context: Context, found: Found) -> Mapping[int, dict[int, str]]:
    """By the first token of each act that governs equipment of a sentence: how it governs each item."""
    kept, index = context.kept.holds, found.sentence.index
    if index not in kept:
        holds: dict[int, dict[int, str]] = {}
        for item in found.items:
            for at, act in enumerate(stage_of(context, found, item).acts):
                holds.setdefault(act.first, {}).setdefault(item.first, "outer" if at else "inner")
        kept[index] = holds
    return kept[index]


def _belongs(context: Context, found: Found, party: PartyMention, before: str) -> Belongs:
    """The act that a mention belongs to, and as what."""
    kept, key = context.kept.belonging, (party.first, party.code)
    if key not in kept:
        kept[key] = _found(context, found, party, before)
    return kept[key]


def _found(context: Context, found: Found, party: PartyMention, before: str) -> Belongs:
    tokens, last = context.tokens, found.sentence.last
    acts = _acts(context, found)
    owner = party.last < last and tokens[party.last].lower == "'s"
    if owner or (party.form is Form.ADJECTIVE and not _acts_itself(context, found, party, acts)):
        for at in range(party.last, min(last, party.last + _NOUN_REACH + owner)):
            if at in acts:
                return (acts[at], "owner") if acts[at].form == "noun" else (None, "")
            if tokens[at].text in ",;:()":
                break
    left = _left(context, found, party.first, acts)
    if before in _GOVERNED:
        return (left, before) if left is not None else (_right(context, found, party.last, acts), f"pre-{before}")
    if left is not None and party.first - left.last < _OBJECT_REACH and _takes_object(left):
        return left, "object"
    if left is not None and left.frame == "use" and left.form == "phrase" and before == ",":
        return left, "subject"  # "with the help of the drones, the army won"
    right = _right(context, found, party.last, acts)
    return (right, "subject") if right is not None else (left, "loose")


def _acts_itself(context: Context, found: Found, party: PartyMention, acts: Mapping[int, Trigger]) -> bool:
    """Whether an adjective stands for the people or state itself: "the Chinese have offered", "if Chinese sell"."""
    act = acts.get(party.last)
    finite = act is not None and act.form in ("base", "third")
    return finite or context.word(party.last, found) in _AUXILIARIES


def _acts(context: Context, found: Found) -> Mapping[int, Trigger]:
    """The acts of a sentence by each of their tokens."""
    kept, index = context.kept.acts, found.sentence.index
    if index not in kept:
        kept[index] = {at: step for step in found.steps for at in range(step.first, step.last)}
    return kept[index]


def _takes_object(act: Trigger) -> bool:
    return act.form not in ("noun", "phrase") and not act.passive


def _left(context: Context, found: Found, first: int, acts: Mapping[int, Trigger]) -> Trigger | None:
    """The nearest act to the left in the same clause."""
    for at in range(first - 1, found.sentence.first - 1, -1):
        if at in acts:
            return acts[at]
        token = context.tokens[at]
        if token.text in ";:" or token.lower in _OPENERS:
            return None
    return None


def _right(context: Context, found: Found, start: int, acts: Mapping[int, Trigger]) -> Trigger | None:
    """The next finite act to the right; clauses that stand between commas are skipped."""
    inside, at = False, start
    while at < found.sentence.last:
        token, act = context.tokens[at], acts.get(at)
        if act is not None:
            if act.form != "noun" and not inside and act.aspect not in ("infinitive", "gerund"):
                return act
            at = act.last
            continue
        if token.text == ";":
            return None
        inside = token.text != "," and (inside or token.lower in _OPENERS)
        at += 1
    return None
