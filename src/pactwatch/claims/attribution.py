"""Who says so: the chain of speakers behind each sentence of a document, hedging and denial."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.claims.antecedents import Antecedents
from pactwatch.claims.issuers import Issuer, home_of, issuer_of
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.quotations import Quotations
from pactwatch.claims.record import record
from pactwatch.claims.speakers import Heard, SpeakerFinder
from pactwatch.claims.speech import Phrases, SpeechWords
from pactwatch.model import Attribution, Evidence, Part, Span, Speaker, SpeakerKind
from pactwatch.vocab import Vocabulary

_FIRST_PERSON = frozenset("i we my our".split())
_CONTINUING = frozenset("this these such they he she it both".split())
_ANAPHORS = frozenset("this it that these those any such reports claims".split())
_STANDING = (SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT)
_OPENING = 8
_Chain = tuple[Heard, ...]


@record
class _Told:
    """The chain of one sentence; `carried` tells that its speakers were heard in another sentence."""

    chain: _Chain
    carried: bool = False


class Attributor:
    """Gives each sentence of one document its attribution; the publisher's name is read where a text has an issuer."""

    def __init__(
        self,
        document: str,
        passage: Passage,
        words: SpeechWords,
        vocabulary: Vocabulary,
        title: Passage | None = None,
        publisher: Callable[[], Passage | None] = lambda: None,
    ) -> None:
        self._document = document
        self._passage = passage
        self._title = title
        self._words = words
        finder = SpeakerFinder(passage, words, vocabulary)
        title_finder = SpeakerFinder(title, words, vocabulary) if title is not None else None
        self._quotations = Quotations(passage)

        def home() -> str | None:
            name = publisher()
            return home_of(name, SpeakerFinder(name, words, vocabulary)) if name is not None else None

        self._issuer: Issuer | None = issuer_of(passage, finder, title, title_finder, home)
        self._told = self._with_issuer(self._all_told(finder))

    def of(self, found: Found) -> Attribution:
        """Who says what a sentence says; an empty chain where the document says it on its own authority."""
        told = self._told[found.sentence.index]
        issuer = self._issuer
        return Attribution(
            chain=tuple(
                self._speaker(heard, issuer.part if issuer is not None and heard is issuer.heard else Part.TEXT)
                for heard in told.chain
            ),
            hedged=self._phrase(found, self._words.hedges),
            denied=self._denial(found) or self._denied_next(found),
        )

    def _all_told(self, finder: SpeakerFinder) -> list[_Told]:
        """The chains of all sentences, before the issuer of the text is added."""
        antecedents = Antecedents(self._passage, self._words, finder.namer)
        own: list[_Chain] = []
        for found in self._passage.found:
            chain: list[Heard] = []
            for heard in finder.heard(found):
                meant = self._meant(antecedents, heard)
                if meant is not None and not any(meant.first == other.first for other in chain):
                    chain.append(meant)
            own.append(antecedents.with_medium(tuple(chain)))
        told: list[_Told] = []
        for found, heard_here in zip(self._passage.found, own, strict=True):
            told.append(_Told(heard_here) if heard_here else self._continued(found, own, told))
        return told

    def _meant(self, antecedents: Antecedents, heard: Heard) -> Heard | None:
        """The speaker that words stand for; "I" outside a quotation is the issuer of the text."""
        if heard.pronoun in ("i", "we"):
            return None
        return antecedents.meant(heard)

    def _continued(self, found: Found, own: list[_Chain], told: list[_Told]) -> _Told:
        """The chain of a sentence that names nobody: that of its quotation, or of the sentence that it goes on from."""
        at = found.sentence.index
        if self._quotations.inside(found):
            chain = self._quotations.speaker(found, own)
            if chain:
                return _Told(chain, carried=True)
        if at == 0 or not self._quotations.same_paragraph(at - 1, at) or not told[at - 1].chain:
            return _Told(())
        before = told[at - 1]
        if self._quotations.inside(self._passage.found[at - 1]) and before.carried:
            return _Told(())
        first = self._passage.tokens[found.sentence.first].lower
        standing = before.chain[0].kind in _STANDING or (
            before.chain[0].kind is SpeakerKind.MEDIUM and self._opens(before.chain[0], at - 1)
        )
        if standing or (first in _CONTINUING and not before.carried) or self._to_that_end(found):
            return _Told(before.chain, carried=True)
        return _Told(())

    def _opens(self, heard: Heard, sentence: int) -> bool:
        """Whether a speaker is named at the start of a sentence ("According to X, ...")."""
        return 0 <= heard.first - self._passage.found[sentence].sentence.first < _OPENING and heard.outer

    def _to_that_end(self, found: Found) -> bool:
        """Whether a sentence begins "To this end", "For this purpose"."""
        words = [token.lower for token in self._passage.tokens[found.sentence.first : found.sentence.first + 3]]
        return (
            len(words) == 3
            and words[0] in ("to", "for")
            and words[1] in ("this", "that")
            and words[2] in ("end", "purpose")
        )

    def _with_issuer(self, told: list[_Told]) -> list[_Told]:
        """The chains with the issuer of the text at the end; his own words where nobody else is heard."""
        issuer = self._issuer
        if issuer is None:
            return told
        out = []
        for found, here in zip(self._passage.found, told, strict=True):
            if found.sentence.start < issuer.since or (not here.chain and not issuer.speaks):
                out.append(here)
            elif self._own_words(found, here):
                out.append(_Told((issuer.heard,)))
            elif any(heard.state for heard in here.chain):
                out.append(here)
            else:
                out.append(_Told((*here.chain, issuer.heard), here.carried))
        return out

    def _own_words(self, found: Found, here: _Told) -> bool:
        """Whether a sentence of a statement is the issuer's own: nobody else is heard, or it is in the first person."""
        if not here.chain:
            return True
        tokens = self._passage.tokens[found.sentence.first : found.sentence.last]
        first_person = any(token.lower in _FIRST_PERSON for token in tokens)
        return here.carried and (first_person or not self._quotations.inside(found))

    def _speaker(self, heard: Heard, part: Part) -> Speaker:
        passage = self._title if part is Part.TITLE and self._title is not None else self._passage
        span = Span(passage.tokens[heard.first].start, passage.tokens[heard.last - 1].end)
        return Speaker(
            passage.words(heard.first, heard.last), heard.kind, heard.party, Evidence(self._document, part, span)
        )

    def _evidence(self, first: int, last: int) -> Evidence:
        tokens = self._passage.tokens
        return Evidence(self._document, Part.TEXT, Span(tokens[first].start, tokens[last - 1].end))

    def _phrase(self, found: Found, phrases: Phrases, least: int = 0) -> Evidence | None:
        place = self._place(found, phrases, least)
        return self._evidence(*place) if place else None

    def _place(self, found: Found, phrases: Phrases, least: int) -> tuple[int, int] | None:
        tokens, openings, end = self._passage.tokens, phrases.by_first, found.sentence.last
        for at in range(max(found.sentence.first, least), end):
            size = tokens[at].lower in openings and phrases.size_at(tokens, at, end)  # few words open any
            if size:
                return at, at + size
        return None

    def _denial(self, found: Found) -> Evidence | None:
        """The words that deny; "denied an export licence" and "was denied the jets" withhold and deny nothing."""
        least = 0
        while (place := self._place(found, self._words.denials, least)) is not None:
            if not self._withholds(found, *place):
                return self._evidence(*place)
            least = place[1]
        return None

    def _withholds(self, found: Found, first: int, last: int) -> bool:
        tokens = self._passage.tokens
        if not tokens[first].lower.startswith(("den",)) or tokens[first].lower == "denial":
            return False
        passive = first > found.sentence.first and tokens[first - 1].lower in (
            "was",
            "were",
            "been",
            "being",
            "is",
            "are",
        )
        after = [token.lower for token in tokens[last : min(last + 5, found.sentence.last)]]
        given = any(
            p.first == last and tokens[p.last].text not in "'’" and tokens[p.last].lower != "'s" for p in found.parties
        )
        plain = after[:1] and after[0] in ("that", "any", "it", "having", "this", "involvement")
        goods = any(last <= item.first < last + 6 for item in found.items) and not any(w.endswith("ing") for w in after)
        return not plain and (passive or given or goods or bool(self._words.withheld & set(after)))

    def _denied_next(self, found: Found) -> Evidence | None:
        """The denial in the next sentence of the paragraph that takes up this one ("Kyiv denied this")."""
        index = found.sentence.index
        for after in self._passage.found[index + 1 : index + 3]:
            if self._quotations.same_paragraph(index, after.sentence.index):
                denied = self._taken_up(after)
                if denied is not None:
                    return denied
        return None

    def _taken_up(self, after: Found) -> Evidence | None:
        """The words of a sentence that deny what was told before it."""
        place = self._place(after, self._words.denials, 0)
        if place is None or self._withholds(after, *place):
            return None
        tokens = self._passage.tokens[place[1] : min(place[1] + 3, after.sentence.last)]
        taken_up = any(token.lower in _ANAPHORS for token in tokens) or (tokens and tokens[0].text == ".")
        return self._evidence(*place) if taken_up or place[1] - place[0] > 1 else None
