"""Every claim gone through once: what linking compares of it is kept, the claim itself is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from pactwatch.model import Claim, Transfer
from pactwatch.pipeline.relink.basis import STRETCH, Basis
from pactwatch.register.version import CLAIMS, Content

if TYPE_CHECKING:
    from pactwatch.deals.agreements import Part
    from pactwatch.deals.cooperation import Relation
    from pactwatch.deals.profile import Profile
    from pactwatch.store.streams import Stretch

Step = Callable[[int], None]
"""Told how many claims were worked on."""


@dataclass(slots=True)
class Scanned:
    """What was seen of claims: profiles of transfers, parts of packages, relations, digests, and how many there are."""

    profiles: list[Profile] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    sums: Mapping[str, int] = field(default_factory=dict)
    read: int = 0


def scan(basis: Basis, content: Content, step: Step) -> Scanned:
    """Go through all claims that count, and count their content."""
    from pactwatch.deals.profile import Shared
    from pactwatch.store.streams import stretches_of_claims

    with basis.store.reading() as connection:
        stretches = stretches_of_claims(connection, basis.reader, STRETCH)
    known, shared = Scanned(), Shared()
    decided = [claim for name, told in basis.decided.claims.items() if name in basis.documents for claim in told]
    for found in chain([seen(basis, decided)], basis.spread.each(lambda one: _of_stretch(basis, one), stretches)):
        known.profiles += map(shared.profile, found.profiles)
        known.parts += found.parts
        known.relations += found.relations
        known.read += found.read
        content.add_all(found.sums)
        step(known.read)
    return known


def _of_stretch(basis: Basis, stretch: Stretch) -> Scanned:
    from pactwatch.store.streams import claims_in

    with basis.store.reading() as connection:
        claims = list(claims_in(connection, basis.reader, stretch))
    found = seen(basis, [claim for claim in claims if _is_open(basis, claim.document)])
    found.read = len(claims)
    return found


def _is_open(basis: Basis, document: str) -> bool:
    """Whether nobody decided on a document, and it did not come after the documents were gone through."""
    return document in basis.documents and document not in basis.decided.claims


def seen(basis: Basis, claims: Iterable[Claim]) -> Scanned:
    """What linking looks at in some claims."""
    from pactwatch.deals.agreements import part_of
    from pactwatch.deals.cooperation import relation_of
    from pactwatch.deals.profile import profile_of

    found, content = Scanned(), Content()
    for claim in claims:
        content.count(CLAIMS, [claim])
        part, relation = part_of(claim), relation_of(claim)
        found.parts += [part] if part is not None else []
        found.relations += [relation] if relation is not None else []
        if isinstance(claim.content, Transfer):
            found.profiles.append(profile_of(claim, claim.content, basis.stories[claim.document], basis.vocabulary))
    found.sums = content.sums
    return found
