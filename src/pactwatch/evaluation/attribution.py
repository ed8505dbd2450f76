"""Who is said to vouch for each transfer, scored: speakers, their parties and kinds, hedges and denials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import (
    Annotated,
    AnnotatedAttribution,
    AnnotatedSpeaker,
    AnnotatedTransfer,
)
from pactwatch.evaluation.counts import Counts, Rate
from pactwatch.evaluation.similarity import align, item_words, pair_score

SAME_SPEAKER_AT = 0.5


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """How well predicted attributions agree with annotated ones, over the `matched` transfers only.

    `own_voice_accuracy` is the share of transfers for which both or neither name a speaker; the accuracies of party
    and kind are over the speakers found.
    """

    matched: int
    speaker: Rate
    own_voice_accuracy: float
    party_accuracy: float
    kind_accuracy: float
    hedged: Rate
    denied: Rate


def score_attributions(
    gold: Mapping[str, Annotated],
    told: Mapping[str, Sequence[AnnotatedAttribution]],
    predicted: Mapping[str, Annotated],
) -> AttributionScores:
    """The scores of the attributions predicted; transfers that the prediction missed or nobody annotated are left out.

    Raises: EvaluationError for attributions of a document that is not annotated.
    """
    counts = Counts()
    for name, notes in told.items():
        if name not in gold:
            raise EvaluationError(f"{name}: has attributions but no annotation; give the annotations they belong to")
        _add_document(counts, gold[name], {note["n"]: note for note in notes}, predicted.get(name) or {})
    return AttributionScores(
        matched=counts.of("matched", "tp"),
        speaker=counts.rate("speaker"),
        own_voice_accuracy=counts.share("own voice"),
        party_accuracy=counts.share("party"),
        kind_accuracy=counts.share("kind"),
        hedged=counts.rate("hedged"),
        denied=counts.rate("denied"),
    )


def same_speaker(first: str, second: str) -> bool:
    """Whether two names share half the words of the shorter one."""
    one, two = set(item_words(first)), set(item_words(second))
    return bool(one & two) and len(one & two) >= SAME_SPEAKER_AT * min(len(one), len(two))


def _add_document(
    counts: Counts, gold: Annotated, told: Mapping[int, AnnotatedAttribution], predicted: Annotated
) -> None:
    there: list[AnnotatedTransfer] = gold.get("transfers") or []
    found: list[AnnotatedTransfer] = predicted.get("transfers") or []
    for i, j in align(found, there, pair_score):
        if j in told:
            counts.add("matched", "tp")
            _add_attribution(counts, found[i].get("attribution") or {}, told[j])


def _add_attribution(counts: Counts, predicted: AnnotatedAttribution, gold: AnnotatedAttribution) -> None:
    left, named = list(gold["chain"]), predicted.get("chain") or []
    counts.add("own voice", "ok" if bool(named) == bool(left) else "no")
    for speaker in named:
        hit = next((one for one in left if same_speaker(speaker.get("speaker") or "", one["speaker"])), None)
        if hit is None:
            counts.add("speaker", "fp")
            continue
        left.remove(hit)
        _add_speaker(counts, speaker, hit)
    counts.add("speaker", "fn", len(left))
    for flag, was, is_ in (
        ("hedged", gold.get("hedged"), predicted.get("hedged")),
        ("denied", gold.get("denied"), predicted.get("denied")),
    ):
        counts.add(flag, "tp", bool(is_ and was))
        counts.add(flag, "fp", bool(is_ and not was))
        counts.add(flag, "fn", bool(was and not is_))


def _add_speaker(counts: Counts, predicted: AnnotatedSpeaker, gold: AnnotatedSpeaker) -> None:
    counts.add("speaker", "tp")
    counts.add("party", "ok" if predicted.get("party") == gold["party"] else "no")
    counts.add("kind", "ok" if predicted.get("kind") == gold["kind"] else "no")
