"""Who makes a system together, as a text says it: "the French and German Roland"."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context
from pactwatch.claims.governors import listed_with, opens_clause
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found

_HYPHENS = (["-"], ["–"], ["/"])


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
    runs: list[list[PartyMention]] = []
    for party in found.parties:
        if runs and _goes_on(context, found, runs[-1][-1], party):
            runs[-1].append(party)
        else:
            runs.append([party])
    for members in runs:
        codes = {party.code for party in members}
        if code in codes and codes <= set(origin):
            return list({party.code: party for party in members if party.code != code}.values())
    return []


def _goes_on(context: Context, found: Found, before: PartyMention, party: PartyMention) -> bool:
    """Whether a list of makers goes on: "French and German"; not "from France, and Germany protested"."""
    words = [token.text for token in context.tokens[before.last : party.first]]
    if "," in words and opens_clause(context, found, party):
        return False
    return words in _HYPHENS or listed_with(context, found, before, party)
