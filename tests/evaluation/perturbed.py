"""Predictions made of annotations: fields lost, changed and moved, transfers dropped and made up."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.evaluation.annotation import (
    Annotated,
    AnnotatedAttribution,
    AnnotatedCooperation,
    AnnotatedMoney,
    AnnotatedSpeaker,
    AnnotatedTransfer,
)
from pactwatch.model import Category, CooperationType, Mode, Qualifier, SpeakerKind, Stage

CODES = ("TUR", "PAK", "USA", "RUS", "IND", "UKR", "HOUTHIS", "NATO")
ITEMS = (
    "drones",
    "F-16",
    "F-16V Block 70 fighters",
    "attack helicopters",
    "weapons",
    "Bayraktar TB-2",
    "",
    "the system",
)

VALUES: tuple[AnnotatedMoney, ...] = ({"amount": 9e8, "currency": "USD"}, {"amount": 0, "currency": None})


def perturbed(gold: Iterable[Annotated], seed: int) -> dict[str, Annotated]:
    """A prediction that is partly right; the same seed gives the same one. Some documents are left out."""
    dice = random.Random(seed)  # noqa: S311  (the same throws every time)
    return {entry["id"]: _document(entry, dice) for entry in gold if dice.random() > 0.05}


def attributed(
    predicted: Mapping[str, Annotated], told: Mapping[str, Sequence[AnnotatedAttribution]], seed: int
) -> dict[str, Annotated]:
    """The prediction with attributions that are partly right."""
    dice = random.Random(seed)  # noqa: S311  (the same throws every time)
    out = copy.deepcopy(dict(predicted))
    for name, notes in told.items():
        for place, transfer in enumerate(out[name].get("transfers") or [] if name in out else []):
            if dice.random() > 0.1:
                transfer["attribution"] = _attribution(notes[min(place, len(notes) - 1)] if notes else {}, dice)
    return out


def _document(gold: Annotated, dice: random.Random) -> Annotated:
    out = copy.deepcopy(gold)
    transfers = [_transfer(one, dice) for one in out["transfers"] if dice.random() > 0.2]
    transfers += [_transfer(copy.deepcopy(one), dice) for one in transfers if dice.random() < 0.1]
    dice.shuffle(transfers)
    out["transfers"] = transfers
    relations = [_relation(one, dice) for one in out["cooperation"] if dice.random() > 0.2]
    out["cooperation"] = relations
    if dice.random() < 0.2:
        out["relevant"] = not out["relevant"]
    if dice.random() < 0.1:
        del out["relevant"]
    return out


def _transfer(entry: AnnotatedTransfer, dice: random.Random) -> AnnotatedTransfer:
    if dice.random() < 0.2:
        entry["supplier"] = dice.sample(CODES, dice.choice((0, 1, 2)))
    if dice.random() < 0.2:
        entry["recipient"] = dice.sample(CODES, dice.choice((0, 1)))
    if dice.random() < 0.2:
        entry["item"] = dice.choice(ITEMS)
    if dice.random() < 0.1:
        entry["item"] = f"{entry['item']} missiles"
    if dice.random() < 0.2:
        entry["category"] = dice.choice(list(Category)).value
    if dice.random() < 0.2:
        entry["quantity"] = dice.choice((None, 12, 700))
        entry["quantity_is"] = dice.choice((None, *Qualifier))
    if dice.random() < 0.2:
        entry["value"] = dice.choice((None, *VALUES))
    elif (value := entry.get("value")) and dice.random() < 0.5:
        entry["value"] = {"amount": value["amount"] * dice.choice((1.009, 1.011)), "currency": value["currency"]}
    if dice.random() < 0.3:
        entry["stage"] = dice.choice(list(Stage)).value
    if dice.random() < 0.3:
        entry["mode"] = dice.choice(list(Mode)).value
    if dice.random() < 0.3:
        entry["date"] = dice.choice((None, "2021", "2021-07-07"))
    start, end = entry["evidence"]
    entry["evidence"] = [max(0, start + dice.choice((0, -60, 60))), end + dice.choice((0, 30, 90))]
    return entry


def _relation(entry: AnnotatedCooperation, dice: random.Random) -> AnnotatedCooperation:
    if dice.random() < 0.2:
        entry["type"] = dice.choice(list(CooperationType)).value
    if dice.random() < 0.3:
        entry["parties"] = entry["parties"][::-1]
    return entry


def _attribution(told: AnnotatedAttribution, dice: random.Random) -> AnnotatedAttribution:
    chain = copy.deepcopy(told.get("chain") or [])
    made_up: AnnotatedSpeaker = {"speaker": "senior officials", "party": "USA", "kind": "official"}
    for speaker in chain:
        if dice.random() < 0.3:
            speaker["speaker"] = speaker["speaker"].split()[-1]
        if dice.random() < 0.3:
            speaker["party"] = dice.choice((None, *CODES))
        if dice.random() < 0.3:
            speaker["kind"] = dice.choice(list(SpeakerKind)).value
    chain = [one for one in chain if dice.random() > 0.2] + ([made_up] if dice.random() < 0.2 else [])
    return {"chain": chain, "hedged": dice.random() < 0.3, "denied": dice.random() < 0.1}
