"""What a reader asks to see, as the store is asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pactwatch.errors import UsageError
from pactwatch.views.filters import Filters, SoughtItem
from pactwatch.views.listing import Sort
from pactwatch.views.lookup import find_party

if TYPE_CHECKING:
    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.listed import Order
    from pactwatch.store.sought import Bound, SoughtDeals

_COLUMNS = {
    Sort.LATEST: "last",
    Sort.FIRST: "first",
    Sort.SUPPLIER: "supplier_key",
    Sort.RECIPIENT: "recipient_key",
    Sort.ITEM: "item_key",
    Sort.STAGE: "rank",
    Sort.NUMBER: "amount",
    Sort.VALUE: "usd",
    Sort.STORIES: "stories",
    Sort.CREDIBILITY: "credibility",
}
_GREATEST_FIRST = frozenset({Sort.LATEST, Sort.NUMBER, Sort.VALUE, Sort.STORIES})


def order_of(sort: Sort, turned: bool) -> Order:
    """How rows are sorted."""
    from pactwatch.store.listed import Order

    return Order(_COLUMNS[sort], (sort in _GREATEST_FIRST) is not turned)


def sought_of(catalogue: Catalogue, filters: Filters) -> SoughtDeals:
    """The deals that the filters let through.

    Raises: NotFoundError for a party that nobody knows, UsageError for a filter that rows are not kept by.
    """
    from pactwatch.store.sought import SoughtDeals

    if filters.recorded_since is not None:
        raise UsageError("recorded_since: the register that is kept has no such column; `pactwatch register` takes it")
    among = ((name, getattr(filters, name)) for name in ("stage", "mode", "status"))
    return SoughtDeals(
        sides=tuple(_sides(catalogue, filters)),
        items=_items(catalogue, filters.item) if filters.item is not None else None,
        category=filters.category.value if filters.category is not None else None,
        equal=tuple((name, (word.value,)) for name, word in among if word is not None),
        bounds=tuple(_bounds(filters)),
    )


def code_of(catalogue: Catalogue, given: str) -> str:
    """The code of a party given by code or name. Raises: NotFoundError for one that nobody knows."""
    from pactwatch.store.facts import parties_among
    from pactwatch.store.listed import Stretch, relations_between

    vocabulary = catalogue.vocabulary
    code = findable(given.upper())
    if vocabulary.party_named(given) is not None or not code:
        return find_party(vocabulary, given)
    with catalogue.rows.reading() as connection:
        told = parties_among(connection, [code])
        if not told and relations_between(connection, [code], Stretch(0, 1))[1]:
            told = {code}
    return find_party(vocabulary, given, told)


def findable(given: str) -> str:
    """A name as it can be looked for: without the signs that no name in a database holds."""
    return given.strip().replace("\x00", "").encode("utf-8", "replace").decode()


def _sides(catalogue: Catalogue, filters: Filters) -> Iterator[tuple[str | None, str]]:
    from pactwatch.store.facts import RECIPIENT, SUPPLIER

    for side, given in ((SUPPLIER, filters.supplier), (RECIPIENT, filters.recipient), (None, filters.party)):
        if given is not None:
            yield side, code_of(catalogue, given)


def _items(catalogue: Catalogue, given: str) -> frozenset[int]:
    """The numbers of the items that are meant."""
    from pactwatch.store.facts import items_meant

    def found() -> frozenset[int]:
        sought = SoughtItem.of(findable(given), catalogue.vocabulary)
        with catalogue.rows.reading() as connection:
            return frozenset(items_meant(connection, sought.name, sought.systems))

    return catalogue.memory.get(("items", given), found)


def _bounds(filters: Filters) -> Iterator[Bound]:
    if filters.since is not None:
        yield "since", filters.since.first_day.toordinal(), None
    if filters.until is not None:
        yield "until", None, filters.until.last_day.toordinal()
    if filters.least_usd is not None or filters.most_usd is not None:
        yield "usd", float(filters.least_usd or 0), float(filters.most_usd) if filters.most_usd is not None else None
    if filters.conflicts:
        yield "conflicts", 1, None
    if filters.credibility is not None:
        yield "credibility", None, filters.credibility
