"""Packages: agreements that several deals belong to, whose value counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pactwatch.deals.conflicts import same_money
from pactwatch.deals.connected import connected
from pactwatch.deals.fields import money_field
from pactwatch.deals.tellings import earliest_first
from pactwatch.model import Agreement, Claim, Cooperation, CooperationType, Money, Transfer


@dataclass(frozen=True, slots=True)
class Package:
    """What one document tells of one package: its claims, the deals that they belong to, and the value it names."""

    claims: tuple[Claim, ...]
    deals: frozenset[str]
    value: Money | None


def agreements_of(
    claims: Iterable[Claim], deal_of: Mapping[str, str], stories: Mapping[str, str]
) -> tuple[Agreement, ...]:
    """The agreements behind all packages, by id; `deal_of` maps the id of a claim to the id of its deal.

    Packages of different documents are one agreement where they share deals and either name one value or share at least
    half of the deals of the smaller one.
    """
    found = [_agreement(group, stories) for group in _joined(_packages(claims, deal_of))]
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


def _packages(claims: Iterable[Claim], deal_of: Mapping[str, str]) -> list[Package]:
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in earliest_first(claims):
        if claim.package is not None and _may_belong(claim):
            groups[claim.document, claim.package].append(claim)
    found = []
    for _, group in sorted(groups.items()):
        deals = frozenset(deal_of[claim.id] for claim in group if claim.id in deal_of)
        if deals:
            found.append(Package(tuple(group), deals, _value(group)))
    return found


def _may_belong(claim: Claim) -> bool:
    content = claim.content
    return isinstance(content, Transfer) or content.type.value is CooperationType.AGREEMENT


def _value(claims: Iterable[Claim]) -> Money | None:
    for claim in claims:
        if isinstance(claim.content, Transfer) and claim.content.value is not None:
            return claim.content.value.value
    return None


def _joined(packages: Sequence[Package]) -> list[list[Package]]:
    """Packages of one agreement together; only packages that share a deal are compared."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, package in enumerate(packages):
        for deal in package.deals:
            holders[deal].append(position)
    sharing = {pair for held in holders.values() for pair in combinations(held, 2)}
    same = [(one, other) for one, other in sharing if _one_agreement(packages[one], packages[other])]
    return [[packages[position] for position in group] for group in connected(len(packages), same)]


def _one_agreement(one: Package, other: Package) -> bool:
    shared = one.deals & other.deals
    if one.value is not None and other.value is not None and same_money(one.value, other.value):
        return True
    return 2 * len(shared) >= min(len(one.deals), len(other.deals))


def _agreement(packages: Sequence[Package], stories: Mapping[str, str]) -> Agreement:
    claims = earliest_first(claim for package in packages for claim in package.claims)
    deals = sorted({deal for package in packages for deal in package.deals})
    return Agreement(
        id=f"agreement-{claims[0].id}",
        parties=tuple(sorted({party for claim in claims for party in _parties(claim)})),
        deals=tuple(deals),
        claims=tuple(sorted(claim.id for claim in claims)),
        value=money_field(claims, stories),
    )


def _parties(claim: Claim) -> tuple[str, ...]:
    content = claim.content
    if isinstance(content, Cooperation):
        return tuple(party.value for party in content.parties)
    sides = (content.supplier, content.recipient)
    return tuple(code for side in sides if side is not None for code in side.value)
