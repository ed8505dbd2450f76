"""The register as JSON: everything that is claimed, with the words and spans behind it."""

from __future__ import annotations

import hashlib
import json

from pactwatch.model import Document
from pactwatch.register import Register
from pactwatch.views import (
    AgreementView,
    CooperationView,
    DealView,
    Json,
    claim_views,
    deal_views,
    overview,
    plain,
    shown_address,
    web_link,
)
from pactwatch.vocab import Vocabulary


def write_json(register: Register, vocabulary: Vocabulary) -> bytes:
    """The register as one JSON object in UTF-8, every list sorted by id.

    `{"version", "deals", "agreements", "cooperation", "claims", "documents"}`: deals, agreements and cooperation name
    their claims by id. Every excerpt is `{"document", "part", "start", "end", "before", "words", "after",
    "refers_to"}`, a half-open range of characters in that part of the document. The texts themselves are not exported:
    a document's `sha256` tells whether a text at hand is the one that the ranges point into.
    """
    glance = overview(register, vocabulary)
    tree: dict[str, Json] = {
        "version": register.version,
        "deals": [_deal(view) for view in sorted(deal_views(register, vocabulary), key=lambda view: view.id)],
        "agreements": [_agreement(one) for one in sorted(glance.agreements, key=lambda one: one.id)],
        "cooperation": [_cooperation(one) for one in sorted(glance.cooperation, key=lambda one: one.id)],
        "claims": plain(claim_views(register, vocabulary)),
        "documents": [_document(register, register.documents[name]) for name in sorted(register.documents)],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def _deal(view: DealView) -> Json:
    return _members(view.row) | {
        "fields": plain(view.fields),
        "disputes": plain(view.conflicts),
        "sides": plain(view.sides),
        "stages": plain(view.history),
        "claims": [claim.id for claim in view.claims],
        "former_ids": plain(tuple(sorted(view.former_ids))),
        "instalments": plain(view.instalments),
        "judgements": plain(view.judgements),
    }


def _agreement(view: AgreementView) -> Json:
    return _members(view) | {"deals": [row.id for row in view.deals]}


def _cooperation(view: CooperationView) -> Json:
    return _members(view) | {"claims": [claim.id for claim in view.claims]}


def _document(register: Register, document: Document) -> Json:
    published = document.published
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": plain(published.date) if published is not None else None,
        "published_found": published.found.value if published is not None else None,
        "language": document.language,
        "address": shown_address(document.address),
        "link": web_link(document.address),
        "story": register.stories.get(document.id, document.id),
        "characters": len(document.text),
        "sha256": hashlib.sha256(document.text.encode("utf-8", errors="replace")).hexdigest(),
    }


def _members(record: object) -> dict[str, Json]:
    data = plain(record)
    if not isinstance(data, dict):
        raise TypeError(f"{type(record).__name__}: not a record with fields")
    return data
