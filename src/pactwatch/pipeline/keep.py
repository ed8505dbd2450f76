"""The register kept as rows in the store, and what is searched there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError, StoreError
from pactwatch.model import Deal
from pactwatch.model.adapters import adapter_of
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.store import KeptDeal, KeptRegister, Store
    from pactwatch.store.search import Found
    from pactwatch.views import DealRow
    from pactwatch.views.index import Index
    from pactwatch.vocab import Vocabulary

FACTS = 1
"""Which facts are kept of a deal: another number makes what was kept before count as old."""


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
    from pactwatch.views.rows import row_of

    for deal in deals:
        row = row_of(index, deal)
        yield with_row(kept_deal(index, deal, row), row)


def kept_deal(index: Index, deal: Deal, row: DealRow) -> KeptDeal:
    """A deal as it is kept, but for the row that people are shown."""
    from pactwatch.pipeline.facts import facts_of
    from pactwatch.store import KeptDeal

    told = index.published(index.claims(deal.claims))
    published = max(told, key=lambda date: date.last_day, default=None)
    return KeptDeal.of(deal, index.subject(deal), "", published, _latest(deal), facts_of(index, deal, row))


def with_row(kept: KeptDeal, row: DealRow) -> KeptDeal:
    """A deal as it is kept, with its row and what that says of what is to come."""
    from pactwatch.pipeline.facts import with_outlook

    facts = with_outlook(kept.facts, row.outlook) if kept.facts is not None else None
    return replace(kept, shown=adapter_of(type(row)).dump_json(row).decode(), facts=facts)


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


def _latest(deal: Deal) -> date | None:
    days = [told.last_day for event in deal.history for told in (event.happened, event.published) if told is not None]
    return max(days, default=None)
