"""Relations other than transfers, linked over documents by their type and parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pactwatch.deals.tellings import earliest_first
from pactwatch.model import Claim, Cooperation, CooperationThread, CooperationType

Key = tuple[CooperationType, str | None, frozenset[str]]


def threads_of(claims: Iterable[Claim], stories: Mapping[str, str]) -> tuple[CooperationThread, ...]:
    """One thread for each type and set of parties, by id; where the type has a direction, for each acting party too."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in earliest_first(claims):
        if isinstance(claim.content, Cooperation):
            groups[thread_key(claim.content)].append(claim)
    return tuple(sorted((_thread(group, stories) for group in groups.values()), key=lambda thread: thread.id))


def thread_key(content: Cooperation) -> Key:
    """What makes two claims of cooperation one thread."""
    parties = [party.value for party in content.parties]
    kind = content.type.value
    return kind, parties[0] if kind.directed else None, frozenset(parties)


def _thread(claims: list[Claim], stories: Mapping[str, str]) -> CooperationThread:
    """One thread of claims that are sorted by time; the earliest gives the id and the order of the parties."""
    first = claims[0]
    if not isinstance(first.content, Cooperation):
        raise TypeError(f"claim {first.id} tells of a transfer; a thread takes claims of cooperation")
    dates = [claim.published for claim in claims if claim.published is not None]
    acting, *others = dict.fromkeys(party.value for party in first.content.parties)
    return CooperationThread(
        id=first.id,
        type=first.content.type.value,
        parties=(acting, *sorted(others)),
        claims=tuple(sorted(claim.id for claim in claims)),
        stories=len({stories.get(claim.document, claim.document) for claim in claims}),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
    )
