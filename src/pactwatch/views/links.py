"""Why the claims of a deal are told as one, and why the deals next to it are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.deals import why
from pactwatch.deals.compare import match_weight
from pactwatch.deals.profile import Profile, profile_of
from pactwatch.model import Claim, Deal, Decision, Transfer
from pactwatch.register import Register
from pactwatch.views.address import source_name
from pactwatch.views.index import Index
from pactwatch.views.judgements import ruling_view
from pactwatch.views.lookup import find_deal
from pactwatch.views.rows import codes_of
from pactwatch.vocab import Vocabulary

NEAREST = 3
PAIR = 2
Pair = frozenset[str]
Fit = tuple[float, str, str]
"""How well two claims fit in bits of match weight, and their ids."""


@dataclass(frozen=True, slots=True)
class TieView:
    """Two claims compared: `bits` is their match weight, `lines` what joins and what parts them, one a weight.

    A first line "reviewed: ..." tells what reviewers decided about the two; it goes before all weights. `first` and
    `second` name the two in words, `claims` by id; `deal` is the second claim's deal.
    """

    claims: tuple[str, str]
    deal: str
    first: str
    second: str
    bits: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinksView:
    """What holds a deal together, and what parts it from others.

    `joins` ties each claim after the first to the claim of the deal that it fits best; `parts` sets the claim that fits
    best of each of the nearest other deals against this one, the nearest first. In both, the pairs that reviewers
    decided on come before the others.
    """

    deal: str
    joins: tuple[TieView, ...]
    parts: tuple[TieView, ...]


def links_view(register: Register, vocabulary: Vocabulary, deal_id: str) -> LinksView:
    """Why the claims of a deal are told as one deal, and those of its neighbours as others.

    Raises: NotFoundError with the nearest ids.
    """
    index = Index(register, vocabulary)
    return links_of(index, find_deal(index, deal_id))


def links_of(index: Index, deal: Deal) -> LinksView:
    """The same for a deal of an index that is there already; its neighbours are those that the index holds."""
    told = _decided(index)
    return LinksView(
        deal=deal.id,
        joins=tuple(_tie(index, told, *tie, deal.id) for tie in _joins(index, deal, told)),
        parts=tuple(_tie(index, told, *entry) for entry in _parts(index, deal, told)),
    )


def _joins(index: Index, deal: Deal, told: Mapping[Pair, str]) -> list[Fit]:
    """The pairs of the deal's claims to show, each once."""
    own = _profiles(index, deal)
    by_name = {one.claim: one for one in own}
    fits = [_fit(*(by_name[name] for name in sorted(pair))) for pair in told if pair <= by_name.keys()]
    best = [_best([other for other in own if other != one], one) for one in own[1:]]
    fits += [fit for fit in best if fit is not None]
    once: dict[Pair, Fit] = {}
    for fit in fits:
        once.setdefault(frozenset(fit[1:]), fit)
    return list(once.values())


def _parts(index: Index, deal: Deal, told: Mapping[Pair, str]) -> list[tuple[float, str, str, str]]:
    """The pairs across deals to show, each with the other deal: all that were decided on, then the nearest."""
    own = _profiles(index, deal)
    judged = [
        (*_fit(one, other), name)
        for pair in told
        for one in own
        if pair & set(deal.claims) == {one.claim} and (name := _deal_of_other(index, pair, one.claim)) is not None
        for other in _profiles(index, index.deals[name])
        if other.claim in pair
    ]
    done = {deal.id, *(name for *_, name in judged)}
    found = []
    for near in index.register.deals:
        if near.id not in done and _neighbours(deal, near):
            fits = [fit for one in _profiles(index, near) if (fit := _best(own, one)) is not None]
            if fits:
                found.append((*max(fits, key=lambda fit: fit[0]), near.id))
    found.sort(key=lambda entry: (-entry[0], entry[3]))
    return [*judged, *found[:NEAREST]]


def _decided(index: Index) -> dict[Pair, str]:
    """What reviewers decided about pairs of claims, in words; where they differ, that they do."""
    on_pairs = (Decision.SAME, Decision.NOT_SAME)
    return {
        frozenset(one.claims): ruling_view(index, one).words
        for one in index.register.judged.rulings
        if len(set(one.claims)) == PAIR and one.judgements[-1].decision in on_pairs
    }


def _deal_of_other(index: Index, pair: Pair, claim: str) -> str | None:
    (other,) = pair - {claim}
    return index.deal_of_claim.get(other)


def _profiles(index: Index, deal: Deal) -> list[Profile]:
    """The profiles of a deal's claims, the earliest claim first."""
    claims = [claim for claim in index.claims(deal.claims) if isinstance(claim.content, Transfer)]
    claims.sort(key=lambda claim: (claim.id != deal.id, claim.id))
    return [
        profile_of(claim, claim.content, index.story(claim.document), index.vocabulary)
        for claim in claims
        if isinstance(claim.content, Transfer)
    ]


def _fit(one: Profile, other: Profile) -> Fit:
    return match_weight(one, other), one.claim, other.claim


def _best(among: Sequence[Profile], one: Profile) -> Fit | None:
    """The claim that fits another best: their match weight and both ids; None where there is none."""
    fits = [(match_weight(other, one), other.claim) for other in among]
    if not fits:
        return None
    bits, claim = max(fits, key=lambda fit: (fit[0], fit[1]))
    return bits, claim, one.claim


def _neighbours(deal: Deal, other: Deal) -> bool:
    """Whether two deals share a side, so that somebody could take one for the other."""
    return any(set(codes_of(deal, side)) & set(codes_of(other, side)) for side in ("supplier", "recipient"))


def _tie(index: Index, told: Mapping[Pair, str], bits: float, first: str, second: str, deal: str) -> TieView:
    one, other = index.register.claims[first], index.register.claims[second]
    lines = why(one, other, index.vocabulary, index.register.stories)
    decided = told.get(frozenset((first, second)))
    if decided is not None:
        lines = (f"reviewed: {decided}", *lines)
    return TieView((first, second), deal, _named(index, one), _named(index, other), round(bits, 2), lines)


def _named(index: Index, claim: Claim) -> str:
    """A claim as the report that makes it: "The Print, 2021-07-07"."""
    document = index.document(claim)
    when = claim.published or (document.published.date if document.published is not None else None)
    return f"{source_name(document)}, {when or 'date unknown'}"
