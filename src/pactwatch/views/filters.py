"""Which deals a reader wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pactwatch.model import Category, Deal, Item, Mode, PartialDate, Stage
from pactwatch.views.index import Index
from pactwatch.views.lookup import find_party
from pactwatch.views.outlook import Status, outlook_of
from pactwatch.views.worth import usd_value
from pactwatch.vocab import Vocabulary, folded

_PARTIES = ("supplier", "recipient")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a deal must be to be shown; None asks for nothing.

    `supplier`, `recipient` and `party` (either side) take a code or a name. `item` is a designation, a part of one, or
    a catalogue id; variants of a known system count. `stage` is the stage shown, `since` the earliest day on which the
    deal was last reported or reached a stage, `conflicts` keeps only deals on which reports disagree. `status` is open,
    overdue, silent or done; `credibility` keeps deals graded so or better, 1 to 6; `recorded_since` those of which we
    recorded a report on that day or later. `until` is the latest day on which the deal was first reported or reached a
    stage. `least_usd` and `most_usd` bound the value in US dollars, that of the package where the deal has none of its
    own; deals of which no value or no rate is known lie outside any bound.
    """

    supplier: str | None = None
    recipient: str | None = None
    item: str | None = None
    category: Category | None = None
    stage: Stage | None = None
    since: PartialDate | None = None
    mode: Mode | None = None
    party: str | None = None
    conflicts: bool = False
    status: Status | None = None
    credibility: int | None = None
    recorded_since: PartialDate | None = None
    until: PartialDate | None = None
    least_usd: Decimal | None = None
    most_usd: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """The filters made ready to compare: parties as codes, the item looked up."""

    filters: Filters
    supplier: str | None
    recipient: str | None
    party: str | None
    item: SoughtItem | None

    @classmethod
    def of(cls, filters: Filters, index: Index) -> Sought:
        """The filters made ready. Raises: NotFoundError for a party that nobody knows."""
        told = {code for deal in index.register.deals for side in _PARTIES for code in all_codes(deal, side)}

        def code(given: str | None) -> str | None:
            return find_party(index.vocabulary, given, told) if given is not None else None

        return cls(
            filters,
            code(filters.supplier),
            code(filters.recipient),
            code(filters.party),
            SoughtItem.of(filters.item, index.vocabulary) if filters.item is not None else None,
        )


def matches(deal: Deal, sought: Sought, index: Index) -> bool:
    """Whether the filters let a deal through. Parties and items count when any report names them."""
    filters = sought.filters
    return (
        (sought.supplier is None or sought.supplier in all_codes(deal, "supplier"))
        and (sought.recipient is None or sought.recipient in all_codes(deal, "recipient"))
        and (sought.party is None or any(sought.party in all_codes(deal, side) for side in _PARTIES))
        and (sought.item is None or any(sought.item.is_it(item) for item in _items(deal)))
        and (filters.category is None or any(item.category is filters.category for item in _items(deal)))
        and (filters.stage is None or deal.shown("stage") == filters.stage)
        and (filters.mode is None or deal.shown("mode") == filters.mode)
        and (filters.since is None or _last_day(deal) >= filters.since.first_day)
        and (filters.until is None or _first_day(deal) <= filters.until.last_day)
        and _worth(deal, filters, index)
        and (not filters.conflicts or any(field.conflict for field in deal.fields))
        and _graded(deal, filters, index)
    )


def _graded(deal: Deal, filters: Filters, index: Index) -> bool:
    """Whether outlook, grade and time of recording let the deal through; they cost more than the rest, so come last."""
    if filters.recorded_since is not None and _recorded(deal, index) < filters.recorded_since.first_day:
        return False
    if filters.status is not None and outlook_of(index, deal).status is not filters.status:
        return False
    if filters.credibility is None:
        return True
    conflicts = [field.name for field in deal.fields if field.conflict]
    return int(index.credibility(deal.claims, conflicts).grade.mark) <= filters.credibility


def _worth(deal: Deal, filters: Filters, index: Index) -> bool:
    """Whether the value in US dollars lies within the bounds asked for."""
    if filters.least_usd is None and filters.most_usd is None:
        return True
    usd = usd_value(index, deal)
    if usd is None:
        return False
    return (filters.least_usd or 0) <= usd and (filters.most_usd is None or usd <= filters.most_usd)


def _recorded(deal: Deal, index: Index) -> date:
    """The day on which the latest of a deal's reports was recorded."""
    times = (index.document(claim).fetched_at for claim in index.claims(deal.claims))
    return max((time.date() for time in times if time is not None), default=date.min)


def all_codes(deal: Deal, field: str) -> frozenset[str]:
    """The codes of every party that any report gives for one field."""
    history = deal.field(field)
    codes: set[str] = set()
    for one in history.values if history is not None else ():
        if isinstance(one.value, str):
            codes.add(one.value)
        elif isinstance(one.value, tuple):
            codes.update(one.value)
    return frozenset(codes)


def _items(deal: Deal) -> tuple[Item, ...]:
    history = deal.field("item")
    return tuple(one.value for one in history.values if isinstance(one.value, Item)) if history is not None else ()


@dataclass(frozen=True, slots=True)
class SoughtItem:
    """An item that is looked for: its name or a part of it, folded, and the ids of the systems that are meant.

    These are the one of that name with all that are related to it, and those whose id or name holds the part.
    """

    name: str
    systems: frozenset[str]

    @classmethod
    def of(cls, given: str, vocabulary: Vocabulary) -> SoughtItem:
        """What is looked for by a designation, a part of one, or a catalogue id."""
        name, system = folded(given), vocabulary.system_named(given)
        related = vocabulary.kin(system.id) if system is not None else frozenset()
        return cls(name, vocabulary.systems_called(name) | related)

    def is_it(self, item: Item) -> bool:
        """Whether an item is meant, whatever a report calls it."""
        return item.system in self.systems or self.name in folded(item.designation)


def _last_day(deal: Deal) -> date:
    days = [told.last_day for event in deal.history for told in (event.happened, event.published) if told is not None]
    return max(days, default=date.min)


def _first_day(deal: Deal) -> date:
    days = [told.first_day for event in deal.history for told in (event.happened, event.published) if told is not None]
    return min(days, default=date.max)
