"""Records found by what people type: an id, its beginning, a former id."""

from __future__ import annotations

from collections.abc import Callable, Collection
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError
from pactwatch.pipeline.catalogue.sought import findable
from pactwatch.views.lookup import not_found, too_many

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.parts import Begun


def deal_named(catalogue: Catalogue, given: str) -> str:
    """The id of the deal of this id, former id or unique beginning; the id of any claim leads to the claim's deal.

    Raises: NotFoundError with the nearest ids.
    """
    from pactwatch.store import parts

    name = findable(given)
    with catalogue.rows.reading() as connection:
        if name in parts.deals_by_id(connection, [name]):
            return name
        held = parts.deal_of_claims(connection, [name]).get(name)
        if held is not None:
            return held
        remedy = "`pactwatch register` lists all deals"
        return _begun(connection, given, ("deal", remedy), parts.deals_begun, parts.deal_names)


def deal_ids(catalogue: Catalogue) -> list[str]:
    """The ids of all deals."""
    from pactwatch.store.parts import all_deal_ids

    with catalogue.rows.reading() as connection:
        return all_deal_ids(connection)


def document_named(catalogue: Catalogue, given: str) -> str:
    """The id of the document of this id or unique beginning of an id. Raises: NotFoundError with the nearest ids."""
    from pactwatch.store import parts

    name = findable(given)
    with catalogue.records.reading() as connection:
        found = parts.documents_by_id(connection, [name]).get(name)
        if found is None:
            remedy = "`pactwatch deal ID` names the documents of a deal"
            name = _begun(connection, given, ("document", remedy), parts.documents_begun, parts.document_names)
            found = parts.documents_by_id(connection, [name])[name]
    if not catalogue.is_known(found):
        raise NotFoundError(f"document {given!r}: not known yet on {catalogue.day}; leave the day out to see it")
    return name


def agreement_named(catalogue: Catalogue, name: str) -> str:
    """The id of a package that is there. Raises: NotFoundError where none is."""
    from pactwatch.store.parts import agreements_by_id

    with catalogue.rows.reading() as connection:
        if findable(name) not in agreements_by_id(connection, [findable(name)]):
            raise NotFoundError(f"agreement {name!r}: not in the register; /agreements lists all")
    return findable(name)


def thread_named(catalogue: Catalogue, name: str) -> str:
    """The id of a relation that is there. Raises: NotFoundError where none is."""
    from pactwatch.store.parts import threads_by_id

    with catalogue.rows.reading() as connection:
        if findable(name) not in threads_by_id(connection, [findable(name)]):
            raise NotFoundError(f"relation {name!r}: not in the register; /cooperation lists all")
    return findable(name)


def threads_of(catalogue: Catalogue, claims: Collection[str]) -> dict[str, str]:
    """The id of the relation that each of these claims tells of; those of none are left out."""
    from pactwatch.store.parts import threads_of_claims

    with catalogue.rows.reading() as connection:
        return threads_of_claims(connection, claims)


def _begun(
    connection: Connection,
    given: str,
    kind: tuple[str, str],
    begun: Callable[[Connection, str], Begun],
    names: Callable[[Connection], list[str]],
) -> str:
    """The only id that begins as given; `kind` is what it names and where such ids are listed."""
    name = findable(given)
    found = begun(connection, name) if name else None
    if found is not None and found.total == 1:
        return found.names[0]
    if found is not None and found.total:
        raise too_many(given, kind[0], found.names, found.total)
    known = names(connection)
    raise not_found(given, kind[0], get_close_matches(name, known, n=5, cutoff=0.4), kind[1])
