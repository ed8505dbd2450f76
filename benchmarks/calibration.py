"""Whether the reader's confidence means what it says, on publishers that its models never saw.

usage: python benchmarks/calibration.py PREDICTIONS [--svg FILE] [--fit MODELS]

PREDICTIONS is what `benchmarks/accuracy.py --predictions FILE` wrote: each publisher read by models that never saw it.
Prints the expected calibration error over ten bins of equal size, of claims and of fields, as the models give them and
recalibrated; that of each publisher is fitted to all others, so that this too is judged on what it never saw. Where it
makes the error no smaller, confidences stay as they are given. --svg draws the reliability diagram. --fit puts the
recalibration, fitted to all publishers, into a file of models in place of an older one; without it the reader gives the
models' own probabilities.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pactwatch.claims.confidence import SUFFIX, features, model_name
from pactwatch.claims.models import Model, models_from
from pactwatch.evaluation.annotation import Annotated, annotated
from pactwatch.evaluation.calibration import Bin, Judged, bins, expected_calibration_error, judged
from pactwatch.evaluation.fitting import as_json, fit
from pactwatch.evaluation.training import publisher_of

STRENGTH = 1.0  # of the fit: the inverse of its penalty
LEAST_CASES = 100  # fewer are no ground for a recalibration
Cases = dict[str, tuple[Judged, ...]]
SIDE = 200
GAP = 56
TOP = 40
_STYLE = (
    "text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.frame{fill:#fff;stroke:#888}"
    ".even{stroke:#999;stroke-dasharray:4 4}.line{fill:none;stroke:#1f5f8b;stroke-width:2}.dot{fill:#1f5f8b}"
)


def main() -> int:
    """Print the figures; draw and fit where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("predictions", type=Path, metavar="PREDICTIONS", help="what accuracy.py --predictions wrote")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the reliability diagram")
    parser.add_argument("--fit", type=Path, metavar="MODELS", help="put the recalibration into a file of models")
    given = parser.parse_args()
    gold = annotated(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev" / "gold.jsonl")
    by_publisher = cases_by_publisher(gold, annotated(given.predictions))
    raw, settled = pooled(by_publisher.values()), recalibrated(by_publisher)
    helped = better(raw, settled)
    print(f"{'':12}{'cases':>7}{'as given':>10}{'recalibrated':>14}")
    for name, cases in raw.items():
        errors = [error(one[name]) for one in (raw, settled)]
        print(f"{name:12}{len(cases):7}{errors[0]:10.3f}{errors[1]:14.3f}{'' if name in helped else '  left as given'}")
    if given.svg:
        shown = {name: bins(settled[name] if name in helped else cases) for name, cases in raw.items()}
        given.svg.write_text(diagram(shown), encoding="utf-8")
    if given.fit:
        put(given.fit, fitted({name: raw[name] for name in helped}))
    return 0


def error(cases: Sequence[Judged]) -> float:
    """The expected calibration error of cases, over ten bins of equal size."""
    return expected_calibration_error(bins(cases))


def better(raw: Cases, settled: Cases) -> tuple[str, ...]:
    """What recalibration brings nearer to the truth, on publishers that it was not fitted to."""
    return tuple(name for name, cases in raw.items() if error(settled[name]) < error(cases))


def cases_by_publisher(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[str, Cases]:
    """What was judged, by publisher."""
    own: dict[str, dict[str, Annotated]] = {}
    for name, entry in gold.items():
        own.setdefault(publisher_of(name), {})[name] = entry
    return {publisher: judged(entries, predicted) for publisher, entries in own.items()}


def pooled(parts: Iterable[Cases]) -> Cases:
    """The cases of several publishers together."""
    found: Cases = {}
    for part in parts:
        for name, cases in part.items():
            found[name] = (*found.get(name, ()), *cases)
    return found


def fitted(cases: Cases) -> dict[str, Model]:
    """A model for each name with enough cases: how sure to be, from how sure the reader's models are.

    Source: Platt, "Probabilistic outputs for support vector machines", 1999: a logistic curve over the log-odds.
    """
    return {
        model_name(name): fit(
            [features(case.confidence) for case in of_name],
            [int(case.right) for case in of_name],
            [1.0] * len(of_name),
            STRENGTH,
        )
        for name, of_name in cases.items()
        if len(of_name) >= LEAST_CASES and len({case.right for case in of_name}) == 2
    }


def recalibrated(by_publisher: Mapping[str, Cases]) -> Cases:
    """The cases with recalibrated confidences, those of each publisher by models fitted to all others."""
    settled: list[Cases] = []
    for publisher, own in by_publisher.items():
        models = fitted(pooled(cases for name, cases in by_publisher.items() if name != publisher))
        settled.append(
            {
                name: tuple(Judged(_settled(name, case.confidence, models), case.right) for case in cases)
                for name, cases in own.items()
            }
        )
    return pooled(settled)


def _settled(name: str, given: float, models: Mapping[str, Model]) -> float:
    model = models.get(model_name(name))
    return model.probability(features(given)) if model is not None else given


def put(file: Path, models: Mapping[str, Model]) -> None:
    """Put the recalibration into a file of models, in place of all that it has of an older one."""
    content = file.read_text(encoding="utf-8")
    provenance = json.loads(content)["provenance"]
    known = {name: model for name, model in models_from(content).items() if not name.endswith(SUFFIX)}
    file.write_text(as_json({**known, **models}, provenance), encoding="utf-8")


def diagram(binned: Mapping[str, Sequence[Bin]]) -> str:
    """The diagram; each dot is a tenth of the cases: its mean confidence to the right, the share right upwards."""
    width = len(binned) * (SIDE + GAP) + GAP
    height = TOP + SIDE + GAP
    body = "\n".join(
        line
        for place, (name, bins) in enumerate(binned.items())
        for line in _square(name, bins, GAP + place * (SIDE + GAP))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Confidence against the share that is right">\n'
        f'<style>{_STYLE}</style>\n<rect width="{width}" height="{height}" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _square(name: str, bins: Sequence[Bin], left: int) -> Iterator[str]:
    bottom = TOP + SIDE
    points = [(left + one.confidence * SIDE, bottom - one.share * SIDE) for one in bins]
    yield f'<text class="title" x="{left}" y="{TOP - 20}">{name}</text>'
    yield (
        f'<text x="{left}" y="{TOP - 6}">{sum(one.number for one in bins)} cases, '
        f"error {expected_calibration_error(bins):.3f}</text>"
    )
    yield f'<rect class="frame" x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="even" x1="{left}" y1="{bottom}" x2="{left + SIDE}" y2="{TOP}"/>'
    yield f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
    yield from (f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)
    for tick in (0, 0.5, 1):
        yield f'<text x="{left + tick * SIDE - 8:.0f}" y="{bottom + 16}">{tick:g}</text>'
        yield f'<text x="{left - 24}" y="{bottom - tick * SIDE + 4:.0f}">{tick:g}</text>'
    yield f'<text x="{left}" y="{bottom + 34}">confidence; upwards the share right</text>'


if __name__ == "__main__":
    sys.exit(main())
