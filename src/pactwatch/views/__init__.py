"""The register as people read it: plain frozen records, without any format."""

from pactwatch.views.address import shown_address, source_name, web_link
from pactwatch.views.agreements import AgreementView, CooperationView
from pactwatch.views.claims import ClaimView, SaidField, SpeakerView, claim_views
from pactwatch.views.data import Json, plain
from pactwatch.views.deal import DealView, StageView, deal_view, deal_views
from pactwatch.views.document import DocumentView, Mark, Segment, document_view, document_views
from pactwatch.views.dossier import Dossier, dossier
from pactwatch.views.fields import FieldView, ValueView
from pactwatch.views.filters import Filters
from pactwatch.views.overview import Counts, Overview, Total, overview
from pactwatch.views.passages import Excerpt
from pactwatch.views.rows import DealRow, register_rows
from pactwatch.views.timeline import Timeline, TimelineMark, TimelineRow, timeline
from pactwatch.views.words import (
    Amount,
    Number,
    category_label,
    cooperation_label,
    field_label,
    joined,
    mode_label,
    stage_label,
)

__all__ = [
    "AgreementView",
    "Amount",
    "ClaimView",
    "CooperationView",
    "Counts",
    "DealRow",
    "DealView",
    "DocumentView",
    "Dossier",
    "Excerpt",
    "FieldView",
    "Filters",
    "Json",
    "Mark",
    "Number",
    "Overview",
    "SaidField",
    "Segment",
    "SpeakerView",
    "StageView",
    "Timeline",
    "TimelineMark",
    "TimelineRow",
    "Total",
    "ValueView",
    "category_label",
    "claim_views",
    "cooperation_label",
    "deal_view",
    "deal_views",
    "document_view",
    "document_views",
    "dossier",
    "field_label",
    "joined",
    "mode_label",
    "overview",
    "plain",
    "register_rows",
    "shown_address",
    "source_name",
    "stage_label",
    "timeline",
    "web_link",
]
