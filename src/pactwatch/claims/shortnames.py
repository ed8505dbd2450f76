"""Forces and ministries by letters that the text itself explains: "the Chadian Air Force (CAF) ... CAF has bought"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.tokens import Sentence, Token

_FORCES = frozenset("force forces army navy guard corps marines".split())
_MINISTRIES = frozenset("ministry department".split())
_LINKS = frozenset("of the and for 's ’s".split())
_LETTERS = range(2, 7)  # letters of a short name
_WORDS = 8  # tokens of what it is short for


def with_short_names(
    tokens: Sequence[Token], sentences: Sequence[Sentence], parties: Sequence[PartyMention]
) -> Sequence[PartyMention]:
    """The mentions of parties with those by the letters that stand in brackets behind a force or ministry of theirs.

    Letters that the vocabulary knows as a party's keep their meaning.
    """
    meant = dict(_explained(tokens, parties))
    if not meant:
        return parties
    covered = {at for party in parties for at in range(party.first, party.last)}
    found = [
        _short(meant[tokens[at].text], at, sentence)
        for sentence in sentences
        for at in range(sentence.first, sentence.last)
        if tokens[at].text in meant and at not in covered and not _in_brackets(tokens, at)
    ]
    return sorted((*parties, *found), key=lambda party: party.first)


def _short(meant: tuple[PartyMention, Form], at: int, sentence: Sentence) -> PartyMention:
    """The mention by the letters at a token."""
    owner, form = meant
    return PartyMention(owner.code, form, at, at + 1, sentence.index, spelled=owner)


def _explained(
    tokens: Sequence[Token], parties: Sequence[PartyMention]
) -> Iterator[tuple[str, tuple[PartyMention, Form]]]:
    """The short names that a text explains, each with the party whose force or ministry it is, as named there."""
    for at, token in enumerate(tokens[:-2]):
        short = tokens[at + 1].text
        if token.text != "(" or not _in_brackets(tokens, at + 1) or not _is_short(short):
            continue
        start = _start(tokens, at)
        owners = {party.code: party for party in parties if start <= party.first and party.last <= at}
        words = [word.lower for word in tokens[start:at]]
        if len(owners) != 1 or not words:
            continue
        if words[-1] in _FORCES:
            yield short, (owners.popitem()[1], Form.FORCE)
        elif not _MINISTRIES.isdisjoint(words):
            yield short, (owners.popitem()[1], Form.MINISTRY)


def _start(tokens: Sequence[Token], end: int) -> int:
    """Where the name begins that ends at a token: with the first of its words in capitals."""
    start = end
    while start > max(0, end - _WORDS) and (tokens[start - 1].capital or tokens[start - 1].lower in _LINKS):
        start -= 1
    return start


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands alone in brackets."""
    return 0 < at < len(tokens) - 1 and (tokens[at - 1].text, tokens[at + 1].text) == ("(", ")")


def _is_short(word: str) -> bool:
    """Whether a word is written as a short name: "CAF", "MoD"."""
    return word.isalpha() and len(word) in _LETTERS and sum(letter.isupper() for letter in word) * 2 > len(word)
