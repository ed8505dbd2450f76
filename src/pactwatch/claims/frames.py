"""The acts of the trade: which words tell them, in which tense, voice and polarity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pactwatch.claims.lexicon import JOINTS, plural
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.tokens import Sentence, Token, tokenise
from pactwatch.errors import VocabularyError
from pactwatch.vocab import Vocabulary, read_data

_NEGATIONS = frozenset(
    "not never no n't cannot without neither nor don't doesn't didn't won't wouldn't can't couldn't isn't "
    "wasn't aren't weren't hasn't haven't hadn't shouldn't unlikely".split()
)
_FUTURE = frozenset("will shall 'll set expected scheduled due poised likely slated".split())
_MODAL = frozenset("would could may might can should must".split())
_BE = frozenset("is are was were be been being am 's".split())
_PAST_BE = frozenset("was were".split())
_HAVE = frozenset("has have had having 've".split())
_SKIP = frozenset(
    "also already recently reportedly soon now still finally officially formally quietly secretly just been be being "
    "currently eventually never not yet only once".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    frame: str
    form: str
    noun: bool = False  # whether the form is a noun of the frame as well ("purchase", "orders")


class Frames:
    """The words of all frames, by their tokens."""

    def __init__(self, words: Mapping[tuple[str, ...], tuple[_Word, ...]]) -> None:
        self._words = words
        self._longest = max(map(len, words))
        self._starts = frozenset(key[0] for key in words)

    def triggers(self, tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Trigger, ...]:
        """The triggers of one sentence, in order; where several begin at one token, only the longest."""
        found: list[Trigger] = []
        at = sentence.first
        while at < sentence.last:
            size, words = self._longest_at(tokens, at, sentence.last)
            made = (_trigger(tokens, sentence, at, at + size, word) for word in words)
            found += [trigger for trigger in made if trigger is not None]
            at += max(size, 1)
        return tuple(found)

    def _longest_at(self, tokens: tuple[Token, ...], at: int, end: int) -> tuple[int, tuple[_Word, ...]]:
        if tokens[at].lower not in self._starts:
            return 0, ()
        for size in range(min(self._longest, end - at), 0, -1):
            words = self._words.get(tuple(token.lower for token in tokens[at : at + size]))
            if words:
                return size, words
        return 0, ()


def frames_of(vocabulary: Vocabulary, file: str = "frames.yaml") -> Frames:
    """The frames of one of the vocabulary's files. Raises: VocabularyError where it has none."""
    data = read_data(file, vocabulary.local)
    if not isinstance(data, Mapping) or "frames" not in data:
        raise VocabularyError(f"{file}: no `frames`; see the file that comes with the package for its shape")
    words: dict[tuple[str, ...], list[_Word]] = {}
    for name, frame in data["frames"].items():
        for form, kind in _forms(frame):
            key = tuple(token.lower for token in tokenise(form))
            known = words.setdefault(key, [])
            same = next((place for place, word in enumerate(known) if word.frame == name), None)
            if same is None:
                known.append(_Word(name, kind))
            elif kind == "noun":
                known[same] = _Word(name, known[same].form, noun=True)
    return Frames({key: tuple(found) for key, found in words.items()})


def _forms(frame: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Each form of a frame with its kind."""
    for phrase in frame["phrases"]:
        yield phrase.removeprefix("V:"), "phrase"
    for verb in frame["verbs"]:
        yield from inflected(verb)
    for noun in frame["nouns"]:
        yield noun, "noun"
        yield plural(noun), "noun"


def inflected(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their kinds; irregular ones are given as "base/past/participle"."""
    base, *irregular = verb.split("/")
    yield base, "base"
    yield (
        (
            base[:-1] + "ies"
            if _consonant_y(base)
            else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        ),
        "third",
    )
    stem = _doubled(base)
    yield (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "ye")) else stem) + "ing", "ing"
    if irregular:
        yield irregular[0], "past"
        yield irregular[-1], "participle"
        return
    yield (base[:-1] + "ied" if _consonant_y(base) else stem + ("d" if stem.endswith("e") else "ed")), "past"


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeiou"


_DOUBLING = frozenset(
    "ship bid get plan axe ban bar drop stop scrap put cut cancel equip clear win hit sit refit sell".split()
) - {"sell", "clear", "axe"}


def _doubled(base: str) -> str:
    """The stem before -ing and -ed: the last consonant doubled where English doubles it."""
    if base in {"equip", "refit", "commit"} or (base in _DOUBLING and base != "cancel"):
        return base + base[-1]
    if base in {"cancel", "refuel"}:
        return base + "l"
    return base


def _trigger(tokens: tuple[Token, ...], sentence: Sentence, first: int, last: int, word: _Word) -> Trigger | None:
    """The trigger of a word, or None where a verb's form stands as a noun that is none of the frame's ("the base")."""
    auxiliaries, negated = _before(tokens, sentence, first)
    form = _resolved_form(word.form, auxiliaries)
    if form in ("base", "third") and not auxiliaries and _nominal(tokens, sentence, first, last):
        if not word.noun:
            return None
        form = "noun"
    passive = form == "participle" and bool(_BE & set(auxiliaries)) and "having" not in auxiliaries
    bare = form == "participle" and not auxiliaries and last < sentence.last and tokens[last].lower == "by"
    return Trigger(
        frame=word.frame,
        form=form,
        aspect=_aspect(form, auxiliaries),
        passive=passive or bare,
        negated=negated,
        first=first,
        last=last,
        sentence=sentence.index,
        word=" ".join(token.lower for token in tokens[first:last]),
    )


_DETERMINERS = frozenset(
    "a an the this that these those its their his her our of in on for by from with 's any no some new first second third "
    "another such each every large major arms weapons military defence defense multi-billion largest biggest direct further fresh".split()
)


def _nominal(tokens: tuple[Token, ...], sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word that may be verb or noun stands as a noun: after a determiner, an amount, or before "of"."""
    if first == sentence.first:
        return last < sentence.last and tokens[last].lower in ("of", "for", "from", "to")
    before = tokens[first - 1]
    if before.lower in _DETERMINERS or before.text[0].isdigit():
        return True
    if last < sentence.last and tokens[last].lower == "of":
        return True
    return before.text in "-,;:(" and tokens[first].lower.endswith("s") is False and before.text == "-"


def _before(tokens: tuple[Token, ...], sentence: Sentence, first: int) -> tuple[list[str], bool]:
    """The auxiliaries that stand before a verb, nearest first, and whether it is negated."""
    auxiliaries: list[str] = []
    negated = False
    at = first - 1
    while at >= max(sentence.first, first - 6):
        word = tokens[at].lower
        if word in _NEGATIONS or word.endswith("n't"):
            negated = True
        elif (
            word not in _SKIP and word not in _FUTURE and word not in _MODAL and word not in _BE | _HAVE | {"to", "yet"}
        ):
            break
        auxiliaries.append(word)
        if word == "yet" or (word == "no" and at >= first - 2):
            negated = True
        at -= 1
    return auxiliaries, negated


def _resolved_form(form: str, auxiliaries: list[str]) -> str:
    """ "past" becomes "participle" after a form of be or have."""
    if form == "past" and (_BE | _HAVE) & set(auxiliaries):
        return "participle"
    return form


def _aspect(form: str, auxiliaries: list[str]) -> str:
    """The tense that form and auxiliaries make together."""
    words = set(auxiliaries)
    if form in ("noun", "phrase"):
        return form
    if words & _MODAL:
        return "modal"
    if words & _FUTURE:
        return "future"
    if form == "base" and "to" in words:
        return "infinitive"
    if words & _HAVE:
        return "perfect"
    if form == "participle":
        return "passive-past" if words & _PAST_BE or not words else "passive-present"
    if form == "ing":
        return "progressive" if words & _BE else "gerund"
    return {"base": "present", "third": "present"}.get(form, form)


def skip_joints(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """The first token from `at` on that is no joint."""
    while at < end and tokens[at].text in JOINTS:
        at += 1
    return at
