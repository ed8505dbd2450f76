"""All words that the vocabulary knows, in one tree that is walked token by token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from pactwatch.claims.inflection import plural
from pactwatch.claims.itemwords import item_words
from pactwatch.claims.record import record
from pactwatch.claims.tokens import Token, tokenise
from pactwatch.garbage import uncollected
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary

JOINTS = frozenset("-‐‑–−/.'’")
_WITHOUT_JOINTS = dict.fromkeys(map(ord, JOINTS))
_SIMPLE = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")
_PART = re.compile(r"[^\W\d_]+|\d+")
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(rf"({_PART.pattern})[^\W_]*(?:[ -][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_SMALL_LETTER = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]")
LINKS = frozenset("the of and de du la al el for in".split())
_LITTLE_WORDS = frozenset("a an i in at is it on to no as us be by my or so we do go up".split())
_SHORT_FORM = 3
_SHORT_ABBREVIATION = 4
_LONG_ABBREVIATION = 6


class Kind(StrEnum):
    """What a term is."""

    TRAP = "trap"
    SYSTEM = "system"
    MAKER = "maker"
    PARTY = "party"
    OUTLET = "outlet"
    CLASS = "class"
    PART = "part"
    MODIFIER = "modifier"


class Form(StrEnum):
    """With which kind of word a party is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PREFIX = "prefix"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    LEADER = "leader"
    FORCE = "force"
    SHARED_FORCE = "shared force"
    MINISTRY = "ministry"
    MAKER = "maker"
    PRONOUN = "pronoun"


class Term(NamedTuple):
    """One meaning of a form: its kind, the id or code it stands for, and what else the kind needs.

    `form` belongs to parties, `category` to classes and parts. `loose` marks an ordinary word that needs the context of
    arms. `exact` asks for the form's own capitals ("US", not "us"), `capital` for a capital at the start of each word
    but those in `small`. `many` marks the plural of a system's name,
    `elsewhere` a phrase that says of which other place a name is.
    """

    kind: Kind
    ref: str
    form: Form | None = None
    category: Category | None = None
    loose: bool = False
    exact: str | None = None
    capital: bool = False
    many: bool = False
    small: frozenset[str] = frozenset()
    elsewhere: bool = False


@record
class Match:
    """A term found at tokens `first` to `last` (not included); `others` are further meanings of the same words."""

    first: int
    last: int
    term: Term
    others: tuple[Term, ...] = ()


Finish = Callable[[str, Term], Iterable[tuple[str, Term]]]
"""Makes of a form and a term all forms, with the terms that each has."""

Entry = tuple[str, Term] | tuple[str, Term, Finish]
"""A form with its term, which is finished when what begins with the form's first token is put into the tree."""


class _Node:
    __slots__ = ("next", "terms")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.terms: list[Term] = []


class Lexicon:
    """A tree of terms by their tokens; joints ("-", "/") are skipped, so that "TB-2", "TB 2" and "TB2" are one.

    What begins with one token is put into the tree when that token is first met: most never are.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._tops: dict[str, _Node] = {}
        self._waiting: dict[str, list[Entry]] = {}
        for entry in entries:
            key = _first_key(entry[0])
            if key is not None:
                self._waiting.setdefault(key, []).append(entry)
        self._openings = frozenset(self._waiting)

    def _top(self, key: str) -> _Node | None:
        """The node of the terms that begin with a token, None where none does."""
        waiting = self._waiting.get(key)
        if waiting is None:
            return self._tops.get(key)
        top = _Node()
        for form, term in chain.from_iterable(map(_finished, waiting)):
            for parts in _spelled(form):
                node = top
                for part in parts[1:]:
                    node = node.next.setdefault(part, _Node())
                if term not in node.terms:
                    node.terms.append(term)
        self._tops[key] = top  # in this order no other thread misses it
        self._waiting.pop(key, None)
        return top

    def matches(self, tokens: tuple[Token, ...], first: int, end: int) -> Iterator[Match]:
        """The longest terms from token `first` up to token `end`, from the left on, none overlapping another."""
        openings, after = self._openings, first
        for at in range(first, end):
            token = tokens[at]
            if token.lower not in openings and token_key(token) not in openings:
                continue  # so it is for most tokens
            match = self.at(tokens, at, end) if at >= after else None
            if match is not None:
                yield match
                after = match.last

    def at(self, tokens: tuple[Token, ...], first: int, end: int) -> Match | None:
        """The longest term that begins at token `first` and ends before token `end`, or None."""
        best: Match | None = None
        node: _Node | None = None
        at = first
        while at < end:
            token = tokens[at]
            if token.text in JOINTS and at > first:
                at += 1
                continue
            key = token_key(token)
            following = self._top(key) if node is None else node.next.get(key)
            if following is None:
                break
            node, at = following, at + 1
            terms = node.terms and [term for term in node.terms if _fits(tokens, first, at, term)]
            if terms:
                if terms[0].many and tokens[at - 1].text[-1] == "S":  # "IRIS-T SLS" is no plural of "IRIS-T SL"
                    terms.sort(key=lambda term: term.many)
                best = Match(first, at, terms[0], tuple(terms[1:]))
        return best


def _finished(entry: Entry) -> Iterable[tuple[str, Term]]:
    """The forms that an entry stands for, with their terms."""
    return (entry,) if len(entry) == 2 else entry[2](entry[0], entry[1])


def _first_key(form: str) -> str | None:
    """The first of a form's keys, None for a form of nothing but joints."""
    opening = form.partition(" ")[0]
    if opening.isalpha():
        return opening.lower()  # so it is for two of three
    simple = _OPENING.fullmatch(form)
    return simple[1].lower() if simple is not None else next(iter(keys(form)), None)


def _spelled(form: str) -> list[list[str]]:
    """The keys of a form, and with those of a possessive in it as texts have them: "People's Republic of China"."""
    plain = keys(form)
    if "'s" not in form and "’s" not in form:
        return [plain]
    return [plain, [token_key(token) for token in tokenise(form) if token.text not in JOINTS]]


def keys(form: str) -> list[str]:
    """The tokens of a form as the tree stores them."""
    if form.isalpha():
        return [form.lower()]
    if _SIMPLE.fullmatch(form):
        return [part.lower() for part in _PART.findall(form)]  # nearly all: what tokens would give, in half the time
    return [token_key(token) for token in tokenise(form) if token.text not in JOINTS and token.lower != "'s"]


def token_key(token: Token) -> str:
    """The token in lower case, without the full stops of an abbreviation ("U.S." is "us") or its plural ("30MKIs")."""
    if token.text[-1] not in "s.":
        return token.lower  # nearly all
    if ends_as_plural(token):
        return token.lower[:-1]
    return token.lower.replace(".", "") if token.word and "." in token.lower else token.lower


def ends_as_plural(token: Token) -> bool:
    """Whether a small "s" follows capitals that stand right after another token: "F-16Cs", "Agosta 90Bs"."""
    return not token.space and token.text[-1] == "s" and token.text[:-1].isupper()


def _fits(tokens: tuple[Token, ...], first: int, last: int, term: Term) -> bool:
    """Whether the words as written fit the term's demands on capitals."""
    words = tokens[first:last]
    if term.exact is not None:
        return _bare("".join(token.text for token in words)) == term.exact
    if term.capital:
        small = LINKS | term.small if term.small else LINKS
        return all(token.capital or token.lower in small or not token.word for token in words)
    return term.kind is not Kind.SYSTEM or _one_code(words)


def _one_code(words: tuple[Token, ...]) -> bool:
    """Whether letters and a number that white space parts are one designation: "a 10 year deal" is no A-10."""
    if len(words) < 2 or not words[1].space or not words[1].numeric:
        return True
    head = words[0]
    if head.lower in _LITTLE_WORDS:
        return len(head.text) > 1 and head.text.isupper()
    return head.capital or len(head.text) > 3


@uncollected()
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The tree of all names of the vocabulary; where one form has several terms, the first that fits counts."""
    entries: list[Entry] = [
        *_traps(vocabulary),  # in the order of kinds, the first of which counts
        *_systems(vocabulary),
        *_makers(vocabulary),
        *_parties(vocabulary),
        *_outlets(vocabulary),
        *_classes(vocabulary),
    ]
    entries.sort(key=lambda entry: entry[1].loose)
    return Lexicon(entries)


def _traps(vocabulary: Vocabulary) -> Iterator[tuple[str, Term]]:
    for phrase, trap in vocabulary.traps.items():
        yield phrase, Term(Kind.TRAP, phrase, capital=True, small=_small(phrase), elsewhere=trap.elsewhere)
    for phrase in item_words(vocabulary).not_equipment:
        for form in (phrase, plural(phrase)):
            yield form, Term(Kind.TRAP, phrase)


def _systems(vocabulary: Vocabulary) -> Iterator[Entry]:
    for system in vocabulary.systems.values():
        for loose, forms in ((False, system.forms), (True, system.loose)):
            term = Term(Kind.SYSTEM, system.id, category=system.category, loose=loose)
            for form in forms:
                if " " in form:
                    yield form, term, _system_terms
                else:
                    yield from _system_terms(form, term)  # whose plural begins with another token


def _system_terms(form: str, term: Term) -> Iterator[tuple[str, Term]]:
    """A system's form with its term, and its plural; a form without digits needs its capitals.

    A short abbreviation ("LCH") needs all of them, and a short name that is an ordinary word ("Ada") no others.
    """
    if _DIGIT.search(form):
        yield form, term
        return
    bare = _bare(form)
    short = len(bare) <= (_SHORT_FORM if term.loose else _SHORT_ABBREVIATION if bare.isupper() else 0)
    for one in (form,) if form.endswith("s") else (form, plural(form)):
        exact = _bare(one) if short else None
        capital, many, small = not short, one is not form, _small(one)
        yield one, Term(term.kind, term.ref, None, term.category, term.loose, exact, capital, many, small)


def _makers(vocabulary: Vocabulary) -> Iterator[Entry]:
    for maker in vocabulary.makers.values():
        for loose, forms in ((False, maker.forms), (True, maker.loose)):
            term = Term(Kind.MAKER, maker.id, Form.MAKER, loose=loose, capital=True)
            for form in forms:
                yield form, term, _named


def _named(form: str, term: Term) -> Iterator[tuple[str, Term]]:
    """A name with its term, its capitals demanded exactly where it is a short abbreviation."""
    bare = _bare(form)
    if bare.isupper() and len(bare) <= _LONG_ABBREVIATION:
        yield form, term._replace(exact=bare)
    else:
        yield form, term._replace(small=_small(form))


def _small(form: str) -> frozenset[str]:
    """The words of a form that it has without a capital: "Grad rockets", "Côte d'Ivoire"."""
    if form.istitle() or form.isupper() or not _SMALL_LETTER.search(form):
        return frozenset()
    if "'" not in form and "’" not in form:
        return frozenset([word.lower() for word in _WORD.findall(form) if not word[0].isupper()])  # nearly all
    return frozenset([token.lower for token in tokenise(form) if token.word and not token.capital])


def _bare(form: str) -> str:
    """The form without full stops, spaces and joints: "U.S." is "US"."""
    return form if form.isalpha() else "".join(form.translate(_WITHOUT_JOINTS).split())


def _parties(vocabulary: Vocabulary) -> Iterator[Entry]:
    for party in vocabulary.parties.values():
        forms = (
            (Form.NAME, (*party.all_names, *party.loose_names)),
            (Form.ADJECTIVE, party.adjectives),
            (Form.PREFIX, party.prefixes),
            (Form.PEOPLE, party.people),
            (Form.CAPITAL, party.capitals),
            (Form.SEAT, party.seats),
            (Form.LEADER, party.leaders),
            (Form.FORCE, party.forces),
            (Form.SHARED_FORCE, party.loose_forces),
            (Form.MINISTRY, party.ministries),
        )
        for kind, words in forms:
            for word in words:
                shared, proper = kind is Form.SHARED_FORCE, word != word.lower()
                yield word, Term(Kind.PARTY, party.code, kind, loose=shared, capital=proper), _named


def _outlets(vocabulary: Vocabulary) -> Iterator[Entry]:
    for outlet in vocabulary.outlets.values():
        for loose, forms in ((False, outlet.forms), (True, outlet.loose)):
            term = Term(Kind.OUTLET, outlet.id, loose=loose, capital=True)
            for form in forms:
                yield form, term, _named


def _classes(vocabulary: Vocabulary) -> Iterator[tuple[str, Term]]:
    words = item_words(vocabulary)
    for noun in words.nouns:
        term = Term(Kind.CLASS, noun.word, category=noun.category, loose=noun.weak)
        for form in (noun.word, plural(noun.word)):
            yield form, term
    for part in words.parts:
        yield part.word, Term(Kind.PART, part.word, category=part.category)
    for word in words.modifiers:
        yield word, Term(Kind.MODIFIER, word)
