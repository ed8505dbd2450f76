"""Words of today's states in reports of former times: in 1987 "Moscow" and "Russian" mean the Soviet Union."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.vocab import PartyEntry, Vocabulary

_GOVERNMENT = frozenset({Form.CAPITAL, Form.SEAT})


def as_of(mentions: Iterable[PartyMention], vocabulary: Vocabulary, published: date | None) -> tuple[PartyMention, ...]:
    """The mentions of a text with those that mean a former state told as its own.

    That is all mentions of the state that continues it in reports of its time. In a later or undated text it is those
    by capital and seat of government, where the text names the former state and never the present one.
    """
    kept = tuple(mentions)
    for former in vocabulary.former:
        if any(mention.code == former.continued_by for mention in kept):
            kept = tuple(_told(kept, former, published))
    return kept


def _told(mentions: tuple[PartyMention, ...], former: PartyEntry, published: date | None) -> Iterator[PartyMention]:
    now = former.continued_by
    of_its_time = published is not None and former.until is not None and published <= former.until
    named = any(mention.code == former.code for mention in mentions)
    past = named and all(mention.form in _GOVERNMENT for mention in mentions if mention.code == now)
    for mention in mentions:
        means_former = mention.code == now and (of_its_time or (past and mention.form in _GOVERNMENT))
        yield replace(mention, code=former.code) if means_former else mention
