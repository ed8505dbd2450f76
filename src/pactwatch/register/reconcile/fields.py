"""One deal of ours against one row of another register, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pactwatch.model import Condition, PartialDate, Quantity, Stage, StageGroup
from pactwatch.register.others import Count, Row
from pactwatch.register.reconcile.entries import bounds_of
from pactwatch.register.reconcile.entry import Bounds, Entry
from pactwatch.register.reconcile.ours import OurDeal, number_bounds, number_words
from pactwatch.register.reconcile.words import condition_words, count_words, delivered_words, years_words

NOT_TOLD = "not told"


class Verdict(StrEnum):
    """How two registers stand on one field."""

    AGREE = "agree"
    CONFLICT = "conflict"
    NEWER = "newer"  # ours tells of something after the other register was made
    ONLY_OURS = "only_ours"
    ONLY_THEIRS = "only_theirs"


@dataclass(frozen=True, slots=True)
class FieldCompared:
    """One field as each register tells it, in words, and how the two stand; `note` says why where that is not plain."""

    field: str
    ours: str
    theirs: str
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison looks at: a deal of ours, the row and its entry, and when the other register was made.

    `package_rows` are the rows of all parts of the deal's package that were found, this one included.
    """

    ours: OurDeal
    row: Row
    entry: Entry
    made: PartialDate | None
    package_rows: tuple[Row, ...] = ()


def fields_compared(pair: Compared) -> tuple[FieldCompared, ...]:
    """Every field that one of the two tells: item, order, numbers, deliveries, condition."""
    found = (
        _item(pair),
        _stage(pair),
        _year_of_order(pair),
        _number_ordered(pair),
        _number_delivered(pair),
        _years_of_delivery(pair),
        _condition(pair),
    )
    return tuple(field for field in found if field is not None)


def told_words(ours: OurDeal) -> str:
    """What our reports say about the time, in words: "told as newly agreed in 2025", "ordered 2018"."""
    timing = ours.timing
    if timing.year is not None:
        return f"told as newly agreed in {timing.year}" if timing.by_report else f"ordered {timing.year}"
    delivered = timing.delivered
    if delivered is not None and delivered.happened is not None:
        return f"delivered {delivered.happened.year}"
    if delivered is not None and delivered.published is not None:
        return f"told as delivered by {delivered.published.year}"
    stage = f"told as {ours.stage}" if ours.stage is not None else "told"
    return f"{stage}, first in {timing.first_published.year}" if timing.first_published is not None else stage


def summary(ours: OurDeal, row: Row, register: str) -> str:
    """The pair in one line: "told as newly agreed in 2025; SIPRI: ordered 2021?, 9? delivered 2022-2024"."""
    number = ours.deal.shown("number_ordered")
    many = f", {number_words(number)} ordered" if isinstance(number, Quantity) else ""
    ordered = f"ordered {row.year_of_order}" if row.year_of_order is not None else "year of order not told"
    theirs = f", {row.number_ordered} ordered" if _tells_more(row) else ""
    return f"{told_words(ours)}{many}; {register}: {ordered}{theirs}, {delivered_words(row)}"


def _tells_more(row: Row) -> bool:
    """Whether the number ordered says something that the number delivered does not."""
    ordered, delivered = row.number_ordered, row.number_delivered
    return ordered is not None and (delivered is None or ordered.amount != delivered.amount)


def _item(pair: Compared) -> FieldCompared:
    item = pair.ours.item
    words = item.designation if item is not None else NOT_TOLD
    if pair.ours.entry.system is not None and pair.ours.entry.system == pair.entry.system:
        return FieldCompared("item", words, pair.row.designation, Verdict.AGREE)
    if pair.ours.entry.name == pair.entry.name:
        return FieldCompared("item", words, pair.row.designation, Verdict.AGREE)
    return FieldCompared("item", words, pair.row.designation, Verdict.AGREE, "another variant or spelling")


def _stage(pair: Compared) -> FieldCompared | None:
    """How far along each has it: a delivery that only reports tell may be newer, one that they deny is a conflict."""
    ours, theirs = pair.ours.stage, _stage_of(pair.row)
    if ours is None or theirs is None:
        return None
    if ours.group is theirs.group:
        return FieldCompared("stage", ours.value, theirs.value, Verdict.AGREE)
    if ours.group is StageGroup.STOPPED:
        return FieldCompared("stage", ours.value, theirs.value, Verdict.CONFLICT)
    if ours.rank > theirs.rank:
        verdict = Verdict.NEWER if _after(pair) else Verdict.CONFLICT
        return FieldCompared("stage", ours.value, theirs.value, verdict)
    return FieldCompared("stage", ours.value, theirs.value, Verdict.AGREE, "their row is further along")


def _stage_of(row: Row) -> Stage | None:
    """How far along a row has a transfer, by its numbers; None where it does not tell what was delivered."""
    ordered, delivered = row.number_ordered, row.number_delivered
    if delivered is None:
        return None
    if delivered.amount == 0:
        return Stage.ORDERED
    return Stage.DELIVERING if ordered is not None and delivered.amount < ordered.amount else Stage.DELIVERED


def _year_of_order(pair: Compared) -> FieldCompared | None:
    timing, theirs = pair.ours.timing, pair.row.year_of_order
    ours = told_words(pair.ours)
    if theirs is None:
        return FieldCompared("year_of_order", ours, NOT_TOLD, Verdict.ONLY_OURS) if timing.year is not None else None
    if timing.year is None:
        return _order_before(pair, ours, theirs)
    if timing.year == theirs.amount:
        return FieldCompared("year_of_order", ours, str(theirs), Verdict.AGREE)
    note = "perhaps a follow-on order, or an old one told anew" if timing.year > theirs.amount else ""
    return FieldCompared("year_of_order", ours, str(theirs), Verdict.CONFLICT, note)


def _order_before(pair: Compared, ours: str, theirs: Count) -> FieldCompared:
    """Where our reports date no order, an order no later than the first report of a delivery fits."""
    delivered = pair.ours.timing.delivered
    when = (delivered.happened or delivered.published) if delivered is not None else None
    if when is None:
        return FieldCompared("year_of_order", ours, str(theirs), Verdict.ONLY_THEIRS)
    verdict = Verdict.AGREE if theirs.amount <= when.year else Verdict.CONFLICT
    return FieldCompared("year_of_order", ours, str(theirs), verdict)


def _number_ordered(pair: Compared) -> FieldCompared | None:
    ours, theirs = pair.ours.deal.shown("number_ordered"), pair.row.number_ordered
    if not isinstance(ours, Quantity):
        if pair.ours.package is not None:
            return _package_number(pair)
        return FieldCompared("number_ordered", NOT_TOLD, str(theirs), Verdict.ONLY_THEIRS) if theirs else None
    if theirs is None:
        return FieldCompared("number_ordered", number_words(ours), NOT_TOLD, Verdict.ONLY_OURS)
    if _meets(ours, theirs):
        return FieldCompared("number_ordered", number_words(ours), str(theirs), Verdict.AGREE)
    return FieldCompared(
        "number_ordered", number_words(ours), str(theirs), Verdict.CONFLICT, _others_agree(pair, theirs)
    )


def _others_agree(pair: Compared, theirs: Count) -> str:
    """Which of our further reports agree with their number, in words; empty where none does."""
    field = pair.ours.deal.field("number_ordered")
    told = [value.value for value in field.values] if field is not None else []
    agreeing = [number_words(value) for value in told if isinstance(value, Quantity) and _meets(value, theirs)]
    return f"other reports of ours tell {', '.join(agreeing)}" if agreeing else ""


def _package_number(pair: Compared) -> FieldCompared | None:
    """The number told for a whole package against the sum of what the other register has for its parts."""
    package = pair.ours.package
    if package is None:
        return None
    parts = [row.number_ordered or row.number_delivered for row in pair.package_rows]
    told = [part for part in parts if part is not None]
    ours = f"{number_words(package.quantity)} in the package ({package.words})"
    if not told:
        return FieldCompared("number_ordered", ours, NOT_TOLD, Verdict.ONLY_OURS)
    total = Count(sum(part.amount for part in told), any(part.doubtful for part in told))
    verdict = Verdict.AGREE if _meets(package.quantity, total) else Verdict.CONFLICT
    note = f"{total} in all the package's parts that have a row"
    return FieldCompared("number_ordered", ours, count_words(pair.row.number_ordered), verdict, note)


def _meets(ours: Quantity, theirs: Count) -> bool:
    return number_bounds(ours).meets(bounds_of(theirs) or Bounds(None, None))


def _number_delivered(pair: Compared) -> FieldCompared | None:
    ours, theirs = pair.ours.deal.shown("number_delivered"), pair.row.number_delivered
    if not isinstance(ours, Quantity):
        return FieldCompared("number_delivered", NOT_TOLD, str(theirs), Verdict.ONLY_THEIRS) if theirs else None
    if theirs is None:
        return FieldCompared("number_delivered", number_words(ours), NOT_TOLD, Verdict.ONLY_OURS)
    bounds = number_bounds(ours)
    fewer = bounds.lower is None or bounds.lower <= theirs.amount  # deliveries go on after a report
    verdict = Verdict.AGREE if fewer else Verdict.NEWER if _after(pair) else Verdict.CONFLICT
    return FieldCompared("number_delivered", number_words(ours), str(theirs), verdict)


def _years_of_delivery(pair: Compared) -> FieldCompared | None:
    """Our first delivery against their years; what they have as delivered cannot be newly agreed afterwards."""
    years, timing = pair.row.years_of_delivery, pair.ours.timing
    theirs = years_words(years)
    happened = timing.delivered.happened if timing.delivered is not None else None
    if happened is not None:
        known = happened.year in {year.amount for year in years}
        verdict = Verdict.AGREE if known else Verdict.NEWER if _after(pair) else Verdict.CONFLICT
        return FieldCompared("years_of_delivery", str(happened.year), theirs, verdict)
    if not years:
        told = timing.delivered is not None
        verdict = Verdict.NEWER if _after(pair) else Verdict.CONFLICT
        return FieldCompared("years_of_delivery", told_words(pair.ours), theirs, verdict) if told else None
    if timing.delivered is None and timing.year is not None and min(year.amount for year in years) < timing.year:
        note = "delivered before the order that reports tell"
        return FieldCompared("years_of_delivery", NOT_TOLD, theirs, Verdict.CONFLICT, note)
    return FieldCompared("years_of_delivery", NOT_TOLD, theirs, Verdict.ONLY_THEIRS)


def _after(pair: Compared) -> bool:
    """Whether our latest report is later than the day on which the other register was made."""
    last = pair.ours.timing.last_published
    return pair.made is not None and last is not None and last.first_day > pair.made.last_day


def _condition(pair: Compared) -> FieldCompared | None:
    ours, theirs = pair.ours.deal.shown("condition"), pair.row.condition
    if not isinstance(ours, Condition):
        return None
    if theirs is None:
        return FieldCompared("condition", condition_words(ours), NOT_TOLD, Verdict.ONLY_OURS)
    verdict = Verdict.AGREE if ours is theirs else Verdict.CONFLICT
    return FieldCompared("condition", condition_words(ours), condition_words(theirs), verdict)
