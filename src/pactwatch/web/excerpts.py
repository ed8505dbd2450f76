"""What of an article a public page shows: the words that claims rest on, and as much around them as quoting allows."""

from __future__ import annotations

from pactwatch.model import Document
from pactwatch.views import DocumentView
from pactwatch.views.document import LEAST_GAP, view_of_document
from pactwatch.views.index import Index

MOST_SHOWN = 1 / 2
"""The share of a text that is shown at most, as long as the words of the fields themselves are no more."""

LEAST = 400
"""Characters that may be shown of a text however short it is."""

STEPS = (
    (300, True, LEAST_GAP),
    (120, True, LEAST_GAP),
    (40, True, LEAST_GAP),
    (0, True, LEAST_GAP),
    (40, False, LEAST_GAP),
    (15, False, LEAST_GAP),
    (0, False, LEAST_GAP),
    (0, False, 8),
)
"""Characters to each side of the evidence, whether the sentence of a claim stays whole, and the least that is left out
in one place: the first that fits."""


def excerpts(index: Index, document: Document) -> DocumentView:
    """A document with little around its evidence, and the less the more of it would be shown."""
    allowed = max(MOST_SHOWN * len(document.text), LEAST)
    for around, sentences, gap in STEPS:
        view = view_of_document(index, document, around, sentences, gap)
        if sum(len(one.text) for one in view.segments) <= allowed:
            break
    return view
