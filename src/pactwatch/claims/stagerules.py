"""How far along: the stage that the chain of acts over an item tells, from the innermost act outwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from pactwatch.claims.aftermath import beside, delivery, fate, more_to_come, nearest, offered, settled
from pactwatch.claims.awaits import awaited, waited
from pactwatch.claims.begins import begins_else
from pactwatch.claims.chains import Chains
from pactwatch.claims.clauses import OLD_YEARS, Clauses
from pactwatch.claims.conditions import on_condition
from pactwatch.claims.contracted import contracted
from pactwatch.claims.entrants import bids, enters, races
from pactwatch.claims.firsts import first_to
from pactwatch.claims.halts import barred, fell_through, halted, put_off, stopped
from pactwatch.claims.hires import hired
from pactwatch.claims.hold import Link
from pactwatch.claims.inuse import in_use
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.nearly import nearly_made
from pactwatch.claims.notified import notified
from pactwatch.claims.notyet import not_yet
from pactwatch.claims.phases import SUPPLY, begun, completed, continued, delayed, handed, only_part
from pactwatch.claims.record import record
from pactwatch.claims.spurned import spurned
from pactwatch.claims.stagetable import (
    ADJECTIVE,
    AHEAD,
    ALONE,
    DONE,
    NEGATED,
    NOT_YET,
    NOW,
    OPEN,
    POSSIBLE,
    STOPPED,
    tense,
)
from pactwatch.claims.supposed import advised, supposed, vowed
from pactwatch.claims.underway import at_ceremony, first_of, handed_soon, under_way

_GIVING = ("sell", "export", "give", "deliver", "offer")
_BEFORE = ("sought", "offered", "negotiating", "ordered", "approved")
_HEDGES = frozenset("possible potential likely proposed planned prospective potentially possibly eventual".split())
_ASKS = ("ask", "urg", "request", "press", "want")
_BOUGHT = frozenset("bought purchased sold".split())
_DEALT = ("order", "sell", "deal", "give", "acquire")
_ARRIVED = {DONE: "delivered", NOW: "delivering", AHEAD: "ordered"}
_PROMISES = ("commit", "pledg", "promis")
_WEIGHS = ("evaluat", "consider", "stud", "examin", "assess", "weigh", "look", "inspect", "mull")
_TAKES = ("order", "acquire", "conclude", "want")
_ON_OWN = ("replac", "integrat", "station", "base", "train", "protect", "defend", "test", "fir")
_REJECTS = (*_TAKES, "approve")
_FINISHES = ("finalis", "finaliz", "conclud", "wrapp", "seal", "sew")
_PROCURING = ("procuring", "procurement", "procurements")
_HELD = ("on lease", "on loan")
_LONG = 20  # years after which what was ordered has come; what was bought came sooner


@record
class Ruling:
    """A stage, the act that shows it, by which kind of grammar, and all acts over the item, the innermost first.

    `kind` is `chain` (acts that govern the item), `fate` (what the rest of the sentence tells of the deal), `after`
    (a delivery told after a purchase), `beside` (the act of the item next to it), `near` (merely the nearest act),
    `use` (somebody uses it, in a sentence without other acts) or `silent` (no stage, no act).
    """

    stage: str | None
    kind: str
    step: Trigger | None = None
    acts: tuple[Trigger, ...] = ()


def ruling(clauses: Clauses, item: ItemMention, year: int | None) -> Ruling:
    """The stage that a sentence tells of an item; `year` is that of the report, None where it is not known."""
    own = _governed(clauses, item, year)
    if own.stage in (None, *_BEFORE) and nearly_made(clauses, item):
        return replace(own, stage="negotiating", kind="chain")
    if own.stage is not None:
        return own
    other = beside(clauses, item)
    shared = _governed(clauses, other, year) if other is not None else None
    if shared is not None and shared.stage is not None:
        return replace(shared, kind="beside")
    step = nearest(clauses, item)
    used = bool(own.acts) and own.acts[0].frame == "use"
    if step is None:
        there = "ordered" if used and own.acts[0].aspect == "future" else "delivered"  # "will operate"
        return replace(own, stage=there, kind="use") if used else own
    stage = _nucleus(clauses, Link(step, "near"))
    if stage == "ordered" and (used or (step.word in _BOUGHT and clauses.old(item, year))):
        stage = "delivered"  # "are in service after being bought"
    if (stage == "sought" and enters(clauses, item, step)) or races(item, step):
        return Ruling("offered", "chain", step, own.acts)
    return Ruling(stage, "near" if stage else "silent", step, own.acts)


def _governed(clauses: Clauses, item: ItemMention, year: int | None) -> Ruling:
    """The stage that the acts which govern an item tell."""
    chains = Chains(clauses)
    links = chains.chain(item)
    if not links:
        return Ruling(None, "silent")
    if only_part(clauses, item, links):
        return Ruling(None, "silent")  # "launched the first of two frigates"
    links[0] = hired(clauses, links, item)
    inner = links[0].step
    stage = _nucleus(clauses, links[0])
    if links[0].way != "relative" and inner.frame in _REJECTS and spurned(clauses, item):
        return Ruling("offered", "chain", inner, (inner,))
    stage, step = _climbed(clauses, links, stage)
    if notified(clauses, stage, inner, step):
        stage = "approved"
    if step is inner and tense(inner) == OPEN and stage == "ordered" and set(clauses.before(inner.first)) & _HEDGES:
        stage = "sought"
    if stage == "sought" and (bids(clauses, links) or enters(clauses, item, step)):
        stage = "offered"
    if step is inner and stage in _BEFORE and tense(inner) == AHEAD and contracted(clauses, item):
        stage = "ordered"
    if stage == "ordered" or (stage is None and inner.frame == "make"):
        long_ago = inner.frame == "order" and clauses.old(item, year, _years(inner))
        stage = "delivered" if long_ago or in_use(clauses, chains, links[0], item) else stage
    if stage == "delivered" and not_yet(clauses, item, inner, year):
        stage = "ordered"
    if stage == "delivering" and inner.form == "noun" and inner.frame in SUPPLY and clauses.old(item, year):
        stage = "delivered"  # "shipments of rifles between 1991 and 1995"
    return _followed(clauses, item, links, Ruling(stage, "chain", step, tuple(link.step for link in links)))


def _climbed(clauses: Clauses, links: Sequence[Link], stage: str | None) -> tuple[str | None, Trigger]:
    """The stage that the innermost act tells, as the acts over it change it, and the act that shows it."""
    step = links[0].step
    for link, above in zip_longest(links[1:], links[2:]):
        done = halted(clauses, link.step, above.step if above is not None else None)
        if done is not None:
            stage, step = (STOPPED[link.step.frame], link.step) if done else (stage, step)
            break
        if link.step.frame == "proceed" and above is not None and above.step.frame in ("want", "try"):
            break  # "intends to go ahead with the sale"
        if link.step.frame == "prevent":
            if (end := barred(clauses, links[0], link.step)) is not None:
                stage, step = end, link.step
            break  # "to prevent the purchase": the purchase itself is not stopped by the wish
        told = on_condition(clauses, links[0], link) or _ruled(stage, links[0], link)
        if told is not None:
            stage, step = told, link.step
        if link.step.frame in ("manage", "judge"):
            break  # what somebody is thanked for is done, whatever else is wanted
    return stage, step


def _followed(clauses: Clauses, item: ItemMention, links: Sequence[Link], told: Ruling) -> Ruling:
    """The stage after what the rest of the sentence tells: what became of a plan, whether a purchase was delivered."""
    inner = links[0].step
    if told.stage in _BEFORE:
        end = fate(clauses, item)
        stage = _ended(clauses, end) if end is not None else None
        if stage is not None:
            return replace(told, stage=stage, kind="fate", step=end)
    if told.stage == "approved" and inner.form == "noun" and (deal := settled(clauses, item)) is not None:
        return replace(told, stage="ordered", kind="after", step=deal)
    if told.stage == "sought" and inner.word.startswith(_WEIGHS):
        offer = offered(clauses, item)
        return replace(told, stage="offered", kind="after", step=offer) if offer is not None else told
    if told.stage in ("ordered", "delivered", "delivering") and inner.frame in _DEALT:
        then = delivery(clauses, item, links[0].way == "relative" and inner.form in ("past", "participle"))
        stage = _ARRIVED.get(tense(then)) if then is not None else None
        if stage == "delivering" and then is not None and then.frame != "deliver":
            stage = None  # "after the loan, which the bank gives"
        if then is not None and then.first != inner.first and stage is not None:
            return replace(told, stage=stage, kind="after", step=then)
    going_on = told.stage == "delivered" and (more_to_come(clauses, item) or first_of(clauses, item))
    begun = told.stage == "ordered" and inner.frame in ("deliver", "receive") and under_way(clauses, item, inner)
    return replace(told, stage="delivering") if going_on or begun else told


def _years(step: Trigger) -> int:
    """How many years ago an order was given for what it ordered to have come."""
    return OLD_YEARS if step.word in _BOUGHT else _LONG


def _ended(clauses: Clauses, step: Trigger) -> str | None:
    """The stage in which an act leaves a deal; None where it leaves it as it was."""
    if step.frame in ("conclude", "approve"):
        if step.frame == "approve":
            return "refused"
        return "cancelled" if fell_through(clauses, step) else "negotiating"
    if step.frame == "fail":
        return None if step.word == "failed" else "cancelled"
    forced = {"had", "forced"} & set(clauses.before(step.first))
    return None if step.negated or (tense(step) == AHEAD and not forced) else STOPPED[step.frame]


def _nucleus(clauses: Clauses, link: Link) -> str | None:
    """The stage that the innermost act tells alone."""
    step = link.step
    if step.frame == "make" and tense(step) in (DONE, NOW) and clauses.under_licence():
        return "delivered" if tense(step) == DONE else "delivering"
    if link.way == "adjective":
        return ADJECTIVE.get(step.frame)
    if step.frame == "make" and (tense(step) in (DONE, NOW) or step.aspect == "future") and clauses.for_party(step):
        return "ordered"  # "is building two frigates for Chad"
    if step.negated:
        if step.frame == "approve" and step.aspect == "future":
            return "refused"  # "will not allow"
        return (NOT_YET if "yet" in clauses.before(step.first) else NEGATED).get(step.frame)
    if step.frame == "begin" and begins_else(clauses, step):
        return None
    if step.frame == "lose":
        return "ordered" if link.by == "to" else "offered"
    return first_to(clauses, step) or _supposed(clauses, step) or _dated(clauses, link)


def _supposed(clauses: Clauses, step: Trigger) -> str | None:
    """The stage of what may or should take place; None for anything else."""
    if awaited(clauses, step) or put_off(clauses, step):
        return "sought"
    if step.frame in POSSIBLE and (clauses.possible(step) or supposed(clauses, step)) and not vowed(clauses, step):
        return advised(clauses, step) or POSSIBLE[step.frame]
    return advised(clauses, step) if step.frame == "offer" and step.aspect == "modal" else None


def _dated(clauses: Clauses, link: Link) -> str | None:
    """The stage of the innermost act by when it takes place, and of what is announced."""
    step, when = link.step, _placed(clauses, link)
    if handed_soon(clauses, step):
        return "delivering"
    if at_ceremony(clauses, step):
        return "delivered"
    if step.frame == "give" and when != DONE and clauses.announced(step):
        return "approved"
    if step.frame == "give" and when == DONE and link.way == "relative" and clauses.announcing(step.first):
        return "approved"  # "we announce a package, including howitzers donated by Denmark"
    return _done(step) if when == DONE else ALONE.get(step.frame, {}).get(when)


def _done(step: Trigger) -> str | None:
    """The stage of what was done; the procurement of something only tells that it was bought."""
    return "ordered" if step.word in _PROCURING else ALONE.get(step.frame, {}).get(DONE)


def _placed(clauses: Clauses, link: Link) -> str:
    """When the innermost act takes place, as the words around it tell."""
    step, when = link.step, tense(link.step)
    if step.word in _HELD or (when == NOW and step.word in ("own", "owns")):
        return DONE
    if when == OPEN:
        participle = link.way == "relative" and step.form in ("past", "participle")
        return DONE if participle or clauses.recent(step) else OPEN
    return AHEAD if clauses.bare(step) else when


def _ruled(stage: str | None, inner: Link, link: Link) -> str | None:
    """The stage of what an act governs; None where the act leaves it as it is."""
    if link.step.frame == "judge" and link.by != "ing":
        return None
    rule = _RULES.get(link.step.frame)
    return rule(stage, inner, link.step) if rule is not None else None


def _wanted(stage: str | None, inner: Link, step: Trigger) -> str | None:
    """A wish to supply is an offer, to buy a search; what a government intends to give is approved."""
    if step.word.endswith("about") and inner.step.form == "noun" and step.word.startswith("ask"):
        return None  # "asked about the purchase of jets"
    if step.word.startswith("inten") and inner.step.frame == "give":
        return "approved"
    if stage in STOPPED.values() and tense(step) != DONE:
        return None
    if step.negated and inner.step.frame in _GIVING:
        return "refused"  # "has no plans to sell"
    if stage == "approved" and inner.step.frame in ("announce", "approve", "aid"):
        return None
    if step.frame == "try" and (inner.step.frame == "deliver" or inner.step.word.startswith("smuggl")):
        return _tried(inner, step)
    if inner.step.frame == "deliver" and step.word.startswith(("plan", "expect", "aim")) and not step.negated:
        return "ordered"  # "plans to deliver the jets by May": they are owed
    asked = step.word.startswith(_ASKS) and inner.step.first - step.last > 1  # "presses Italy to provide"
    asked = asked or stage == "sought"  # "plans to buy more arms, equipping its jets with missiles"
    return "offered" if (inner.step.frame in _GIVING or stage == "offered") and not asked else "sought"


def _tried(inner: Link, step: Trigger) -> str:
    """The stage of what somebody tries to deliver; "men who tried to smuggle rifles" were stopped."""
    smuggled = inner.step.word.startswith("smuggl") and tense(step) in (DONE, OPEN)
    return "refused" if smuggled else "delivering"


def _offered(_stage: str | None, _inner: Link, step: Trigger) -> str:
    return "refused" if step.negated else "offered"


def _negotiated(_stage: str | None, _inner: Link, _step: Trigger) -> str:
    return "negotiating"


def _approved(stage: str | None, inner: Link, step: Trigger) -> str | None:
    """Consent given; consent to come leaves a deal in negotiation; leave to make an offer is no consent to the deal."""
    if step.negated:
        return "refused" if step.aspect == "future" else "sought"
    if tense(step) == AHEAD:
        return None if inner.step.frame in ("announce", "approve") else "negotiating"
    offer = stage == "offered" and (inner.step.frame == "offer" or step.word.startswith("allow"))
    return None if offer else "approved"


def _announced(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """What a government announces to give is approved; an announcement to come is an offer."""
    if inner.step.frame in ("sell", "export") and step.form != "noun" and step.word.startswith(_PROMISES):
        return "offered"  # "is committed to the sale"
    if inner.step.frame not in ("give", "deliver", "aid", "announce", "approve"):
        return None
    joins = step.word.startswith("join")
    return "offered" if tense(step) == AHEAD and not joins else "approved"


def _granted(_stage: str | None, inner: Link, _step: Trigger) -> str | None:
    return "approved" if inner.step.frame in ("announce", "approve") else None


def _agreed(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """What is agreed on is ordered, and negotiated before that; consent that is agreed on is consent."""
    if step.negated:
        return "negotiating"
    if inner.step.frame == "approve" and inner.step.form != "noun":
        return "approved"
    if inner.step.frame == "other" and inner.step.word.startswith(_ON_OWN):
        return None  # "agreed to replace the engines of its jets"
    going_on = step.aspect == "progressive" and step.word.startswith(_FINISHES)  # "are finalising a deal"
    return "negotiating" if going_on or tense(step) == AHEAD else "ordered"


def _bought(_stage: str | None, _inner: Link, step: Trigger) -> str | None:
    return {DONE: "ordered", AHEAD: "sought"}.get(tense(step))


def _lost(_stage: str | None, inner: Link, _step: Trigger) -> str:
    """A contract lost to a rival is the rival's; who lost it had made an offer."""
    return "ordered" if inner.by == "to" else "offered"


def _managed(_stage: str | None, inner: Link, _step: Trigger) -> str | None:
    return _done(inner.step)


def _failed(_stage: str | None, inner: Link, _step: Trigger) -> str:
    return "cancelled" if inner.step.frame in ("want", "order", "acquire") else "refused"


_RULES: dict[str, Callable[[str | None, Link, Trigger], str | None]] = {
    "want": _wanted,
    "try": _wanted,
    "offer": _offered,
    "negotiate": _negotiated,
    "approve": _approved,
    "announce": _announced,
    "aid": _granted,
    "conclude": _agreed,
    "deal": _agreed,
    "order": _bought,
    "acquire": _bought,
    "lose": _lost,
    "manage": _managed,
    "judge": _managed,
    "refuse": stopped,
    "cancel": stopped,
    "suspend": stopped,
    "fail": _failed,
    "begin": begun,
    "continue": continued,
    "complete": completed,
    "await": waited,
    "delay": delayed,
    **dict.fromkeys(SUPPLY, handed),
}
