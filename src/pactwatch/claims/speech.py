"""The words of speaking, hedging and denial, as the vocabulary's `speech.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.claims.tokens import Token
from pactwatch.errors import VocabularyError
from pactwatch.model import SpeakerKind
from pactwatch.vocab import Outlet, Vocabulary, read_data


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, each as lower-case words, the longest first."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    def size_at(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """How many tokens the longest phrase that begins at a token has, before token `end`; 0 for none."""
        for words in self.by_first.get(tokens[at].lower, ()):
            last = at + len(words)
            if last <= end and (len(words) == 1 or tuple([token.lower for token in tokens[at:last]]) == words):
                return len(words)
        return 0


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lists of `speech.yaml`: single words as sets, phrases by their first word.

    `offices_of` gives the state that the wording of an office tells ("state department": USA), `office_forms` those of
    its forms that have several words. `offices` and `outlets` are the vocabulary's own, by their lower-case words.
    """

    verbs: frozenset[str]
    ambiguous: frozenset[str]
    acts: frozenset[str]
    shows: frozenset[str]
    inverted: frozenset[str]
    sources: frozenset[str]
    media: frozenset[str]
    media_names: frozenset[str]
    documents: frozenset[str]
    experts: frozenset[str]
    anonymous: frozenset[str]
    officers: frozenset[str]
    knowing: frozenset[str]
    withheld: frozenset[str]
    before: Phrases
    listeners: Phrases
    carriers: Phrases
    hedges: Phrases
    denials: Phrases
    offices_of: Mapping[tuple[str, ...], str]
    office_forms: Phrases
    offices: Mapping[tuple[str, ...], SpeakerKind]
    outlets: Mapping[str, Outlet]


def speech_words(vocabulary: Vocabulary) -> SpeechWords:
    """The words of speaking, hedging and denial. Raises: VocabularyError where the file lacks a list."""
    data = read_data("speech.yaml", vocabulary.local)
    if not isinstance(data, Mapping):
        raise VocabularyError("speech.yaml: not a mapping; see the file that comes with the package for its shape")

    def listed(name: str) -> list[str]:
        found = data.get(name)
        if not isinstance(found, list):
            raise VocabularyError(f"speech.yaml: no list {name!r}; add it as the file of the package has it")
        return [str(word) for word in found]

    def words(name: str) -> frozenset[str]:
        return frozenset(listed(name))

    def phrases(name: str) -> Phrases:
        return _phrases(listed(name))

    offices_of = {
        tuple(form.split()): str(code)
        for code, forms in data.get("offices_of", {}).items()
        for form in sorted(forms, key=len, reverse=True)
    }
    return SpeechWords(
        verbs=words("verbs"),
        ambiguous=words("ambiguous"),
        acts=words("acts"),
        shows=words("shows"),
        inverted=words("inverted"),
        sources=words("sources"),
        media=words("media"),
        media_names=words("media_names"),
        documents=words("documents"),
        experts=words("experts"),
        anonymous=words("anonymous"),
        officers=words("officers"),
        knowing=words("knowing"),
        withheld=words("withheld"),
        before=phrases("before"),
        listeners=phrases("listeners"),
        carriers=phrases("carriers"),
        hedges=phrases("hedges"),
        denials=phrases("denials"),
        offices_of=offices_of,
        office_forms=_phrases(" ".join(form) for form in offices_of if len(form) > 1),
        offices=_offices(vocabulary),
        outlets={
            form.lower(): outlet for outlet in vocabulary.outlets.values() for form in (*outlet.forms, *outlet.loose)
        },
    )


def _phrases(forms: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        words = tuple(form.split())
        found.setdefault(words[0], []).append(words)
    return Phrases({word: tuple(sorted(listed, key=len, reverse=True)) for word, listed in found.items()})


def _offices(vocabulary: Vocabulary) -> dict[tuple[str, ...], SpeakerKind]:
    """The words of each office, without full stops and hyphens, and its kind; mere honorifics are left out."""
    return {
        tuple(form.replace(".", "").replace("-", " ").split()): office.kind
        for office in vocabulary.offices.values()
        for form in office.words
        if office.kind is not SpeakerKind.OTHER
    }
