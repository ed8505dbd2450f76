"""The register page by page: rows that pass the filters, sorted, with what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pactwatch.errors import UsageError
from pactwatch.model import Deal, PartialDate, Quantity, Stage
from pactwatch.register import Register
from pactwatch.views.filters import Filters, Sought, matches
from pactwatch.views.index import Index
from pactwatch.views.money import Total, totals_of
from pactwatch.views.outlook import Status, outlook_of
from pactwatch.views.rows import DealRow, by_name, codes_of, row_of
from pactwatch.views.worth import usd_value
from pactwatch.vocab import Vocabulary

MOST_A_PAGE = 1000
Key = tuple[object, ...]


class Sort(StrEnum):
    """What rows are sorted by; unknown values come last either way round, equal ones by name."""

    LATEST = "latest"
    FIRST = "first"
    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    ITEM = "item"
    STAGE = "stage"
    NUMBER = "number"
    VALUE = "value"
    STORIES = "stories"
    CREDIBILITY = "credibility"


LATE = (Status.OVERDUE, Status.SILENT)
_GREATEST_FIRST = frozenset({Sort.LATEST, Sort.NUMBER, Sort.VALUE, Sort.STORIES})


@dataclass(frozen=True, slots=True)
class Paging:
    """Which rows to show: page `page`, from 1, of `size` rows each (None: all on one), sorted, or the other way round.

    Raises: UsageError for a page before the first, or a size that is not between 1 and 1000.
    """

    sort: Sort = Sort.LATEST
    turned: bool = False
    page: int = 1
    size: int | None = None

    def __post_init__(self) -> None:
        if self.page < 1:
            raise UsageError(f"page {self.page}: the first page is 1")
        if self.size is not None and not 1 <= self.size <= MOST_A_PAGE:
            raise UsageError(f"{self.size} rows a page: take 1 to {MOST_A_PAGE}")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the register. `deals` counts all that pass the filters, on every page.

    `totals` adds up the values of all of them, a package once; `stages` counts them by stage, in the usual order.
    """

    rows: tuple[DealRow, ...]
    deals: int
    page: int
    pages: int
    totals: tuple[Total, ...]
    stages: tuple[tuple[Stage, int], ...]


def listing(
    register: Register,
    vocabulary: Vocabulary,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    paging: Paging = Paging(),  # frozen
    today: date | None = None,
) -> Listing:
    """The page of the register that is asked for, empty past the last one.

    Raises: NotFoundError where a filter names a party that neither the vocabulary nor the register knows.
    """
    index = Index(register, vocabulary, today)
    sought = Sought.of(filters, index)
    kept = _sorted(index, [deal for deal in register.deals if matches(deal, sought, index)], paging)
    size = paging.size or max(1, len(kept))
    shown = kept[(paging.page - 1) * size : paging.page * size]
    stages = Counter(stage for deal in kept if isinstance(stage := deal.shown("stage"), Stage))
    return Listing(
        rows=tuple(row_of(index, deal) for deal in shown),
        deals=len(kept),
        page=paging.page,
        pages=max(1, -(-len(kept) // size)),
        totals=totals_of(index, [deal.id for deal in kept]),
        stages=tuple((stage, stages[stage]) for stage in Stage if stages[stage]),
    )


def _sorted(index: Index, deals: list[Deal], paging: Paging) -> list[Deal]:
    key = _KEYS[paging.sort]
    told = [(found, deal) for deal in deals if (found := key(index, deal)) is not None]
    ids = {deal.id for _, deal in told}
    backward = (paging.sort in _GREATEST_FIRST) is not paging.turned
    told.sort(key=lambda entry: by_name(index, entry[1]))
    told.sort(key=lambda entry: entry[0], reverse=backward)  # stable: names stay in order among equals
    unknown = [deal for deal in deals if deal.id not in ids]
    return [deal for _, deal in told] + sorted(unknown, key=lambda deal: by_name(index, deal))


def _latest(index: Index, deal: Deal) -> Key | None:
    dates = index.published(index.claims(deal.claims))
    return (max(date.last_day for date in dates),) if dates else None


def _first(index: Index, deal: Deal) -> Key | None:
    dates = index.published(index.claims(deal.claims))
    return (_day(dates[0]),) if dates else None


def _day(when: PartialDate) -> date:
    return when.first_day


def _party(side: str) -> Callable[[Index, Deal], Key | None]:
    def key(index: Index, deal: Deal) -> Key | None:
        codes = codes_of(deal, side)
        return tuple(index.vocabulary.party_name(code).casefold() for code in codes) or None

    return key


def _item(index: Index, deal: Deal) -> Key | None:
    name = index.subject(deal).partition(": ")[2].casefold()
    return (name,) if deal.field("item") is not None else None


def _stage(_index: Index, deal: Deal) -> Key | None:
    stage = deal.shown("stage")
    return (stage.rank,) if isinstance(stage, Stage) else None


def _number(_index: Index, deal: Deal) -> Key | None:
    number = deal.shown("number_ordered") or deal.shown("number_delivered")
    return (number.amount,) if isinstance(number, Quantity) else None


def _value(index: Index, deal: Deal) -> Key | None:
    """Values in US dollars where a rate is known: amounts of different currencies cannot be compared."""
    usd = usd_value(index, deal)
    return (usd,) if usd is not None else None


def _stories(_index: Index, deal: Deal) -> Key | None:
    return (deal.stories,)


def _credibility(index: Index, deal: Deal) -> Key | None:
    conflicts = [field.name for field in deal.fields if field.conflict]
    return (index.credibility(deal.claims, conflicts).grade.mark,)


_KEYS: dict[Sort, Callable[[Index, Deal], Key | None]] = {
    Sort.LATEST: _latest,
    Sort.FIRST: _first,
    Sort.SUPPLIER: _party("supplier"),
    Sort.RECIPIENT: _party("recipient"),
    Sort.ITEM: _item,
    Sort.STAGE: _stage,
    Sort.NUMBER: _number,
    Sort.VALUE: _value,
    Sort.STORIES: _stories,
    Sort.CREDIBILITY: _credibility,
}


@dataclass(frozen=True, slots=True)
class LateDeals:
    """Deals that are overdue or silent on a day, those expected first at the top; None where no report is dated."""

    day: date | None
    deals: tuple[DealRow, ...]


def late_deals(register: Register, vocabulary: Vocabulary, today: date | None = None) -> LateDeals:
    """The deals whose next step is later than half of their kind took; `today` is the latest report's day for None."""
    index = Index(register, vocabulary, today)
    rows = [row_of(index, deal) for deal in register.deals if outlook_of(index, deal).status in LATE]
    return late_of(index.day, rows)


def late_of(day: date | None, rows: Iterable[DealRow]) -> LateDeals:
    """The rows of late deals in order, those expected first at the top."""
    return LateDeals(day, tuple(sorted(rows, key=lambda row: (row.outlook.expected or date.max, row.id))))
