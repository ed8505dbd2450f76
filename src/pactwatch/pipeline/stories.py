"""Documents to the stories that they tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from pactwatch.pipeline.forks import Spread, batches

if TYPE_CHECKING:
    from pactwatch.store import Store
    from pactwatch.store.tellings import Comparison, Newcomer

PIECE = 100
"""Documents that one process sketches at a time."""

AT_ONCE = 100 * PIECE
"""Documents that are taken into the stories at once: the more, the fewer times each page of their bands is written."""


def tell_stories(store: Store, spread: Spread | None = None) -> int:
    """Take the documents that are in no story yet into one; return how many there were. Safe to repeat.

    Each is compared with the few that share bands with it, however many there are. With `spread`, several processes
    work out what the documents are like.
    """
    spread, taken = spread or Spread(1, store.forked), 0
    while names := store.untold():
        found = spread.each(lambda some: _newcomers(store, some), batches(names, PIECE))
        stream = chain.from_iterable(found)
        while new := list(islice(stream, AT_ONCE)):
            taken += store.tell(new, _comparison())
    return taken


def _newcomers(store: Store, names: Sequence[str]) -> list[Newcomer]:
    from pactwatch.documents.likeness import sketches
    from pactwatch.store.tellings import Newcomer, Sketched

    found = store.documents_named(names)
    made = sketches([document.text for document in found])
    return [
        Newcomer(document.id, Sketched(sketch.grams, sketch.signature), sketch.bands())
        for document, sketch in zip(found, made, strict=True)
    ]


def _comparison() -> Comparison:
    from pactwatch.documents.likeness import SHARED_BANDS, Sketch, one_story
    from pactwatch.store.tellings import Comparison, Sketched

    def may(first: Sketched, second: Sketched) -> bool:
        return Sketch(first.grams, first.signature).may_share(Sketch(second.grams, second.signature))

    return Comparison(SHARED_BANDS, may, one_story)
