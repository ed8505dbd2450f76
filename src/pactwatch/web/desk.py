"""What a page works with, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from urllib.parse import urlencode

from pydantic import BaseModel

from pactwatch.model import PartialDate
from pactwatch.pages.language import Reader
from pactwatch.pipeline.catalogue import Catalogue
from pactwatch.views import DealRow, plain
from pactwatch.views.routes import Routes
from pactwatch.vocab import Vocabulary
from pactwatch.web.cells import Sheet
from pactwatch.web.options import ServeOptions
from pactwatch.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a request is answered: the register, what the server may show, and the address that was asked for."""

    shelf: Shelf
    options: ServeOptions
    path: str

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary in force."""
        return self.shelf.vocabulary

    def known(self, day: PartialDate | None) -> Catalogue:
        """The register as known by the end of the day asked for."""
        return self.shelf.known(day.last_day if day is not None else None)


@dataclass(frozen=True, slots=True)
class Found:
    """What a page found.

    `data` is the page as named records, or functions that give those which take long; `sheet` is it as a table, `shown`
    gives what the template needs for a reader. `rows` are the deals of its feed, `routes` those of its map; None where
    it has none. `version` is that of the register.
    """

    data: Mapping[str, object]
    sheet: Callable[[], Sheet]
    shown: Callable[[Reader], Mapping[str, object]]
    version: str
    rows: tuple[DealRow, ...] | None = None
    routes: Routes | None = None

    @property
    def plain(self) -> dict[str, object]:
        """The page as data that JSON can write."""
        return {name: plain(value() if callable(value) else value) for name, value in self.data.items()}


def members(record: object) -> dict[str, object]:
    """The fields of a record by name. Raises: TypeError for what has none."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{type(record).__name__}: not a record with fields")
    return {field.name: getattr(record, field.name) for field in fields(record)}


Find = Callable[..., Found]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` may name parts in braces, which `find` gets as text after the desk and what was asked. `formats` are its
    forms beside HTML; `table` finds what the table holds, None where that is what the page shows. `also` gives what a
    page depends on that changes while the register does not.
    """

    name: str
    path: str
    template: str
    summary: str
    section: str
    asked: type[BaseModel]
    find: Find
    formats: tuple[str, ...] = ("json", "csv")
    table: Find | None = None
    also: Callable[[Shelf], object] | None = None


def query_of(asked: BaseModel, **changed: object) -> str:
    """What was asked as the query of an address, defaults left out; changed as told, None takes a member out."""
    return urlencode(pairs_of(asked, **changed))


def pairs_of(asked: BaseModel, **changed: object) -> list[tuple[str, str]]:
    """The same as names and values."""
    given = asked.model_dump(mode="json", exclude_defaults=True)
    pairs: list[tuple[str, str]] = []
    for name, value in {**given, **changed}.items():
        if value is None or value is False:
            continue
        for one in value if isinstance(value, list | tuple) else [value]:
            pairs.append((name, "true" if one is True else str(one)))
    return pairs


def address_of(path: str, asked: BaseModel, **changed: object) -> str:
    """The address of a page with what was asked of it."""
    query = query_of(asked, **changed)
    return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class Pager:
    """The addresses of the pages before and after; None where there is none."""

    before: str | None
    after: str | None


def pager(path: str, asked: BaseModel, page: int, pages: int) -> Pager:
    """The pages around a page of a list."""
    return Pager(
        address_of(path, asked, page=page - 1 if page > 2 else None) if page > 1 else None,
        address_of(path, asked, page=page + 1) if page < pages else None,
    )
