"""Who seizes goods on their way to others, where, and under whose flag they went: none of these has a side in it."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import GIVES, ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found

_SEIZES = ("seiz", "intercept", "impound", "confiscat")
_HALTS = ("halt", "stop", "board")
_PATROLS = frozenset(
    "navy naval warship warships frigate destroyer marines marine guard commandos sailors police customs".split()
)
_ABOARD = frozenset(("aboard", "on"))
_FLAGS = frozenset("flagged registered".split())
_NOT_SUBJECT = frozenset("from to for by with against via off which who ; :".split())
_BREAKS = frozenset("from by at in off ; : that which while after before".split())
_LIST = 20  # tokens from an act to the last of a list of parties
_REACH = 9  # tokens between an act and what is seized
_BY, _BACK, _IN = 7, 9, 3  # tokens from an act: on to "by", back to who seizes, and on to where


def seizes(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party seizes goods, or is where they are, or whose flag the ship flies, and gives none."""
    if _flies(context, found, party):
        return True
    return any(
        _seizes(context, found, party, act) or _where(context, found, party, act)
        for act in _acts(context, found)
        if not _passed_on(found, act)
    )


def sent_seized(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether seized goods are named after a party: "seized 40 Iranian rockets", "Sudanese arms were intercepted"."""
    if party.form is not Form.ADJECTIVE or not 0 <= item.first - party.last <= 1 or party.role is not None:
        return False
    return any(_takes(context, found, act, party) for act in _acts(context, found))


def seizing(context: Context) -> frozenset[str]:
    """The parties that seize goods in a text, and are told to give none: who seizes them did not send them."""
    if context.kept.seizing is None:
        context.kept.seizing = frozenset(
            party.code
            for found in context.passage.found
            for act in _acts(context, found)
            if not _passed_on(found, act)
            for party in found.parties
            if _seizes(context, found, party, act)
        )
    return context.kept.seizing


def _acts(context: Context, found: Found) -> tuple[Trigger, ...]:
    """The acts of a sentence by which goods are seized, or ships that carry them halted by a force."""
    kept, index = context.kept.seizures, found.sentence.index
    if index not in kept:
        kept[index] = tuple(_seizures(context, found))
    return kept[index]


def _seizures(context: Context, found: Found) -> Iterator[Trigger]:
    for act in found.triggers:
        word = act.word.lower()
        if act.negated or act.form == "noun" or act.frame not in ("refuse", "fight"):
            continue
        if word.startswith(_SEIZES):
            yield act
        elif word.startswith(_HALTS):
            near = (context.word(at, found) for at in range(act.first - _BACK, act.last + _BACK))
            if not _PATROLS.isdisjoint(near):
                yield act


def _seizes(context: Context, found: Found, party: PartyMention, act: Trigger) -> bool:
    """Whether a party seizes by an act."""
    if party.last > act.first:
        if not 0 <= party.first - act.last <= _LIST:
            return False
        words = [context.word(at, found) for at in range(act.last - 1, _head(context, found, party))]
        return words[-1:] == ["by"] and len(words) <= _BY
    if act.passive or any(context.word(at, found) == "by" for at in range(act.last - 1, act.last + _BY)):
        return False
    between = range(party.last, act.first)
    if len(between) > _BACK or context.before(party.first, found.sentence.first) in _NOT_SUBJECT:
        return False
    words = [context.word(at, found) for at in between]
    aboard = any(word in _ABOARD for word in words)
    if any(item.first in between for item in found.items) and not aboard:
        return False
    return _NOT_SUBJECT.isdisjoint(words)


def _where(context: Context, found: Found, party: PartyMention, act: Trigger) -> bool:
    """Whether a party is where goods are seized: "impounded in Ghana", "seized at a Nigerian port"."""
    if not 0 <= party.first - act.last <= _LIST:
        return False
    words = [context.word(at, found) for at in range(act.last, _head(context, found, party))]
    return words[-1:] in (["in"], ["off"], ["at"]) and len(words) <= _IN


def _head(context: Context, found: Found, party: PartyMention) -> int:
    """The first token of the list that a party stands in, with its article."""
    first = list_head(context, found, party).first
    return first - (context.word(first - 1, found) in ("the", "a", "an"))


def _flies(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is only whose flag a ship or plane has: "a Panamanian-flagged freighter"."""
    return context.word(party.last, found) == "-" and context.word(party.last + 1, found) in _FLAGS


def _passed_on(found: Found, act: Trigger) -> bool:
    """Whether what is seized is given to others: "the rifles seized by Chad were handed over to Mali"."""
    return any(
        one.frame in GIVES and one.passive and one.form != "noun" and one.first >= act.last for one in found.triggers
    )


def _takes(context: Context, found: Found, act: Trigger, party: PartyMention) -> bool:
    """Whether what a party qualifies is the object of an act of seizing, or what a passive one tells of."""
    words = [context.word(at, found) for at in range(act.last, party.first)]
    if act.last <= party.first:
        return not act.passive and len(words) <= _REACH and _BREAKS.isdisjoint(words)
    return act.passive and act.first - party.last <= _REACH
