"""Plug-ins: what a distribution offers as entry points, pactwatch's own readers and exports among them.

A group is read when something of it is asked for, and only what is asked for is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points

from pactwatch.errors import PluginError, UsageError


class Group(StrEnum):
    """The groups of entry points, and so the parts of pactwatch that others can add to."""

    READERS = "pactwatch.readers"  # called with a Vocabulary, gives what finds claims in a document
    SOURCES = "pactwatch.sources"  # has name, about, recognises and read: what one kind of content holds
    EXPORTS = "pactwatch.exports"  # has name, media_type, about, and writes a register as bytes

    @property
    def word(self) -> str:
        """What one of the group is called in a message."""
        return {Group.READERS: "reader", Group.SOURCES: "source", Group.EXPORTS: "format"}[self]


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point: its name, what it leads to ("package.module:name"), and the distribution that offers it."""

    group: Group
    name: str
    target: str
    distribution: str

    def __str__(self) -> str:
        return f"{self.group.word} {self.name!r} of {self.distribution} ({self.target})"


def plugins(group: Group) -> tuple[Plugin, ...]:
    """What is installed in a group, sorted by name; nothing is imported."""
    return tuple(sorted((_plugin(group, point) for point in _points(group)), key=lambda one: (one.name, one.target)))


def load(group: Group, name: str) -> object:
    """The object that the plug-in of this name leads to.

    Raises: UsageError for a name that nothing installed has; PluginError, naming the plug-in and its distribution, for
    one that cannot be imported or a name that two distributions claim.
    """
    points = [point for point in _points(group) if point.name == name]
    if not points:
        known = ", ".join(sorted({point.name for point in _points(group)})) or "none: install pactwatch again"
        raise UsageError(f"{group.word} {name!r}: not known; take one of {known}")
    if len(points) > 1:
        offers = " and ".join(sorted(str(_plugin(group, point)) for point in points))
        raise PluginError(f"{offers} have one name; uninstall one of them")
    try:
        loaded: object = points[0].load()
    except Exception as error:
        # Whatever the code of somebody else raises while it is imported, the person must learn whose code it is
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(
            f"{_plugin(group, points[0])}: cannot be imported ({reason}); mend or uninstall it"
        ) from error
    return loaded


def misshapen(group: Group, name: str, wanted: str) -> PluginError:
    """The error to raise for a plug-in that was loaded and is not what its group holds."""
    named = next((str(one) for one in plugins(group) if one.name == name), f"{group.word} {name!r}")
    return PluginError(f"{named}: is not {wanted}; mend or uninstall it")


def _points(group: Group) -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=group.value))


def _plugin(group: Group, point: EntryPoint) -> Plugin:
    return Plugin(group, point.name, point.value, point.dist.name if point.dist is not None else "an unknown package")
