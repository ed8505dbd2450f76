"""Nouns that say what parties are in the trade: "its customers include Chad", "won an order from Chad"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.tokens import OWNS, Token

TAKING = frozenset(
    "buyer buyers customer customers purchaser purchasers importer importers recipient recipients client "
    "clients".split()
)
GIVING = frozenset("supplier suppliers seller sellers provider providers donor donors source sources".split())
_OTHERS = frozenset(
    "operator operators exporter exporters bidder bidders contender contenders competitor competitors".split()
)
AGENTS = TAKING | GIVING - {"source", "sources"} | _OTHERS
IS = frozenset(
    "is are was were be been become became remain remains remained include includes included including".split()
)
_BETWEEN = frozenset(", and or & the both as well also among like mainly".split())
_ENDS = frozenset("; : ( who which that whose where when while but because after before".split())
_MOST = 10  # words of what stands between the noun and "is": "of the air defence system"


def named_after(tokens: Sequence[Token], noun: int, party: int) -> bool:
    """Whether a sentence says of the noun that ends at a token that it is the party which begins at another one.

    "customers of the missile are Chile and Peru": between them stand a form of "be" or "include" and other names only.
    """
    words = [token.lower for token in tokens[noun:party]]
    at = next((at for at, word in enumerate(words) if word in IS), None)
    if at is None or at > _MOST or not _ENDS.isdisjoint(words[:at]):
        return False
    rest = tokens[noun + at + 1 : party]
    return all(token.capital or token.lower in _BETWEEN or token.lower in IS for token in rest)


_OWN = frozenset("its their his her our my whose".split())
_ADJECTIVES = 8  # tokens from "Chad's" to "supplier"


def owns(tokens: Sequence[Token], party: int, noun: int) -> bool:
    """Whether the party that ends at a token is whose supplier or customer a noun is: "Chad's main arms supplier"."""
    pronoun = tokens[party - 1].lower in _OWN
    if not pronoun and (party >= noun or tokens[party].lower not in OWNS):
        return False
    between = tokens[party + (not pronoun) : noun]
    plain = all(token.word or token.text == "-" for token in between)
    return len(between) < _ADJECTIVES and plain and _ENDS.isdisjoint(token.lower for token in between)


def in_apposition(tokens: Sequence[Token], noun: int, party: int, last: int) -> bool:
    """Whether a party between commas says who a noun is: "its main supplier of tanks, Chad, has refused"."""
    comma = party - 1 - (tokens[party - 1].lower == "the")
    after = tokens[last].text if last < len(tokens) else "."
    words = {token.lower for token in tokens[noun:comma]}
    return tokens[comma].text == "," and after in ",.;)" and comma - noun <= _MOST and _ENDS.isdisjoint(words | IS)


def is_named(tokens: Sequence[Token], party: int, noun: int) -> bool:
    """Whether a party that ends at a token is said to be what a noun at another one names: "Chad became a buyer"."""
    words = [token.lower for token in tokens[party : min(noun, party + _MOST)]]
    if noun - party > _MOST or not _ENDS.isdisjoint(words):
        return False
    return any(word in IS for word in words if not word.startswith("includ"))


_ASKS = frozenset("request requests enquiry enquiries inquiry inquiries query queries interest attention".split())
_ORDERS = _ASKS | frozenset("order orders contract contracts".split())
_WON = frozenset(
    "win wins won winning secure secures secured securing receive receives received receiving get gets got getting "
    "bag bags bagged bagging land lands landed landing clinch clinches clinched clinching take takes took taken taking "
    "attract attracts attracted attracting draw draws drew drawn drawing generate generated had seen gain gained "
    "obtain obtains obtained book books booked contracted".split()
)
_SEEKS = frozenset(
    "seek seeks sought seeking expect expects expected expecting await awaits awaited awaiting pursue pursues pursued "
    "pursuing eye eyes eyed eyeing chase chases chasing".split()
)
_GIVEN_BEFORE = frozenset("its their delivery deliveries the to from".split())
_TO_ORDER = 6  # words from "won" to "order"


def gave_order(tokens: Sequence[Token], act: int, party: int) -> bool:
    """Whether the party after an act and "from" has ordered or asked: "won orders from Chile", not "got it from Chile".

    So with requests, enquiries and interest: "received enquiries from Chile".
    """
    order = next((at for at in range(party - 1, act - 1, -1) if tokens[at].lower in _ORDERS), None)
    return order is not None and any(_wins(tokens, at, order) for at in range(max(0, order - _TO_ORDER), order))


def _wins(tokens: Sequence[Token], at: int, order: int) -> bool:
    """Whether a verb tells that an order is won or sought: "seeks orders", not "expects delivery of its order"."""
    if tokens[at].lower in _SEEKS:
        return tokens[order].lower.startswith("order") and _GIVEN_BEFORE.isdisjoint(
            token.lower for token in tokens[at:order]
        )
    return tokens[at].lower in _WON


def only_asked(tokens: Sequence[Token], act: Trigger, items: Sequence[ItemMention]) -> bool:
    """Whether what is received are questions and not the equipment: "received enquiries about the tank"."""
    if act.frame != "receive" or tokens[act.first].lower not in _WON:
        return False
    end = min((item.first for item in items if item.first >= act.last), default=len(tokens))
    return any(token.lower in _ASKS for token in tokens[act.last : min(end, act.last + _TO_ORDER)])


def won_order(tokens: Sequence[Token], party: int, act: int) -> bool:
    """Whether the party before an act has got an order, which that act is or tells: "won orders for its missiles"."""
    for at in range(max(party, act - _TO_ORDER), act + 1):
        if tokens[at].lower in _WON | _SEEKS:
            ahead = range(max(act, at + 1), min(at + _TO_ORDER, len(tokens)))
            return any(tokens[order].lower in _ORDERS and _wins(tokens, at, order) for order in ahead)
    return False
