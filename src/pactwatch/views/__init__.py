"""The register as people read it: plain frozen records, without any format."""

from pactwatch.views.address import shown_address, source_name, web_link
from pactwatch.views.agreements import AgreementView, CooperationView
from pactwatch.views.claims import ClaimView, SaidField, SpeakerView, claim_views
from pactwatch.views.conflicts import ConflictView, register_conflicts
from pactwatch.views.copies import DifferenceView, OriginalView, RewriteView
from pactwatch.views.data import Json, plain
from pactwatch.views.deal import DealView, StageView, deal_view, deal_views
from pactwatch.views.document import DocumentView, Mark, Segment, document_view, document_views
from pactwatch.views.dossier import Dossier, dossier
from pactwatch.views.fields import FieldView, SideView, ValueView
from pactwatch.views.filters import Filters
from pactwatch.views.flows import Edge, Flow, Network, Node, flows, network
from pactwatch.views.judgements import JudgementView, RulingView, ruling_views, subject_of
from pactwatch.views.links import LinksView, TieView, links_view
from pactwatch.views.listing import LateDeals, Listing, Paging, Sort, late_deals, listing
from pactwatch.views.money import Total
from pactwatch.views.news import ChangedDeal, JoinedDeal, News, ShownChange, news
from pactwatch.views.outlook import Outlook, Status, Step
from pactwatch.views.overview import Counts, Overview, overview
from pactwatch.views.passages import Excerpt
from pactwatch.views.portraits import Country, Partner, WeaponSystem, country, weapon_system
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
    "ChangedDeal",
    "ClaimView",
    "ConflictView",
    "CooperationView",
    "Country",
    "Counts",
    "DealRow",
    "DealView",
    "DifferenceView",
    "DocumentView",
    "Dossier",
    "Edge",
    "Excerpt",
    "FieldView",
    "Filters",
    "Flow",
    "JoinedDeal",
    "Json",
    "JudgementView",
    "LateDeals",
    "LinksView",
    "Listing",
    "Mark",
    "Network",
    "News",
    "Node",
    "Number",
    "OriginalView",
    "Outlook",
    "Overview",
    "Paging",
    "Partner",
    "RewriteView",
    "RulingView",
    "SaidField",
    "Segment",
    "ShownChange",
    "SideView",
    "Sort",
    "SpeakerView",
    "StageView",
    "Status",
    "Step",
    "TieView",
    "Timeline",
    "TimelineMark",
    "TimelineRow",
    "Total",
    "ValueView",
    "WeaponSystem",
    "category_label",
    "claim_views",
    "cooperation_label",
    "country",
    "deal_view",
    "deal_views",
    "document_view",
    "document_views",
    "dossier",
    "field_label",
    "flows",
    "joined",
    "late_deals",
    "links_view",
    "listing",
    "mode_label",
    "network",
    "news",
    "overview",
    "plain",
    "register_conflicts",
    "register_rows",
    "ruling_views",
    "shown_address",
    "source_name",
    "stage_label",
    "subject_of",
    "timeline",
    "weapon_system",
    "web_link",
]
