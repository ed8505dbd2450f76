"""The register in memory as a whole: linked there, or loaded as it is kept without linking anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.errors import StoreError
from pactwatch.model import ENTERED, PERSON, Document
from pactwatch.pipeline.keep import basis_of
from pactwatch.pipeline.linking import linker_for
from pactwatch.pipeline.readers import reader_of
from pactwatch.pipeline.stories import tell_stories

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


def build_register(store: Store, vocabulary: Vocabulary, day: date | None = None) -> Register:
    """The register of all documents in the store, with the claims that the reader of this vocabulary found in them.

    What reviewers decided is honoured. With a day: the register as it was known then, from what was surely published by
    the end of it.
    """
    from pactwatch import judgements, register

    every = tuple(store.judgements())  # first: a judgement that comes meanwhile must not count as honoured
    kept = tuple(store.documents())
    read = (*store.claims(reader_of(vocabulary).version), *store.claims(PERSON))
    judged, counted = judgements.judged(every, read, vocabulary)
    here = {one.id for one in kept}
    claims = tuple(claim for claim in counted if claim.document in here)
    told = {claim.document for claim in claims}
    used = tuple(one for one in kept if one.id in told or not one.address.startswith(ENTERED))
    linked, stories = linker_for(judged, vocabulary), _stories(store, used)
    found = linked(claims, stories)
    built = register.build(used, claims, stories, found.deals, found.agreements, found.cooperation)
    whole = register.with_judged(built, judged)
    if day is not None:
        return register.as_of(whole, day, linked)
    return replace(whole, read=register.Read(len(kept), len(read), len(every)))


def _stories(store: Store, used: Sequence[Document]) -> Mapping[str, str]:
    """The story of each document used: the smallest id of those that tell it.

    Where the database may not be written to, stories are worked out anew.
    """
    from pactwatch import documents

    try:
        tell_stories(store)
    except StoreError:
        return documents.stories(used)
    told = store.stories()
    first: dict[str, str] = {}
    for name in sorted(one.id for one in used):
        first.setdefault(told.get(name, name), name)
    return {one.id: first[told.get(one.id, one.id)] for one in used}


def load_register(store: Store, vocabulary: Vocabulary) -> Register:
    """The register that is kept; where none is, or one of another version or vocabulary, all claims are linked anew.

    Documents and claims that were added since it was linked are there, and belong to no deal yet.
    """
    from pactwatch import judgements
    from pactwatch.register import Register

    kept = store.kept_register()
    if kept is None or kept.basis != basis_of(vocabulary):
        return build_register(store, vocabulary)
    deals, behind = store.whole_register()
    read = (*store.claims(kept.reader), *store.claims(PERSON))
    judged, counted = judgements.judged(tuple(store.judgements()), read, vocabulary)
    told = {claim.document for claim in counted}
    documents = {one.id: one for one in store.documents() if one.id in told or not one.address.startswith(ENTERED)}
    claims = {claim.id: claim for claim in counted if claim.document in documents}
    stories = {name: behind.stories.get(name, name) for name in documents}
    found = Register(deals, behind.agreements, behind.cooperation, claims, documents, stories, kept.version)
    return replace(found, judged=judged)


def known_on(register: Register, vocabulary: Vocabulary, day: date) -> Register:
    """The register as it was known by the end of a day: what was published by then, linked again."""
    from pactwatch.register import as_of

    return as_of(register, day, linker_for(register.judged, vocabulary))
