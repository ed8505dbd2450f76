"""Parties without a name that take part all the same: "several African countries", "a foreign buyer", "to anyone"."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

SOMEBODY = "?"  # the code of whoever is not named
STATES = frozenset(
    "countries nations governments militaries customers clients operators buyers allies neighbours neighbors "
    "regimes".split()
)
FIRMS = frozenset(
    "companies firms manufacturers suppliers vendors oems oem makers bidders sellers shipyards shipbuilders dealers "
    "brokers".split()
)
_MANY = STATES | {"armies", "navies"}
_ONE = frozenset("country nation government customer client operator buyer ally".split())
_FIRMS = FIRMS | frozenset("company firm manufacturer supplier vendor seller".split())
_RELATED = frozenset("neighbours neighbors allies partners rivals enemies adversaries foes customers clients".split())
_MEMBERS = frozenset("members countries nations states allies partners".split())
KIN = _RELATED | _MEMBERS  # one of which stands in a sentence that means somebody by whose friend or member he is
_UNION = 3  # letters of a state's code; alliances and unions have others
_WHOLE = frozenset("anyone anybody everyone others".split())
_FOREIGN = frozenset("foreign overseas international global".split())
_HIDDEN = frozenset("undisclosed unnamed unidentified unspecified another".split())
_QUALIFIERS = (
    _FOREIGN
    | _HIDDEN
    | frozenset(
        "three four five six seven eight nine ten eleven twelve dozen dozens "
        "several many some few other various numerous certain more most multiple different friendly allied partner key "
        "export potential prospective existing current future other western eastern gulf arab african asian european "
        "american latin south southeast south-east north central middle neighbouring neighboring poor rich developing "
        "poorer smaller large big third us-allied client unfriendly hostile like-minded".split()
    )
)
_KNOWN = frozenset("the these those this that both its their his her our my your which what each two".split())
_EXAMPLES = frozenset("such like including namely especially particularly : ( – —".split())
_SOVIET = "SUN"
_FORMER = frozenset("former ex -".split())
_SUCCESSORS = _MEMBERS | frozenset("republics bloc satellites".split())
_MARKETS = frozenset("market markets".split())
_OF_MARKETS = _FOREIGN | frozenset("the open world black grey gray used second hand - secondhand private arms".split())
_ALLIED = frozenset("allies partners neighbours neighbors".split())
_POSSESSED = frozenset("its their his her our my your".split())
_LONGEST = 6


def somebodies(context: Context, found: Found) -> tuple[PartyMention, ...]:
    """The phrases of a sentence that mean parties and name none, as mentions of `SOMEBODY`."""
    kept = context.kept.somebodies
    if found.sentence.index not in kept:
        kept[found.sentence.index] = tuple(_phrases(context, found))
    return kept[found.sentence.index]


def _phrases(context: Context, found: Found) -> Iterator[PartyMention]:
    yield from _markets(context, found)
    if _HEADS.isdisjoint(context.words(found)):
        return  # most sentences
    tokens = context.tokens
    named = context.named(found)
    for at in range(found.sentence.first, found.sentence.last):
        word = tokens[at].lower
        if word not in _HEADS or at in named:
            continue
        first = _start(context, found, at, named)
        owner = next((party for party in found.parties if party.last in (first, first - 1)), None)
        if owner is not None and means_others(context, found, owner):
            first = _start(context, found, owner.first, named)
        elif not _unknown(word, {token.lower for token in tokens[first:at]}, context.word(first - 1, found), owner):
            continue
        if not _named_after(context, found, at + 1):
            yield PartyMention(SOMEBODY, Form.NAME, first, at + 1, found.sentence.index)


def _markets(context: Context, found: Found) -> Iterator[PartyMention]:
    """Whoever sells where only the market is told: "bought second-hand tankers from the open market"."""
    if _MARKETS.isdisjoint(context.words(found)):
        return
    for at in range(found.sentence.first + 1, found.sentence.last):
        if context.tokens[at].lower in _MARKETS:
            first = at
            while context.word(first - 1, found) in _OF_MARKETS:
                first -= 1
            if context.word(first - 1, found) == "from":
                yield PartyMention(SOMEBODY, Form.NAME, first, at + 1, found.sentence.index)


def _start(context: Context, found: Found, at: int, named: frozenset[int]) -> int:
    """The first token of what qualifies a token from the left: "several rich Arab" of "states"."""
    first = at
    while first > found.sentence.first and at - first < _LONGEST and _qualifies(context, first - 1, named):
        first -= 1
    return first


def means_others(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says whose friends, foes or members are meant: "Chad's neighbours", "NATO countries"."""
    at = party.last
    owns = context.word(at, found) in OWNS
    at += owns
    while context.word(at, found) in _OF_KIN:
        at += 1
    head = context.word(at, found)
    if owns:
        return head in _RELATED
    if party.code == _SOVIET:
        return context.word(party.first - 1, found) in _FORMER and head in _SUCCESSORS
    return len(party.code) != _UNION and head in _MEMBERS


_STRANGERS = _MANY | _ONE | _FIRMS | _WHOLE
_HEADS = _STRANGERS | KIN | _SUCCESSORS
_OF_KIN = _QUALIFIERS | {"member"}
_TELLING = _QUALIFIERS - {"other", "more"}  # that somebody else is meant, after "the" or "its" too


def _qualifies(context: Context, at: int, named: frozenset[int]) -> bool:
    """Whether a token before a head belongs to its phrase: a number, a word of kind or place."""
    token = context.tokens[at]
    return at not in named and (token.lower in _QUALIFIERS or token.lower.isdigit() or token.lower == "-")


def _unknown(head: str, words: set[str], before: str, owner: PartyMention | None) -> bool:
    """Whether a phrase means parties that the text does not name; `owner` is the party right before it, or None."""
    if owner is None and before in _POSSESSED and head in _ALLIED:
        return True
    if owner is not None or (before in _KNOWN and not words & _TELLING):
        return False
    if head not in _STRANGERS:
        return False  # "rivals", "partners" of nobody named
    if head in _ONE:
        return bool(words & (_HIDDEN | _FOREIGN))
    if head in _FIRMS:
        return bool(words & _FOREIGN)
    return head not in _WHOLE or before in ("to", "from", "by", "for")


def _named_after(context: Context, found: Found, at: int) -> bool:
    """Whether those meant are named after all: "to countries such as Chad", "neighbours of Iran" stay unnamed."""
    if context.word(at, found) not in _EXAMPLES and context.word(at + 1, found) not in _EXAMPLES:
        return False
    return any(0 <= party.first - at <= _LONGEST for party in found.parties)
