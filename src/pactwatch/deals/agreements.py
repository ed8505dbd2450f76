"""Packages: agreements that several deals belong to, whose value counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from pactwatch.connected import connected
from pactwatch.deals.conflicts import same_money
from pactwatch.deals.fields import money_field
from pactwatch.deals.tellings import earliest_first
from pactwatch.model import Agreement, Claim, Cooperation, CooperationType, Money, Transfer


@dataclass(frozen=True, slots=True)
class Part:
    """What a claim of a package tells that other packages are compared by; `published` is None for an undated one."""

    claim: str
    document: str
    package: str
    published: date | None
    value: Money | None


@dataclass(frozen=True, slots=True)
class Package:
    """What one document tells of one package: ids of its claims, the deals they belong to, and the value it names."""

    claims: tuple[str, ...]
    deals: frozenset[str]
    value: Money | None


def agreements_of(
    claims: Iterable[Claim], deal_of: Mapping[str, str], stories: Mapping[str, str]
) -> tuple[Agreement, ...]:
    """The agreements behind all packages, by id; `deal_of` maps the id of a claim to the id of its deal.

    Packages of different documents are one agreement where they share deals and either name one value or share at least
    half of the deals of the smaller one.
    """
    by_id = {claim.id: claim for claim in claims}
    parts = [part for claim in by_id.values() if (part := part_of(claim)) is not None]
    found = [
        agreement_of([by_id[name] for name in group], deal_of, stories) for group in agreeing(packages(parts, deal_of))
    ]
    return tuple(sorted(found, key=lambda agreement: agreement.id))


def agreement_of_each(agreements: Iterable[Agreement], deal_of: Mapping[str, str]) -> dict[str, str]:
    """The agreement of each deal that has one; the one with most of its claims where packages disagree."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for agreement in agreements:
        for claim in agreement.claims:
            if claim in deal_of:
                held = counts[deal_of[claim]]
                held[agreement.id] = held.get(agreement.id, 0) + 1
    return {deal: min(held, key=lambda name: (-held[name], name)) for deal, held in counts.items()}


def part_of(claim: Claim) -> Part | None:
    """What a claim tells of its package; None where it belongs to none."""
    content = claim.content
    if claim.package is None:
        return None
    if isinstance(content, Cooperation) and content.type.value is not CooperationType.AGREEMENT:
        return None
    published = claim.published.first_day if claim.published else None
    value = content.value.value if isinstance(content, Transfer) and content.value is not None else None
    return Part(claim.id, claim.document, claim.package, published, value)


def packages(parts: Iterable[Part], deal_of: Mapping[str, str]) -> list[Package]:
    """The packages of all documents, those left out that no deal belongs to."""
    groups: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: (part.published or date.max, part.claim)):
        groups[part.document, part.package].append(part)
    found = []
    for _, group in sorted(groups.items()):
        deals = frozenset(deal_of[part.claim] for part in group if part.claim in deal_of)
        value = next((part.value for part in group if part.value is not None), None)
        if deals:
            found.append(Package(tuple(part.claim for part in group), deals, value))
    return found


def agreeing(given: Sequence[Package]) -> list[list[str]]:
    """The ids of the claims of each agreement; only packages that share a deal are compared."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, package in enumerate(given):
        for deal in package.deals:
            holders[deal].append(position)
    sharing = {pair for held in holders.values() for pair in combinations(held, 2)}
    same = [(one, other) for one, other in sharing if _one_agreement(given[one], given[other])]
    groups = connected(len(given), same)
    return [[claim for position in group for claim in given[position].claims] for group in groups]


def agreement_of(claims: Iterable[Claim], deal_of: Mapping[str, str], stories: Mapping[str, str]) -> Agreement:
    """The agreement that these claims tell of."""
    ordered = earliest_first(claims)
    return Agreement(
        id=f"agreement-{ordered[0].id}",
        parties=tuple(sorted({party for claim in ordered for party in _parties(claim)})),
        deals=tuple(sorted({deal_of[claim.id] for claim in ordered if claim.id in deal_of})),
        claims=tuple(sorted(claim.id for claim in ordered)),
        value=money_field(ordered, stories),
    )


def _one_agreement(one: Package, other: Package) -> bool:
    shared = one.deals & other.deals
    if one.value is not None and other.value is not None and same_money(one.value, other.value):
        return True
    return 2 * len(shared) >= min(len(one.deals), len(other.deals))


def _parties(claim: Claim) -> tuple[str, ...]:
    content = claim.content
    if isinstance(content, Cooperation):
        return tuple(party.value for party in content.parties)
    sides = (content.supplier, content.recipient)
    return tuple(code for side in sides if side is not None for code in side.value)
