"""From mentions to evidence: the words of a document that say each value."""

from __future__ import annotations

from pactwatch.claims.context import Context, distance
from pactwatch.claims.line import end_of_name
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found, Passage
from pactwatch.model import Evidence, Part, Span


class Pointer:
    """Points into one document, by tokens of its text or its title."""

    def __init__(self, document: str, context: Context) -> None:
        self._document = document
        self._context = context

    def words(self, first: int, last: int) -> Evidence:
        """The words of the text from token `first` to `last` (not included)."""
        return self._in(self._context.passage, Part.TEXT, first, last)

    def item(self, item: ItemMention) -> Evidence:
        """The words of an item's designation."""
        tokens = self._context.passage.tokens
        return self.span(tokens[item.head].start, end_of_name(item.kind, tokens[item.tail - 1]))

    def sentence(self, found: Found) -> Evidence:
        """One whole sentence."""
        return Evidence(self._document, Part.TEXT, Span(found.sentence.start, found.sentence.end))

    def span(self, start: int, end: int, refers_to: Evidence | None = None) -> Evidence:
        """The characters from `start` to `end` of the text."""
        return Evidence(self._document, Part.TEXT, Span(start, end), refers_to)

    def party(self, party: PartyMention) -> Evidence:
        """The words of one mention; a pronoun and letters name the mention that they stand for."""
        evidence = self.words(party.first, party.last)
        named = party.antecedent or party
        named = named.spelled or named
        if named is party:
            return evidence
        title = self._context.title
        passage, part = (title, Part.TITLE) if named.titled and title else (self._context.passage, Part.TEXT)
        meant = self._in(passage, part, named.first, named.last)
        return Evidence(evidence.document, evidence.part, evidence.span, meant)

    def code(self, code: str, found: Found, item: ItemMention) -> Evidence | None:
        """The mention of a party that tells its side of an item; None where nothing names it.

        The nearest in the item's sentence, else the last before it, else the next after it, else the title's.
        """
        here = [party for party in found.parties if party.code == code]
        if here:
            return self.party(
                min(
                    here,
                    key=lambda p: (p.antecedent is not None, distance(p.first, p.last, item.first, item.last), p.first),
                )
            )
        passage = self._context.passage
        before = [
            p
            for f in passage.found[: found.sentence.index]
            for p in f.parties
            if p.code == code and p.antecedent is None
        ]
        after = [
            p
            for f in passage.found[found.sentence.index :]
            for p in f.parties
            if p.code == code and p.antecedent is None
        ]
        if before or after:
            return self.party(before[-1] if before else after[0])
        title = self._context.title
        titled = [p for f in (title.found if title else ()) for p in f.parties if p.code == code]
        return self._in(title, Part.TITLE, titled[0].first, titled[0].last) if titled and title else None

    def _in(self, passage: Passage, part: Part, first: int, last: int) -> Evidence:
        return Evidence(self._document, part, Span(passage.tokens[first].start, passage.tokens[last - 1].end))
