"""What the catalogue says of the parties as makers: who makes much of a category is likelier to supply it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found
from pactwatch.vocab import Vocabulary

_SOME, _MANY = 3, 10


def made_in(item: ItemMention, origin: tuple[str, ...] | None, code: str, here: str, out: Features) -> None:
    """Note whether the catalogue names the party, which stands `here`, as the item's origin."""
    if origin is not None:
        out[f"{'origin' if code in origin else 'foreign'}|{here}"] = 1.0
    elif item.kind != "shape":
        out[f"no-origin|{here}"] = 1.0


def make_signs(
    found: Found,
    item: ItemMention,
    code: str,
    mentions: Sequence[PartyMention],
    told: bool,
    vocabulary: Vocabulary,
) -> Iterator[str]:
    """How much of the item's category the party makes, beside the others of the sentence, and how it is named.

    `mentions` are those of the party in the sentence. `told` is whether the sentence itself tells both sides: then it
    matters less who could.
    """
    makes = vocabulary.made[item.category]
    own = makes.get(code, 0)
    here = "told" if told else "in" if mentions else "out"
    known = item.system is not None
    level = _level(own)
    yield f"makes={level}|{here}|{known}"
    most = max([makes.get(other, 0) for other in found.codes if other != code], default=None)
    if most is not None:
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
