"""What the values of deals add up to: packages once, each currency apart, nothing converted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pactwatch.model import Money, Stage, StageGroup
from pactwatch.views.index import Index
from pactwatch.views.words import money_amount_words

_FIRM = (StageGroup.ORDERED, StageGroup.DELIVERY)


@dataclass(frozen=True, slots=True)
class Total:
    """What the values told in one currency add up to, in full units of it.

    A package counts once, whatever the number of its deals. Refused and cancelled transfers are left out of `amount`
    and make up `stopped`; `firm` is the part that is ordered or delivered. `entries` is the number of values added in
    `amount`. Values told as "about" or "at least" are added as they stand.
    """

    currency: str
    amount: Decimal
    firm: Decimal
    stopped: Decimal
    entries: int
    words: str
    firm_words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A value that counts once: that of a deal, or that of a package with the deals that it pays for."""

    money: Money
    deals: tuple[str, ...]
    groups: frozenset[StageGroup]

    @property
    def kind(self) -> str:
        """`firm` where a deal is ordered or delivered, `stopped` where all are stopped, else `open`."""
        if self.groups & set(_FIRM):
            return "firm"
        return "stopped" if self.groups == {StageGroup.STOPPED} else "open"


def counted(index: Index, deals: Collection[str]) -> Iterator[Counted]:
    """Every value of these deals, by id, once; a package counts as soon as one of its deals is among them."""
    paid: set[str] = set()
    for agreement in index.register.agreements:
        members = tuple(name for name in agreement.deals if name in deals)
        if members and agreement.value is not None and isinstance(agreement.value.shown, Money):
            yield Counted(agreement.value.shown, members, _groups(index, members))
            paid.update(members)
    for name in sorted(deals):
        own = index.deals[name].shown("value")
        if name not in paid and isinstance(own, Money):
            yield Counted(own, (name,), _groups(index, (name,)))


def totals_of(index: Index, deals: Collection[str] | None = None) -> tuple[Total, ...]:
    """What all values of these deals, of all deals for None, add up to; sorted by currency."""
    return totals(counted(index, index.deals.keys() if deals is None else set(deals)))


def totals(values: Iterable[Counted]) -> tuple[Total, ...]:
    """What these values add up to, sorted by currency."""
    entries: Counter[tuple[str, str]] = Counter()
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for value in values:
        entries[value.money.currency, value.kind] += 1
        sums[value.money.currency, value.kind] += value.money.amount
    return totals_from(sums, entries)


def totals_from(sums: Mapping[tuple[str, str], Decimal], entries: Mapping[tuple[str, str], int]) -> tuple[Total, ...]:
    """The totals of sums and counts of values by currency and kind ("firm", "open", "stopped"), sorted by currency."""
    return tuple(_total(currency, sums, entries) for currency in sorted({currency for currency, _ in entries}))


def _total(currency: str, sums: Mapping[tuple[str, str], Decimal], entries: Mapping[tuple[str, str], int]) -> Total:
    nothing = Decimal()
    firm, stopped = sums.get((currency, "firm"), nothing), sums.get((currency, "stopped"), nothing)
    amount = firm + sums.get((currency, "open"), nothing)
    return Total(
        currency,
        amount,
        firm,
        stopped,
        entries.get((currency, "firm"), 0) + entries.get((currency, "open"), 0),
        money_amount_words(amount, currency),
        money_amount_words(firm, currency),
    )


def _groups(index: Index, deals: tuple[str, ...]) -> frozenset[StageGroup]:
    stages = (index.deals[name].shown("stage") for name in deals if name in index.deals)
    return frozenset(stage.group for stage in stages if isinstance(stage, Stage))
