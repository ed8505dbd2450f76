"""How many pages on other matters the reader calls relevant.

usage: python benchmarks/false_alarms.py [--text]

Reads the pages of a public benchmark of article extraction in `$PACTWATCH_SHARED/pages` (default ../shared): news,
blogs, shops, recipes, sport. Nobody has labelled them; their subjects are what comes up on the web, so that nearly none
tells of the arms trade, and each one called relevant is listed with what was read in it, for a person to judge. Pages
go the usual way, from HTML to claims; --text reads the text that a person kept of each instead. Leaves with 1 where
more than one page in fifty is called relevant.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pactwatch import documents, vocab
from pactwatch.claims import GrammarReader
from pactwatch.errors import DocumentError
from pactwatch.evaluation.annotation import Annotated
from pactwatch.evaluation.predict import prediction
from pactwatch.model import Document, Fetched

MOST = 0.02


def main() -> int:
    """Print the share and the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--text", action="store_true", help="read the texts that a person kept, not the pages")
    given = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    folder = Path(os.environ.get("PACTWATCH_SHARED", root.parent / "shared")) / "pages"
    reader = GrammarReader(vocab.load())
    seen: Counter[str] = Counter()
    for document in _documents(folder, given.text):
        if document is None:
            seen["no text in it"] += 1
        elif not reader.covers(document.language):
            seen["in other languages"] += 1
        else:
            told = prediction(document, reader)
            seen["relevant" if told.get("relevant") else "not relevant"] += 1
            if told.get("relevant"):
                _show(document, told)
    read = seen["relevant"] + seen["not relevant"]
    share = seen["relevant"] / read if read else 0.0
    rest = ", ".join(f"{seen[kind]} {kind}" for kind in ("no text in it", "in other languages"))
    print(f"{seen['relevant']} of {read} pages called relevant: {100 * share:.1f} % (at most {100 * MOST:.0f}); {rest}")
    return int(share > MOST)


def _documents(folder: Path, texts: bool) -> Iterator[Document | None]:
    """The documents that the pages make; None for a page without a text."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, page in sorted(truth.items()):
        if texts:
            fetched = Fetched(page["text"].encode(), page["url"], "text/plain; charset=utf-8")
        else:
            data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
            fetched = Fetched(data, page["url"], "text/html")
        try:
            yield documents.make(fetched)
        except DocumentError:
            yield None


def _show(document: Document, told: Annotated) -> None:
    print(document.address)
    for transfer in told.get("transfers") or ():
        sides = " to ".join("/".join(transfer[side]) or "?" for side in ("supplier", "recipient"))
        print(f"  {sides}: {transfer['item']}, {transfer['stage']} ({transfer['confidence']:.2f})")
        _quote(document, transfer["evidence"])
    for relation in told.get("cooperation") or ():
        print(f"  {relation['type']}: {', '.join(relation['parties'])} ({relation['confidence']:.2f})")
        _quote(document, relation["evidence"])


def _quote(document: Document, evidence: list[int]) -> None:
    print("    " + " ".join(document.text[evidence[0] : evidence[1]].split()))


if __name__ == "__main__":
    sys.exit(main())
