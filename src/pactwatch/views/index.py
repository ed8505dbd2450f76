"""Look-ups over one register, each made once on first use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from pactwatch.deals.credibility import Credibility, credibility
from pactwatch.deals.voices import Publisher, Sides, Voice, publisher_of, voices_of
from pactwatch.documents.originals import Original, original
from pactwatch.documents.rewrites import Rewrite, rewrites_among
from pactwatch.model import Agreement, Claim, Deal, Document, Item, PartialDate, Ruling
from pactwatch.register import Register
from pactwatch.views.outlook import Key, Pace, paces
from pactwatch.vocab import Vocabulary
from pactwatch.vocab.reliability import Sources, sources

if TYPE_CHECKING:
    from pactwatch.views.rows import DealRow


@dataclass(frozen=True, slots=True)
class Beyond:
    """What a part of a register cannot tell by itself, where the register at hand is one.

    `paces` are those of the whole register, None where this is the whole. `deal_of_claim` tells the deals of claims
    beside those of the deals at hand, `rows` the rows of deals that are known already. `claims_of_document` tells the
    ids of the claims of each document, None where the claims at hand are all; `publishers` who stands behind documents.
    """

    paces: Mapping[Key, Pace] | None = None
    deal_of_claim: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, DealRow] = field(default_factory=dict)
    claims_of_document: Mapping[str, Sequence[str]] | None = None
    publishers: Mapping[str, Publisher] = field(default_factory=dict)


THE_WHOLE = Beyond()


@dataclass(frozen=True, eq=False)
class Index:
    """A register with the vocabulary that names its parties, and the look-ups that the views share.

    `today` is the day from which is judged what is overdue: that of the latest report where None is given. `beyond`
    tells what a part of a register cannot.
    """

    register: Register
    vocabulary: Vocabulary
    today: date | None = None
    beyond: Beyond = THE_WHOLE

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
    def packages_of_deal(self) -> Mapping[str, tuple[Agreement, ...]]:
        """The packages that each deal stands in."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self.register.agreements:
            for name in agreement.deals:
                found[name].append(agreement)
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def deal_of_claim(self) -> Mapping[str, str]:
        """The id of the deal that each claim belongs to."""
        own = {claim: deal.id for deal in self.register.deals for claim in deal.claims}
        return {**self.beyond.deal_of_claim, **own}

    @cached_property
    def claims_of_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims read from each document, in order of their sentences."""
        return _by_document(self.register.claims.values())

    def claim_ids(self, document: str) -> Sequence[str]:
        """The ids of the claims read from a document."""
        if self.beyond.claims_of_document is not None:
            return self.beyond.claims_of_document.get(document, ())
        return [claim.id for claim in self.claims_of_document.get(document, ())]

    @cached_property
    def documents_of_deal(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the documents that tell each deal, each once."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in self.register.claims.values():
            deal = self.deal_of_claim.get(claim.id)
            if deal is not None:
                found[deal][claim.document] = None
        return {deal: tuple(told) for deal, told in found.items()}

    @cached_property
    def rejected_of_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each document that reviewers rejected, in order of their sentences."""
        return _by_document(self.register.judged.rejected)

    @cached_property
    def rulings_of_claim(self) -> Mapping[str, tuple[Ruling, ...]]:
        """What reviewers decided about each claim."""
        found: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in self.register.judged.rulings:
            for name in ruling.claims:
                found[name].append(ruling)
        return {name: tuple(rulings) for name, rulings in found.items()}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the documents of each story, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for document in sorted(self.register.documents):
            found[self.story(document)].append(document)
        return {story: tuple(documents) for story, documents in found.items()}

    @cached_property
    def day(self) -> date | None:
        """The day from which is judged what is overdue; None where no document is dated."""
        if self.today is not None:
            return self.today
        dates = (one.published.date for one in self.register.documents.values() if one.published is not None)
        return max((date.first_day for date in dates), default=None)

    @cached_property
    def paces(self) -> Mapping[Key, Pace]:
        """How long deals of each kind took from step to step."""
        return self.beyond.paces if self.beyond.paces is not None else paces(self.register.deals)

    @cached_property
    def sources(self) -> Sources:
        """The lists of how far sources can be trusted, and of rivals."""
        return sources(self.vocabulary)

    @cached_property
    def _publishers(self) -> dict[str, Publisher]:
        return {}

    def publisher(self, document: str) -> Publisher:
        """Who stands behind a document, by its id."""
        if document in self.beyond.publishers:
            return self.beyond.publishers[document]
        if document not in self._publishers:
            self._publishers[document] = publisher_of(self.register.documents[document], self.sources)
        return self._publishers[document]

    def voices(self, claims: tuple[Claim, ...]) -> tuple[Voice, ...]:
        """Who tells these claims of one deal, in their order, each on a side of it."""
        publishers = {claim.document: self.publisher(claim.document) for claim in claims}
        return voices_of(claims, publishers, Sides.of(claims), self.sources)

    def credibility(self, claims: tuple[str, ...], conflicts: Iterable[str]) -> Credibility:
        """How far what these claims tell can be believed; `conflicts` names fields on which reports disagree."""
        told = self.claims(claims)
        return credibility(self.voices(told), self.register.stories, Sides.of(told), conflicts, self.sources)

    def subject(self, deal: Deal) -> str:
        """What a deal is about in one line: "Türkiye to Pakistan: Bayraktar TB2"."""
        sides = [
            " and ".join(map(self.vocabulary.party_name, shown)) if isinstance(shown, tuple) else "?"
            for shown in (deal.shown("supplier"), deal.shown("recipient"))
        ]
        item = deal.shown("item")
        system = self.vocabulary.systems.get(item.system or "") if isinstance(item, Item) else None
        name = system.name if system is not None else item.designation if isinstance(item, Item) else "?"
        return f"{sides[0]} to {sides[1]}: {name}"

    def story(self, document: str) -> str:
        """The story of a document; its own id where it stands alone."""
        return self.register.stories.get(document, document)

    @cached_property
    def _originals(self) -> dict[str, Original]:
        return {}

    def original(self, document: str) -> Original | None:
        """The original of the story that a document tells; None where it is the only one to tell it."""
        story = self.story(document)
        told = self.told_by.get(story, ())
        if len(told) < 2:
            return None
        if story not in self._originals:
            self._originals[story] = original([self.register.documents[one] for one in told], self.sources)
        return self._originals[story]

    @cached_property
    def _rewrites(self) -> dict[str, tuple[Rewrite, ...]]:
        return {}

    def rewrites(self, document: str) -> tuple[Rewrite, ...]:
        """The reports on the same deals of which a document is probably a rewrite, or which are rewrites of it."""
        if document not in self._rewrites:
            deals = {self.deal_of_claim.get(claim.id) for claim in self.claims_of_document.get(document, ())}
            told = {name for deal in deals if deal is not None for name in self.documents_of_deal.get(deal, ())}
            others = [one for one in told if self.story(one) != self.story(document)]
            held = self.register.documents
            self._rewrites[document] = rewrites_among(held[document], [held[one] for one in others], self.sources)
        return self._rewrites[document]

    def claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """The claims of these ids that the register holds, in the order given."""
        return tuple(self.register.claims[name] for name in ids if name in self.register.claims)

    def published(self, claims: Iterable[Claim]) -> tuple[PartialDate, ...]:
        """The dates on which these claims were published, earliest first; undated ones left out."""
        found = (claim.published or self._date(claim) for claim in claims)
        return tuple(
            sorted((date for date in found if date is not None), key=lambda date: (date.first_day, date.last_day))
        )

    def published_of(self, claims: tuple[str, ...]) -> tuple[PartialDate, ...]:
        """The same of claims by id."""
        return self.published(self.claims(claims))

    def _date(self, claim: Claim) -> PartialDate | None:
        published = self.document(claim).published
        return published.date if published is not None else None

    def document(self, claim: Claim) -> Document:
        """The document that a claim was read from."""
        return self.register.documents[claim.document]


def _by_document(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return {name: tuple(sorted(told, key=_place)) for name, told in found.items()}


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.sentence.part.value, claim.sentence.span.start, claim.sentence.span.end, claim.id
