"""The register as it is kept, loaded as a whole without linking anything, or linked where none is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.model import ENTERED, PERSON
from pactwatch.pipeline.keep import basis_of
from pactwatch.pipeline.linking import linker_for
from pactwatch.pipeline.run import build_register

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


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
