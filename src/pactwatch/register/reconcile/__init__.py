"""Registers against each other: ours against another, and two releases of another, row by row and field by field."""

from pactwatch.register.reconcile.fields import FieldCompared, Verdict
from pactwatch.register.reconcile.near import Mention, NearDocument, WhyNot, why_not
from pactwatch.register.reconcile.parties import Only, Parties
from pactwatch.register.reconcile.reconciliation import Matched, Ours, Reconciliation, Standing, reconcile
from pactwatch.register.reconcile.releases import (
    ChangedRow,
    ChangeKind,
    ReleaseDiff,
    RowChange,
    change_line,
    compare_releases,
    row_line,
)
from pactwatch.register.reconcile.words import order_words

__all__ = [
    "ChangeKind",
    "ChangedRow",
    "FieldCompared",
    "Matched",
    "Mention",
    "NearDocument",
    "Only",
    "Ours",
    "Parties",
    "Reconciliation",
    "ReleaseDiff",
    "RowChange",
    "Standing",
    "Verdict",
    "WhyNot",
    "change_line",
    "compare_releases",
    "order_words",
    "reconcile",
    "row_line",
    "why_not",
]
