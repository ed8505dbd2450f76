"""From claims to deals, agreements and threads of cooperation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pactwatch.deals import stages
from pactwatch.deals.agreements import agreement_of_each, agreements_of
from pactwatch.deals.cluster import clusters
from pactwatch.deals.conflicts import same_money
from pactwatch.deals.cooperation import relation_of, threads_of
from pactwatch.deals.fields import fields_of
from pactwatch.deals.profile import profiles_of
from pactwatch.deals.tellings import earliest_first
from pactwatch.deals.ties import NO_TIES, Ties
from pactwatch.deals.weights import DEFAULT, Weights
from pactwatch.model import Agreement, Claim, CooperationThread, Deal, Money, Transfer
from pactwatch.vocab import Vocabulary

Which = Callable[[Sequence[tuple[str, ...]]], Collection[tuple[str, ...]]]
"""What chooses some deals among all that were found, each by the ids of its claims."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What many documents say together; each tuple is sorted by id."""

    deals: tuple[Deal, ...]
    agreements: tuple[Agreement, ...]
    cooperation: tuple[CooperationThread, ...]


def all_of(found: Sequence[tuple[str, ...]]) -> Collection[tuple[str, ...]]:
    """Every deal."""
    return found


def link(
    claims: Sequence[Claim],
    stories: Mapping[str, str],
    vocabulary: Vocabulary,
    weights: Weights = DEFAULT,
    ties: Ties = NO_TIES,
    which: Which = all_of,
) -> Linked:
    """The deals, agreements and threads of cooperation behind the claims, the same in any order of the claims.

    `stories` maps a document to its story; a document that it lacks is a story of its own. A claim that is given twice
    counts once. `ties` are pairs that people have decided on. Only the deals that `which` chooses are put together; the
    packages are those of all deals.
    """
    by_id = {claim.id: claim for claim in claims}
    found = clusters(profiles_of(by_id, stories, vocabulary), weights, ties)
    groups = [earliest_first(by_id[claim] for claim in cluster) for cluster in found]
    deal_of = {claim.id: group[0].id for group in groups for claim in group}
    agreements = agreements_of(by_id.values(), deal_of, stories)
    known = {agreement.id: agreement for agreement in agreements}
    belongs = agreement_of_each(agreements, deal_of)
    chosen = set(which(found))
    wanted = [group for group, cluster in zip(groups, found, strict=True) if cluster in chosen]
    deals = [made(group, known.get(belongs.get(group[0].id, "")), stories, vocabulary) for group in wanted]
    relations = (relation for claim in by_id.values() if (relation := relation_of(claim)) is not None)
    return Linked(
        deals=tuple(sorted(deals, key=lambda deal: deal.id)),
        agreements=agreements,
        cooperation=threads_of(relations, stories),
    )


def made(
    claims: Sequence[Claim], agreement: Agreement | None, stories: Mapping[str, str], vocabulary: Vocabulary
) -> Deal:
    """The deal of claims that are sorted by time, in its agreement where it has one; its id is that of the earliest."""
    worth = _values(agreement) if agreement is not None else []
    name = agreement.id if agreement is not None else None
    marked = [_marked(claim, worth, name) for claim in claims]
    return Deal(
        id=claims[0].id,
        claims=tuple(sorted(claim.id for claim in claims)),
        fields=fields_of(marked, stories, vocabulary),
        history=stages.history(claims),
        stories=len({stories.get(claim.document, claim.document) for claim in claims}),
        agreement=name,
        instalments=stages.instalments(claims),
    )


def _marked(claim: Claim, package_values: Sequence[Money], agreement: str | None) -> Claim:
    """The claim, marked as telling a package's value where another document told that value for the whole package.

    A report that names one item of a package with the package's value would otherwise make it the item's own.
    """
    content = claim.content
    if claim.package is not None or not isinstance(content, Transfer) or content.value is None:
        return claim
    if any(same_money(content.value.value, value) for value in package_values):
        return replace(claim, package=agreement)
    return claim


def _values(agreement: Agreement) -> list[Money]:
    told = agreement.value.values if agreement.value is not None else ()
    return [value.value for value in told if isinstance(value.value, Money)]
