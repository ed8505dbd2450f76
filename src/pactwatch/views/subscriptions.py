"""The sources that a person has saved: grade, whether they can be read, when last, and what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from pactwatch.model import Document, Failure, Grade, SavedSource
from pactwatch.views.address import shown_address, source_name, web_link
from pactwatch.views.index import Index
from pactwatch.vocab.reliability import sources


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
    where it could. `documents` counts those published under its name or at its site, `claims` and `deals` what came of
    them. `last_read` is None where that was not noted.
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
    last_read: date | None


def saved_views(
    index: Index, saved: Sequence[SavedSource], failures: Sequence[Failure], fetched: Mapping[str, date], hidden: bool
) -> tuple[SavedView, ...]:
    """The saved sources, by name; `fetched` says by address when it was fetched last.

    With `hidden`, neither addresses nor reasons of failures are given: they may hold names of folders, or keys.
    """
    wrong = {failure.address: failure.reason for failure in failures}
    by_name, by_site = _documents(index)
    found = []
    for one in saved:
        told = {document.id: document for document in by_name[one.graded_name.casefold()] + by_site[_site(one.place)]}
        view = _view(index, one, tuple(told.values()), fetched.get(one.place), wrong.get(one.place))
        found.append(replace(view, place=None, reason=None) if hidden else view)
    return tuple(found)


def _documents(index: Index) -> tuple[Mapping[str, list[Document]], Mapping[str, list[Document]]]:
    """The documents by the name of their publisher, and by their site."""
    by_name: dict[str, list[Document]] = defaultdict(list)
    by_site: dict[str, list[Document]] = defaultdict(list)
    for document in index.register.documents.values():
        by_name[source_name(document).casefold()].append(document)
        by_site[_site(document.address)].append(document)
    by_site[""] = []
    return by_name, by_site


def _site(address: str) -> str:
    """The site of a web address; "" for what is no web address."""
    link = web_link(address)
    return (urlsplit(link).hostname or "").removeprefix("www.") if link is not None else ""


def _view(
    index: Index, one: SavedSource, told: Sequence[Document], fetched: date | None, reason: str | None
) -> SavedView:
    claims = [claim for document in told for claim in index.claims_of_document.get(document.id, ())]
    days = [document.fetched_at.date() for document in told if document.fetched_at is not None]
    days += [fetched] if fetched is not None else []
    read = Health.READ if one.verified or days else Health.UNTRIED
    return SavedView(
        name=one.name,
        place=shown_address(one.place),
        reliability=one.grade or sources(index.vocabulary).grade(one.graded_name),
        own_grade=one.grade is not None,
        health=Health.FAILED if reason is not None else read,
        reason=reason.replace(one.place, shown_address(one.place)) if reason is not None else None,
        documents=len(told),
        claims=len(claims),
        deals=len({index.deal_of_claim[claim.id] for claim in claims if claim.id in index.deal_of_claim}),
        last_read=max(days, default=None),
    )
