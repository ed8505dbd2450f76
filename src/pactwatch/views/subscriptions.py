"""The sources that a person has saved: grade, whether they can be read, when last, and what came of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from pactwatch.model import Document, Failure, Grade, SavedSource
from pactwatch.views.address import shown_address, source_name, web_link
from pactwatch.views.index import Index
from pactwatch.vocab import Vocabulary
from pactwatch.vocab.reliability import sources

_INSIDE = re.compile(r"[/\\#]")


class Health(StrEnum):
    """How a source fared when it was read last."""

    READ = "read without fault"
    FAILED = "could not be read"
    UNTRIED = "not read yet"


@dataclass(frozen=True, slots=True)
class SavedView:
    """One saved source.

    `place` is its web address, or the name of its file or folder; None where it is not to be shown. `reliability` is
    the grade that a person gave it (`own_grade`), else that of the lists. `reason` says why it could not be read, None
    where it could. `documents` counts those published under its name or at its site, of a folder or file those read
    from it; `claims` and `deals` what came of them. `passed_over` counts the pages that it led to and that claim
    nothing. `last_read` is None where that was not noted.
    """

    name: str
    place: str | None
    reliability: Grade
    own_grade: bool
    health: Health
    reason: str | None
    documents: int
    claims: int
    deals: int
    passed_over: int
    last_read: date | None

    @property
    def hidden(self) -> SavedView:
        """The same without address and reason of failure: they may hold names of folders, or keys."""
        return replace(self, place=None, reason=None)


@dataclass(frozen=True, slots=True)
class Handled:
    """When a source was fetched last, None for never, and how many pages that it led to were passed over."""

    fetched: date | None = None
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Yielded:
    """What came of the documents under one name, folded, from one site: a host, or "/" and the folder or file given.

    `shared` are those of its deals that are told elsewhere too. `last_read` is None where that was not noted.
    """

    name: str
    site: str
    documents: int
    claims: int
    deals: int
    last_read: date | None
    shared: tuple[str, ...] = ()


def yields(index: Index) -> tuple[Yielded, ...]:
    """What came of all documents, by name and site."""
    found: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in index.register.documents.values():
        found[source_name(document).casefold(), _site_of(document.address)].append(document)
    deals = {key: _deals(index, told) for key, told in found.items()}
    number = Counter(deal for some in deals.values() for deal in some)
    return tuple(_yielded(index, key, told, deals[key], number) for key, told in sorted(found.items()))


def _deals(index: Index, told: Sequence[Document]) -> set[str]:
    claims = (claim for document in told for claim in index.claim_ids(document.id))
    return {index.deal_of_claim[name] for name in claims if name in index.deal_of_claim}


def _yielded(
    index: Index, key: tuple[str, str], told: Sequence[Document], deals: set[str], number: Mapping[str, int]
) -> Yielded:
    claims = sum(len(index.claim_ids(document.id)) for document in told)
    days = [document.fetched_at.date() for document in told if document.fetched_at is not None]
    shared = tuple(sorted(deal for deal in deals if number[deal] > 1))
    return Yielded(*key, len(told), claims, len(deals), max(days, default=None), shared)


def saved_views(
    told: Sequence[Yielded],
    vocabulary: Vocabulary,
    saved: Sequence[SavedSource],
    failures: Sequence[Failure],
    known: Mapping[str, Handled],
) -> tuple[SavedView, ...]:
    """The saved sources, by name; `known` says by address how it was dealt with."""
    wrong = {failure.address: failure.reason for failure in failures}
    found = []
    for one in saved:
        name, site = one.graded_name.casefold(), _site_read(one.place)
        own = [each for each in told if each.name == name or each.site == site]
        found.append(_view(vocabulary, one, own, known.get(one.place, Handled()), wrong.get(one.place)))
    return tuple(found)


def _site_of(address: str) -> str:
    """Where a document comes from: the host of a web address, else "/" and the folder or file that was given."""
    return _host(address) or "/" + _INSIDE.split(address, maxsplit=1)[0]


def _site_read(place: str) -> str:
    """The same of a place that is read: of a folder or file its own name."""
    return _host(place) or "/" + shown_address(place)


def _host(address: str) -> str:
    link = web_link(address)
    return (urlsplit(link).hostname or "").removeprefix("www.") if link is not None else ""


def _view(
    vocabulary: Vocabulary, one: SavedSource, told: Sequence[Yielded], handled: Handled, reason: str | None
) -> SavedView:
    shared = {deal for each in told for deal in each.shared}
    days = [day for day in (handled.fetched, *(each.last_read for each in told)) if day is not None]
    read = Health.READ if one.verified or days else Health.UNTRIED
    return SavedView(
        name=one.name,
        place=shown_address(one.place),
        reliability=one.grade or sources(vocabulary).grade(one.graded_name),
        own_grade=one.grade is not None,
        health=Health.FAILED if reason is not None else read,
        reason=reason.replace(one.place, shown_address(one.place)) if reason is not None else None,
        documents=sum(each.documents for each in told),
        claims=sum(each.claims for each in told),
        deals=sum(each.deals - len(each.shared) for each in told) + len(shared),
        passed_over=handled.passed_over,
        last_read=max(days, default=None),
    )
