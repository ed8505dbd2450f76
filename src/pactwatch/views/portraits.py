"""Everything about one party, and everything about one weapon system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.errors import NotFoundError
from pactwatch.model import Category, PartialDate
from pactwatch.register import Register
from pactwatch.views.agreements import AgreementView, CooperationView, agreement_view, cooperation_view, in_time
from pactwatch.views.filters import Filters, all_codes
from pactwatch.views.flows import Flow, flows_of, kept_deals
from pactwatch.views.index import Index
from pactwatch.views.lookup import find_party
from pactwatch.views.money import Total, totals_of
from pactwatch.views.rows import DealRow, row_of
from pactwatch.views.words import category_label, party_names
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Partner:
    """A party on the other side, with the number of deals."""

    party: str
    name: str
    deals: int


@dataclass(frozen=True, slots=True)
class Country:
    """Everything about one party: what it gives and receives, with whom it cooperates; lists in order of time.

    Totals add up values by currency, a package once.
    """

    party: str
    name: str
    given: tuple[DealRow, ...]
    received: tuple[DealRow, ...]
    recipients: tuple[Partner, ...]
    suppliers: tuple[Partner, ...]
    given_totals: tuple[Total, ...]
    received_totals: tuple[Total, ...]
    flows: tuple[Flow, ...]
    agreements: tuple[AgreementView, ...]
    cooperation: tuple[CooperationView, ...]
    first_published: PartialDate | None
    last_published: PartialDate | None


@dataclass(frozen=True, slots=True)
class WeaponSystem:
    """Everything about one weapon system and its variants, or about items that a designation names.

    `system` is the catalogue's id, None for an item that it does not know; `variants` are the names of its family.
    """

    system: str | None
    name: str
    category: Category | None
    category_label: str | None
    origin: tuple[str, ...]
    origin_names: tuple[str, ...]
    variants: tuple[str, ...]
    deals: tuple[DealRow, ...]
    suppliers: tuple[Partner, ...]
    recipients: tuple[Partner, ...]
    totals: tuple[Total, ...]
    flows: tuple[Flow, ...]
    first_published: PartialDate | None
    last_published: PartialDate | None


def country(register: Register, vocabulary: Vocabulary, party: str, today: date | None = None) -> Country:
    """Everything about a party given by code or name; the lists are empty where nothing is told.

    Raises: NotFoundError for a party that neither the vocabulary nor the register knows.
    """
    index = Index(register, vocabulary, today)
    told = {code for deal in register.deals for side in ("supplier", "recipient") for code in all_codes(deal, side)}
    told |= {code for thread in register.cooperation for code in thread.parties}
    code = find_party(vocabulary, party, told)
    given = kept_deals(index, Filters(supplier=code))
    received = kept_deals(index, Filters(recipient=code))
    rows = [tuple(sorted((row_of(index, deal) for deal in deals), key=row_in_time)) for deals in (given, received)]
    threads = [cooperation_view(index, found) for found in register.cooperation if code in found.parties]
    packages = [agreement_view(index, found) for found in register.agreements if code in found.parties]
    either = {deal.id: deal for deal in (*given, *received)}
    first, last = span_of([*rows[0], *rows[1], *threads, *packages])
    return Country(
        party=code,
        name=vocabulary.party_name(code),
        given=rows[0],
        received=rows[1],
        recipients=_partners(index, rows[0], "recipient"),
        suppliers=_partners(index, rows[1], "supplier"),
        given_totals=totals_of(index, [deal.id for deal in given]),
        received_totals=totals_of(index, [deal.id for deal in received]),
        flows=flows_of(index, either.values()),
        agreements=tuple(sorted(packages, key=lambda found: in_time(found.first_published, found.id))),
        cooperation=tuple(
            sorted(threads, key=lambda found: in_time(found.first_published, found.type.value, found.id))
        ),
        first_published=first,
        last_published=last,
    )


def weapon_system(register: Register, vocabulary: Vocabulary, item: str, today: date | None = None) -> WeaponSystem:
    """Everything about a weapon system given by name, designation in any spelling, or catalogue id.

    Raises: NotFoundError for a name that neither the catalogue nor any deal knows.
    """
    index = Index(register, vocabulary, today)
    blank = blank_system(vocabulary, item)
    deals = kept_deals(index, Filters(item=blank.name))
    if blank.system is None and not deals:
        raise unknown_system(item)
    rows = tuple(sorted((row_of(index, deal) for deal in deals), key=row_in_time))
    first, last = span_of(rows)
    return replace(
        blank,
        deals=rows,
        suppliers=_partners(index, rows, "supplier"),
        recipients=_partners(index, rows, "recipient"),
        totals=totals_of(index, [deal.id for deal in deals]),
        flows=flows_of(index, deals),
        first_published=first,
        last_published=last,
    )


def blank_system(vocabulary: Vocabulary, item: str) -> WeaponSystem:
    """What the catalogue knows of a system given by name, designation or id, without any deal."""
    known = vocabulary.system_named(item) or vocabulary.systems.get(item.strip())
    family = vocabulary.family(known.id) if known is not None else None
    category = known.category if known is not None else None
    return WeaponSystem(
        system=known.id if known is not None else None,
        name=known.name if known is not None else item.strip(),
        category=category,
        category_label=category_label(category, vocabulary) if category is not None else None,
        origin=known.origin if known is not None else (),
        origin_names=party_names(known.origin, vocabulary) if known is not None else (),
        variants=tuple(
            sorted(one.name for one in vocabulary.systems.values() if family and vocabulary.family(one.id) == family)
        ),
        deals=(),
        suppliers=(),
        recipients=(),
        totals=(),
        flows=(),
        first_published=None,
        last_published=None,
    )


def unknown_system(item: str) -> NotFoundError:
    """The error of an item that neither the catalogue nor a deal knows."""
    return NotFoundError(
        f"item {item!r}: neither the catalogue nor a deal knows it; `pactwatch register --item` takes a part of a name"
    )


def _partners(index: Index, rows: Iterable[DealRow], side: str) -> tuple[Partner, ...]:
    """The parties shown on one side of these deals, those of most deals first."""
    counts = Counter(code for row in rows for code in (row.supplier if side == "supplier" else row.recipient))
    return partners_of(counts, index.vocabulary)


def partners_of(counts: Mapping[str, int], vocabulary: Vocabulary) -> tuple[Partner, ...]:
    """Parties with their number of deals, those of most deals first."""
    found = [Partner(code, vocabulary.party_name(code), number) for code, number in counts.items()]
    return tuple(sorted(found, key=lambda partner: (-partner.deals, partner.name)))


def row_in_time(row: DealRow) -> tuple[bool, int, tuple[str, ...]]:
    """A key that sorts rows by their first report, undated ones last."""
    return in_time(row.first_published, row.item or "", row.id)


def span_of(
    entries: Iterable[DealRow | AgreementView | CooperationView],
) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and last day of publication of these entries."""
    known = list(entries)
    firsts = [entry.first_published for entry in known if entry.first_published is not None]
    lasts = [entry.last_published for entry in known if entry.last_published is not None]
    return (
        min(firsts, key=lambda date: date.first_day, default=None),
        max(lasts, key=lambda date: date.last_day, default=None),
    )
