"""One text read on its own, without a store."""

from __future__ import annotations

from dataclasses import replace

from pactwatch.errors import DocumentError
from pactwatch.model import Claim, DateFound, Fetched, PartialDate, PublicationDate
from pactwatch.pipeline.readers import reader_of
from pactwatch.vocab.languages import language_name

ADDRESS = "text"


def claims_in(text: str, title: str | None, published: str | None, publisher: str | None) -> tuple[Claim, ...]:
    """The claims of one text; their evidence points into the text and the title as given, not as repaired.

    Raises: DocumentError for a text without words or in a language that no reader covers, RecordError for a date that
    is none.
    """
    from pactwatch import documents, settings, vocab

    date = PublicationDate(PartialDate.parse(published), DateFound.GIVEN) if published is not None else None
    data = text.encode("utf-8", "replace")
    made = documents.make(Fetched(data, ADDRESS, "text/plain; charset=utf-8", None, publisher, title, date))
    reader = reader_of(vocab.load(settings.load().vocabulary))
    if not reader.covers(made.language):
        raise DocumentError(f"text: written in {language_name(made.language)}, which no reader covers; translate it")
    return reader.read(replace(made, text=text, title=title))
