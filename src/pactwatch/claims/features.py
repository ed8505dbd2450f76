"""The features by which equipment in a transfer is told from equipment that is only mentioned."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.claims.bound import chain_reasons
from pactwatch.claims.context import Context, bucket, distance, nearest, side
from pactwatch.claims.governors import governed_by
from pactwatch.claims.linear import Features
from pactwatch.claims.linked import linked_features
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.record import record
from pactwatch.claims.roles import GIVERS, STOPPERS, TAKERS, family, grammar_strength
from pactwatch.claims.stages import plain_stage
from pactwatch.vocab import Vocabulary

TRADE = TAKERS | GIVERS | STOPPERS | {"agree", "negotiate"}
_SHORT, _STEM = 3, 6  # words up to three letters say little; of others the first six tell inflected forms alike
_DEFINITE = frozenset("the these those this that such".split())
_BEHIND = ("bound", "destined", "headed", "heading", "intended", "meant", "en route", "in transit", "on ", "arriv")
_TENSES = {
    "past": "done",
    "perfect": "done",
    "passive-past": "done",
    "future": "ahead",
    "modal": "ahead",
    "infinitive": "ahead",
}


@record
class Roles:
    """How probable each party of a text is as supplier and as recipient of one item."""

    supplies: Mapping[str, float]
    receives: Mapping[str, float]


def item_features(
    context: Context, found: Found, item: ItemMention, sides: tuple[Roles, Roles], vocabulary: Vocabulary
) -> Features:
    """What speaks for and against a mention of equipment being part of a transfer.

    `sides` are the parties' roles by the mention's own reasons, and with what the rest of the text tells.
    """
    out: Features = {f"kind={item.kind}": 1.0, f"category={item.category}": 1.0}
    _words_around(context, found, item, out)
    _acts(context, found, item, out)
    _parties(context, found, item, sides[0], vocabulary, out)
    supplies, receives = (max(side.values(), default=0.0) for side in (sides[1].supplies, sides[1].receives))
    out["both-by-text"] = supplies * receives
    out["either-by-text"] = max(supplies, receives)
    _text(context, found, item, out)
    before = {party.first: governed_by(context, found, party) for party in found.parties}
    for feature in (*linked_features(context, found, item), *chain_reasons(context, found, item, before)):
        out[feature] = 1.0
    return out


def _words_around(context: Context, found: Found, item: ItemMention, out: Features) -> None:
    before = context.word(item.first - 1, found)
    out["governed=" + context.before(item.first, found.sentence.first)] = 1.0
    if before in _DEFINITE:
        out[f"definite|{item.kind}"] = 1.0
    if before in ("its", "their", "our"):
        out["possessive"] = 1.0
    for name, places in (
        ("before", range(item.first - 1, item.first - 6, -1)),
        ("after", range(item.last, item.last + 5)),
    ):
        if word := _plain_word(context, found, places):
            out[f"{name}={word[:_STEM]}"] = 1.0
    if any(0 <= item.first - number.last <= 2 for number in found.numbers):
        out["counted"] = 1.0


def _plain_word(context: Context, found: Found, places: range) -> str | None:
    """The first word of its own meaning at some places of the sentence, in lower case; None where there is none."""
    for at in places:
        word = context.word(at, found)
        if word in ("^", "$"):
            return None
        if len(word) > _SHORT and word.isalpha() and not context.tokens[at].capital:
            return word
    return None


def _acts(context: Context, found: Found, item: ItemMention, out: Features) -> None:
    for rank, trigger in enumerate(nearest(found.triggers, item.first, item.last, 2)):
        act = f"act{rank}={family(trigger)}"
        out[f"{act}|{side(item, trigger)}"] = 1.0
        out[f"{act}|{_TENSES.get(trigger.aspect, trigger.aspect)}"] = 1.0
        out[f"act{rank}|{bucket(distance(item.first, item.last, trigger.first, trigger.last))}"] = 1.0
    for trigger in found.triggers:
        gap = bucket(distance(item.first, item.last, trigger.first, trigger.last))
        act = f"act={family(trigger)}"
        out[act] = 1.0
        out[f"frame={trigger.frame}"] = 1.0
        out[f"{act}|{side(item, trigger)}|{gap}"] = 1.0
    out["held"] = hold(found, item)
    out[f"trade={min(sum([trigger.frame in TRADE for trigger in found.triggers]), 4)}"] = 1.0
    out[f"stage={plain_stage(context, found, item)}"] = 1.0


def hold(found: Found, item: ItemMention) -> float:
    """How firmly acts of the trade hold the item, by grammar alone: as object, as passive subject, or merely near.

    What "bound for", "on offer" or "arrived" hold stands before them.
    """
    best = 0.0
    for trigger in found.triggers:
        if trigger.frame not in TRADE:
            continue
        gap = distance(item.first, item.last, trigger.first, trigger.last)
        where = side(item, trigger)
        fits = where == ("L" if trigger.passive or trigger.word.startswith(_BEHIND) else "R")
        best = max(best, (1.0 if fits else 0.5) * (1.0 if gap <= 4 else 0.7 if gap <= 10 else 0.4))
    return best


def _parties(
    context: Context, found: Found, item: ItemMention, roles: Roles, vocabulary: Vocabulary, out: Features
) -> None:
    out[f"parties={min(len(found.codes), 3)}"] = 1.0
    near = {p.code for p in found.parties if distance(p.first, p.last, item.first, item.last) <= 8}
    out[f"near-parties={min(len(near), 3)}"] = 1.0
    out[f"text-parties={min(len(context.counts), 4)}"] = 1.0
    if any(party.maker for party in found.parties):
        out["maker"] = 1.0
    if any(party.role == "made" and 0 <= item.first - party.last < 6 for party in found.parties):
        out["made"] = 1.0
    giving, taking = grammar_strength(context, found, item, vocabulary)
    out["grammar-both"] = min(giving, taking, 2.0)
    out["grammar-either"] = min(max(giving, taking), 2.0)
    out["grammar-held"] = min(giving, taking, 2.0) * out["held"]
    supplies, receives = max(roles.supplies.values(), default=0.0), max(roles.receives.values(), default=0.0)
    out["supplier-probability"] = supplies
    out["recipient-probability"] = receives
    out["both-probable"] = supplies * receives
    out["either-probable"] = max(supplies, receives)
    system = vocabulary.systems.get(item.system) if item.system else None
    if system is not None:
        out["origin-here" if set(system.origin) & set(found.codes) else "origin-elsewhere"] = 1.0
        out["foreigner-here" if set(found.codes) - set(system.origin) else "no-foreigner"] = 1.0


def _text(context: Context, found: Found, item: ItemMention, out: Features) -> None:
    place = found.sentence.index
    out[f"place={'first' if place == 0 else 'early' if place < 4 else 'late'}"] = 1.0
    out[f"seen={min(context.designations[item.designation.lower()], 3)}|{item.kind}"] = 1.0
    if item.designation.lower() in context.title_items:
        out["titled"] = 1.0
    for trigger in context.title_frames:
        out[f"title={family(trigger)}"] = 1.0
    out["density"] = context.density
    if any(
        t.frame in ("fight", "home") and distance(item.first, item.last, t.first, t.last) < 5 for t in found.triggers
    ):
        out["war-or-home-near"] = 1.0
    if found.money:
        out["money"] = 1.0
    earlier = context.designated_before(found.sentence.index, item)
    if item.general and earlier:
        out[f"class-after-designation|{'definite' if context.word(item.first - 1, found) in _DEFINITE else 'bare'}"] = (
            1.0
        )
