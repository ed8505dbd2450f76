"""What linking looks at in a claim: sides, item, number, value, stage, times, package and story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from operator import attrgetter

from pactwatch.deals.designations import Designation, designation_of
from pactwatch.model import Category, Claim, Condition, Mode, Money, PartialDate, Quantity, Stage, Transfer
from pactwatch.vocab import System, Vocabulary

FEW_FAMILIES = 5  # a word in the names of more families than this recognises none of them


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim of a transfer, made ready for comparison.

    `supplier` and `recipient` are empty where the report does not say. `label` is the item as a person reads it.
    `family` is the head of the system's family and `origin` its home states; None and empty for an unknown system.
    `names` are the naming words of the designation and, for a known system, of all its forms in the catalogue, without
    those that say little.
    `whole` tells that the value is that of a package. `published` is the first day that the date may mean.
    """

    claim: str
    document: str
    story: str
    supplier: frozenset[str]
    recipient: frozenset[str]
    label: str
    system: str | None
    family: str | None
    origin: frozenset[str]
    words: Designation
    names: frozenset[str]
    category: Category
    number: Quantity | None
    delivered_only: bool
    value: Money | None
    whole: bool
    stage: Stage | None
    mode: Mode | None
    condition: Condition | None
    happened: PartialDate | None
    published: date | None

    @property
    def moment(self) -> date | None:
        """The day by which the stage was reached: its own date where the report tells one, else the publication's."""
        if self.happened is None:
            return self.published
        last = self.happened.last_day
        return min(last, self.published) if self.published is not None else last

    @property
    def is_class(self) -> bool:
        """Whether the report names a class of equipment ("armed drones") and no type."""
        return self.system is None and self.words.is_class


_ALL = tuple(one.name for one in fields(Profile))
_values = attrgetter(*_ALL)


class Shared:
    """Lets a million profiles hold one object for each value that many of them have."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[object, object]] = {name: {} for name in _ALL if name != "claim"}
        self._seen["story"] = self._seen["document"]

    def profile(self, one: Profile) -> Profile:
        """The same profile, of values that others hold too."""
        claim, *rest = _values(one)
        held = (seen.setdefault(value, value) for seen, value in zip(self._seen.values(), rest, strict=True))
        return Profile(claim, *held)  # type: ignore[arg-type]  # each stands under the name of its own field


def profile_of(claim: Claim, transfer: Transfer, story: str, vocabulary: Vocabulary) -> Profile:
    """What linking looks at in one claim; `story` is the id of the document's story."""
    item = transfer.item.value
    known = vocabulary.systems.get(item.system) if item.system is not None else None
    system = None if known is not None and known.umbrella else item.system  # which of several is not told: words decide
    words = designation_of(item.designation)
    mode = transfer.mode.value if transfer.mode else None
    return Profile(
        claim=claim.id,
        document=claim.document,
        story=story,
        supplier=frozenset(transfer.supplier.value if transfer.supplier else ()),
        recipient=frozenset(transfer.recipient.value if transfer.recipient else ()),
        label=known.name if known else item.designation,
        system=system,
        family=vocabulary.family(system) if system is not None else None,
        origin=frozenset(known.origin) if known else frozenset(),
        words=words,
        names=_names(words, known, vocabulary),
        category=item.category,
        number=transfer.number.value if transfer.number else None,
        delivered_only=transfer.number_ordered is None,
        value=transfer.value.value if transfer.value else None,
        whole=claim.package is not None,
        stage=transfer.stage.value if transfer.stage else None,
        mode=None if mode is Mode.UNSPECIFIED else mode,
        condition=transfer.condition.value if transfer.condition else None,
        happened=transfer.happened.value if transfer.happened else None,
        published=claim.published.first_day if claim.published else None,
    )


def profiles_of(claims: Mapping[str, Claim], stories: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Profile, ...]:
    """The profiles of all claims of transfers, in the order of their ids; a document without a story is its own."""
    return tuple(
        profile_of(claim, claim.content, stories.get(claim.document, claim.document), vocabulary)
        for _, claim in sorted(claims.items())
        if isinstance(claim.content, Transfer)
    )


def _names(words: Designation, known: System | None, vocabulary: Vocabulary) -> frozenset[str]:
    """The words by which the item can be recognised; words that many systems share only where there are no others."""
    names = words.names | (_form_names(known) if known else frozenset())
    return names - _common_names(vocabulary) or names


def _form_names(system: System) -> frozenset[str]:
    return frozenset(name for form in (*system.forms, *system.loose) for name in designation_of(form).names)


@lru_cache(maxsize=4)
def _common_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Names that recognise nothing: those of makers, and those that many families of the catalogue share ("eagle").

    The name of an umbrella ("Leopard") recognises all that stand under it.
    """
    families: dict[str, set[str]] = defaultdict(set)
    for system in vocabulary.systems.values():
        for name in _form_names(system):
            families[name].add(vocabulary.family(system.id))
    makers = {
        name for maker in vocabulary.makers.values() for form in maker.forms for name in designation_of(form).names
    }
    shared = {name for system in vocabulary.systems.values() if system.umbrella for name in _form_names(system)}
    return frozenset(makers | {name for name, found in families.items() if len(found) > FEW_FAMILIES} - shared)
