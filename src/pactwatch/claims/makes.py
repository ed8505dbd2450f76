"""What the catalogue says of the parties as makers: who makes much of a category is likelier to supply it."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.vocab import Vocabulary

_SOME, _MANY = 3, 10


def make_signs(found: Found, item: ItemMention, code: str, told: bool, vocabulary: Vocabulary) -> Iterator[str]:
    """How much of the item's category the party makes, beside the others of the sentence, and how it is named.

    `told` is whether the sentence itself tells both sides: then it matters less who could.
    """
    makes = vocabulary.made[item.category]
    own = makes.get(code, 0)
    mentions = [party for party in found.parties if party.code == code]
    here = "told" if told else "in" if mentions else "out"
    known = item.system is not None
    level = _level(own)
    yield f"makes={level}|{here}|{known}"
    others = [makes.get(other, 0) for other in found.codes if other != code]
    if others:
        most = max(others)
        yield f"makes-beside={'more' if own > most else 'less' if own < most else 'even'}|{here}|{known}"
    if item.system is not None and code not in (origin := vocabulary.systems[item.system].origin):
        yield f"foreign|{here}|{'origin-here' if set(origin) & set(found.codes) else 'origin-away'}"
    if not mentions:
        return
    if all(party.maker or party.role == "made" for party in mentions):
        yield "only-maker"
    for party in mentions:
        gap = item.first - party.last
        if 0 <= gap <= 2:
            yield f"before={'maker' if party.maker else party.form.value}|{level}|{known}"


def _level(count: int) -> str:
    return "none" if count == 0 else "few" if count < _SOME else "some" if count < _MANY else "many"
