"""The words of speaking, hedging and denial, as the vocabulary's `speech.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch.errors import VocabularyError
from pactwatch.vocab import Vocabulary, read_data

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lists of `speech.yaml`: single words as sets, phrases as tuples of lower-case tokens, the longest first.

    `offices_of` gives the state that the wording of an office tells ("state department": USA).
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
        offices_of={
            tuple(form.split()): str(code)
            for code, forms in data.get("offices_of", {}).items()
            for form in sorted(forms, key=len, reverse=True)
        },
    )


def _phrases(forms: Iterable[str]) -> Phrases:
    return tuple(sorted((tuple(form.split()) for form in forms), key=lambda words: (-len(words), words)))
