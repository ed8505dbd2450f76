"""Parties that only say or believe what others do: "Chad says Niger arms Mali", "Chad accused Niger of selling"."""

from __future__ import annotations

from pactwatch.claims.context import PREPOSITIONS, Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention, Trigger
from pactwatch.claims.passage import Found

_SAYS = frozenset(
    "say says said believe believes believed claim claims claimed allege alleges alleged accuse accuses accused report "
    "reports reported confirm confirms confirmed warn warns warned suspect suspects suspected reveal reveals revealed "
    "insist insists insisted assert asserts asserted complain complains complained charge charges charged estimate "
    "estimates estimated conclude concludes concluded maintain maintains maintained fear fears feared think thinks "
    "thought tell tells told add adds added write writes wrote note notes noted protest protests protested".split()
)
_OFFICES = frozenset(
    "'s ’s has have had also again repeatedly now already officials official government governments ministry "
    "ministries foreign defence defense army navy air force forces military police minister ministers president prime "
    "intelligence sources authorities spokesman spokeswoman state department security services analysts "
    "diplomats media monitors inspectors experts investigators".split()
)
_TANKS = frozenset(("tank", "tanks"))
_IS, _VIEWS = frozenset("is are was were".split()), frozenset("opinion view belief".split())
COMMENTERS = frozenset(
    "think media newspaper newspapers daily dailies magazine magazines journal journals analyst analysts expert "
    "experts journalist journalists commentator commentators observer observers broadcaster broadcasters press".split()
)
_ADJECTIVES = 2  # words between a nation and its experts: "Chilean military and security analysts"
_LEADS = frozenset('that the a an both , " “'.split())
_OFFICE, _LEAD = 5, 3  # tokens from a party to what it does, and from that to whom it speaks of


def told_of_other(context: Context, party: PartyMention, act: Trigger) -> bool:
    """Whether a party only says what another one does by an act: "Chad" in "Chad says that Niger is sending rifles"."""
    found = context.passage.found[party.sentence]
    at = said(context, found, party)
    if at is None or at > act.first:
        return False
    other = next((one for one in found.parties if at <= one.first <= at + _LEAD), None)
    if other is None or other.code == party.code or other.last > act.first or other.form is Form.PRONOUN:
        return False
    return all(token.lower in _LEADS for token in context.tokens[at : other.first])


def only_says(context: Context, found: Found, code: str) -> bool:
    """Whether a sentence names a party only as who says something."""
    named = [party for party in found.parties if party.code == code]
    return bool(named) and all(said(context, found, party) is not None for party in named)


def said(context: Context, found: Found, party: PartyMention) -> int | None:
    """The token behind the verb with which a party says something; None where it does not."""
    for at in range(party.last, min(found.sentence.last, party.last + _OFFICE)):
        token = context.tokens[at]
        if token.lower in _SAYS:
            return at + 1
        if token.lower in _IS and context.word(at + 1, found) == "of":
            view = next((near for near in (at + 2, at + 3) if context.word(near, found) in _VIEWS), None)
            return None if view is None else view + 1
        if not (token.lower in _OFFICES or token.capital):
            return None
    return None


def comments(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says whose press or experts speak: "a Chilean newspaper", "Peru's security analysts"."""
    if party.form not in (Form.NAME, Form.ADJECTIVE):
        return False
    owns = context.word(party.last, found) in ("'s", "’s")
    at, qualifies = party.last + owns, owns or party.form is Form.ADJECTIVE
    for place in range(at, at + 1 + (_ADJECTIVES if qualifies else 0)):
        word = context.word(place, found)
        if word == "think":
            return not _TANKS.isdisjoint((context.word(place + 1, found), context.word(place + 2, found)))
        if word in COMMENTERS:
            return True
        if not word.isalpha() or word in _SAYS or word in PREPOSITIONS:
            return False
    return False
