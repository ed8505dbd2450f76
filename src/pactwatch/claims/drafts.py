"""Transfers in the making: an item mention with its parties, stage and mode, before they are merged into claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles, item_features
from pactwatch.claims.linear import Linear
from pactwatch.claims.mentions import DateMention, ItemMention, MoneyMention, NumberMention
from pactwatch.claims.passage import Found
from pactwatch.claims.roles import role_features
from pactwatch.claims.stages import stage_features
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How probable an item and a role must be to be told."""

    item: float = 0.4
    supplier: float = 0.4
    recipient: float = 0.4
    also_recipient: float = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """One item mention read as a transfer to one recipient (or none told); probabilities lie between 0 and 1."""

    item: ItemMention
    found: Found
    probability: float
    supplier: str | None
    recipient: str | None
    supplier_probability: float
    recipient_probability: float
    stage: str
    stage_probability: float
    mode: str
    mode_probability: float
    stages: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with its number, money and date."""

    draft: Draft
    number: NumberMention | None
    money: MoneyMention | None
    date: DateMention | None


class Drafter:
    """Drafts the transfers of a text with the trained models."""

    def __init__(self, vocabulary: Vocabulary, models: Mapping[str, Linear], thresholds: Thresholds) -> None:
        self._vocabulary = vocabulary
        self._models = models
        self._thresholds = thresholds

    def drafts(self, context: Context) -> Iterator[Draft]:
        """The transfers that the text tells, one for each item mention and recipient, in order of the text."""
        for found in context.passage.found:
            for item in found.items:
                roles = self.roles(context, found, item)
                features = item_features(context, found, item, roles, self._vocabulary)
                probability = self._models["item"].probability(features)
                if probability >= self._thresholds.item:
                    yield from self._with_parties(context, found, item, roles, probability)

    def roles(self, context: Context, found: Found, item: ItemMention) -> Roles:
        """How probable each party of the text is on either side of an item."""
        features = {code: role_features(context, found, item, code, self._vocabulary) for code in candidates(context)}
        return Roles(
            {code: self._models["supplier"].probability(f) for code, f in features.items()},
            {code: self._models["recipient"].probability(f) for code, f in features.items()},
        )

    def _with_parties(
        self, context: Context, found: Found, item: ItemMention, roles: Roles, probability: float
    ) -> Iterator[Draft]:
        supplies, receives = roles.supplies, roles.receives
        supplier = self._supplier(supplies, receives)
        recipients = self._recipients(receives, supplier)
        if supplier is None and not recipients:
            return
        features = stage_features(context, found, item)
        stages = self._models["stage"].probabilities(features)
        stage = max(stages, key=lambda name: stages[name])
        modes = self._models["mode"].probabilities(features)
        mode = max(modes, key=lambda name: modes[name])
        for recipient in recipients or (None,):
            yield Draft(
                item=item,
                found=found,
                probability=probability,
                supplier=supplier,
                recipient=recipient,
                supplier_probability=supplies[supplier] if supplier else 1 - max(supplies.values(), default=0.0),
                recipient_probability=receives[recipient] if recipient else 1 - max(receives.values(), default=0.0),
                stage=stage,
                stage_probability=stages[stage],
                mode=mode,
                mode_probability=modes[mode],
                stages=stages,
            )

    def _supplier(self, supplies: Mapping[str, float], receives: Mapping[str, float]) -> str | None:
        """The most probable supplier that is not more probably the recipient; None where nobody is probable."""
        best = max(supplies, key=lambda code: (supplies[code], code), default=None)
        if best is None or supplies[best] < self._thresholds.supplier or supplies[best] < receives[best]:
            return None
        return best

    def _recipients(self, receives: Mapping[str, float], supplier: str | None) -> tuple[str, ...]:
        """The most probable recipient, and others that are probable on their own."""
        ranked = sorted((code for code in receives if code != supplier), key=lambda code: (-receives[code], code))
        if not ranked or receives[ranked[0]] < self._thresholds.recipient:
            return ()
        return (ranked[0], *(code for code in ranked[1:] if receives[code] >= self._thresholds.also_recipient))


def candidates(context: Context) -> list[str]:
    """The parties that may stand on either side: all that the text or its title names."""
    return sorted(set(context.counts) | context.titled)
