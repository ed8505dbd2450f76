"""Who takes part in a text by what it makes alone, and so buys nothing in it: "KAI", "the Korean T-50"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.vocab import Vocabulary


def sellers(context: Context, vocabulary: Vocabulary) -> frozenset[str]:
    """The parties that a text names as whose make systems are and by their makers, and never otherwise."""
    makes: set[str] = set()
    others: set[str] = set()
    for found in context.passage.found:
        for party in found.parties:
            if _makes(found, party, vocabulary):
                makes.add(party.code)
            elif party.maker is None:
                others.add(party.code)
    return frozenset(makes - others)


def _makes(found: Found, party: PartyMention, vocabulary: Vocabulary) -> bool:
    """Whether a mention stands right before a system that the party makes: "the Korean T-50"."""
    return party.form is Form.ADJECTIVE and any(
        0 <= item.first - party.last <= 2
        and item.system is not None
        and party.code in vocabulary.systems[item.system].origin
        for item in found.items
    )
