"""Look-ups over one register, each made once on first use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pactwatch.model import Agreement, Claim, Deal, Document
from pactwatch.register import Register
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, eq=False)
class Index:
    """A register with the vocabulary that names its parties, and the look-ups that the views share."""

    register: Register
    vocabulary: Vocabulary

    @cached_property
    def deals(self) -> Mapping[str, Deal]:
        """Deals by id."""
        return {deal.id: deal for deal in self.register.deals}

    @cached_property
    def former(self) -> Mapping[str, str]:
        """The present id of a deal by each id under which it was known before."""
        return {former: deal.id for deal in self.register.deals for former in deal.former_ids}

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """Agreements by id."""
        return {agreement.id: agreement for agreement in self.register.agreements}

    @cached_property
    def deal_of_claim(self) -> Mapping[str, str]:
        """The id of the deal that each claim belongs to."""
        return {claim: deal.id for deal in self.register.deals for claim in deal.claims}

    @cached_property
    def claims_of_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims read from each document, in order of their sentences."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.register.claims.values():
            found[claim.document].append(claim)
        return {name: tuple(sorted(claims, key=_place)) for name, claims in found.items()}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the documents of each story, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for document in sorted(self.register.documents):
            found[self.story(document)].append(document)
        return {story: tuple(documents) for story, documents in found.items()}

    def story(self, document: str) -> str:
        """The story of a document; its own id where it stands alone."""
        return self.register.stories.get(document, document)

    def claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """The claims of these ids that the register holds, in the order given."""
        return tuple(self.register.claims[name] for name in ids if name in self.register.claims)

    def document(self, claim: Claim) -> Document:
        """The document that a claim was read from."""
        return self.register.documents[claim.document]


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.sentence.part.value, claim.sentence.span.start, claim.sentence.span.end, claim.id
