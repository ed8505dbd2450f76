"""Whom "the rebels" means: the armed group that a text names, or the one against the state that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.vocab import PartyKind, Vocabulary

REBELS = frozenset("rebel rebels insurgents guerrillas".split())
_BEFORE = frozenset("the to and with of arm arming supply supplied supplying by from for , these those".split())
_AFTER = frozenset("suppliers supplier leader leaders commander commanders fighters forces army side".split())


class Rebels:
    """Finds such words; built once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._against = dict(_against(vocabulary))
        self._groups = frozenset(self._against.values())

    def find(
        self, tokens: Sequence[Token], sentences: Sequence[Sentence], parties: Sequence[PartyMention]
    ) -> Sequence[PartyMention]:
        """The mentions of a text with its rebels, of one group alone; none beside its name."""
        places = [at for at, token in enumerate(tokens) if token.lower in REBELS]
        if not places:
            return parties
        group = self._meant(parties)
        if group is None:
            return parties
        covered = {at for party in parties for at in range(party.first, party.last + 1)}
        named = {party.sentence for party in parties if party.code == group}
        starts = iter(sentences)
        sentence = next(starts)
        found = []
        for at in places:
            while sentence.last <= at:
                sentence = next(starts)
            if at not in covered and sentence.index not in named and _bare(tokens, sentence, at):
                found.append(PartyMention(group, Form.PEOPLE, at, at + 1, sentence.index))
        return sorted((*parties, *found), key=lambda party: party.first)

    def _meant(self, parties: Sequence[PartyMention]) -> str | None:
        """The group that a text names, or whose state it names most; None where it may be another one."""
        counts = Counter(party.code for party in parties if party.maker is None)
        named = [code for code in counts if code in self._groups]
        if named:
            return named[0] if len(named) == 1 else None
        states = {self._against[code] for code in counts if code in self._against}
        return states.pop() if len(states) == 1 else None


def _bare(tokens: Sequence[Token], sentence: Sentence, at: int) -> bool:
    """Whether a word for rebels stands alone, not behind a word that says which, or before what they hold."""
    after = tokens[at + 1].lower if at + 1 < sentence.last else "."
    if tokens[at].lower == "rebel":
        return after in _AFTER and not tokens[at - 1].capital
    if after in ("in", "of", "-"):
        return False
    return at == sentence.first or tokens[at - 1].lower in _BEFORE or tokens[at - 1].numeric


def _against(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The states that have rebels of a name of their own, each with these: "Syrian rebels"."""
    states: Mapping[str, str] = {
        adjective: party.code
        for party in vocabulary.parties.values()
        if party.kind is PartyKind.STATE
        for adjective in party.adjectives
    }
    for party in vocabulary.parties.values():
        if party.kind is PartyKind.GROUP:
            for name in (party.name, *party.names):
                adjective, _, noun = name.rpartition(" ")
                if noun == "rebels" and adjective in states:
                    yield states[adjective], party.code
