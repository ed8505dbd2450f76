"""Equipment that a sentence names again as "the same": "fields the Gripen and has offered the same to Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.tokens import Sentence, Token

_SAME = "same"
_TRADED = frozenset("sell supply deliver offer buy order receive approve refuse".split())
_AUXILIARIES = frozenset("was were is are has have had been will being also now then since".split())
_AFTER_OBJECT = frozenset("to for from by in with , . ; and but".split())


def again(
    tokens: Sequence[Token], sentence: Sentence, items: Sequence[ItemMention], acts: Sequence[Trigger]
) -> Iterator[ItemMention]:
    """The equipment that a sentence names before it speaks of "the same" as what is traded, once for each such word.

    Each stands between two tokens, behind "same".
    """
    for at in range(sentence.first + 1, sentence.last - 1):
        if tokens[at].lower != _SAME:
            continue
        before = [item for item in items if item.last <= at and item.kind != "weak"]
        if before and (_object(tokens, at, acts) or _subject(tokens, at, acts)):
            yield replace(before[0], first=at + 1, last=at + 1)


def _object(tokens: Sequence[Token], at: int, acts: Sequence[Trigger]) -> bool:
    """Whether an act takes "the same" for its object: "has offered the same to"."""
    start = at - (tokens[at - 1].lower == "the")
    ends = tokens[at + 1].lower in _AFTER_OBJECT
    return ends and any(act.last == start and act.frame in _TRADED and act.form != "noun" for act in acts)


def _subject(tokens: Sequence[Token], at: int, acts: Sequence[Trigger]) -> bool:
    """Whether an act is told of "the same": "the same was offered to"."""
    end = at + 1
    while end < len(tokens) and tokens[end].lower in _AUXILIARIES:
        end += 1
    return end > at + 1 and any(act.first == end and act.passive and act.frame in _TRADED for act in acts)
