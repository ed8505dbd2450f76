"""What the rest of a sentence tells after an act: what became of a plan, and whether a purchase was delivered."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.phases import PARTS
from pactwatch.claims.smallwords import OPENERS

_CONTRAST = frozenset("but however although though".split())
_DEALS = frozenset("deal deals talks plan plans offer contract negotiations order tender".split())
_PRONOUNS = frozenset("it that this these".split())
_FATES = frozenset("cancel suspend refuse fail conclude approve".split())
_NOT_NEAR = frozenset("other use make aid prevent manage delay".split())
_OTHERS = frozenset("more others rest remainder".split())
_TO_COME = frozenset("way come follow arrive".split())
_SETTLED = frozenset("awarded signed concluded sealed finalised finalized".split())
_JOINED = frozenset("and both all later since then".split())
_MORE_REACH = 6
_NEVER = -99
_SHARED_GAP = 12


def fate(clauses: Clauses, item: ItemMention) -> Trigger | None:
    """What became of a deal after its item was named: "but the deal fell through", "these plans were scrapped"."""
    if not any(step.frame in _FATES for step in clauses.steps.values()):
        return None  # most sentences
    contrast = noun = pronoun = _NEVER
    for at in range(item.last, clauses.last):
        word = clauses.word(at)
        if word in _CONTRAST:
            contrast = at
        elif word in _DEALS:
            noun = at
        elif word in _PRONOUNS:
            pronoun = at
        elif word == "then" and clauses.word(at - 1) == "since":
            return None  # "has since then refused to supply more"
        elif at in clauses.items and clauses.items[at] is not item:
            if contrast != _NEVER and not clauses.items[at].general:
                return None  # "was offered the Gripen but wanted the Rafale, talks on which failed"
            contrast = noun = pronoun = _NEVER
        step = clauses.steps.get(at)
        if step is None or step.first != at or step.frame not in _FATES:
            continue
        told = at - noun <= 7 or at - contrast <= 9 or (step.passive and at - pronoun <= 4)
        if told and _ends(clauses, step):
            return step
    return None


def _ends(clauses: Clauses, step: Trigger) -> bool:
    """Whether an act ends a deal: consent and signature do so only where they are denied."""
    denied = step.negated or "not" in clauses.before(step.first)
    return denied or step.frame not in ("approve", "conclude")


def delivery(clauses: Clauses, item: ItemMention, qualified: bool = False) -> Trigger | None:
    """The delivery told of an item after its act: "which were delivered in 2021", "and the first arrived in May".

    `qualified` is whether the act only qualifies the item ("frigates bought by Oman"): what follows is told of it.
    """
    relative = joined = False
    for at in range(item.last, clauses.last):
        if at in clauses.items and clauses.items[at] is not item:
            return None
        relative = relative or clauses.word(at) in ("which", "that")
        joined = joined or clauses.word(at) == "and"
        step = clauses.steps.get(at)
        if step is None or step.first != at:
            continue
        if step.form == "noun":
            if step.frame == "deliver" and clauses.word(at - 1) in ("with", "and", ","):
                return step
        elif (relative and step.frame in ("deliver", "give", "receive")) or ((joined or qualified) and _delivers(step)):
            return step
    return None


def settled(clauses: Clauses, item: ItemMention) -> Trigger | None:
    """The award or signature told of a deal after its item: "cleared in May and signed in June", "both awarded to"."""
    for at in range(item.last, clauses.last):
        word, step = clauses.word(at), clauses.steps.get(at)
        if word == ";" or word in OPENERS:
            return None
        if step is None or step.word not in _SETTLED or clauses.word(at - 1) not in _JOINED or step.negated:
            continue
        if step.passive or clauses.reduced(step):
            return step
    return None


def offered(clauses: Clauses, item: ItemMention) -> Trigger | None:
    """The offer told of an item that somebody weighs: "to evaluate the jet that is on offer", "which are offered"."""
    relative = False
    for at in range(item.last, clauses.last):
        word, step = clauses.word(at), clauses.steps.get(at)
        if step is not None:
            told = relative if step.form != "phrase" else relative or at - item.last <= 1
            return step if told and step.frame == "offer" and step.form != "noun" else None
        relative = relative or word in ("that", "which")
        if word == ";" or (not relative and at - item.last > _SHARED_GAP):
            return None
    return None


def more_to_come(clauses: Clauses, item: ItemMention) -> bool:
    """Whether more of what was delivered is told to come: "and more are on the way", "and six more will follow"."""
    more = _NEVER
    for at in range(item.last, clauses.last):
        word = clauses.word(at)
        if at in clauses.items or word in (";", "."):
            return False
        more = at if word in _OTHERS else more
        if at - more <= _MORE_REACH and word in _TO_COME and clauses.word(at - 1) in ("the", "their", "will", "to"):
            return True
    return False


def _delivers(step: Trigger) -> bool:
    """Whether a verb tells that something arrives, arrived or will arrive."""
    return step.frame == "deliver" and step.aspect != "infinitive" and not step.negated


def beside(clauses: Clauses, item: ItemMention) -> ItemMention | None:
    """The item with which another shares its act: the one before it, else the one after, with no act between."""
    ordered = sorted(set(clauses.items.values()), key=lambda other: (other.first, other.last))
    place = ordered.index(item) if item in ordered else -1
    for other in (place - 1, place + 1):
        if place < 0 or not 0 <= other < len(ordered):
            continue
        first, last = sorted((ordered[other], item), key=lambda named: named.first)
        between = range(first.last, last.first)
        if len(between) <= _SHARED_GAP and not any(at in clauses.steps for at in between):
            return ordered[other]
    return None


def nearest(clauses: Clauses, item: ItemMention) -> Trigger | None:
    """The nearest act of the trade in a sentence, those to the left before those to the right; None without one."""
    steps = dict.fromkeys(clauses.steps.values())
    acts = [step for step in steps if step.frame not in _NOT_NEAR and step.word not in PARTS]
    return min(acts, key=lambda step: _gap(item, step), default=None)


def _gap(item: ItemMention, step: Trigger) -> int:
    return item.first - step.last if step.last <= item.first else step.first - item.last + 4
