"""How good the reader is: predictions, scores, and the gate of pinned floors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, Out
from pactwatch.errors import EvaluationError

if TYPE_CHECKING:
    from pactwatch.cli.fitted import Fitted
    from pactwatch.evaluation.attribution import AttributionScores
    from pactwatch.evaluation.counts import Rate
    from pactwatch.evaluation.gate import Finding, Floors
    from pactwatch.evaluation.score import Scores

group = typer.Typer(help="Predictions against annotated documents: how good the reader is.", rich_markup_mode=None)

Docs = Annotated[
    Path, typer.Argument(metavar="DOCS.jsonl", help="One document a line: id, text, and title, publisher, date.")
]
Gold = Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="The annotations, one document a line.")]
Predicted = Annotated[Path, typer.Argument(metavar="PREDICTED.jsonl", help="The predictions, one document a line.")]


@group.command()
def predict(docs: Docs, as_json: AsJson = True, out: Out = None) -> None:
    """Print what the reader finds: one line of JSON for each line of the file, in order, as it is read.

    A line that fails gives an empty prediction with its error. Nothing is kept.
    """
    from pactwatch import settings, vocab
    from pactwatch.cli.output import write_lines
    from pactwatch.evaluation.predict import predict as predicted
    from pactwatch.pipeline import reader_of

    del as_json  # there is no other form; the flag is taken so that a script may give it to every command
    reader = reader_of(vocab.load(settings.load().vocabulary))
    write_lines((json.dumps(entry, ensure_ascii=False) for entry in predicted(docs, reader)), out)


@group.command()
def score(
    gold: Gold,
    predicted: Predicted,
    attributions: Annotated[
        Path | None,
        typer.Option("--attributions", metavar="FILE", help="Who vouches for each transfer; scored as well."),
    ] = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print how well predictions agree with annotations."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.evaluation.annotation import annotated
    from pactwatch.evaluation.annotation import attributions as read_attributions
    from pactwatch.evaluation.attribution import score_attributions
    from pactwatch.evaluation.report import attribution_report, report
    from pactwatch.evaluation.score import score as scored
    from pactwatch.views import plain

    told, found = annotated(gold), annotated(predicted)
    scores = scored(told, found)
    speakers = score_attributions(told, read_attributions(attributions), found) if attributions else None
    if as_json:
        more = {"attribution": plain(attribution_report(speakers))} if speakers else {}
        write_json({name: plain(figure) for name, figure in report(scores).items()} | more, out)
    else:
        draw([f"{scores.documents} documents, {scores.transfers} annotated transfers", *_tables(scores, speakers)], out)


@group.command()
def gate(
    gold: Gold,
    predicted: Predicted,
    floors: Annotated[
        Path | None, typer.Option("--floors", metavar="FILE", help="Your own floors [default: pactwatch's].")
    ] = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Compare the figures with the pinned floors; leave with 1 where one lies under its floor."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.evaluation import gate as gates
    from pactwatch.evaluation.annotation import annotated
    from pactwatch.evaluation.score import score as scored
    from pactwatch.views import plain

    pinned = gates.read_floors(floors) if floors else gates.packaged_floors()
    _say_measured_elsewhere(pinned, gates.digest_of(gold))
    findings = gates.gate(scored(annotated(gold), annotated(predicted)), pinned)
    failed = tuple(finding for finding in findings if not finding.held)
    if as_json:
        write_json({"floors": plain(findings), "failed": plain([finding.name for finding in failed])}, out)
    else:
        draw([_findings(findings)], out)
    if failed:
        under = "; ".join(f"{one.name} {_places(one.figure)} is under its floor {one.floor:.3f}" for one in failed)
        raise EvaluationError(f"{under}; improve the reader, or pin other floors with a reason")


@group.command()
def link(docs: Docs, gold: Gold, as_json: AsJson = True, out: Out = None) -> None:
    """Link the annotated transfers as if they were claims; print one line of JSON for each: its key and its deal."""
    from pactwatch import settings, vocab
    from pactwatch.cli.output import write_lines
    from pactwatch.evaluation.links import predict_links

    del as_json
    links = predict_links(docs, gold, vocab.load(settings.load().vocabulary))
    write_lines((json.dumps({"key": key, "deal": deal}, ensure_ascii=False) for key, deal in links), out)


def _say_measured_elsewhere(floors: Floors, digest: str) -> None:
    if floors.annotations != digest:
        sys.stderr.write(
            "pactwatch: the floors were measured on other annotations; pin your own with --floors to judge by these\n"
        )


def _tables(scores: Scores, speakers: AttributionScores | None) -> Iterator[Fitted]:
    from pactwatch.cli.fitted import Fitted

    rates = {
        "relevance": scores.relevance,
        "deal": scores.deal,
        "strict deal": scores.strict_deal,
        **{f"- {name}": rate for name, rate in scores.fields.items()},
        "all fields": scores.fields_micro,
        **{f"- {name}": rate for name, rate in scores.more_fields.items()},
        "cooperation": scores.cooperation,
    }
    shares = {
        "specificity on irrelevant documents": scores.specificity,
        "stage group of matched deals": scores.stage_group_accuracy,
        "evidence in the right sentence": scores.evidence_accuracy,
    }
    if speakers is not None:
        rates |= {"speaker": speakers.speaker, "hedged": speakers.hedged, "denied": speakers.denied}
        shares |= {
            f"own voice or not, of {speakers.matched} matched transfers": speakers.own_voice_accuracy,
            "party of the speaker": speakers.party_accuracy,
            "kind of the speaker": speakers.kind_accuracy,
        }
    yield _rates(rates)
    yield Fitted(("Share", "Figure"), tuple((name, _places(share)) for name, share in shares.items()))


def _rates(rates: dict[str, Rate]) -> Fitted:
    from pactwatch.cli.fitted import Fitted

    rows = (
        (
            name,
            *map(_places, (rate.precision, rate.recall, rate.f1)),
            *(f"{count:,}" for count in (rate.tp, rate.fp, rate.fn)),
        )
        for name, rate in rates.items()
    )
    return Fitted(("Of", "Precision", "Recall", "F1", "Right", "Wrong", "Missed"), tuple(rows))


def _findings(findings: tuple[Finding, ...]) -> Fitted:
    from pactwatch.cli.fitted import Fitted

    words = {True: "ok", False: "UNDER ITS FLOOR"}
    rows = (
        (one.name, f"{one.floor:.3f}", _places(one.figure), words[one.held] if one.figure is not None else "")
        for one in findings
    )
    return Fitted(("Figure", "Floor", "Measured", ""), tuple(rows))


def _places(figure: float | None) -> str:
    return f"{figure:.3f}" if figure is not None else "nothing to measure it on"
