"""The grammar reader: a document in, its claims out, with no network and no language model."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pactwatch.claims.attribution import Attributor
from pactwatch.claims.bids import with_bids
from pactwatch.claims.build import TransferBuilder
from pactwatch.claims.certainty import LEAST_CLAIM, claim_features
from pactwatch.claims.confidence import CLAIM, COOPERATION, confidence, with_confidences
from pactwatch.claims.consent import with_consent
from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft, Drafter, Thresholds
from pactwatch.claims.evidence import Pointer
from pactwatch.claims.frames import frames_of
from pactwatch.claims.linear import Features
from pactwatch.claims.listed import with_listed
from pactwatch.claims.merge import Group, Merger
from pactwatch.claims.models import Model, packaged_models
from pactwatch.claims.outside import no_trade, no_transfer, used
from pactwatch.claims.packages import shared, spread
from pactwatch.claims.passage import Analyser, Passage
from pactwatch.claims.plain import HELP, help_told
from pactwatch.claims.precedents import with_precedents
from pactwatch.claims.relations import Relater, RelationDraft
from pactwatch.claims.relevance import claimed, relevance
from pactwatch.claims.repeated import told_by_name
from pactwatch.claims.roles import text_tallies
from pactwatch.claims.siblings import with_siblings
from pactwatch.claims.sides import SideReading
from pactwatch.claims.speakers import speech_words
from pactwatch.claims.tabled import with_rows, with_tables
from pactwatch.claims.tenders import tender_numbers
from pactwatch.claims.terms import Terms
from pactwatch.model import Claim, Cooperation, CooperationType, Document, Evidence, Stated
from pactwatch.vocab import Vocabulary

METHOD = "1"
LEAST_RELATION = 0.22
IMPROBABLE = "improbable"
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Rated:
    """A group with how probable it is that the text tells it, by which features, and why it is no claim.

    `against` is None where it is one.
    """

    group: Group
    probability: float
    features: Features
    against: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of a document in order of the text, and how likely the text tells of anything at all, 0 to 1."""

    claims: tuple[Claim, ...]
    relevance: float


class GrammarReader:
    """Reads English documents by grammar and the vocabulary; the same document gives the same claims."""

    name = "grammar"

    def __init__(self, vocabulary: Vocabulary, models: Mapping[str, Model] | None = None) -> None:
        self._vocabulary = vocabulary
        self._analyser = Analyser(vocabulary)
        self._speech = speech_words(vocabulary)
        self._bids = frames_of(vocabulary, "bids.yaml")
        self._use(models)

    def with_models(self, models: Mapping[str, Model]) -> GrammarReader:
        """A reader of the same vocabulary with other models."""
        other = copy.copy(self)
        other._use(models)
        return other

    def _use(self, models: Mapping[str, Model] | None) -> None:
        chosen, digest = packaged_models() if models is None else (models, "own")
        self.version = f"{METHOD}-{self._vocabulary.version}-{digest}"
        self._models = chosen
        self._drafter = Drafter(self._vocabulary, chosen, Thresholds())
        self._relater = Relater(chosen)

    def covers(self, language: str | None) -> bool:
        """Whether the reader reads a language; a text too short to tell counts as English."""
        return language in (None, "en")

    def context(self, document: Document) -> Context:
        """Everything found in a document's title and text, before roles are given."""
        today = _day(document)
        title = self._analyser.passage(document.title, today) if document.title else None
        context = Context(self._analyser.passage(document.text, today, title), title)
        text_tallies(context, self._vocabulary)
        return context

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document, in order of the text; none where it tells none."""
        return self.reading(document).claims

    def tells(self, document: Document) -> bool:
        """Whether a document has claims: relations first, which are found sooner, and are enough."""
        context = self.context(document)
        return bool(self.relations(context) or self._claims(document, context, _told(self.rated(context)), []))

    def reading(self, document: Document) -> Reading:
        """The claims of a document, and whether it is likely to tell of more than was made out."""
        context = self.context(document)
        rated, relations = self.rated(context), self._relater.drafts(context)
        hints = [
            one.probability
            for one in rated
            if one.against in (None, IMPROBABLE) and (one.group.supplier or one.group.recipient)
        ]
        beside = [(one.type, one.probability) for one in relations]
        told = _told(rated)
        likely = [draft for draft in relations if draft.probability >= LEAST_RELATION]
        claims = self._claims(document, context, told, likely)
        surest = max((probability for _, probability in told), default=0.0)
        length = len(document.text)
        plain = relevance([HELP], (), length) if help_told(context) else 0.0
        return Reading(claims, max(relevance(hints, beside, length), claimed(surest), plain))

    def _claims(
        self,
        document: Document,
        context: Context,
        told: list[tuple[Group, float]],
        relations: list[RelationDraft],
    ) -> tuple[Claim, ...]:
        if not told and not relations:
            return ()  # most texts: who says what need not be known

        def publisher() -> Passage | None:
            return self._analyser.passage(document.publisher, None) if document.publisher else None

        attributor = Attributor(document.id, context.passage, self._speech, self._vocabulary, context.title, publisher)
        transfers = self._transfers(document, context, attributor, told)
        return (*transfers, *self._cooperation(document, context, attributor, relations))

    def groups(self, context: Context) -> list[Group]:
        """What a text may tell as transfers, before the improbable are left out."""
        merger = Merger(self._vocabulary, Terms(context))
        traded: list[Draft] = []
        others: list[Draft] = []
        for draft in self.drafts(context):
            (others if used(context, draft) else traded).append(draft)
        return with_siblings(context, [*merger.groups(traded), *merger.groups(others)])

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the reader reads with."""
        return self._vocabulary

    @property
    def models(self) -> Mapping[str, Model]:
        """The models that the reader weighs with, by name."""
        return self._models

    def drafts(self, context: Context) -> list[Draft]:
        """What single mentions of equipment tell, before those that tell one transfer are brought together."""
        drafts = with_bids(context, self._bids, list(self._drafter.drafts(context)), self._vocabulary)
        return list(with_precedents(context, with_consent(with_tables(context, drafts))))

    def sides(self, context: Context) -> dict[int, SideReading]:
        """Who stands on which side of each mention of equipment, by its first token."""
        return self._drafter.sides(context)

    def relations(self, context: Context) -> list[RelationDraft]:
        """The relations that a text tells."""
        return [draft for draft in self._relater.drafts(context) if draft.probability >= LEAST_RELATION]

    def rated(self, context: Context) -> list[Rated]:
        """What a text may tell as transfers, and which of it becomes a claim."""
        groups = self.groups(context)
        features = [claim_features(context, groups, place, self._vocabulary) for place in range(len(groups))]
        probabilities = with_listed(groups, [self._models["claim"].probability(one) for one in features])
        probabilities = with_rows(groups, probabilities)
        out = []
        for place, (group, probability) in enumerate(zip(groups, probabilities, strict=True)):
            against: str | None
            if probability < LEAST_CLAIM:
                against = no_trade(context, group) or IMPROBABLE
            else:
                against = no_transfer(context, group, self._vocabulary)
            if against is None and told_by_name(context, groups, probabilities, place, self._vocabulary):
                against = "told by name elsewhere"
            out.append(Rated(group, probability, features[place], against))
        return out

    def _transfers(
        self, document: Document, context: Context, attributor: Attributor, told: list[tuple[Group, float]]
    ) -> Iterator[Claim]:
        pointer = Pointer(document.id, context)
        builder = TransferBuilder(context, pointer, self._vocabulary, _day(document))
        amounts = spread(context, [group for group, _ in told])
        packages = shared(amounts)
        asked = tender_numbers(context, [group for group, _ in told])
        for place, (group, probability) in enumerate(told):
            transfer = with_confidences(builder.transfer(group, amounts.get(place), asked.get(place)), self._models)
            if transfer.supplier is None and transfer.recipient is None:
                continue
            draft = group.clearest.draft
            yield Claim(
                id=_digest(
                    document.id,
                    "transfer",
                    group.supplier,
                    group.recipient,
                    transfer.item.value.designation,
                    draft.found.sentence.first if draft.row else draft.item.first,
                ),
                document=document.id,
                content=transfer,
                sentence=pointer.sentence(draft.found),
                attribution=attributor.of(draft.found),
                confidence=round(confidence(CLAIM, probability, self._models), 4),
                reader=self.name,
                version=self.version,
                package=_digest(document.id, "package", packages[place].first) if place in packages else None,
                published=document.published.date if document.published else None,
            )

    def _cooperation(
        self, document: Document, context: Context, attributor: Attributor, drafts: list[RelationDraft]
    ) -> Iterator[Claim]:
        pointer = Pointer(document.id, context)
        for draft in drafts:
            yield Claim(
                id=_digest(document.id, draft.type.value, *draft.codes, draft.found.sentence.start),
                document=document.id,
                content=_cooperation(draft, pointer),
                sentence=pointer.sentence(draft.found),
                attribution=attributor.of(draft.found),
                confidence=confidence(COOPERATION, draft.probability, self._models),
                reader=self.name,
                version=self.version,
                published=document.published.date if document.published else None,
            )


def _told(rated: list[Rated]) -> list[tuple[Group, float]]:
    """The groups that become claims, each with how probable it is."""
    return [(one.group, one.probability) for one in rated if one.against is None]


def _cooperation(draft: RelationDraft, pointer: Pointer) -> Cooperation:
    """The relation with its evidence; "both countries" names the mentions that it refers to."""
    parties = []
    for party in draft.parties:
        evidence: Evidence = pointer.party(party)
        if draft.both is not None and party.sentence != draft.found.sentence.index:
            evidence = pointer.span(*draft.both, refers_to=evidence)
        parties.append(Stated(party.code, (evidence,)))
    trigger = draft.trigger
    return Cooperation(
        type=Stated(CooperationType(draft.type), (pointer.words(trigger.first, trigger.last),), draft.probability),
        parties=tuple(parties),
    )


def _day(document: Document) -> date | None:
    """The day of publication, where it is known to the day."""
    published = document.published.date if document.published else None
    return published.first_day if published is not None and published.day is not None else None


def _digest(*parts: object) -> str:
    """A short id of a claim or package, the same in every run."""
    return hashlib.sha256("\0".join(str(part) for part in parts).encode()).hexdigest()[:_WIDTH]
