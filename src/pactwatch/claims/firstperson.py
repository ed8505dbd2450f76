"""Whom "I" and "we" mean in a government's own statement: the state for which its head, or who signs it, speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.scan import role_after
from pactwatch.claims.tokens import Sentence, Token

_STATEMENTS = frozenset(
    "statement remarks message address letter proclamation declaration speech announcement memorandum".split()
)
_OF = frozenset("by from of".split())
_SPEAK = frozenset("we our my".split())
_SIGNS = (Form.LEADER, Form.MINISTRY)
_HEADING = 10  # words of a line that only says who speaks
_FORENAMES = 3
_TITLE = 5  # words between "by" and whoever speaks: "Statement by NSC Spokesperson Emily Horne" says not for whom


def in_title(tokens: Sequence[Token], parties: Sequence[PartyMention]) -> PartyMention | None:
    """The party whose statement a title says the report is: "Statement from President Joe Biden on ..."."""
    words = [token.lower for token in tokens]
    if "joint" in words:
        return None
    for at, (word, following) in enumerate(pairwise(words)):
        if word in _STATEMENTS and following in _OF:
            near = (party for party in parties if at + 2 <= party.first <= at + _TITLE)
            return next((replace(party, titled=True) for party in near if party.form in _SIGNS), None)
    return None


def in_heading(
    tokens: Sequence[Token], sentences: Sequence[Sentence], parties: Iterable[PartyMention]
) -> PartyMention | None:
    """The party for which whoever stands in a text's first line speaks: "Antony J. Blinken, Secretary of State"."""
    if not sentences or sentences[0].last - sentences[0].first > _HEADING:
        return None
    first = sentences[0]
    if tokens[first.last - 1].text in ".?!":
        return None
    signs = [party for party in parties if party.last <= first.last and party.form in _SIGNS]
    if not signs:
        return None
    before = tokens[first.first : signs[0].first]  # first names and initials: "Antony J."
    return (
        signs[0] if len(before) <= _FORENAMES and all(token.capital or token.text == "." for token in before) else None
    )


def first_person(
    tokens: Sequence[Token], sentences: Sequence[Sentence], parties: Sequence[PartyMention], speaker: PartyMention
) -> Iterator[PartyMention]:
    """The mentions of the speaker's party by "I", "we", "my", "our", one in each sentence that has such a word.

    Sentences that name the party and those in quotation marks have none: there another may speak.
    """
    named = {party.sentence for party in parties if party.code == speaker.code}
    quoted = False
    for sentence in sentences:
        place, free = None, not quoted
        for at in range(sentence.first, sentence.last):
            text = tokens[at].text
            if text in '“”"':
                quoted, free = text == "“" or (text == '"' and not quoted), False
            elif place is None and (text == "I" or tokens[at].lower in _SPEAK):
                place = at
        if place is not None and free and sentence.index not in named:
            role = role_after(tokens, sentence, place + 1)
            yield PartyMention(
                speaker.code, Form.PRONOUN, place, place + 1, sentence.index, role=role, antecedent=speaker
            )
