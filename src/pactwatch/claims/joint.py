"""Who makes a system together, as a text says it: "the French and German Roland"."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context
from pactwatch.claims.governors import opens_clause
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found

_JOINTS = frozenset((",", "and", "&", "the", "-", "–", "/"))
_GAP = 3  # tokens between two parties of a list


def makers_beside(
    context: Context, item: ItemMention, code: str, origin: tuple[str, ...]
) -> Iterator[tuple[Found, PartyMention]]:
    """The other makers of a system that stand in one list with the maker that supplies it, where the system is named.

    `origin` are the states whose industries make it.
    """
    for found in context.passage.found:
        if not any(other.system == item.system for other in found.items):
            continue
        makers = _listed(context, found, code, origin)
        if makers:
            yield from ((found, party) for party in makers)
            return


def _listed(context: Context, found: Found, code: str, origin: tuple[str, ...]) -> list[PartyMention]:
    """Each other maker of the list of makers, and of nobody else, that a sentence names the supplier in."""
    run: list[PartyMention] = []
    runs = [run]
    for party in found.parties:
        words = [token.lower for token in context.tokens[run[-1].last : party.first]] if run else []
        joined = 0 < len(words) <= _GAP and _JOINTS.issuperset(words) and not opens_clause(context, found, party)
        if run and not joined:
            run = []
            runs.append(run)
        run.append(party)
    for members in runs:
        codes = [party.code for party in members]
        if code in codes and set(codes) <= set(origin):
            return list({party.code: party for party in members if party.code != code}.values())
    return []
