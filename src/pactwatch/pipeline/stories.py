"""Documents to the stories that they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.documents.likeness import Sketch
    from pactwatch.model import Document
    from pactwatch.store import Store
    from pactwatch.store.tellings import Newcomer

_AT_A_TIME = 200


def tell_stories(store: Store) -> int:
    """Take the documents that are in no story yet into one; return how many there were. Safe to repeat.

    Each is compared with the few that share bands with it, however many there are.
    """
    from pactwatch.documents.likeness import SHARED_BANDS, sketches

    taken = 0
    while new := store.untold(_AT_A_TIME):
        made = sketches([document.text for document in new])
        pairs = zip(new, made, strict=True)
        taken += store.tell([_newcomer(document, sketch) for document, sketch in pairs], SHARED_BANDS)
    return taken


def _newcomer(document: Document, sketch: Sketch) -> Newcomer:
    from pactwatch.documents.likeness import Sketch, one_story
    from pactwatch.store.tellings import Newcomer

    return Newcomer(
        document=document,
        grams=sketch.grams,
        signature=sketch.signature,
        bands=sketch.bands(),
        may=lambda grams, signature: sketch.may_share(Sketch(grams, signature)),
        is_copy=lambda text: one_story(document.text, text),
    )
