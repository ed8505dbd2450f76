"""The frozen records that all stages share: plain data, no behaviour beyond what the data itself says."""

from pactwatch.model.capture import Capture
from pactwatch.model.claim import (
    Attribution,
    Claim,
    Cooperation,
    CooperationType,
    Organisation,
    OrganisationRole,
    Side,
    Speaker,
    SpeakerKind,
    Stated,
    Transfer,
)
from pactwatch.model.deal import (
    Agreement,
    CooperationThread,
    Deal,
    FieldHistory,
    FieldValue,
    StageEvent,
)
from pactwatch.model.document import DateFound, Document, Fetched, OffsetMap, PublicationDate
from pactwatch.model.evidence import Evidence, Part, Span
from pactwatch.model.failure import Failure
from pactwatch.model.judgement import (
    ENTERED,
    NOTHING_JUDGED,
    PERSON,
    Decision,
    Difference,
    Grade,
    Judged,
    Judgement,
    Ruling,
)
from pactwatch.model.source import SavedSource
from pactwatch.model.terms import Category, Condition, Mode, Qualifier, Stage, StageGroup
from pactwatch.model.values import Item, Money, PartialDate, Quantity

__all__ = [
    "ENTERED",
    "NOTHING_JUDGED",
    "PERSON",
    "Agreement",
    "Attribution",
    "Capture",
    "Category",
    "Claim",
    "Condition",
    "Cooperation",
    "CooperationThread",
    "CooperationType",
    "DateFound",
    "Deal",
    "Decision",
    "Difference",
    "Document",
    "Evidence",
    "Failure",
    "Fetched",
    "FieldHistory",
    "FieldValue",
    "Grade",
    "Item",
    "Judged",
    "Judgement",
    "Mode",
    "Money",
    "OffsetMap",
    "Organisation",
    "OrganisationRole",
    "Part",
    "PartialDate",
    "PublicationDate",
    "Qualifier",
    "Quantity",
    "Ruling",
    "SavedSource",
    "Side",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stage",
    "StageEvent",
    "StageGroup",
    "Stated",
    "Transfer",
]
