"""Our deals made comparable with another register's rows: when ordered, how many, how far along."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import (
    Category,
    Condition,
    Deal,
    Item,
    PartialDate,
    Qualifier,
    Quantity,
    Stage,
    StageEvent,
    StageGroup,
)
from pactwatch.register.reconcile.entry import Bounds, Entry, name_words
from pactwatch.register.register import Register
from pactwatch.vocab import Vocabulary, folded

_ABOUT = 4  # "about 20" is told of what lies within a quarter of it
_QUALIFIED = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """When a deal was ordered and delivered, as reports tell it.

    `ordered` and `delivered` are the first such events, None where none is told; `year` is the year of the order, told
    or, for `by_report`, that of the first report that tells the order as new. `first_published` and `last_published`
    are the dates of the first and the last report, None where no report has one.
    """

    ordered: StageEvent | None
    delivered: StageEvent | None
    year: int | None
    by_report: bool
    first_published: PartialDate | None
    last_published: PartialDate | None


@dataclass(frozen=True, slots=True)
class PackageNumber:
    """The number that reports tell for a package, on its part that names no type; `deals` are ids of all its parts."""

    quantity: Quantity
    words: str
    deals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OurDeal:
    """One deal of ours with what the comparison needs."""

    deal: Deal
    entry: Entry
    item: Item | None
    category: Category | None
    stage: Stage | None
    timing: Timing
    package: PackageNumber | None

    @property
    def is_class(self) -> bool:
        """Whether reports name a class of equipment and no type."""
        return self.entry.system is None and not any(any(sign.isdigit() for sign in word) for word in self.entry.words)


def our_deals(register: Register, vocabulary: Vocabulary) -> tuple[OurDeal, ...]:
    """Every deal of the register made comparable, in the register's order; an entry's place is that of its deal."""
    packages = _package_numbers(register)
    return tuple(_our_deal(at, deal, vocabulary, packages.get(deal.id)) for at, deal in enumerate(register.deals))


def number_bounds(quantity: Quantity) -> Bounds:
    """The least and greatest number that the words allow; "about 20" allows a quarter more and less."""
    if quantity.qualifier is Qualifier.ABOUT:
        slack = max(1, quantity.amount // _ABOUT)
        return Bounds(max(1, quantity.amount - slack), quantity.amount + slack)
    return Bounds(quantity.lower, quantity.upper)


def number_words(quantity: Quantity) -> str:
    """A number with its qualifier in words: "at least 700"."""
    return f"{_QUALIFIED[quantity.qualifier]}{quantity.amount:,}"


def timing_of(deal: Deal) -> Timing:
    """When a deal was ordered and delivered, from its history."""
    ordered = _first(deal, StageGroup.ORDERED)
    delivered = _first(deal, StageGroup.DELIVERY)
    published = sorted(event.published for event in deal.history if event.published is not None)
    told = _told(ordered)
    return Timing(
        ordered=ordered,
        delivered=delivered,
        year=told.year if told is not None else None,
        by_report=ordered is not None and ordered.happened is None,
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
    )


def _first(deal: Deal, group: StageGroup) -> StageEvent | None:
    """The first event of a group: the one with the earliest date of its own, else the first that was reported."""
    events = [event for event in deal.history if event.stage.group is group]
    dated = sorted((event for event in events if event.happened is not None), key=lambda event: str(event.happened))
    reported = sorted(
        (event for event in events if event.published is not None), key=lambda event: str(event.published)
    )
    return next(iter((*dated, *reported, *events)), None)


def _told(event: StageEvent | None) -> PartialDate | None:
    return (event.happened or event.published) if event is not None else None


def _our_deal(at: int, deal: Deal, vocabulary: Vocabulary, package: PackageNumber | None) -> OurDeal:
    item, stage, timing = deal.shown("item"), deal.shown("stage"), timing_of(deal)
    known = item if isinstance(item, Item) else None
    category = deal.shown("category")
    kind = category if isinstance(category, Category) else known.category if known is not None else None
    return OurDeal(
        deal=deal,
        entry=_entry(at, deal, known, kind, timing, vocabulary),
        item=known,
        category=kind,
        stage=stage if isinstance(stage, Stage) else None,
        timing=timing,
        package=package if deal.shown("number_ordered") is None else None,
    )


def _entry(
    at: int, deal: Deal, item: Item | None, category: Category | None, timing: Timing, vocabulary: Vocabulary
) -> Entry:
    system = vocabulary.systems.get(item.system) if item is not None and item.system is not None else None
    name = system.name if system is not None else item.designation if item is not None else ""
    condition = deal.shown("condition")
    delivered_in = timing.delivered.happened.year if timing.delivered and timing.delivered.happened else None
    return Entry(
        at=at,
        supplier=_codes(deal, "supplier"),
        recipient=_codes(deal, "recipient"),
        name=folded(name),
        words=name_words(name),
        kind="",
        system=item.system if item is not None else None,
        family=vocabulary.family(item.system) if item is not None and item.system is not None else None,
        category=category,
        ordered_in=Bounds(timing.year, timing.year) if timing.year is not None else None,
        ordered=_bounds(deal, "number_ordered"),
        delivered=_bounds(deal, "number_delivered"),
        years=frozenset((delivered_in,)) if delivered_in is not None else frozenset(),
        condition=condition if isinstance(condition, Condition) else None,
        told_by=_told_by(deal),
    )


def _told_by(deal: Deal) -> int | None:
    """The year of the last report of the order or a delivery; None where there is none, or one without a date."""
    firm = [event for event in deal.history if event.stage.group in (StageGroup.ORDERED, StageGroup.DELIVERY)]
    years = [event.published.year for event in firm if event.published is not None]
    return max(years) if years and len(years) == len(firm) else None


def _codes(deal: Deal, field: str) -> frozenset[str]:
    shown = deal.shown(field)
    return frozenset(code for code in shown if isinstance(code, str)) if isinstance(shown, tuple) else frozenset()


def _bounds(deal: Deal, field: str) -> Bounds | None:
    shown = deal.shown(field)
    return number_bounds(shown) if isinstance(shown, Quantity) else None


def _package_numbers(register: Register) -> dict[str, PackageNumber]:
    """By deal: the number of its package, where one part without a type carries it for all."""
    by_id = {deal.id: deal for deal in register.deals}
    found: dict[str, PackageNumber] = {}
    for agreement in register.agreements:
        parts = [by_id[name] for name in agreement.deals if name in by_id]
        for part in parts:
            item, number = part.shown("item"), part.shown("number_ordered")
            if isinstance(item, Item) and item.system is None and isinstance(number, Quantity):
                package = PackageNumber(number, item.designation, agreement.deals)
                found.update({deal.id: package for deal in parts if deal is not part})
    return found
