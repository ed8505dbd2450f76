"""Sides that a sentence leaves unnamed: "exported to many countries", "bought from abroad", "for the export market"."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context, distance
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.somebody import FIRMS, STATES

OTHERS = (
    STATES | FIRMS | frozenset("states partners users market markets world region continent sources stocks".split())
)
_ADVERBS = frozenset("abroad overseas worldwide globally elsewhere internationally".split())
_SIDES = {"from": "supplier", **dict.fromkeys("to by with for among across around".split(), "recipient")}
_NOUN_PHRASE = 5  # how many words may stand between the preposition and who is meant
_STOPS = frozenset(", ; : . ( ) and that which who has have is are was were will would said".split())
_NEAR = 14


def unnamed(context: Context, found: Found, item: ItemMention) -> frozenset[str]:
    """The sides, "supplier" and "recipient", that the words near an item leave to parties without a name."""
    kept = context.kept.unnamed
    if found.sentence.index not in kept:
        kept[found.sentence.index] = tuple(_sides(context, found))
    here = kept[found.sentence.index]
    return frozenset(side for side, first, last in here if distance(first, last, item.first, item.last) <= _NEAR)


def _sides(context: Context, found: Found) -> Iterator[tuple[str, int, int]]:
    """Each phrase of a sentence that names a side in general: the side, its first token and the one after it."""
    tokens, words = context.tokens, context.words(found)
    if OTHERS.isdisjoint(words) and _ADVERBS.isdisjoint(words):
        return  # most sentences
    named = {at for party in found.parties if party.form is not Form.ADJECTIVE for at in range(party.first, party.last)}
    for at in range(found.sentence.first, found.sentence.last):
        word = tokens[at].lower
        if word in _ADVERBS:
            yield "supplier" if context.word(at - 1, found) == "from" else "recipient", at, at + 1
        side = _SIDES.get(word)
        if side is None:
            continue
        for place in range(at + 1, min(at + 2 + _NOUN_PHRASE, found.sentence.last)):
            said = tokens[place].lower
            if said in _STOPS or place in named:
                break
            if said in OTHERS:
                yield side, at, place + 1
                break
