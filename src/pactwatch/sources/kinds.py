"""Kinds of content that hold several reports, or lead to some: plug-ins, of which the built-in ones are some."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol, runtime_checkable

from pactwatch.model import PublicationDate
from pactwatch.plugins import Group, load, misshapen, plugins
from pactwatch.sources.content import Content, Item, Lead

_OURS = "pactwatch"


@runtime_checkable
class Kind(Protocol):
    """What reads one kind of content."""

    @property
    def name(self) -> str:
        """A short name, the same as that of the entry point."""
        ...

    @property
    def about(self) -> str:
        """What it reads, in a few words."""
        ...

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether content is of this kind, by its first 4,096 bytes, its file's name, and the media type told."""
        ...

    def read(self, content: Content) -> Iterator[Item]:
        """What the content holds: reports, failures, and leads to further addresses. Never fetches anything."""
        ...


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, those of other packages first, so that they may take over what we read in another way.

    Raises: PluginError for one that cannot be loaded or is no kind.
    """
    ordered = sorted(plugins(Group.SOURCES), key=lambda one: (one.distribution == _OURS, one.name))
    found: list[Kind] = []
    for name in dict.fromkeys(one.name for one in ordered):
        kind = load(Group.SOURCES, name)
        if not isinstance(kind, Kind):
            raise misshapen(Group.SOURCES, name, "a source (name, about, recognises and read)")
        found.append(kind)
    return tuple(found)


def child_of(
    content: Content,
    address: str,
    *,
    lists: bool = False,
    title: str | None = None,
    published: PublicationDate | None = None,
    own: str | None = None,
) -> Lead:
    """The lead to an address that content names."""
    above = content.lead
    return Lead(
        address=address,
        given=above.given if above is not None else content.given,
        listed_by=content.address,
        root=(above.root or above.address) if above is not None else content.address,
        lists=lists,
        depth=above.depth + 1 if above is not None else 1,
        title=title,
        published=published,
        own=own,
    )
