"""Why the claims of a deal are told as one, and why the deals next to it are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.deals import why
from pactwatch.deals.compare import match_weight
from pactwatch.deals.profile import Profile, profile_of
from pactwatch.model import Claim, Deal, Transfer
from pactwatch.register import Register
from pactwatch.views.address import source_name
from pactwatch.views.index import Index
from pactwatch.views.lookup import find_deal
from pactwatch.views.rows import codes_of
from pactwatch.vocab import Vocabulary

NEAREST = 3


@dataclass(frozen=True, slots=True)
class TieView:
    """Two claims compared: `bits` is their match weight, `lines` what joins and what parts them, one a weight.

    `first` and `second` name the two in words, `claims` by id; `deal` is the second claim's deal.
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
    best of each of the nearest other deals against this one, the nearest first.
    """

    deal: str
    joins: tuple[TieView, ...]
    parts: tuple[TieView, ...]


def links_view(register: Register, vocabulary: Vocabulary, deal_id: str) -> LinksView:
    """Why the claims of a deal are told as one deal, and those of its neighbours as others.

    Raises: NotFoundError with the nearest ids.
    """
    index = Index(register, vocabulary)
    deal = find_deal(index, deal_id)
    own = _profiles(index, deal)
    joins = [_best([other for other in own if other != one], one) for one in own[1:]]
    parts = []
    for other in register.deals:
        if other.id != deal.id and _neighbours(deal, other):
            ties = [tie for one in _profiles(index, other) if (tie := _best(own, one)) is not None]
            if ties:
                parts.append((*max(ties, key=lambda tie: tie[0]), other.id))
    parts.sort(key=lambda entry: (-entry[0], entry[3]))
    return LinksView(
        deal=deal.id,
        joins=tuple(_tie(index, *tie, deal.id) for tie in joins if tie is not None),
        parts=tuple(_tie(index, *entry) for entry in parts[:NEAREST]),
    )


def _profiles(index: Index, deal: Deal) -> list[Profile]:
    """The profiles of a deal's claims, the earliest claim first."""
    claims = [claim for claim in index.claims(deal.claims) if isinstance(claim.content, Transfer)]
    claims.sort(key=lambda claim: (claim.id != deal.id, claim.id))
    return [
        profile_of(claim, claim.content, index.story(claim.document), index.vocabulary)
        for claim in claims
        if isinstance(claim.content, Transfer)
    ]


def _best(among: Sequence[Profile], one: Profile) -> tuple[float, str, str] | None:
    """The claim that fits another best: their match weight and both ids; None where there is none."""
    fits = [(match_weight(other, one), other.claim) for other in among]
    if not fits:
        return None
    bits, claim = max(fits, key=lambda fit: (fit[0], fit[1]))
    return bits, claim, one.claim


def _neighbours(deal: Deal, other: Deal) -> bool:
    """Whether two deals share a side, so that somebody could take one for the other."""
    return any(set(codes_of(deal, side)) & set(codes_of(other, side)) for side in ("supplier", "recipient"))


def _tie(index: Index, bits: float, first: str, second: str, deal: str) -> TieView:
    one, other = index.register.claims[first], index.register.claims[second]
    lines = why(one, other, index.vocabulary, index.register.stories)
    return TieView((first, second), deal, _named(index, one), _named(index, other), round(bits, 2), lines)


def _named(index: Index, claim: Claim) -> str:
    """A claim as the report that makes it: "The Print, 2021-07-07"."""
    document = index.document(claim)
    when = claim.published or (document.published.date if document.published is not None else None)
    return f"{source_name(document)}, {when or 'date unknown'}"
