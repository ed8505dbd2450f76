"""The acts of the trade: which words tell them, in which tense, voice and polarity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pactwatch.claims.inflection import inflected, is_adverb, plural
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.tokens import Sentence, Token, words_of
from pactwatch.errors import VocabularyError
from pactwatch.vocab import Vocabulary, read_data

_NEGATIONS = frozenset("not never no n't cannot without neither nor unlikely".split())
_FUTURE = frozenset("will shall 'll set expected scheduled due poised likely slated".split())
_MODAL = frozenset("would could may might can should must".split())
_BE = frozenset("is are was were be been being am".split())
_PAST_BE = frozenset("was were".split())
_HAVE = frozenset("has have had having 've".split())
_ADVERBS = frozenset(
    "also already recently reportedly soon now still finally officially formally quietly secretly just currently "
    "eventually only once yet".split()
)
_ONLY = frozenset("only just merely simply".split())
_FLOATING = frozenset("each both all together".split())  # of the subject, behind an auxiliary: "will each supply"
_PASSED_OVER = _NEGATIONS | _FUTURE | _MODAL | _BE | _HAVE | _ADVERBS | {"to"}
_REACH = 6  # how many tokens before a verb its auxiliaries may stand
_DETERMINERS = frozenset(
    "a an the this that these those its their his her our of in on for by from with 's any no some new first second "
    "third another such each every large major arms weapons military defence defense multi-billion largest biggest "
    "direct further fresh".split()
)
_PREPOSITIONS = frozenset(
    "at into over under between through during upon via about regarding among within without across after before "
    "since following despite".split()
)
_BEFORE_NOUN = _DETERMINERS | _PREPOSITIONS
_BE_OR_HAVE = _BE | _HAVE
_AUXILIARIES = _BE_OR_HAVE | _FUTURE | _MODAL
_AFTER_NOUN = frozenset("of for from to".split())
_FINITE = frozenset("is are was were has had will would may might could".split())
_SUBJECTS = frozenset("i we you they who which that people police and or".split())  # a bare present may follow these
_ALSO_NOUNS = frozenset(
    "market stall upgrade drop halt freeze approach display field block transport contract tender".split()
)


_VERSIONS = frozenset("tranche block batch lot".split())


@dataclass(frozen=True, slots=True)
class _Word:
    frame: str
    form: str
    noun: bool = False  # whether the form is a noun of the frame as well ("purchase", "orders")


class Frames:
    """The words of all frames, by their tokens."""

    def __init__(self, words: Mapping[tuple[str, ...], tuple[_Word, ...]]) -> None:
        self._words = words
        sizes: dict[str, set[int]] = {}
        seconds: dict[str, set[str]] = {}
        for key in words:
            sizes.setdefault(key[0], set()).add(len(key))
            seconds.setdefault(key[0], set()).add(key[1] if len(key) > 1 else "")
        # how many tokens the words with this first token have, the longest first
        self._sizes = {first: tuple(sorted(one, reverse=True)) for first, one in sizes.items()}
        # the tokens that follow one with which only words of several tokens begin: "in" and "the" begin some phrase
        self._seconds = {first: frozenset(one) for first, one in seconds.items() if "" not in one}

    def triggers(self, tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Trigger, ...]:
        """The triggers of one sentence, in order; where several begin at one token, only the longest."""
        found: list[Trigger] = []
        lower = tuple([token.lower for token in tokens[sentence.first : sentence.last]])
        sizes, seconds, end, after = self._sizes, self._seconds, len(lower), 0
        for at, first in enumerate(lower):
            if first not in sizes or at < after:
                continue
            if first in seconds and (at + 1 == end or lower[at + 1] not in seconds[first]):
                continue  # so it is for most
            start = sentence.first + at
            size, words = self._longest_at(lower, at, end)
            if not words:
                continue
            told = _told(tokens, sentence, start, size, words)
            while not told and size > 1:  # "the contract for" is no verb; "contract" is a noun
                size, words = self._longest_at(lower, at, at + size - 1)
                told = _told(tokens, sentence, start, size, words)
            found += told
            after = at + size
        return tuple(found)

    def _longest_at(self, lower: tuple[str, ...], at: int, end: int) -> tuple[int, tuple[_Word, ...]]:
        """How many tokens the longest words from a token on have, and what they tell; 0 where there are none."""
        for size in self._sizes[lower[at]]:
            words = self._words.get(lower[at : at + size]) if at + size <= end else None
            if words:
                return size, words
        return 0, ()


def frames_of(vocabulary: Vocabulary, file: str = "frames.yaml") -> Frames:
    """The frames of one of the vocabulary's files. Raises: VocabularyError where it has none."""
    data = read_data(file, vocabulary.local)
    frames = data.get("frames") if isinstance(data, Mapping) else None
    if not isinstance(frames, Mapping):
        raise VocabularyError(f"{file}: no `frames`; see the file that comes with the package for its shape")
    words: dict[tuple[str, ...], dict[str, _Word]] = {}
    for name, frame in frames.items():
        for form, kind in _forms(frame):
            known = words.setdefault(words_of(form), {})
            first = known.setdefault(name, _Word(name, kind))
            if kind == "noun":
                known[name] = _Word(name, first.form, noun=True)
    return Frames({key: tuple(known.values()) for key, known in words.items()})


def _forms(frame: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Each form of a frame with its kind."""
    for phrase in frame.get("phrases", ()):
        yield phrase, "phrase"
    for verb in frame.get("verbs", ()):
        yield from inflected(verb)
    for noun in frame.get("nouns", ()):
        yield noun, "noun"
        yield plural(noun), "noun"


def _numbered(word: str) -> bool:
    """Whether a word is a number, in Arabic or Roman figures."""
    return word[:1].isdigit() or (word != "" and set(word) <= set("iv"))


def _told(tokens: tuple[Token, ...], sentence: Sentence, at: int, size: int, words: tuple[_Word, ...]) -> list[Trigger]:
    """The triggers that words of one size from a token on make."""
    made = [_trigger(tokens, sentence, at, at + size, word) for word in words]
    return [trigger for trigger in made if trigger is not None]


def _trigger(tokens: tuple[Token, ...], sentence: Sentence, first: int, last: int, word: _Word) -> Trigger | None:
    """The trigger of a word, or None where a verb's form stands as a noun that is none of the frame's ("the base")."""
    if tokens[first].lower in _VERSIONS and _numbered(_lower(tokens, sentence, last)):
        return None  # "Tranche 3 jets"
    auxiliaries, negated = _before(tokens, sentence, first)
    form = _resolved_form(word.form, auxiliaries)
    also = word.noun or tokens[first].lower in _ALSO_NOUNS
    if (
        form in ("base", "third")
        and not auxiliaries
        and (_nominal(tokens, sentence, first, last) or (also and _unlicensed(tokens, sentence, first, last, form)))
    ):
        if not word.noun:
            return None
        form = "noun"
    return Trigger(
        frame=word.frame,
        form=form,
        aspect=_aspect(form, frozenset(auxiliaries)),
        passive=form == "participle" and _passive(auxiliaries, _lower(tokens, sentence, last)),
        negated=negated,
        first=first,
        last=last,
        sentence=sentence.index,
        word=" ".join([token.lower for token in tokens[first:last]]),
    )


def _passive(auxiliaries: list[str], after: str) -> bool:
    """Whether a participle tells what is done to its subject: after a form of be, or bare before "by"."""
    if not auxiliaries:
        return after == "by"
    return not _BE.isdisjoint(auxiliaries) and "having" not in auxiliaries


def _lower(tokens: tuple[Token, ...], sentence: Sentence, at: int) -> str:
    """The token at a place of the sentence in lower case, "" past its end."""
    return tokens[at].lower if at < sentence.last else ""


def _nominal(tokens: tuple[Token, ...], sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word that may be verb or noun stands as a noun: after a determiner, an amount, or before "of"."""
    after = _lower(tokens, sentence, last)
    if first == sentence.first:
        return after in _AFTER_NOUN
    before = tokens[first - 1]
    if before.lower in _BEFORE_NOUN or before.numeric or after == "of":
        return True
    return before.text == "-" and not tokens[first].lower.endswith("s")


def _unlicensed(tokens: tuple[Token, ...], sentence: Sentence, first: int, last: int, form: str) -> bool:
    """Whether a word that is a noun as well can be no verb: before a finite verb, or without a subject in the plural.

    "The orders were", "a government loan", "in the drone market"; but "they offer", "the firms market".
    """
    if _lower(tokens, sentence, last) in _FINITE:
        return True
    return form == "base" and not licensed(tokens, first, sentence.first)


def licensed(tokens: Sequence[Token], first: int, start: int) -> bool:
    """Whether a verb in its bare form may be a present tense: after a plural, a pronoun, a conjunction or an adverb."""
    if first <= start:
        return False
    before = tokens[first - 1]
    word = before.lower
    if not before.word:
        return word not in (":", '"', "“", "”")
    if word in _SUBJECTS or word.endswith(("s", "ly", "men")) or word in _ADVERBS or word == "longer":
        return True
    return any(tokens[at].lower == "and" for at in range(max(start, first - 4), first))


def _before(tokens: tuple[Token, ...], sentence: Sentence, first: int) -> tuple[list[str], bool]:
    """The auxiliaries that stand before a verb, nearest first, and whether it is negated."""
    auxiliaries: list[str] = []
    negated = False
    for at in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
        word = tokens[at].lower
        if word == "not" and auxiliaries and auxiliaries[-1] in _ONLY:
            continue  # "not only sells"
        if word == "longer" and tokens[at - 1].lower == "no":
            continue  # "will no longer sell"
        contracted = word.endswith("n't")
        if not contracted and word not in _PASSED_OVER:
            if is_adverb(word):
                continue
            if word in _FLOATING and at > sentence.first and tokens[at - 1].lower in _AUXILIARIES:
                continue
            break
        auxiliaries.append(word)
        negated = negated or contracted or word in _NEGATIONS or word == "yet"
    return auxiliaries, negated


def _resolved_form(form: str, auxiliaries: list[str]) -> str:
    """The form in its place: "past" becomes "participle" after a form of be or have."""
    if form == "past" and not _BE_OR_HAVE.isdisjoint(auxiliaries):
        return "participle"
    return form


def _aspect(form: str, auxiliaries: Set[str]) -> str:
    """The tense that form and auxiliaries make together."""
    if form in ("noun", "phrase"):
        return form
    for words, aspect in ((_MODAL, "modal"), (_FUTURE, "future")):
        if auxiliaries & words:
            return aspect
    if "to" in auxiliaries and (form == "base" or (form == "participle" and _owed(auxiliaries))):
        return "infinitive"
    if auxiliaries & _HAVE:
        return "perfect"
    return _simple_aspect(form, auxiliaries)


def _owed(auxiliaries: Set[str]) -> bool:
    """Whether auxiliaries tell what was or is to be done: "to be delivered", "were to have been delivered"."""
    return "be" in auxiliaries or ({"to", "have", "been"} <= auxiliaries and bool(_PAST_BE & auxiliaries))


def _simple_aspect(form: str, auxiliaries: Set[str]) -> str:
    """The tense of a verb without have, will or a modal."""
    if form == "participle":
        return "passive-past" if auxiliaries & _PAST_BE or not auxiliaries else "passive-present"
    if form == "ing":
        return "progressive" if auxiliaries & _BE else "gerund"
    return "present" if form in ("base", "third") else form
