"""Every name of the vocabulary in a text: parties and makers as party mentions, systems and classes as raw matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pactwatch.claims.lexicon import Form, Kind, Lexicon, Match
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.vocab import Vocabulary

_ROLE_NOUNS = frozenset(
    "army navy force forces military government ministry minister ministers official officials president general "
    "admiral defence defense troops soldiers marines parliament congress senate cabinet leader leaders leadership "
    "embassy ambassador envoy company companies firm firms maker manufacturer giant industry media newspaper sources "
    "authorities side delegation regime administration coast marine air governments militaries armies navies "
    "ministries".split()
)
_PAPERS = frozenset(
    "newspaper newspapers daily paper has had is was in on that also quote wrote said told and or".split()
)
_THE_NATION = 2  # words of "The Australian"
_MADE = frozenset("made built supplied origin designed produced manufactured developed bought based exported".split())

_SIGNS = frozenset("$£€¥")
_HYPHENS = frozenset("-–‑")
_INITIALS = 2  # tokens: an initial and its full stop
_CLAUSE_VERBS = frozenset("will would had has have was is plans intends could may might can".split())
_STATEMENTS = frozenset(
    "announcement decision statement pledge promise offer plan commitment report intention confirmation".split()
)
_STATED = 3  # tokens from a statement to "that it": "announcement earlier today that it"
_OWNS = frozenset("'s ’s".split())
_PRONOUNS = frozenset("it its they their he his she her".split())
_JUDGED = frozenset(
    "unclear clear important critical crucial vital possible impossible unfortunate hard difficult easy interesting "
    "worth time necessary better unusual rare common essential imperative".split()
)
_STAND_INS = frozenset(
    ("the country", "the kingdom", "the emirate", "the republic", "the nation", "the island", "the company", "the firm")
)


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
    shared: list[PartyMention] = []
    matches: list[Match] = []
    outlets: list[Match] = []
    elsewhere: set[str] = set()
    for sentence in sentences:
        for longest in _but_makers(tokens, sentence, lexicon):
            match = _as_adjective(tokens, sentence, longest, lexicon)
            kind = match.term.kind
            if match.term.form is Form.PREFIX and not _compounds(tokens, sentence, match, lexicon):
                continue
            if kind in (Kind.PARTY, Kind.MAKER):
                into = shared if match.term.form is Form.SHARED_FORCE else parties
                into.extend(_party(tokens, sentence, match, vocabulary))
            elif kind is Kind.OUTLET:
                outlets.append(match)
            elif kind is not Kind.TRAP:
                matches.append(match)
            elif match.term.elsewhere:
                elsewhere.update(token.text for token in tokens[match.first : match.last])
    parties = _but_elsewhere(tokens, parties, elsewhere)
    parties += _of_most_named(shared, parties)
    parties.sort(key=lambda mention: mention.first)
    return Names(tuple(_without_parts(tokens, parties)), tuple(matches), tuple(outlets))


def _but_makers(tokens: tuple[Token, ...], sentence: Sentence, lexicon: Lexicon) -> Iterator[Match]:
    """The longest matches of a sentence, a maker parted from a system whose longer name follows: "Saab Gripen NG".

    "Saab Gripen" is a name too, and what it leaves out tells the variant.
    """
    after = sentence.first
    for match in lexicon.matches(tokens, sentence.first, sentence.last):
        if match.first < after:
            continue
        after = match.last
        if match.term.kind is Kind.SYSTEM and match.last - match.first > 1:
            maker = lexicon.at(tokens, match.first, match.last - 1)
            rest = lexicon.at(tokens, maker.last, sentence.last) if maker and maker.term.kind is Kind.MAKER else None
            if maker and rest and rest.term.kind is Kind.SYSTEM and rest.last > match.last:
                yield maker
                yield rest
                after = rest.last
                continue
        yield match


def _as_adjective(tokens: tuple[Token, ...], sentence: Sentence, match: Match, lexicon: Lexicon) -> Match:
    """The match, that of a newspaper named for a nation read as the nation where no newspaper is meant.

    "The Australian navy" is no paper, "The Australian reported" and "in The Australian" are.
    """
    if match.term.kind is not Kind.OUTLET or match.last == sentence.last:
        return match
    inner = lexicon.at(tokens, match.last - 1, sentence.last)
    if inner is None or match.last - match.first > _THE_NATION or inner.term.form not in (Form.ADJECTIVE, Form.FORCE):
        return match
    after = tokens[match.last]
    described = after.word and after.lower not in _PAPERS and not after.lower.endswith(("s", "ed"))
    return inner if inner.last > match.last or described else match


def _without_parts(tokens: tuple[Token, ...], parties: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions but for those that are part of another's name: "Philippine Marine Corps", "Antony J. Blinken"."""
    for place, party in enumerate(parties):
        before = parties[place - 1] if place else None
        after = parties[place + 1] if place + 1 < len(parties) else None
        if party.form is Form.FORCE and before is not None and before.last == party.first and before.code != party.code:
            continue
        if party.form is Form.LEADER and after is not None and after.form is Form.LEADER and after.code != party.code:
            between = tokens[party.last : after.first]
            if len(between) <= _INITIALS and all(
                (len(token.text) == 1 and token.text.isalpha()) or token.text == "." for token in between
            ):
                continue
        yield party


def _but_elsewhere(
    tokens: tuple[Token, ...], parties: list[PartyMention], elsewhere: Container[str]
) -> list[PartyMention]:
    """The mentions but for those by a name that means another place throughout the text: "Georgia" after "R-Georgia".

    A party that the text names in another way too ("Georgian troops", "Tbilisi") stays.
    """
    spelled: dict[str, set[str]] = {}
    for party in parties:
        spelled.setdefault(party.code, set()).add(tokens[party.first].text)
    gone = {code for code, words in spelled.items() if all(word in elsewhere for word in words)}
    return [party for party in parties if party.code not in gone]


def _of_most_named(shared: Sequence[PartyMention], parties: Sequence[PartyMention]) -> list[PartyMention]:
    """The mentions by a force's name that several parties have ("IAF"): they mean the party named most often."""
    counts = Counter(mention.code for mention in parties)
    most = max(counts.values(), default=0)
    return [mention for mention in shared if most and counts[mention.code] == most]


def _party(
    tokens: tuple[Token, ...], sentence: Sentence, match: Match, vocabulary: Vocabulary
) -> Iterator[PartyMention]:
    """The mention of a party, or of a maker's home; nothing where the home of a maker is not known."""
    term = match.term
    code = vocabulary.makers[term.ref].home if term.kind is Kind.MAKER else term.ref
    if code is None or (term.form is Form.LEADER and _abbreviated(tokens, sentence, match)):
        return
    if _of_money(tokens, sentence, match.last):
        return
    yield PartyMention(
        code=code,
        form=Form.ADJECTIVE if term.form is Form.PREFIX else term.form or Form.NAME,
        first=match.first,
        last=match.last,
        sentence=sentence.index,
        maker=term.ref if term.kind is Kind.MAKER else None,
        role=role_after(tokens, sentence, match.last),
    )


def _of_money(tokens: tuple[Token, ...], sentence: Sentence, after: int) -> bool:
    """Whether a name that ends at a token says whose money an amount is in: "US$320 million", "US $1 billion"."""
    if not after + 1 < sentence.last or tokens[after].text not in _SIGNS:
        return False
    return tokens[after + 1].numeric or not tokens[after].space


def _compounds(tokens: tuple[Token, ...], sentence: Sentence, match: Match, lexicon: Lexicon) -> bool:
    """Whether a hyphen and a state's adjective follow a prefix: "Franco-German", not "Indo-Pacific"."""
    if match.last + 1 >= sentence.last or tokens[match.last].text not in _HYPHENS:
        return False
    other = lexicon.at(tokens, match.last + 1, sentence.last)
    return other is not None and other.term.form in (Form.ADJECTIVE, Form.PREFIX)


def _abbreviated(tokens: tuple[Token, ...], sentence: Sentence, match: Match) -> bool:
    """Whether a name in capitals stands in brackets, as what is short for the words before: "(TUSK)"."""
    first, last = match.first, match.last
    if last - first > 1 or not tokens[first].text.isupper() or not sentence.first < first < last < sentence.last:
        return False
    return (tokens[first - 1].text, tokens[last].text) == ("(", ")")


def role_after(tokens: Sequence[Token], sentence: Sentence, after: int) -> str | None:
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


def with_pronouns(
    tokens: tuple[Token, ...], sentences: Sequence[Sentence], parties: Sequence[PartyMention]
) -> tuple[PartyMention, ...]:
    """The party mentions with the pronouns added that open a sentence or a clause: each stands for the subject."""
    by_sentence: dict[int, list[PartyMention]] = {}
    for party in parties:
        by_sentence.setdefault(party.sentence, []).append(party)
    for sentence in sentences:
        if here := by_sentence.get(sentence.index):
            here += list(_clausal(tokens, sentence, here))
    for sentence in sentences[1:]:
        before = by_sentence.get(sentence.index - 1)
        size = _stand_in(tokens, sentence)
        if size and before:
            mention = _pronoun(tokens, sentence, sentence.first + size, before[0])
            by_sentence.setdefault(sentence.index, []).insert(0, mention)
    return tuple(sorted((p for found in by_sentence.values() for p in found), key=lambda party: party.first))


def _clausal(tokens: tuple[Token, ...], sentence: Sentence, parties: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """The mentions by "it" in clauses, of whose decision it was or who opens the sentence.

    "Chad's decision that it will sell jets", "Chad uses the jets which it had bought".
    """
    for at in range(sentence.first + 2, sentence.last - 1):
        if tokens[at].lower not in ("it", "they") or tokens[at - 1].lower not in ("that", "which"):
            continue
        if tokens[at + 1].lower in _CLAUSE_VERBS and (meant := _decides(tokens, sentence, parties, at - 1)):
            subject = meant.antecedent or meant
            yield PartyMention(meant.code, Form.PRONOUN, at, at + 1, sentence.index, antecedent=subject)


def _decides(
    tokens: tuple[Token, ...], sentence: Sentence, parties: Sequence[PartyMention], that: int
) -> PartyMention | None:
    """Whose decision a clause tells that begins with "that", else who opens the sentence; None for nobody."""
    stated = range(that - 1, that - 1 - _STATED, -1)
    noun = next((at for at in stated if tokens[at].lower in _STATEMENTS), None)
    if noun is not None:
        return next((one for one in reversed(parties) if 0 <= noun - one.last <= _STATED), None)
    opens = parties[0].first <= sentence.first + 1 and tokens[parties[0].last].lower not in _OWNS
    return parties[0] if opens else None


def _pronoun(tokens: tuple[Token, ...], sentence: Sentence, last: int, subject: PartyMention) -> PartyMention:
    """The mention of a party by the words that open a sentence, up to token `last`."""
    return PartyMention(
        code=subject.code,
        form=Form.PRONOUN,
        first=sentence.first,
        last=last,
        sentence=sentence.index,
        role=role_after(tokens, sentence, last),
        antecedent=subject.antecedent or subject,
    )


def _expletive(tokens: tuple[Token, ...], sentence: Sentence) -> bool:
    """Whether "it" stands for nothing but what follows: "It is unfortunate that", "It was not clear if"."""
    words = [token.lower for token in tokens[sentence.first : min(sentence.first + 6, sentence.last)]]
    if len(words) < 4 or words[0] != "it" or words[1] not in ("is", "was", "remains", "seems", "appears", "'s"):
        return False
    for place, word in enumerate(words[2:5], 2):
        if word == "that":
            return True
        if word in ("to", "if", "whether", "how", "when", "why"):
            return words[place - 1] in _JUDGED
    return False


def _stand_in(tokens: tuple[Token, ...], sentence: Sentence) -> int:
    """How many tokens at the start of a sentence stand for a party named before: "It", "Its", "The kingdom"."""
    if tokens[sentence.first].lower in _PRONOUNS:
        return 0 if _expletive(tokens, sentence) else 1
    words = " ".join(token.lower for token in tokens[sentence.first : min(sentence.first + 2, sentence.last)])
    return 2 if words in _STAND_INS else 0
