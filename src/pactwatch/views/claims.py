"""Claims as people read them: what is said, in which words, by whom, and in which report."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.judgements import stated_fields
from pactwatch.model import Claim, Cooperation, DateFound, Document, Grade, PartialDate, Speaker, SpeakerKind
from pactwatch.register import Register
from pactwatch.views.address import source_name
from pactwatch.views.copies import (
    DifferenceView,
    OriginalView,
    RewriteView,
    differences,
    original_view,
    rewrite_views,
)
from pactwatch.views.index import Index
from pactwatch.views.judgements import rulings_on_claim
from pactwatch.views.passages import Excerpt, excerpt_of, words_of
from pactwatch.views.words import OWN_VOICE, cooperation_label, field_label, value_words
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One who vouches, as written, with the party spoken for (None where unknown)."""

    name: str
    kind: SpeakerKind
    party: str | None
    party_name: str | None
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class SaidField:
    """One field of one claim in words, with the words of the document that say it."""

    name: str
    label: str
    words: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What one report says about one thing.

    `source` is the publisher, site or file of the report, `reliability` its grade A to F with the reason. `said_by` is
    the chain of speakers in words, from the one who originally says it outward to the medium that is cited. `hedged`
    and `denied` are the words that hedge or deny. `package` joins the claims of one report that share a package's
    value. `deal` is the id of the deal that the claim belongs to, None for cooperation. `judged` says what reviewers
    decided about the claim, a line each. `original` is the original of the report's story, the report itself included;
    None where no other document tells that story; `differences` says where it tells other values than the original.
    `rewrites` are reports on the same deals of which one is probably a rewrite of the other.
    """

    id: str
    kind: str
    deal: str | None
    document: str
    title: str | None
    source: str
    reliability: Grade
    published: PartialDate | None
    published_found: DateFound | None
    story: str
    original: OriginalView | None
    differences: tuple[DifferenceView, ...]
    rewrites: tuple[RewriteView, ...]
    sentence: Excerpt
    fields: tuple[SaidField, ...]
    speakers: tuple[SpeakerView, ...]
    said_by: str
    hedged: str | None
    denied: str | None
    confidence: float
    reader: str
    version: str
    package: str | None
    judged: tuple[str, ...]


def claim_views(register: Register, vocabulary: Vocabulary) -> tuple[ClaimView, ...]:
    """All claims of the register, sorted by id."""
    index = Index(register, vocabulary)
    return tuple(claim_view(index, register.claims[name]) for name in sorted(register.claims))


def claim_view(index: Index, claim: Claim) -> ClaimView:
    """The claim as people read it."""
    document = index.document(claim)
    attribution = claim.attribution
    return ClaimView(
        id=claim.id,
        kind=claim.kind,
        deal=index.deal_of_claim.get(claim.id),
        document=document.id,
        title=document.title,
        source=source_name(document),
        reliability=index.publisher(document.id).reliability,
        published=published_on(claim, document),
        published_found=document.published.found if document.published is not None else None,
        story=index.story(document.id),
        original=original_view(index, document.id),
        differences=differences(index, claim),
        rewrites=rewrite_views(index, document.id),
        sentence=excerpt_of(document, claim.sentence),
        fields=_fields(index, claim, document),
        speakers=tuple(_speaker(index, document, speaker) for speaker in attribution.chain),
        said_by=said_by(attribution.chain),
        hedged=words_of(document, attribution.hedged) if attribution.hedged is not None else None,
        denied=words_of(document, attribution.denied) if attribution.denied is not None else None,
        confidence=claim.confidence,
        reader=claim.reader,
        version=claim.version,
        package=claim.package,
        judged=tuple(one.words for one in rulings_on_claim(index, claim)),
    )


def said_by(chain: tuple[Speaker, ...]) -> str:
    """The chain of speakers in words: "Indian defence sources, via The Print"; for none, the report itself."""
    return ", via ".join(speaker.name for speaker in chain) or OWN_VOICE


def published_on(claim: Claim, document: Document) -> PartialDate | None:
    """When a claim was published: its own date, else its document's, else None."""
    return claim.published or (document.published.date if document.published is not None else None)


def _speaker(index: Index, document: Document, speaker: Speaker) -> SpeakerView:
    party = speaker.party
    name = index.vocabulary.party_name(party) if party is not None else None
    return SpeakerView(speaker.name, speaker.kind, party, name, excerpt_of(document, speaker.evidence))


def _fields(index: Index, claim: Claim, document: Document) -> tuple[SaidField, ...]:
    said = []
    for name, value, evidence in stated_fields(claim):
        if name == "type" and isinstance(claim.content, Cooperation):
            words = cooperation_label(claim.content.type.value)
        else:
            words = value_words(value, index.vocabulary, "supplier" if name == "parties" else name)
        excerpts = tuple(excerpt_of(document, one) for one in evidence)
        said.append(SaidField(name, field_label(name), words, excerpts))
    return tuple(said)
