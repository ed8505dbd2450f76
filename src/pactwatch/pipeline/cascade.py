"""One page of an archive or a feed from its bytes to what is kept of it; the cheap tests come first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from pactwatch.errors import DocumentError, SourceError
from pactwatch.model import Claim, Document, Failure, Fetched, PublicationDate
from pactwatch.pipeline.log import log_unexpected
from pactwatch.pipeline.stages import DOCUMENT, GRAMMAR, LANGUAGE, RELEVANCE, TEXT, TRIAL, Passage

if TYPE_CHECKING:
    from pactwatch.pipeline.read import ClaimReader
    from pactwatch.screen import Glimpse, Relevance, ScreenWords
    from pactwatch.sources import Given
    from pactwatch.vocab import Vocabulary

Made = TypeVar("Made")

NOTHING_OF_ARMS = "nothing of arms"
"""Why a page is turned away by the prefilter."""

NO_TEXT, OTHER_LANGUAGE, NOT_RELEVANT, NOTHING_CLAIMED = "no text", "other language", "not relevant", "nothing claimed"
"""Why a page is turned away after the prefilter has let it pass."""


@dataclass(frozen=True, slots=True)
class Held:
    """The bytes of a page, called to give them."""

    data: bytes | bytearray

    def __call__(self) -> bytes:
        """The bytes."""
        return bytes(self.data)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that passed the prefilter: what is seen of it where that found something, and what gives all of it.

    `publisher`, `title` and `published` are what led to it knows of it, None where nothing did.
    """

    address: str
    seen: Glimpse
    whole: Callable[[], bytes]
    media_type: str | None = None
    charset: str | None = None
    fetched_at: datetime | None = None
    publisher: str | None = None
    title: str | None = None
    published: PublicationDate | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: a document with its claims, a failure, or the reason why it was turned away."""

    passages: tuple[Passage, ...]
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None
    turned_away: str | None = None


_WARM = b"""<html><head><title>Chile buys tanks</title></head><body><article>
<p>Chile signed a contract for 40 Leopard 2 tanks from Germany, the defence ministry said on Monday.</p>
<p>The army will receive the first tanks in 2027, and Germany will train their crews, the ministry said.</p>
<p>The tanks were built for the German army in the nineties and have been kept in a depot since. They will be overhauled
before they are shipped, with new radios and a new fire control, and a first dozen is to be ready by the end of next
year, according to the ministry. A second contract, over spare parts and ammunition, is to be signed in the spring.</p>
<p>The minister said that no other country had been asked for an offer. Members of parliament had asked for a tender,
since the tanks that the army has now came from several makers, and are short of parts.</p></article></body></html>"""


_LANGUAGE_SAMPLE = 600


@dataclass(frozen=True, slots=True)
class _Telling:
    """The sentences of a text that may hold something, these with their neighbours, and whether they surely do."""

    sentences: str
    part: str
    surely: bool


class _EndError(Exception):
    """The page goes no further."""

    def __init__(self, turned_away: str | None = None, failure: Failure | None = None) -> None:
        super().__init__()
        self.turned_away, self.failure = turned_away, failure


class Cascade:
    """Takes pages through the tests and reads those that pass; the same page has the same outcome everywhere."""

    def __init__(self, relevance: Relevance, reader: ClaimReader, given: Given | None = None) -> None:
        self._relevance, self._reader, self._given = relevance, reader, given

    @classmethod
    def of(cls, vocabulary: Vocabulary, given: Given | None = None, words: ScreenWords | None = None) -> Cascade:
        """The cascade with the words of a vocabulary, `words` where they are known already, and its default reader."""
        from pactwatch.pipeline.readers import reader_of
        from pactwatch.screen import Relevance, screen_words

        return cls(Relevance(words or screen_words(vocabulary)), reader_of(vocabulary), given)

    def __call__(self, page: Page) -> Outcome:
        """The outcome of a page; an unexpected error is that page's failure."""
        trip = _Trip(page)
        try:
            document, claims = self._read(trip)
        except _EndError as end:
            return Outcome(tuple(trip.passages), failure=end.failure, turned_away=end.turned_away)
        return Outcome(tuple(trip.passages), document, claims)

    def _read(self, trip: _Trip) -> tuple[Document, tuple[Claim, ...]]:
        text = trip.through(TEXT, _text_of, NO_TEXT)
        told = trip.through(RELEVANCE, lambda _: self._telling(text), NOT_RELEVANT)
        trip.through(LANGUAGE, lambda _: self._reads(told.sentences), OTHER_LANGUAGE)
        if not told.surely:
            trip.through(TRIAL, lambda page: self._tried(page, told.part), NOTHING_CLAIMED)
        document = trip.through(DOCUMENT, self._document, NO_TEXT)
        claims = trip.through(GRAMMAR, lambda _: self._claims(document), NOTHING_CLAIMED)
        return document, claims

    def warm(self) -> Cascade:
        """Load all that the stages load when they are first used, so that workers forked from here share it."""
        from pactwatch.screen import glimpse

        self(Page("warm", glimpse(_WARM, (0, len(_WARM))), Held(_WARM), "text/html"))
        return self

    def _reads(self, text: str) -> bool:
        from pactwatch.documents.language import language_of

        return self._reader.covers(language_of(text[:_LANGUAGE_SAMPLE]))

    def _telling(self, text: str) -> _Telling | None:
        """What of a text may hold something; None where it is not relevant."""
        from pactwatch.screen import excerpt, sentences

        data = text.encode("utf-8", "replace")
        verdict = self._relevance(data)
        if not verdict.relevant:
            return None
        return _Telling(sentences(data, verdict), excerpt(data, verdict), verdict.surely)

    def _tried(self, page: Page, part: str) -> bool:
        """Whether the reader finds something in some sentences of a page, under its title."""
        from pactwatch.pipeline.read import tells
        from pactwatch.screen import page_title

        return tells(self._reader, Document("trial", page.address, part, page_title(page.seen)))

    def _document(self, page: Page) -> Document:
        from pactwatch import documents

        told = page.media_type
        kind = f"{told}; charset={page.charset}" if told and page.charset else told
        known = (page.publisher, page.title, page.published)
        fetched = Fetched(page.whole(), page.address, kind, page.fetched_at, *known)
        if self._given is not None:
            fetched = replace(fetched, publisher=self._given.publisher, published=self._given.published)
        return documents.make(fetched)

    def _claims(self, document: Document) -> tuple[Claim, ...]:
        return self._reader.read(document) if self._reader.covers(document.language) else ()


class _Trip:
    """A page on its way, with what it has gone through."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.passages: list[Passage] = []

    def through(self, stage: str, work: Callable[[Page], Made | None], reason: str) -> Made:
        """What a stage makes of the page. Raises: _EndError where that is nothing, or the stage stumbles."""
        start = process_time()
        made: Made | None = None
        try:
            made = work(self.page)
        except (DocumentError, SourceError) as error:
            raise _EndError(failure=Failure(self.page.address, stage, str(error))) from error
        except MemoryError:
            raise  # the worker is beyond use, and its supervisor sees to the page
        except Exception as error:
            # One page must not stop a run of millions, whatever a parsing library meets in it
            log_unexpected(error, stage, self.page.address)
            told = f"the stage {stage!r} failed ({error!r}); please report it"
            raise _EndError(failure=Failure(self.page.address, stage, told)) from error
        finally:
            self.passages.append(Passage(stage, bool(made), process_time() - start))
        if not made:
            raise _EndError(reason)
        return made


def _text_of(page: Page) -> str:
    from pactwatch.screen import page_text

    return page_text(page.seen, page.charset)
