"""Registers made of claims by hand, linked as the program links them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.deals.builders import VOCABULARY

from pactwatch.deals import Linked, link
from pactwatch.model import Claim, DateFound, Document, PublicationDate
from pactwatch.register import Register, build


def linker(claims: Sequence[Claim], stories: Mapping[str, str]) -> Linked:
    return link(claims, stories, VOCABULARY)


def document_of(claim: Claim) -> Document:
    name = claim.document
    when = PublicationDate(claim.published, DateFound.GIVEN) if claim.published else None
    return Document(name, f"{name}.txt", f"Report {name}.", published=when)


def register_of(*claims: Claim) -> Register:
    documents = {claim.document: document_of(claim) for claim in claims}
    linked = linker(claims, {})
    return build(documents.values(), claims, {}, linked.deals, linked.agreements, linked.cooperation)
