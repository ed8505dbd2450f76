"""How far along: which stage and mode the acts of a sentence tell for an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.context import Context, distance, side
from pactwatch.claims.implied import buyers
from pactwatch.claims.lets import let_stage
from pactwatch.claims.licences import withheld
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.punished import punished_for
from pactwatch.claims.shortlists import shortlisted
from pactwatch.claims.stagerules import Ruling, ruling
from pactwatch.claims.stagetable import STOPPED

_CLAUSE_OPENS = frozenset("; , and with".split())
_FIRST = 9  # tokens from "the first" back to the verb that tells that it came
_OF_THE = frozenset("of the its these those".split())
_NEAR = 3  # tokens from a number to the equipment that it counts
_DONE = frozenset("past perfect passive-past".split())
_AHEAD = frozenset("future modal infinitive".split())
_DONE_WORDS = frozenset("took taken has have had touched entered".split())
_MATRIX = frozenset("want offer approve agree negotiate refuse cancel suspend".split())
_FIXED = {
    "want": "sought",
    "offer": "offered",
    "approve": "approved",
    "negotiate": "negotiating",
    "refuse": "refused",
    "cancel": "cancelled",
    "suspend": "suspended",
    "order": "ordered",
}


def told_stage(trigger: Trigger) -> str | None:
    """The stage that an act tells on its own, by its tense and polarity; None where it tells none."""
    frame, aspect = trigger.frame, trigger.aspect
    if trigger.negated:
        return {
            "approve": "sought",
            "want": "refused",
            "buy": "refused",
            "sell": "refused",
            "supply": "refused",
            "offer": "refused",
            "deliver": "ordered",
            "receive": "ordered",
            "refuse": "approved",
            "agree": "negotiating",
        }.get(frame)
    if frame == "order" and aspect in _AHEAD:
        return "sought"
    if frame in _FIXED:
        return _FIXED[frame]
    if frame == "buy":
        return (
            "ordered"
            if aspect in _DONE
            else "sought"
            if aspect in _AHEAD or aspect in ("progressive", "present", "gerund")
            else "bought"
        )
    if frame == "agree":
        return "ordered" if aspect in _DONE else "negotiating" if aspect in _AHEAD else "deal"
    if frame in ("sell",):
        return "ordered" if aspect in _DONE else "offered" if aspect in _AHEAD else "sale"
    if frame in ("supply", "deliver", "receive"):
        return "delivered" if aspect == "phrase" and trigger.word.split()[0] in _DONE_WORDS else _movement(aspect)
    return {"operate": "in use", "produce": "made"}.get(frame)


def _movement(aspect: str) -> str:
    if aspect in _DONE:
        return "delivered"
    if aspect in _AHEAD:
        return "promised"
    return "moving" if aspect in ("progressive", "gerund", "present", "passive-present") else "movement"


_PLAIN = {
    "bought": "ordered",
    "sale": "ordered",
    "deal": "ordered",
    "moving": "delivering",
    "movement": "delivering",
    "promised": "approved",
    "in use": "delivered",
    "made": "sought",
}


_LEAST = 0.01  # a stage that no example has may yet be told
_UNSTOPPED = 0.1
_RARE = 25.0  # deals that were stopped are rare: examples alone would never tell one
# How much likelier a stage is that grammar tells, by the kind of grammar: acts that govern the item are right in five
# cases of six, the nearest act in two of three.
_TRUST = {"chain": 40.0, "fate": 40.0, "after": 40.0, "beside": 12.0, "use": 40.0, "near": 4.0}


def plain_stage(context: Context, found: Found, item: ItemMention) -> str | None:
    """The stage of the act that governs an item, by rule alone."""
    acts = governing(context, found, item)
    stage = told_stage(acts[0]) if acts else None
    return _PLAIN.get(stage, stage) if stage else None


def stage_of(context: Context, found: Found, item: ItemMention) -> Ruling:
    """The stage that the grammar of a sentence tells of an item, with the act that shows it."""
    known, key = context.kept.rulings, (item.first, item.last)
    if key not in known:
        today = context.passage.today
        here = ruling(_clauses(context, found), item, today.year if today else None)
        here = replace(here, stage=_promised(context, here))
        here = replace(here, stage=_as_told_around(context, found, item, here))
        known[key] = here
    return known[key]


def _as_told_around(context: Context, found: Found, item: ItemMention, here: Ruling) -> str | None:
    """The stage of a ruling as who lets, chooses or is punished, and how much came, change it."""
    inner = here.acts[0] if here.acts else None
    if here.stage == "ordered" and here.step is not None and shortlisted(context, found, item, here.step):
        return "offered"
    if inner is not None and (let := let_stage(context, found, inner)):
        return let
    if here.stage == "approved" and withheld(context, found, here.acts):
        return "refused"
    if here.stage == "offered" and inner is not None and punished_for(context, found, inner):
        return "ordered"
    if here.stage == "delivered" and _part_of(context, found, item):
        return "delivering"
    came = here.stage == "ordered" or here.kind == "after"
    return "delivering" if came and _first_came(context, found, item) else here.stage


def _part_of(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether only some of a number are told of: "has delivered three of five regiments", "30 of the 36 jets"."""
    for part, whole in pairwise(found.numbers):
        between = [context.word(at, found) for at in range(part.last, whole.first)]
        if between[:1] == ["of"] and set(between) <= _OF_THE and 0 <= item.head - whole.last <= _NEAR:
            return part.value < whole.value
    return False


def _first_came(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a later clause tells that the first of what was ordered came: "a deal for four; the first arrived in"."""
    if "first" not in context.words(found):
        return False
    for act in found.steps:
        if act.first < item.last or act.frame not in ("deliver", "give") or act.aspect not in _DONE or act.negated:
            continue
        before = [context.word(at, found) for at in range(act.first - 1, max(item.last, act.first - _FIRST) - 1, -1)]
        opening = before[before.index("first") :] if "first" in before else []
        if "the" in opening and not _CLAUSE_OPENS.isdisjoint(opening):
            return True
    return False


def _clauses(context: Context, found: Found) -> Clauses:
    """The acts and items of a sentence, made once for all its items."""
    kept, index = context.kept.clauses, found.sentence.index
    if index not in kept:
        kept[index] = Clauses(context.tokens, found)
    return kept[index]


def _promised(context: Context, here: Ruling) -> str | None:
    """The stage of a ruling; of what a side will supply, as the text tells of a deal on it.

    Under a deal that is made it is owed, under one that is talked about it may come; beside an announcement it is part
    of what is announced.
    """
    step, acts = here.step, context.acts
    if step is None or step.aspect != "future" or step.frame not in ("give", "deliver"):
        return here.stage
    deals, announced = acts["deal"] + acts["conclude"] + acts["sell"], acts["announce"] + acts["approve"] + acts["aid"]
    if step.frame == "give" and here.stage == "approved" and deals > 0 and deals >= announced:
        return "negotiating" if acts["negotiate"] and not acts["conclude"] else "ordered"
    if step.frame == "deliver" and here.stage == "ordered" and announced > 2 * (deals + acts["order"]):
        return "approved"
    return here.stage


def tells_halts(context: Context) -> bool:
    """Whether a text tells that anything was refused, suspended or cancelled."""
    return any(context.acts[frame] for frame in STOPPED)


def tells_stage(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether acts that govern an item tell its stage; the nearest act, and that of the item beside it, may not."""
    here = stage_of(context, found, item)
    if here.kind == "near" and buyers(context.tokens, item, found.parties):
        return True  # "its customers include Chad"
    return here.stage is not None and here.kind not in ("near", "beside", "use")


def weighed(stages: Mapping[str, float], here: Ruling, halts: bool = True) -> dict[str, float]:
    """The probabilities of the stages with that of the grammar's own stage raised; they add up to 1.

    `halts` is whether the text tells that anything was stopped; else what no act tells of was hardly stopped.
    """
    raised = dict(stages)
    if here.stage is not None:
        trust = _TRUST.get(here.kind, 1.0) * (_RARE if here.stage in STOPPED.values() else 1.0)
        raised[here.stage] = trust * max(stages.get(here.stage, 0.0), _LEAST)
    elif not halts:
        raised |= {stage: raised[stage] * _UNSTOPPED for stage in STOPPED.values() if stage in raised}
    total = sum(raised.values())
    return {stage: part / total for stage, part in raised.items()}


def stage_features(context: Context, found: Found, item: ItemMention) -> Features:
    """The stages told around an item, the governing act first; cue words; the title's stage."""
    out: Features = {}
    acts = governing(context, found, item)
    here = stage_of(context, found, item)
    out[f"plain={here.stage}"] = 1.0
    out[f"{here.kind}={here.stage}"] = 1.0
    for rank, trigger in enumerate(acts[:3]):
        stage = told_stage(trigger)
        if stage:
            out[f"told{rank}={stage}"] = 1.0
    silent = True
    for trigger in found.triggers:
        stage = told_stage(trigger)
        if stage:
            silent = False
            near = distance(item.first, item.last, trigger.first, trigger.last) <= 6
            out[f"{'near' if near else 'any'}={stage}"] = 1.0
            if trigger.form == "phrase":
                out[f"phrase={stage}"] = 1.0
    for stage in context.text_stages(told_stage, found.sentence.index):
        out[f"text={stage}"] = 1.0
    for trigger in context.title_frames:
        stage = told_stage(trigger)
        if stage:
            out[f"title={stage}"] = 1.0
    if silent:
        out["silent"] = 1.0
    for cue in cues(context, found):
        out[f"cue={cue}"] = 1.0
    out["kind=" + ("general" if item.general else "designated")] = 1.0
    return out


_CUES = {
    "if": "condition",
    "would": "modal",
    "could": "modal",
    "may": "modal",
    "might": "modal",
    "potential": "possible",
    "possible": "possible",
    "likely": "possible",
    "expected": "expected",
    "scheduled": "expected",
    "will": "future",
    "already": "past",
    "earlier": "past",
    "previously": "past",
    "ago": "past",
    "since": "past",
    "has": "perfect",
    "have": "perfect",
    "had": "past",
    "was": "past",
    "were": "past",
    "continues": "ongoing",
    "continue": "ongoing",
    "continuing": "ongoing",
    "ongoing": "ongoing",
    "currently": "ongoing",
    "plan": "plan",
    "plans": "plan",
    "planned": "plan",
    "proposed": "proposed",
    "tender": "tender",
    "competition": "tender",
    "bid": "tender",
    "bids": "tender",
    "announced": "announced",
    "announce": "announced",
    "notified": "notified",
    "congress": "congress",
    "drawdown": "drawdown",
    "presidential": "drawdown",
    "package": "package",
    "assistance": "assistance",
    "aid": "assistance",
    "grant": "gift",
    "donated": "gift",
    "gifted": "gift",
    "gift": "gift",
    "donate": "gift",
    "free": "gift",
    "lease": "loan",
    "leased": "loan",
    "loan": "loan",
    "leasing": "loan",
    "licence": "licence",
    "license": "licence",
    "licensed": "licence",
    "locally": "licence",
    "assemble": "licence",
    "assembled": "licence",
    "manufactured": "licence",
    "joint": "licence",
    "tot": "licence",
    "technology": "licence",
    "return": "return",
    "exchange": "return",
    "barter": "return",
    "offset": "return",
    "sale": "sale",
    "sales": "sale",
    "sell": "sale",
    "sold": "sale",
    "buy": "sale",
    "purchase": "sale",
    "purchased": "sale",
    "bought": "sale",
    "buying": "sale",
    "contract": "sale",
    "export": "sale",
    "exports": "sale",
    "exported": "sale",
    "procure": "sale",
    "worth": "sale",
    "deal": "sale",
    "smuggled": "illegal",
    "illegal": "illegal",
    "scandal": "illegal",
    "secret": "illegal",
    "lost": "lost",
    "instead": "rival",
    "rather": "rival",
    "against": "rival",
    "retired": "past",
    "war": "war",
    "fleet": "fleet",
    "operates": "fleet",
    "inventory": "fleet",
}


def cues(context: Context, found: Found) -> tuple[str, ...]:
    """The kinds of the cue words of a sentence, each once, in order."""
    kept, index = context.kept.cues, found.sentence.index
    if index not in kept:
        words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
        kept[index] = tuple(dict.fromkeys([_CUES[word] for word in words if word in _CUES]))
    return kept[index]


def governing(context: Context, found: Found, item: ItemMention) -> list[Trigger]:
    """The acts of a sentence that tell a stage, in order of their hold on an item.

    The nearest act holds it, unless an act of will, offer, consent or refusal governs that one from the left ("agreed
    to sell", "in talks to buy", "approved the sale").
    """
    kept, key = context.kept.governing, (found.sentence.index, item.first, item.last)
    if key not in kept:
        kept[key] = _governing(found, item)
    return kept[key]


def _governing(found: Found, item: ItemMention) -> list[Trigger]:
    telling = [
        trigger for trigger in found.triggers if told_stage(trigger) and trigger.frame not in ("operate", "produce")
    ]
    telling += [trigger for trigger in found.triggers if trigger.frame in ("operate", "produce")]
    ranked = sorted(telling, key=lambda t: (_pull(item, t), t.first, t.frame))
    if not ranked:
        return []
    nearest = ranked[0]
    if nearest.aspect in ("infinitive", "noun", "gerund", "progressive", "base"):
        matrix = [t for t in telling if t.frame in _MATRIX and 0 <= nearest.first - t.last <= 6]
        if matrix:
            ruler = max(matrix, key=lambda t: t.first)
            return [ruler, *(t for t in ranked if t is not ruler)]
    return ranked


def _pull(item: ItemMention, trigger: Trigger) -> float:
    gap = distance(item.first, item.last, trigger.first, trigger.last)
    weak = 6 if trigger.frame in ("operate", "produce") else 0
    return gap + weak + (0 if side(item, trigger) == "R" else 2)
