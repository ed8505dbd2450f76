"""Where the first sentence of an agency report begins after its dateline."""

from __future__ import annotations

from pactwatch.claims.closed import MONTHS
from pactwatch.claims.tokens import Sentence, Token

_DASHES = "-–—"
_LONGEST = 14


def after_dateline(tokens: tuple[Token, ...], sentence: Sentence) -> int:
    """The first token of a sentence after its dateline ("PARIS, March 3 - ...", "AUSTIN, Tex. ..."), if it has one."""
    limit = min(sentence.last - 1, sentence.first + _LONGEST)
    for at in range(sentence.first + 1, limit):
        token = tokens[at]
        if token.text in _DASHES and (token.space or tokens[at - 1].text == token.text):
            return next((end for end in range(at, sentence.last) if tokens[end].text not in _DASHES), sentence.last)
        if token.word and not token.capital and token.lower not in MONTHS:
            break
    return _after_place(tokens, sentence)


def _after_place(tokens: tuple[Token, ...], sentence: Sentence) -> int:
    """The token after a place in capitals and the abbreviation of its state."""
    first = tokens[sentence.first]
    if first.text.isupper() and len(first.text) > 3 and sentence.last - sentence.first > 4:
        comma, state = tokens[sentence.first + 1], tokens[sentence.first + 2]
        if comma.text == "," and state.text.endswith(".") and len(state.text) > 1:
            return sentence.first + 3
    return sentence.first
