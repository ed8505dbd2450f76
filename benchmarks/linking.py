"""Accuracy of linking, leave-one-publisher-out: each publisher is linked by weights fitted to all others.

usage: python benchmarks/linking.py [--fit]

Reads the annotated documents under the folder that PACTWATCH_SHARED names (default ../shared), and the hard cases under
tests/deals. With --fit it writes the weights fitted to all publishers to src/pactwatch/deals/fitted.py as well.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from pactwatch import vocab
from pactwatch.deals.profile import profiles_of
from pactwatch.deals.weights import BY_HAND, DEFAULT, Weights
from pactwatch.documents import stories
from pactwatch.evaluation.annotation import annotated, documents
from pactwatch.evaluation.cases import cases_in
from pactwatch.evaluation.linkfit import (
    NAMES,
    Figures,
    Links,
    figures,
    fit,
    publisher_of,
    weight_of,
    weights_with,
)
from pactwatch.evaluation.links import claims_of

ROOT = Path(__file__).resolve().parent.parent
FITTED = ROOT / "src" / "pactwatch" / "deals" / "fitted.py"
CASES = ROOT / "tests" / "deals" / "hard_cases.yaml"
HEAD = '"""Match weights that fitting moved from the values set by hand; made by benchmarks/linking.py --fit."""'


def main() -> int:
    """Print the figures; write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--fit", action="store_true", help="write the weights fitted to all publishers")
    given = parser.parse_args()
    links = annotated_links(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev")
    _report("by hand, all", figures(links.agreements(_bits(BY_HAND))))
    _report("held out, all", held_out(links))
    weights = weights_with(fit(links)) if given.fit else DEFAULT
    _report("fitted, all", figures(links.agreements(_bits(weights))))
    for name, chosen in (("by hand", BY_HAND), ("fitted", weights)):
        right = [case.right(vocab.load(), chosen) for case in cases_in(CASES, vocab.load())]
        print(f"{name}: {sum(right)} of {len(right)} hard cases right ({sum(right) / len(right):.3f})")
    if given.fit:
        FITTED.write_text(as_module(weights), encoding="utf-8")
    return 0


def annotated_links(folder: Path) -> Links:
    """The annotated transfers as claims, with the deal that each belongs to."""
    known = [line.document for line in documents(folder / "docs.jsonl") if line.document is not None]
    published = {document.id: document.published.date for document in known if document.published is not None}
    claims = claims_of(annotated(folder / "gold.jsonl").values(), published, vocab.load())
    with (folder / "links.jsonl").open(encoding="utf-8") as file:
        deal_of = {entry["key"]: entry["deal"] for entry in map(json.loads, file)}
    profiles = profiles_of({claim.id: claim for claim in claims}, stories(known), vocab.load())
    return Links.of(profiles, deal_of)


def held_out(links: Links) -> Figures:
    """The figures over all claims, each linked by weights that never saw its publisher."""
    publishers = sorted({publisher_of(one.claim) for one in links.profiles})
    found = []
    for publisher in publishers:
        there = links.agreements(fit(links.without([publisher])))
        own = [
            agreement
            for agreement, profile in zip(there, links.profiles, strict=True)
            if publisher_of(profile.claim) == publisher
        ]
        _report(f"held out, {publisher}", figures(own))
        found += own
    return figures(found)


def as_module(weights: Weights) -> str:
    """The weights that differ from those set by hand, as Python."""
    moved = {
        name: weight_of(weights, name).bits for name in NAMES if weight_of(weights, name) != weight_of(BY_HAND, name)
    }
    lines = [f'    "{name}": {bits},' for name, bits in moved.items()]
    table = "\n".join(["BITS: dict[str, float] = {", *lines, "}"])
    return "\n\n".join([HEAD, "from __future__ import annotations", table]) + "\n"


def _bits(weights: Weights) -> dict[str, float]:
    return {name: weight_of(weights, name).bits for name in NAMES}


def _report(name: str, found: Figures) -> None:
    print(f"{name:26} B-cubed F1 {found.b_cubed:.3f}, pairwise F1 {found.pairwise:.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
