"""Equipment that stands in one list: "tank shells, mortar rounds and ammunition"."""

from __future__ import annotations

from pactwatch.claims.context import PREPOSITIONS, Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import AUXILIARIES

_GAP = 7
_FURTHEST = 14  # tokens between two items with members of their list between them that are not known
_LONG_MEMBER = 4
_CLAUSES = (
    PREPOSITIONS
    | AUXILIARIES
    | frozenset(
        "that which who whom whose while but although because when if whether where it he she they we you i this "
        "said says told".split()
    )
)
_PRICED = 24  # tokens between two items with a short form and a price between them
_OF_PRICES = frozenset("at for a an rate price cost of worth valued costing about around per unit each apiece".split())
_JOINING = frozenset(
    "and or as well plus besides including also the a an some several two three four five six seven eight nine ten "
    "dozen new more additional other hundreds "
    "thousands of with its related such modern advanced".split()
)


def lists(context: Context, found: Found) -> list[list[ItemMention]]:
    """The items of a sentence, those that stand in one list together ("tank shells, mortar rounds and ammunition").

    What only says what the item before it is ("the Akinci, an armed drone") is no item of its own.
    """
    out: list[list[ItemMention]] = []
    for item in found.items:
        if out and _apposed(context, out[-1][-1], item):
            continue
        if out and (_joined(context, found, out[-1][-1], item) or _joined_over(context, found, out[-1][-1], item)):
            out[-1].append(item)
        else:
            out.append([item])
    return out


def _apposed(context: Context, before: ItemMention, after: ItemMention) -> bool:
    """Whether a class of equipment stands beside a designation of the same category to explain it."""
    if not after.general or before.kind not in ("system", "shape"):
        return False
    if after.category is not before.category:
        return False
    words = [token.lower for token in context.tokens[before.last : after.first] if token.text != ")"]
    return (
        len(words) >= 2
        and words[0] == ","
        and words[1] in ("a", "an")
        and len(words) <= _GAP
        and all(word.isalpha() or word == "-" for word in words[2:])
    )


def _joined(context: Context, found: Found, before: ItemMention, after: ItemMention) -> bool:
    """Whether only commas, conjunctions, numbers and plain adjectives stand between two items, a joint among them.

    Short forms in brackets and prices are passed over: "26 carriers (APCs) at $538,000 per unit, 94 vehicles".
    """
    words = [token.lower for token in context.tokens[before.last : after.first]]
    if len(words) <= _PRICED and ("(" in words or not _OF_PRICES.isdisjoint(words)):
        words = [context.tokens[at].lower for at in _beyond_prices(context, found, before.last, after.first)]
    if len(words) > _GAP or not any(word in (",", "and", "or", "&", ";", "/", "plus", "including") for word in words):
        return False
    return all(word in _JOINING or not word[0].isalpha() for word in words)


def _beyond_prices(context: Context, found: Found, first: int, last: int) -> list[int]:
    """The tokens between two places but for brackets and for amounts with the words that tell what they are."""
    tokens, left = context.tokens, [*range(first, last)]
    if "(" in (words := [tokens[at].text for at in left]) and ")" in words[words.index("(") :]:
        opened = words.index("(")
        left = left[:opened] + left[words.index(")", opened) + 1 :]
    if not any(tokens[at].numeric for at in left) or not any(tokens[at].lower in _OF_PRICES for at in left):
        return left
    for amount in found.money:
        if first < amount.first and amount.last <= last:
            start, end = amount.first, amount.last
            while start > first and tokens[start - 1].lower in _OF_PRICES:
                start -= 1
            while end < last and tokens[end].lower in _OF_PRICES:
                end += 1
            left = [at for at in left if not start <= at < end]
    return left


def _joined_over(context: Context, found: Found, before: ItemMention, after: ItemMention) -> bool:
    """Whether between two items stand further members of their list that are no known equipment, between commas.

    "armoured vehicles, mobility vehicles, drones"; an act, a party or a word of another clause ends the list.
    """
    words = [token.lower for token in context.tokens[before.last : after.first]]
    if len(words) > _FURTHEST or words.count(",") < 2 or words[0] != ",":
        return False
    taken = [*(act.first for act in (*found.triggers, *found.steps)), *(party.first for party in found.parties)]
    if any(before.last <= at < after.first for at in taken):
        return False
    if not all(word == "," or word in _JOINING or (word.isalpha() and word not in _CLAUSES) for word in words):
        return False
    return all(len(member.split()) <= _LONG_MEMBER for member in " ".join(words).split(","))
