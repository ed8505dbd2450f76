"""Every name of the vocabulary in a text: parties and makers as party mentions, systems and classes as raw matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactwatch.claims.lexicon import Form, Kind, Lexicon, Match
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.vocab import Vocabulary

_ROLE_NOUNS = frozenset(
    "army navy force forces military government ministry minister ministers official officials president general admiral defence defense "
    "troops soldiers marines parliament congress senate cabinet leader leaders leadership embassy ambassador envoy company companies firm "
    "firms maker manufacturer giant industry media newspaper sources authorities side delegation regime administration coast marine air".split()
)
_MADE = frozenset("made built supplied origin designed produced manufactured developed bought based exported".split())


@dataclass(frozen=True, slots=True)
class Names:
    """The matches of one text: party mentions, and the matches of systems, classes, parts, modifiers and outlets."""

    parties: tuple[PartyMention, ...]
    matches: tuple[Match, ...]
    outlets: tuple[Match, ...]


def names_in(
    tokens: tuple[Token, ...], sentences: Iterable[Sentence], lexicon: Lexicon, vocabulary: Vocabulary
) -> Names:
    """All names in a text, none overlapping another."""
    parties: list[PartyMention] = []
    matches: list[Match] = []
    outlets: list[Match] = []
    shared: list[tuple[Match, Sentence]] = []
    for sentence in sentences:
        for match in _in_sentence(tokens, sentence, lexicon):
            term = match.term
            if term.form is Form.SHARED_FORCE:
                shared.append((match, sentence))
            elif term.kind is Kind.PARTY:
                parties.append(_party(tokens, sentence, match, term.ref))
            elif term.kind is Kind.MAKER:
                home = vocabulary.makers[term.ref].home
                if home is not None:
                    parties.append(_party(tokens, sentence, match, home, maker=term.ref))
            elif term.kind is Kind.OUTLET:
                outlets.append(match)
            elif term.kind is not Kind.TRAP:
                matches.append(match)
    counts = Counter(mention.code for mention in parties)
    for match, sentence in shared:
        if counts[match.term.ref] and counts[match.term.ref] == max(counts.values()):
            parties.append(_party(tokens, sentence, match, match.term.ref))
    parties.sort(key=lambda mention: mention.first)
    return Names(tuple(parties), tuple(matches), tuple(outlets))


def _in_sentence(tokens: tuple[Token, ...], sentence: Sentence, lexicon: Lexicon) -> Iterable[Match]:
    at = sentence.first
    while at < sentence.last:
        match = lexicon.at(tokens, at, sentence.last)
        if match is None:
            at += 1
            continue
        yield match
        at = match.last


def _party(
    tokens: tuple[Token, ...], sentence: Sentence, match: Match, code: str, maker: str | None = None
) -> PartyMention:
    form = match.term.form or Form.NAME
    return PartyMention(code, form, match.first, match.last, sentence.index, maker, _role(tokens, sentence, match.last))


def _role(tokens: tuple[Token, ...], sentence: Sentence, after: int) -> str | None:
    """The noun that the mention qualifies ("Turkish [defence] officials"), or "made" for "-made", "-supplied"."""
    at, words = after, []
    while at < min(sentence.last, after + 4):
        token = tokens[at]
        if token.text == "-" and at + 1 < sentence.last and tokens[at + 1].lower in _MADE:
            return "made"
        if token.lower not in _ROLE_NOUNS:
            break
        words.append(token.lower)
        at += 1
    return words[-1] if words else None


_PRONOUNS = frozenset("it its they their he his she her".split())
_STAND_INS = frozenset(
    ("the country", "the kingdom", "the emirate", "the republic", "the nation", "the island", "the company", "the firm")
)


def with_pronouns(
    tokens: tuple[Token, ...], sentences: Sequence[Sentence], parties: Sequence[PartyMention]
) -> tuple[PartyMention, ...]:
    """The party mentions with the pronouns that open a sentence or clause added: each stands for the subject before it."""
    by_sentence: dict[int, list[PartyMention]] = {}
    for party in parties:
        by_sentence.setdefault(party.sentence, []).append(party)
    for sentence in sentences[1:]:
        before = by_sentence.get(sentence.index - 1)
        size = _stand_in(tokens, sentence)
        if not size or not before:
            continue
        subject = before[0]
        last = sentence.first + size
        mention = PartyMention(
            subject.code,
            Form.PRONOUN,
            sentence.first,
            last,
            sentence.index,
            None,
            _role(tokens, sentence, last),
            subject.antecedent or subject,
        )
        by_sentence.setdefault(sentence.index, []).insert(0, mention)
    return tuple(sorted((p for found in by_sentence.values() for p in found), key=lambda party: party.first))


def _stand_in(tokens: tuple[Token, ...], sentence: Sentence) -> int:
    """How many tokens at the start of a sentence stand for a party named before: "It", "Its", "The kingdom"."""
    if tokens[sentence.first].lower in _PRONOUNS:
        return 1
    words = " ".join(token.lower for token in tokens[sentence.first : min(sentence.first + 2, sentence.last)])
    return 2 if words in _STAND_INS else 0
