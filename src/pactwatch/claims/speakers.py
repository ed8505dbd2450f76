"""Who is heard in a sentence: the verbs and phrases of speaking, and the speakers that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pactwatch.claims.closed import BE, DETERMINERS
from pactwatch.claims.datelines import after_dateline
from pactwatch.claims.naming import Heard, Namer
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.phrases import PhraseFinder
from pactwatch.claims.speech import Phrases, SpeechWords, speech_words
from pactwatch.model import SpeakerKind
from pactwatch.vocab import Vocabulary

__all__ = ["Heard", "SpeakerFinder", "SpeechWords", "speech_words"]

_QUOTES = '"“”'
_FINITE_AFTER = BE - {"been", "being", "be"} | frozenset("will would has have had can could may might".split())
_REDUCED = frozenset(
    "said reported alleged believed claimed accused estimated suggested denied informed told learned promised".split()
)
_ACTING = (SpeakerKind.OFFICIAL, SpeakerKind.EXPERT)
_SHOWING = (SpeakerKind.DOCUMENT, SpeakerKind.MEDIUM, SpeakerKind.EXPERT)


class SpeakerFinder:
    """Finds the speakers of sentences of one passage."""

    def __init__(self, passage: Passage, words: SpeechWords, vocabulary: Vocabulary) -> None:
        self._tokens = passage.tokens
        self._words = words
        self._phrases = PhraseFinder(passage.tokens, words)
        self.namer = Namer(passage, words, vocabulary)

    @property
    def government(self) -> str | None:
        """The state whose government the text names most; None if unclear."""
        return self.namer.main

    def heard(self, found: Found) -> list[Heard]:
        """The speakers of a sentence, the original one first, the medium that carries it last."""
        floor = after_dateline(self._tokens, found.sentence)
        subjects = list(self._subjects(found, floor))
        inner = [speaker for speaker in subjects if not speaker.outer]
        if not self._coordinated(inner):
            inner.reverse()
        outer = [speaker for speaker in subjects if speaker.outer]
        said = [*inner, *outer, *self._introduced(found)]
        unique: list[Heard] = []
        for speaker in said:
            if not any(speaker.first < other.last and other.first < speaker.last for other in unique):
                unique.append(speaker)
        if any(speaker.kind is SpeakerKind.MEDIUM for speaker in unique):
            unique = [speaker for speaker in unique if not self._generic(speaker)]
        return sorted(unique, key=lambda s: (s.kind is SpeakerKind.MEDIUM, s.kind is SpeakerKind.DOCUMENT))

    def issuer(self, found: Found, first: int, end: int) -> Heard | None:
        """The speaker whose name begins at a token, with "X and Y" as one; for titles and headers."""
        phrase = self._phrases.after(first, end)
        return self.namer.heard(found, phrase) if phrase else None

    def subject(self, found: Found, verb: int) -> Heard | None:
        """The speaker that stands before a verb, whatever verb it is."""
        phrase = self._phrases.before(after_dateline(self._tokens, found.sentence), verb)
        return self.namer.heard(found, phrase) if phrase else None

    def described(self, words: list[str]) -> SpeakerKind | None:
        """The kind of the office that some lower-case words name, None where they name none."""
        return self.namer.office(words)

    def _subjects(self, found: Found, floor: int) -> Iterator[Heard]:
        """Speakers before a verb of speaking ("X said"), or after it where it is turned round ("..., said X")."""
        for at in range(floor, found.sentence.last):
            token = self._tokens[at]
            if token.capital and at > floor and self._word(at + 1, found) != "that":
                continue
            if token.lower in self._words.verbs:
                if not self._is_verb(found, floor, at):
                    continue
                heard = self._speaker_of(found, floor, at)
            elif token.lower in self._words.acts or token.lower in self._words.shows:
                heard = self._acting(found, floor, at)
            else:
                continue
            if heard is not None:
                yield heard

    def _speaker_of(self, found: Found, floor: int, at: int) -> Heard | None:
        """The speaker of the verb at a token, before it or after it."""
        token = self._tokens[at]
        turned = self._turned(found, at) if token.lower in self._words.inverted and at > floor else None
        if turned is not None and self._tokens[at - 1].text in _QUOTES:
            return turned
        verb = at
        if token.lower == "quoted":
            verb = next((n for n in range(at - 1, floor, -1) if self._tokens[n].lower in BE), at)
        phrase = self._phrases.before(floor, verb)
        heard = self.namer.heard(found, phrase) if phrase else None
        if heard is None or (turned is not None and token.lower in ("said", "says")):
            return turned
        return replace(heard, outer=self._trailing(found, floor, heard.first, at))

    def _turned(self, found: Found, verb: int) -> Heard | None:
        """The speaker after a verb that is turned round, where the sentence or the quotation ends with him."""
        phrase = self._phrases.after(verb + 1, found.sentence.last)
        if phrase is None:
            return None
        ends = self._word(phrase.last, found)
        open_end = (
            ends
            in (
                "$",
                ",",
                ".",
                "in",
                "on",
                "at",
                "who",
                "during",
                "after",
                "to",
                ":",
                ";",
                "last",
                "monday",
                "tuesday",
                "wednesday",
            )
            or ends in _QUOTES
        )
        if not open_end or self._tokens[phrase.last - 1].lower == "that":
            return None
        before = self._tokens[verb - 1].text
        if before not in ',"”’“' and ends not in ("$", "."):
            return None
        heard = self.namer.heard(found, phrase, outer=True)
        named = heard is not None and (heard.kind is not SpeakerKind.OTHER or self._tokens[heard.last - 1].capital)
        plain = before in ',"”’“' or (
            heard is not None and heard.kind in (SpeakerKind.DOCUMENT, SpeakerKind.MEDIUM, SpeakerKind.ANONYMOUS)
        )
        return heard if named and plain else None

    def _trailing(self, found: Found, floor: int, first: int, verb: int) -> bool:
        """Whether "X said" follows what is said: a comma or quote before it, and the sentence ends or goes on."""
        if first <= floor:
            return False
        at = first - 1
        while at > floor and self._tokens[at].lower in DETERMINERS:
            at -= 1
        return self._tokens[at].text in ',"”' and self._word(verb + 1, found) in (
            "$",
            ",",
            ".",
            "in",
            "on",
            "at",
            "during",
        )

    def _is_verb(self, found: Found, floor: int, at: int) -> bool:
        """Whether the word at a token is a finite verb of the main line, not a noun, a participle or a passive."""
        token, before, after = self._tokens[at], self._tokens[at - 1] if at > floor else None, self._word(at + 1, found)
        if self._phrases.passive(floor, at):
            following = [t.lower for t in self._tokens[at + 1 : min(at + 8, found.sentence.last)]]
            return token.lower == "quoted" and ("saying" in following or "telling" in following)
        if token.lower == "quoted" or (token.lower in _REDUCED and after in ("to", "by")):
            return False
        if token.lower == "accused" and after == "of":
            return False
        if token.lower in self._words.ambiguous and not self._no_noun(found, floor, at):
            return False
        return not (after in _FINITE_AFTER and before is not None and before.text not in ',"”’')

    def _no_noun(self, found: Found, floor: int, at: int) -> bool:
        """Whether a word like "reports" or "states" is a verb here."""
        if at <= floor:
            return False
        token, before, after = self._tokens[at], self._tokens[at - 1], self._word(at + 1, found)
        if after in ("of", "on", "from", "about", "and", "or", ",", "'s", "by", "to", "$", "which"):
            return False
        adjective = any(p.last == at and p.form.value == "adjective" for p in found.parties)
        if (
            adjective
            or before.lower in DETERMINERS
            or before.lower
            in ("former", "member", "gulf", "arab", "nato", "baltic", "news", "media", "by", "of", "in", "such")
        ):
            return before.lower == "media" and after in ("that", "say")
        plural = before.lower.endswith("s") or before.lower in ("media", "people", "they", "we", "i", "press")
        return plural if token.lower in ("report", "claim") else True

    def _acting(self, found: Found, floor: int, at: int) -> Heard | None:
        """Who vouches by an act of office, or the document that shows something."""
        token = self._tokens[at]
        if self._phrases.passive(floor, at) or (at > floor and self._tokens[at - 1].lower in DETERMINERS):
            return None
        phrase = self._phrases.before(floor, at)
        heard = self.namer.heard(found, phrase) if phrase else None
        if heard is None:
            return None
        if token.lower in self._words.shows:
            shown = heard.kind in _SHOWING
            return replace(heard, outer=self._trailing(found, floor, heard.first, at)) if shown else None
        return heard if (heard.kind in _ACTING and not heard.state) or heard.pronoun else None

    def _introduced(self, found: Found) -> Iterator[Heard]:
        """Speakers after "according to" and "citing", media after "in an interview with", "obtained by"."""
        for at, size in self._places(found, self._words.before):
            heard = self._named_after(found, at + size)
            if heard is not None and not heard.pronoun:
                yield heard
        for at, size in self._places(found, self._words.listeners):
            outlet = next((m for m in found.outlets if at + size <= m.first <= at + size + 4), None)
            heard = self._named_after(found, at + size)
            if heard is not None and (heard.kind is SpeakerKind.MEDIUM or (outlet and outlet.first == heard.first)):
                yield heard
        for at, size in self._places(found, self._words.carriers):
            heard = self._named_after(found, at + size)
            if heard is None or heard.pronoun or heard.kind is SpeakerKind.OFFICIAL:
                continue
            named = self._tokens[heard.first].capital and heard.kind in (SpeakerKind.OTHER, SpeakerKind.DOCUMENT)
            yield replace(heard, kind=SpeakerKind.MEDIUM) if named else heard

    def _named_after(self, found: Found, first: int) -> Heard | None:
        phrase = self._phrases.after(first, found.sentence.last)
        return self.namer.heard(found, phrase, outer=True) if phrase else None

    def _places(self, found: Found, phrases: Phrases) -> Iterator[tuple[int, int]]:
        """Where a phrase of a list stands in a sentence, and its number of tokens."""
        tokens, openings, end = self._tokens, phrases.by_first, found.sentence.last
        for at in range(found.sentence.first, end):
            size = tokens[at].lower in openings and phrases.size_at(tokens, at, end)  # few words open any
            if size:
                yield at, size

    def _coordinated(self, speakers: list[Heard]) -> bool:
        """Whether the speakers of a sentence stand in clauses side by side, not one inside the other."""
        if len(speakers) < 2:
            return True
        between = self._tokens[speakers[0].last : speakers[-1].first]
        return any(token.lower in ("while", "but", ";", "whereas") for token in between)

    def _generic(self, speaker: Heard) -> bool:
        """Whether a speaker is only "the report", beside the medium whose report it is."""
        words = self.namer.words(speaker.first, speaker.last)
        return (
            speaker.kind is SpeakerKind.DOCUMENT
            and words[0] in ("report", "reports", "article", "study", "statement")
            and not speaker.pronoun
        )

    def _word(self, at: int, found: Found) -> str:
        return self._tokens[at].lower if at < found.sentence.last else "$"
