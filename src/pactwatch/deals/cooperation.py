"""Relations other than transfers, linked over documents by their type and parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pactwatch.model import Claim, Cooperation, CooperationThread, CooperationType, PartialDate

Key = tuple[CooperationType, str | None, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Relation:
    """What linking looks at in a claim of cooperation; `parties` are in the order told, the acting one first."""

    claim: str
    document: str
    published: PartialDate | None
    type: CooperationType
    parties: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What makes two claims of cooperation one thread."""
        return self.type, self.parties[0] if self.type.directed else None, frozenset(self.parties)


def relation_of(claim: Claim) -> Relation | None:
    """What linking looks at in a claim; None for a claim of a transfer."""
    content = claim.content
    if not isinstance(content, Cooperation):
        return None
    parties = tuple(party.value for party in content.parties)
    return Relation(claim.id, claim.document, claim.published, content.type.value, parties)


def threads_of(relations: Iterable[Relation], stories: Mapping[str, str]) -> tuple[CooperationThread, ...]:
    """One thread for each type and set of parties, by id; where the type has a direction, for each acting party too."""
    groups: dict[Key, list[Relation]] = defaultdict(list)
    for relation in sorted(relations, key=_moment):
        groups[relation.key].append(relation)
    return tuple(sorted((_thread(group, stories) for group in groups.values()), key=lambda thread: thread.id))


def _thread(told: Sequence[Relation], stories: Mapping[str, str]) -> CooperationThread:
    """One thread of claims that are sorted by time; the earliest gives the id and the order of the parties."""
    first = told[0]
    dates = [one.published for one in told if one.published is not None]
    acting, *others = dict.fromkeys(first.parties)
    return CooperationThread(
        id=first.claim,
        type=first.type,
        parties=(acting, *sorted(others)),
        claims=tuple(sorted(one.claim for one in told)),
        stories=len({stories.get(one.document, one.document) for one in told}),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
    )


def _moment(relation: Relation) -> tuple[date, str]:
    published = relation.published
    return (published.first_day if published is not None else date.max), relation.claim
