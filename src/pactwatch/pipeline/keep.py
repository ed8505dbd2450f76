"""The register kept as rows in the store, and read from there a page at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError, StoreError, UsageError
from pactwatch.model import Deal, PartialDate
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from pactwatch.register import Register
    from pactwatch.store import KeptDeal, KeptRegister, Store
    from pactwatch.store.search import Clause, Found
    from pactwatch.views import DealRow, Filters
    from pactwatch.views.index import Index
    from pactwatch.vocab import Vocabulary

A_PAGE = 50
FACTS = 1
"""Which facts are kept of a deal: another number makes what was kept before count as old."""

_WORST = 6
LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the register as it is kept, the deals with the latest report first.

    `total` counts the rows of all pages. `next` is where the following page goes on, None at the end. `version` is that
    of the register; `current` tells that nothing was added or read since it was linked as a whole.
    """

    rows: tuple[DealRow, ...]
    total: int
    next: int | None
    version: str
    current: bool


def keep(store: Store, register: Register, vocabulary: Vocabulary) -> int:
    """Keep a register as rows, in the place of the one before; return how many deals differ from those kept.

    Raises: StoreError where the database refuses; then the one before is kept still.
    """
    from pactwatch.pipeline.glances import glances_of
    from pactwatch.register import Read
    from pactwatch.store import Behind, KeptRegister
    from pactwatch.views.index import Index

    read = register.read or Read(len(register.documents), len(register.claims), 0)
    state = KeptRegister(
        version=register.version,
        reader=reader_of(vocabulary).version,
        basis=basis_of(vocabulary),
        whole=True,
        documents=read.documents,
        claims=read.claims,
        judgements=read.judgements,
    )
    index = Index(register, vocabulary)
    first = {one.id: days[0].first_day for one in register.agreements if (days := index.published_of(one.claims))}
    behind = Behind(register.agreements, register.cooperation, register.stories, first, glances_of(index))
    return store.keep_register(state, kept_deals(index, register.deals), behind)


def kept_deals(index: Index, deals: Iterable[Deal]) -> Iterator[KeptDeal]:
    """The deals as they are kept, in the order given."""
    from pactwatch.pipeline.facts import facts_of
    from pactwatch.store import KeptDeal
    from pactwatch.views.rows import row_of

    for deal in deals:
        row = row_of(index, deal)
        told = index.published(index.claims(deal.claims))
        yield KeptDeal(
            deal=deal,
            title=index.subject(deal),
            shown=_rows().dump_json(row).decode(),
            published=max(told, key=lambda date: date.last_day, default=None),
            latest=_latest(deal),
            marks=(
                ("credibility", row.credibility.grade.mark),
                ("status", row.outlook.status.value),
                *_months(_latest(deal)),
            ),
            facts=facts_of(index, deal, row),
        )


def register_page(
    store: Store, vocabulary: Vocabulary, filters: Filters | None = None, size: int = A_PAGE, before: int | None = None
) -> Page:
    """A page of the kept register. Parties count when any report names them; `item` is a name, or a word of one.

    `before` is where the page before says that this one goes on. Raises: NotFoundError where no register is kept, or a
    filter names a party that nobody knows; UsageError for a filter that rows are not kept by.
    """
    from pactwatch.store import Wanted
    from pactwatch.views import Filters

    asked = filters or Filters()
    kept = kept_register(store, vocabulary)
    since = asked.since.first_day if asked.since is not None and asked.since.day is not None else None
    found = store.deal_rows(Wanted(tuple(_clauses(asked, vocabulary)), since), size, before)
    rows = tuple(_rows().validate_json(row) for row in found.shown)
    return Page(rows, found.total, found.next, kept.version, store.is_current)


def search(
    store: Store, vocabulary: Vocabulary, text: str, limit: int | None = None, before: int | None = None
) -> Found:
    """What a question finds among documents, claims and deals; deals are those of the register that is kept.

    Raises: UsageError for a question that cannot be asked, NotFoundError for a party that nobody knows.
    """
    from pactwatch.store.search import question_of
    from pactwatch.store.store import FOUND

    question = question_of(text, vocabulary)
    kept = store.kept_register()
    reader = kept.reader if kept is not None else reader_of(vocabulary).version
    return store.search(question, reader, limit or FOUND, before)


def basis_of(vocabulary: Vocabulary) -> str:
    """What rows depend on beside claims: what a row holds, then the program and the vocabulary that names things."""
    from pactwatch import __version__

    return _shape() + _digest((__version__, vocabulary.version, vocabulary.graded))


def has_shape(basis: str) -> bool:
    """Whether rows kept on this basis hold what rows hold now, though names and grades may have been others."""
    return basis.startswith(_shape())


@cache
def _shape() -> str:
    from pactwatch.views import DealRow

    return _digest(([(field.name, str(field.type)) for field in fields(DealRow)], FACTS))


def _digest(told: object) -> str:
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def kept_register(store: Store, vocabulary: Vocabulary) -> KeptRegister:
    """What is known of the register that is kept. Raises: NotFoundError where none is, StoreError for an old one."""
    kept = store.kept_register()
    if kept is None:
        raise NotFoundError(f"{store.name}: no register is kept here yet; `pactwatch link` makes it")
    if kept.basis != basis_of(vocabulary):
        raise StoreError(
            f"{store.name}: its register was kept by another version or vocabulary; `pactwatch link` renews it"
        )
    return kept


def _clauses(filters: Filters, vocabulary: Vocabulary) -> Iterator[Clause]:
    from pactwatch.store.search import Clause, item_phrases, mark, party_code

    if filters.until is not None or filters.least_usd is not None or filters.most_usd is not None:
        raise UsageError("until, least_usd and most_usd: rows are not kept by them; ask for the whole register")
    if filters.recorded_since is not None:
        raise UsageError("recorded_since: the register that is kept as rows has no such column; ask for the whole one")
    for field, party in (("supplier", filters.supplier), ("recipient", filters.recipient), ("party", filters.party)):
        if party is not None:
            yield Clause(((mark(field, party_code(party, vocabulary)),),))
    for field, word in (
        ("category", filters.category),
        ("stage", filters.stage),
        ("mode", filters.mode),
        ("status", filters.status),
    ):
        if word is not None:
            yield Clause(((mark(field, word.value),),))
    if filters.item is not None:
        yield Clause(item_phrases(filters.item, vocabulary))
    if filters.since is not None and filters.since.day is None:
        yield Clause(tuple((mark("latest", month),) for month in _months_since(filters.since)))
    if filters.conflicts:
        yield Clause(((mark("conflict", "yes"),),))
    if filters.credibility is not None and filters.credibility < _WORST:
        yield Clause(tuple((mark("credibility", str(grade)),) for grade in range(1, filters.credibility + 1)))


def _months(day: date | None) -> tuple[tuple[str, str], ...]:
    """The year and the month of a deal's latest day, by which it can be found without its row being read."""
    return (("latest", f"{day.year}"), ("latest", f"{day.year}-{day.month:02}")) if day is not None else ()


def _months_since(since: PartialDate) -> list[str]:
    """The months from a date to the end of its year, or that year as a whole, and the years that follow."""
    first = [f"{since.year}"] if since.month is None else [f"{since.year}-{m:02}" for m in range(since.month, 13)]
    return [*first, *(str(year) for year in range(since.year + 1, LAST_YEAR + 1))]


def _latest(deal: Deal) -> date | None:
    days = [told.last_day for event in deal.history for told in (event.happened, event.published) if told is not None]
    return max(days, default=None)


@cache
def _rows() -> TypeAdapter[DealRow]:
    from pydantic import TypeAdapter

    from pactwatch.views import DealRow

    return TypeAdapter(DealRow)
