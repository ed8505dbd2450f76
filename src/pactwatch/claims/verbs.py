"""Verbs that look like equipment: "China supplies radars", "Chad arms the rebels", "Chad shells the town"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pactwatch.claims.inflection import is_adverb
from pactwatch.claims.lexicon import Kind
from pactwatch.claims.line import Line
from pactwatch.claims.mentions import PartyMention

_GIVES = frozenset(("supplies", "ships"))
_DOES = frozenset("arms shells bombs".split())  # whose object is a party or has an article
_SUBJECTS = frozenset(
    "it which that who he she country company firm maker manufacturer government ministry industry nobody".split()
)
_ADVERBS = frozenset("also now still already often just only sometimes always never even".split())
_OBJECTS = frozenset(
    "the a an its their his her some many most much several both all more half hundreds thousands dozens such these "
    "those various other over about around nearly almost everything anything two three four five six seven eight nine "
    "ten twelve".split()
)
_KINDS = (Kind.CLASS, Kind.SYSTEM, Kind.MODIFIER, Kind.PART)


def subjects_of(parties: Sequence[PartyMention]) -> frozenset[int]:
    """The tokens behind names of parties, at which their verbs may stand; "Chinese ships" has none."""
    return frozenset(party.last for party in parties if party.form.value != "adjective")


def is_verb(line: Line, at: int, subjects: Set[int]) -> bool:
    """Whether a word for equipment is what a party does: it stands behind its subject and before its object."""
    word, token = line.lower(at), line.token(at + 1)
    if (word not in _GIVES and word not in _DOES) or token is None:
        return False
    start = at
    while line.lower(start - 1) in _ADVERBS or is_adverb(line.lower(start - 1)):
        start -= 1
    if start not in subjects and line.lower(start - 1) not in _SUBJECTS:
        return False
    if token.lower in _OBJECTS or token.numeric or at + 1 in line.taken:
        return True
    if word not in _GIVES:
        return token.capital and at + 1 not in line.names  # "shells Odessa"
    return any(line.term(at + 1, kind) is not None for kind in _KINDS)
