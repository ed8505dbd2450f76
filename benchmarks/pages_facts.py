"""On how many labelled pages title and date are right: 30 drawn for tuning, 30 drawn to measure.

A title is right where it has the words of the headline that the page shows; a date where it is the day that the page
shows, or tells of itself where it shows none. Both were labelled by reading. Reads `$PACTWATCH_SHARED/pages`;
`--wrong` lists what is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pactwatch.documents import make
from pactwatch.model import Document, Fetched

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "tests" / "documents" / "labelled_pages.json"
PAGES = Path(os.environ.get("PACTWATCH_SHARED", ROOT.parent / "shared")) / "pages"


@dataclass(frozen=True, slots=True)
class Label:
    """What a person read on a page; the title is kept as a digest of its words."""

    page: str
    title: str
    published: str
    drawn_for: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a labelled page, and what of it is right."""

    label: Label
    document: Document
    title_right: bool
    date_right: bool


def digest(title: str | None) -> str:
    """The digest of a title's words, whatever its case and punctuation."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", (title or "").lower())).encode()).hexdigest()


def answers(folder: Path = PAGES) -> list[Answer]:
    """What the document stage makes of each labelled page, its address as it stood on the web."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for label in (Label(**one) for one in json.loads(LABELS.read_text(encoding="utf-8"))):
        data = gzip.decompress((folder / "html" / f"{label.page}.html.gz").read_bytes())
        made = make(Fetched(data, truth[label.page]["url"], "text/html"))
        day = str(made.published.date) if made.published is not None else ""
        found.append(Answer(label, made, digest(made.title) == label.title, day == label.published))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    wrong = parser.parse_args().wrong
    found = answers()
    pages = Counter(one.label.drawn_for for one in found)
    titles = Counter(one.label.drawn_for for one in found if one.title_right)
    dates = Counter(one.label.drawn_for for one in found if one.date_right)
    for drawn, count in pages.items():
        print(f"{drawn:9} {count} pages  title {titles[drawn] / count:.3f}  date {dates[drawn] / count:.3f}")
    print(
        f"together  {len(found)} pages  title {titles.total() / len(found):.3f}  date {dates.total() / len(found):.3f}"
    )
    for one in found if wrong else []:
        if not (one.title_right and one.date_right):
            print(one.label.page[:8], one.title_right, one.date_right, one.label.published, one.document.published)
            print("   ", one.document.title)


if __name__ == "__main__":
    main()
