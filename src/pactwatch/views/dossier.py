"""Everything between two parties over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pactwatch.model import PartialDate
from pactwatch.register import Register
from pactwatch.views.agreements import AgreementView, CooperationView, agreement_view, cooperation_view, in_time
from pactwatch.views.filters import all_codes
from pactwatch.views.index import Index
from pactwatch.views.lookup import find_party
from pactwatch.views.money import Total, totals_of
from pactwatch.views.rows import DealRow, row_of
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything between two parties, each list in order of time by first report, undated last.

    `given` are transfers from the first to the second party, `returned` those the other way; their totals add up values
    by currency, a package once.
    """

    first: str
    first_name: str
    second: str
    second_name: str
    given: tuple[DealRow, ...]
    returned: tuple[DealRow, ...]
    given_totals: tuple[Total, ...]
    returned_totals: tuple[Total, ...]
    agreements: tuple[AgreementView, ...]
    cooperation: tuple[CooperationView, ...]
    first_published: PartialDate | None
    last_published: PartialDate | None


def dossier(register: Register, vocabulary: Vocabulary, first: str, second: str, today: date | None = None) -> Dossier:
    """Everything between two parties, each given by code or name; the lists are empty where nothing is told.

    `today` is the day from which is judged what is overdue, that of the latest report for None.
    Raises: NotFoundError for a party that neither the vocabulary nor the register knows.
    """
    index = Index(register, vocabulary, today)
    told = {code for deal in register.deals for side in ("supplier", "recipient") for code in all_codes(deal, side)}
    told |= {code for thread in register.cooperation for code in thread.parties}
    one, other = find_party(vocabulary, first, told), find_party(vocabulary, second, told)
    both = {one, other}
    given, returned = _transfers(index, one, other), _transfers(index, other, one)
    agreements = [agreement_view(index, found) for found in register.agreements if both <= set(found.parties)]
    threads = [cooperation_view(index, found) for found in register.cooperation if both <= set(found.parties)]
    entries: tuple[DealRow | AgreementView | CooperationView, ...] = (*given, *returned, *agreements, *threads)
    return Dossier(
        first=one,
        first_name=vocabulary.party_name(one),
        second=other,
        second_name=vocabulary.party_name(other),
        given=given,
        returned=returned,
        given_totals=totals_of(index, [row.id for row in given]),
        returned_totals=totals_of(index, [row.id for row in returned]),
        agreements=tuple(sorted(agreements, key=lambda found: in_time(found.first_published, found.id))),
        cooperation=tuple(
            sorted(threads, key=lambda found: in_time(found.first_published, found.type.value, found.id))
        ),
        first_published=min((e.first_published for e in entries if e.first_published), key=_first, default=None),
        last_published=max((e.last_published for e in entries if e.last_published), key=_last, default=None),
    )


def _transfers(index: Index, supplier: str, recipient: str) -> tuple[DealRow, ...]:
    found = (
        row_of(index, deal)
        for deal in index.register.deals
        if supplier in all_codes(deal, "supplier") and recipient in all_codes(deal, "recipient")
    )
    return tuple(sorted(found, key=lambda row: in_time(row.first_published, row.item or "", row.id)))


def _first(date: PartialDate) -> int:
    return date.first_day.toordinal()


def _last(date: PartialDate) -> int:
    return date.last_day.toordinal()
