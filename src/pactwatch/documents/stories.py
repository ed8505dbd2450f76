"""Which documents tell one story: copies, light edits, syndicated copies and excerpts of one report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pactwatch.connected import Components
from pactwatch.documents.likeness import SHARED_BANDS, Sketch, one_story, sketches
from pactwatch.model import Document


def stories(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to story id: the smallest document id of the group. Independent of the order of the documents.

    Two documents tell one story where most of the word 5-grams of the shorter one stand in the longer one too. Bands of
    their signatures propose the pairs, so that a document is not compared with all others.
    """
    texts = {document.id: document.text for document in documents}
    ids = sorted(texts)
    place = {id_: number for number, id_ in enumerate(ids)}
    told = Components(len(ids))
    for first, second in _candidates(dict(zip(ids, sketches([texts[id_] for id_ in ids]), strict=True))):
        if not told.are_one((place[first], place[second])) and one_story(texts[first], texts[second]):
            told.connect(place[first], place[second])
    return {id_: ids[told.root(place[id_])] for id_ in texts}


def _candidates(known: dict[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs that may be copies: several bands in common, and signatures alike enough. The order makes no difference."""
    buckets: dict[int, list[str]] = defaultdict(list)
    for second, sketch in known.items():
        shared = Counter[str]()
        for band in sketch.bands():
            shared.update(buckets[band])
            buckets[band].append(second)
        for first, times in shared.items():
            if times >= SHARED_BANDS and sketch.may_share(known[first]):
                yield first, second
