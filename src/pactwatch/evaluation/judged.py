"""What reviewers decided as annotated documents and links, so that readers and linking can be measured against it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from pactwatch.evaluation.annotation import Annotated
from pactwatch.evaluation.predict import entry_of
from pactwatch.judgements import document_of
from pactwatch.model import ENTERED, Claim, Decision, Document, Transfer
from pactwatch.register import Register

DOCUMENTS, ANNOTATIONS, LINKS = FORMS = ("documents", "annotations", "links")
_DECIDED = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.ADD)


def exported(register: Register, form: str, partly: bool = False) -> Iterator[str]:
    """Lines of JSON for the documents that were decided on, by id: themselves, their annotations, or their links.

    A document counts where reviewers decided on every claim that was read in it, agree, and no passage that they marked
    is still missed; with `partly` also where they decided on some, and then only those claims are told. What was
    entered without a text is left out: there is nothing to read in it.
    """
    for document, claims in _decided(register, partly):
        if form == DOCUMENTS:
            yield json.dumps(_document(document), ensure_ascii=False)
        elif form == ANNOTATIONS:
            yield json.dumps(_annotated(document, claims), ensure_ascii=False)
        else:
            yield from (json.dumps(link, ensure_ascii=False) for link in _links(register, document, claims))


def _decided(register: Register, partly: bool) -> Iterator[tuple[Document, list[Claim]]]:
    """The documents that count, each with the claims that stand in it after all that was decided."""
    sure, doubtful, seen = set[str](), set[str](), set[str]()
    for ruling in register.judged.rulings:
        place = document_of(ruling.on)
        missed = ruling.outcome is Decision.ADD and not ruling.claims
        if ruling.is_open or missed:
            doubtful |= {place, *ruling.claims}
        elif ruling.outcome in _DECIDED and not ruling.whole:
            sure |= set(ruling.claims)
            seen.add(place)
    told, every = defaultdict[str, list[Claim]](list), defaultdict[str, list[Claim]](list)
    for claim in (*register.claims.values(), *register.judged.rejected):
        every[claim.document].append(claim)
        if claim.id in register.claims and claim.id in sure - doubtful:
            told[claim.document].append(claim)
    for name in sorted(seen & register.documents.keys()):
        document = register.documents[name]
        whole = name not in doubtful and all(claim.id in sure for claim in every[name])
        if (whole or partly) and not document.address.startswith(ENTERED):
            yield document, sorted(told[name], key=lambda one: (one.sentence.span.start, one.id))


def _document(document: Document) -> dict[str, str | None]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": str(document.published.date) if document.published is not None else None,
        "text": document.text,
    }


def _annotated(document: Document, claims: list[Claim]) -> Annotated:
    entry = entry_of(document.id, claims)
    for transfer in entry["transfers"]:
        if transfer["evidence"] == [0, 0]:  # said in the title, which offsets of annotations do not reach
            transfer["evidence"] = [0, 1]
    return entry


def _links(register: Register, document: Document, claims: list[Claim]) -> Iterator[dict[str, str]]:
    deal_of = {claim: deal.id for deal in register.deals for claim in deal.claims}
    transfers = [claim for claim in claims if isinstance(claim.content, Transfer)]
    for number, claim in enumerate(transfers):
        yield {"key": f"{document.id}|{number}", "deal": deal_of[claim.id]}
