"""How much of a page's article the document stage keeps: F1 over 4-grams of words, page by page, averaged.

Reads the pages in `$PACTWATCH_SHARED/pages` (default `../shared`), prints the figures; `--worst N` lists the N worst.
The measure is that of the article extraction benchmark of Zyte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from pathlib import Path

from pactwatch.documents import make
from pactwatch.errors import DocumentError
from pactwatch.model import Fetched

_WORD = re.compile(r"\w+")
_GRAM = 4


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The 4-grams of words with their counts; all words as one where there are fewer."""
    words = _WORD.findall(text)
    return (
        Counter(tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1))) if words else Counter()
    )


def score(truth: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one page."""
    wanted, got = grams(truth), grams(found)
    shared = (wanted & got).total()
    precision = shared / got.total() if got else 0.0
    recall = shared / wanted.total() if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0)
    worst = parser.parse_args().worst
    root = Path(__file__).resolve().parent.parent
    folder = Path(os.environ.get("PACTWATCH_SHARED", root.parent / "shared")) / "pages"
    truth = json.loads((folder / "ground-truth.json").read_text())
    scores: dict[str, tuple[float, float, float]] = {}
    spent = 0.0
    for key, page in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        start = time.perf_counter()
        try:
            text = make(Fetched(data, f"{key}.html", "text/html")).text
        except DocumentError:
            text = ""
        spent += time.perf_counter() - start
        scores[page["url"]] = score(page["text"], text)
    precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores.values(), strict=True))
    of_means = 2 * precision * recall / (precision + recall)
    print(f"{len(scores)} pages  precision {precision:.4f}  recall {recall:.4f}")
    print(f"F1 {f1:.4f}  F1 of the mean precision and recall {of_means:.4f}")
    print(f"{1000 * spent / len(scores):.1f} ms a page")
    for url in sorted(scores, key=lambda url: scores[url][2])[:worst]:
        print("  ".join(f"{figure:.2f}" for figure in scores[url]), url)


if __name__ == "__main__":
    main()
