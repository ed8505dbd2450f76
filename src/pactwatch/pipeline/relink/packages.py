"""Packages, put together from their claims, which are read again for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.model import Agreement, Claim, Document, PartialDate
from pactwatch.pipeline.forks import batches
from pactwatch.pipeline.relink.basis import Basis

if TYPE_CHECKING:
    from pactwatch.deals.agreements import Part

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Packages:
    """All packages by id, those of each deal, the one that each deal belongs to, and the day each was first told of."""

    known: Mapping[str, Agreement]
    of_deal: Mapping[str, tuple[Agreement, ...]]
    belongs: Mapping[str, str]
    first: Mapping[str, date]


def packages_in(basis: Basis, parts: Iterable[Part], deal_of: Mapping[str, str]) -> Packages:
    """The packages behind the parts that claims tell of."""
    from pactwatch.deals.agreements import agreeing, agreement_of, agreement_of_each, packages

    def work(some: Sequence[Sequence[str]]) -> list[tuple[Agreement, date | None]]:
        claims = claims_named(basis, {name for group in some for name in group})
        told = [[claims[name] for name in group] for group in some]
        return [(agreement_of(group, deal_of, basis.stories), _first(group, basis)) for group in told]

    groups = agreeing(packages(parts, deal_of))
    found = [pair for some in basis.spread.each(work, batches(groups, AT_ONCE)) for pair in some]
    found.sort(key=lambda pair: pair[0].id)
    of_deal: dict[str, list[Agreement]] = defaultdict(list)
    for agreement, _ in found:
        for deal in agreement.deals:
            of_deal[deal].append(agreement)
    return Packages(
        known={agreement.id: agreement for agreement, _ in found},
        of_deal={deal: tuple(held) for deal, held in of_deal.items()},
        belongs=agreement_of_each((agreement for agreement, _ in found), deal_of),
        first={agreement.id: day for agreement, day in found if day is not None},
    )


def claims_named(basis: Basis, names: set[str]) -> dict[str, Claim]:
    """The claims of these ids, as reviewers left them."""
    from pactwatch.store.streams import claims_of_ids

    decided = basis.decided.by_id
    with basis.store.reading() as connection:
        read = claims_of_ids(connection, basis.reader, {name for name in names if name not in decided})
    return read | {name: decided[name] for name in names if name in decided}


def _first(claims: Iterable[Claim], basis: Basis) -> date | None:
    """The day of the first report; a claim without a date has that of its document."""
    told = [claim.published or _published(basis.documents[claim.document]) for claim in claims]
    return min((one.first_day for one in told if one is not None), default=None)


def _published(document: Document) -> PartialDate | None:
    return document.published.date if document.published is not None else None
