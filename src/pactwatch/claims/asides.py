"""Parties that take no part: in a clause of their own, in words on what another is, where a report was written."""

from __future__ import annotations

from pactwatch.claims.clauses import AUXILIARIES
from pactwatch.claims.context import Context
from pactwatch.claims.datelines import after_dateline
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found

_RELATIVES = frozenset("which who whose".split())
_LONGEST = 14  # tokens of words that say what a party is
_JOINING = frozenset("and or as along together including with followed in on at from to by for after before".split())
_FINITE = frozenset(("past", "third", "base"))


def aside(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party stands where it has no part in what is done with the item: between commas, or in the dateline.

    "Chile, which supports Peru, wants jets"; "Chile, a neighbour of Peru, wants jets"; "LIMA, May 2 - Chile wants it".
    """
    tokens = context.tokens
    if party.form is Form.CAPITAL and party.last <= after_dateline(tokens, found.sentence):
        return True
    first = next((at for at in range(party.first - 1, found.sentence.first, -1) if tokens[at].text == ","), None)
    if first is None:
        return False
    last = next((at for at in range(party.last, found.sentence.last) if tokens[at].text == ","), None)
    if last is None or first < item.first < last:
        return False
    if tokens[first + 1].lower in _RELATIVES:
        return first + 1 < party.first
    return _is_apposition(context, found, first, last)


def _is_apposition(context: Context, found: Found, first: int, last: int) -> bool:
    """Whether the words between two commas say what the party before them is, and its verb follows.

    Others who do the same ("along with Romania", "like Romania"), lists, and words that say when or where are none.
    """
    start = first + 1
    if last - first > _LONGEST or context.word(start, found) in _JOINING:
        return False
    if not any(party.last == first for party in found.parties):
        return False
    if context.word(start, found) == "like" and any(
        (start + 1, last) == (one.first, one.last) for one in found.parties
    ):
        return False
    acts = (*found.triggers, *found.steps)
    if any(first < act.first < last and act.form != "noun" for act in acts):
        return False
    verb = last + 1 + context.word(last + 1, found).endswith("ly")
    return context.word(verb, found) in AUXILIARIES or any(act.first == verb and act.form in _FINITE for act in acts)
