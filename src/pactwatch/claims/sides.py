"""Who stands on which side of each item of a text: by each mention's own reasons, then by what its neighbours tell.

A text that tells of one sale names its sides clearly once and hints at them elsewhere. So the sides are weighed twice:
first from the sentence of each mention, then again with what the first weighing gave for the other mentions of the
text, of the same category, of the same designation, and of the sentences beside it. A sentence whose grammar tells both
sides is not overruled by the others: "in return, its army will supply shells to Turkey". Of one that tells a single
side the others have less to say on that side: "Poland ordered 24 of the drones", in a report on Romania's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pactwatch.claims.aggressors import aggressors, attacks
from pactwatch.claims.asides import apart, outsider
from pactwatch.claims.context import Context
from pactwatch.claims.dealt import others
from pactwatch.claims.features import Roles, hold
from pactwatch.claims.lets import lets_other
from pactwatch.claims.likely import NOT_NAMED, Leaders, blend, leaders, left_unnamed, odds, raised, with_named
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.models import Model
from pactwatch.claims.nominal import Sides as NominalSides
from pactwatch.claims.passage import Found
from pactwatch.claims.phrased import SureSides, phrased_sides, sure_sides
from pactwatch.claims.rankings import IDLE
from pactwatch.claims.record import record
from pactwatch.claims.reporting import only_says
from pactwatch.claims.roles import origin_of, points_of_all, role_features, told_sides
from pactwatch.claims.seizers import seizing
from pactwatch.claims.sellers import sellers
from pactwatch.claims.told import left_sides
from pactwatch.vocab import Vocabulary

SIDES = ("supplier", "recipient")
_ALONE = "-alone"
_FLOOR = 0.05  # what a mention counts for that no act of the trade holds
_OWN = 0.3  # the share of a mention's own reasons in the log-odds of a side
_OWN_TOLD = 0.5  # and of a side that the grammar of its sentence tells
_FOUGHT = 0.03  # how probable a party is at most as the supplier in a text that tells of its war
_APART = 0.15
_BUYS = 0.3  # how probable another recipient must be for a party that only sells to be none
_FAINT = 0.06  # a party less probable than this on both sides is not weighed again
_SCOPES = ("text", "category", "named", "origin", "near")
_Key = tuple[str, object]


@record
class Sided:
    """One mention of equipment: how firmly the trade holds it, and for each party of the text its own reasons.

    `fought` are the parties of whose war the text tells, where the grammar of the sentence does not tell the supplier.
    `sides` tells of supplier and recipient whether the grammar of its sentence tells them. `left` are the sides that it
    gives to somebody without a name, `apart` the parties that the sentence names without a part in it, `speaks` those
    that it names as who says something and that its grammar gives no side. `named` are those alone on a side by the
    words around the equipment, `surely` those who are on it by them, perhaps with others.
    """

    item: ItemMention
    codes: tuple[str, ...]
    fought: frozenset[str]
    held: float
    sides: tuple[bool, bool]
    origin: tuple[str, ...]
    reasons: Mapping[str, Features]
    left: frozenset[str]
    apart: frozenset[str]
    speaks: frozenset[str]
    sellers: frozenset[str]
    named: NominalSides
    surely: SureSides

    def but_left(self, roles: Roles) -> Roles:
        """The roles, with somebody unnamed on the sides that the grammar leaves to nobody else."""
        if not self.left:
            return roles
        return Roles(*(left_unnamed(probable) if side in self.left else probable for side, probable in _by_side(roles)))

    def but_foes(self, roles: Roles) -> Roles:
        """The roles, with those improbable as suppliers whose war the text tells of."""
        if self.fought.isdisjoint(roles.supplies):
            return roles
        supplies = {code: min(p, _FOUGHT) if code in self.fought else p for code, p in roles.supplies.items()}
        return Roles(supplies, roles.receives)

    def settled(self, roles: Roles) -> Roles:
        """The roles, with what is known of foes, of those without a name and of those who take no part."""
        roles = self.but_left(self.but_foes(self.but_apart(self.but_sellers(roles))))
        if any(self.surely):
            sell, buy = self.surely
            roles = Roles(raised(roles.supplies, sell, buy - sell), raised(roles.receives, buy, sell - buy))
        return roles if self.named == (None, None) else self.as_named(roles)

    def as_named(self, roles: Roles) -> Roles:
        """The roles, with those probable whom the phrase around the equipment names, and nobody else on their side."""
        supplier, recipient = self.named
        supplies, receives = (
            {code: min(p, NOT_NAMED) if code == other else p for code, p in one.items()}
            for one, other in ((roles.supplies, recipient), (roles.receives, supplier))
        )
        return Roles(with_named(supplies, supplier), with_named(receives, recipient))

    def but_sellers(self, roles: Roles) -> Roles:
        """The roles, with those improbable as recipients that only sell, where others may receive it.

        Unless the grammar of the sentence tells the recipient.
        """
        others = [p for code, p in roles.receives.items() if code not in self.sellers]
        if self.sides[1] or self.sellers.isdisjoint(roles.receives) or max(others, default=0.0) < _BUYS:
            return roles
        receives = {code: min(p, _APART) if code in self.sellers else p for code, p in roles.receives.items()}
        return Roles(roles.supplies, receives)

    def but_apart(self, roles: Roles) -> Roles:
        """The roles, with those improbable that the sentence names without a part in it.

        Who only says something is improbable on a side that the grammar gives to another one.
        """
        if not self.apart and not self.speaks:
            return roles
        without = [self.apart | self.speaks if told else self.apart for told in self.sides]
        return Roles(
            *(
                {c: min(p, _APART) if c in out else p for c, p in one.items()}
                for out, (_, one) in zip(without, _by_side(roles), strict=True)
            )
        )

    @property
    def told(self) -> bool:
        """Whether the grammar tells both sides; then the rest of the text does not count."""
        return all(self.sides)


@record
class SideReading:
    """The sides of one mention: all reasons for each party, and how probable that makes it on either side.

    `first` is what the mention's own reasons make it; `told` is whether the grammar of its sentence tells both sides,
    `named` whether the phrase or clause around it names the supplier.
    """

    reasons: Mapping[str, Features]
    first: Roles
    roles: Roles
    told: bool
    named: bool


def alone(side: str) -> str:
    """The name of the model that weighs a side by a mention's own reasons."""
    return side + _ALONE


def sided(context: Context, vocabulary: Vocabulary) -> list[Sided]:
    """All mentions of equipment of a text with their own reasons, in order of the text."""
    systems, fought, selling = vocabulary.systems, aggressors(context) | seizing(context), sellers(context, vocabulary)
    out = []
    for found in context.passage.found:
        for item in found.items:
            told = told_sides(context, found, item, vocabulary)
            out.append(
                Sided(
                    item,
                    tuple(found.codes),
                    frozenset(code for code in fought if not told[0] or _only_fights(context, found, code)),
                    hold(found, item),
                    told,
                    systems[item.system].origin if item.system else (),
                    role_features(context, found, item, vocabulary),
                    left_sides(context, found, item, vocabulary),
                    frozenset(
                        code
                        for code in found.codes
                        if code in others(context, found, item)
                        or all(
                            apart(context, found, p)
                            or outsider(context, found, item, p)
                            or lets_other(context, found, item, p)
                            for p in found.parties
                            if p.code == code
                        )
                    ),
                    frozenset(code for code in found.codes if _speaks(context, found, item, code, vocabulary)),
                    selling,
                    phrased_sides(context, found, item),
                    sure_sides(context, found, item),
                )
            )
    return out


def _speaks(context: Context, found: Found, item: ItemMention, code: str, vocabulary: Vocabulary) -> bool:
    """Whether a party only says what others do, and the grammar gives it no side."""
    points = points_of_all(context, found, item, origin_of(item, vocabulary))[code]
    return max(points.supplier, points.recipient) < IDLE and only_says(context, found, code)


def _only_fights(context: Context, found: Found, code: str) -> bool:
    """Whether a sentence names a party for its war alone: "freedom from Russia's aggression"."""
    named = [party for party in found.parties if party.code == code]
    return bool(named) and all(attacks(context, found, party) for party in named)


def weighed(reasons: Mapping[str, Features], models: Mapping[str, Model], names: Sequence[str] = SIDES) -> Roles:
    """How probable the reasons make each party on either side, by the models of these names."""
    supplier, recipient = (models[name] for name in names)
    return Roles(
        {code: supplier.probability(features) for code, features in reasons.items()},
        {code: recipient.probability(features) for code, features in reasons.items()},
    )


def readings(mentions: Sequence[Sided], models: Mapping[str, Model]) -> list[SideReading]:
    """The sides of each mention of a text, weighed twice."""
    first = [mention.settled(weighed(mention.reasons, models, tuple(map(alone, SIDES)))) for mention in mentions]
    every = collected(mentions, first, _FAINT)
    return [
        SideReading(
            reasons,
            own,
            mention.settled(blended(mention.sides, own, weighed(reasons, models))),
            mention.told,
            mention.named[0] is not None,
        )
        for mention, reasons, own in zip(mentions, every, first, strict=True)
    ]


def blended(sides: tuple[bool, bool], first: Roles, again: Roles) -> Roles:
    """Both weighings together: the second knows more, the first is surer of what its own sentence tells.

    `sides` tells of supplier and recipient whether the grammar of the sentence tells them: of these the first counts
    for more. Parties that were not weighed again keep what the first gave.
    """
    supplier, recipient = (_OWN_TOLD if told else _OWN for told in sides)
    return Roles(blend(first.supplies, again.supplies, supplier), blend(first.receives, again.receives, recipient))


def collected(mentions: Sequence[Sided], first: Sequence[Roles], least: float = 0.0) -> list[dict[str, Features]]:
    """Each mention's own reasons with what the first weighing gave for it and for the others of the text.

    Parties that the first weighing made less probable than `least` on both sides are left out.
    """
    sums: dict[_Key, _Sum] = {}
    for mention, roles in zip(mentions, first, strict=True):
        for key in _keys(mention):
            sums.setdefault(key, _Sum()).add(mention, roles)
        sums.setdefault(("sentence", mention.item.sentence), _Sum()).add(mention, roles)
    out = []
    for mention, roles in zip(mentions, first, strict=True):
        best = [leaders(probable) for probable in (roles.supplies, roles.receives)]
        scopes = () if mention.told else tuple(_scopes(mention, sums))
        out.append(
            {
                code: own | _reasons(code, mention, roles, scopes, best)
                for code, own in mention.reasons.items()
                if max(roles.supplies[code], roles.receives[code]) >= least
            }
        )
    return out


def _by_side(roles: Roles) -> Iterator[tuple[str, Mapping[str, float]]]:
    return zip(SIDES, (roles.supplies, roles.receives), strict=True)


def _fit(code: str, mention: Sided, roles: Roles) -> str:
    """Whether the party makes the item: "makes", "foreign" with whether the text names who does, or "unknown"."""
    if not mention.origin:
        return "unknown"
    if code in mention.origin:
        return "makes"
    return "foreign" if any(maker in roles.supplies for maker in mention.origin) else "foreign-only"


class _Sum:
    """What the first weighing gave for some mentions: how many, how much they count, each party's share on a side."""

    __slots__ = ("count", "receives", "supplies", "weight")

    def __init__(self) -> None:
        self.count = 0
        self.weight = 0.0
        self.supplies: dict[str, float] = {}
        self.receives: dict[str, float] = {}

    def add(self, mention: Sided, roles: Roles) -> None:
        """Take a mention in."""
        weight = _FLOOR + mention.held
        self.count += 1
        self.weight += weight
        for share, probable in ((self.supplies, roles.supplies), (self.receives, roles.receives)):
            for code, probability in probable.items():
                share[code] = share.get(code, 0.0) + weight * probability


_Scope = tuple[str, list[_Sum], float | None]


def _keys(mention: Sided) -> Iterator[_Key]:
    """What a mention shares with others: the text, its category, its designation, where it is made."""
    yield "text", None
    yield "category", mention.item.category
    yield "named", mention.item.designation.lower()
    if mention.origin:
        yield "origin", mention.origin


def _reasons(code: str, mention: Sided, roles: Roles, scopes: Sequence[_Scope], first: Sequence[Leaders]) -> Features:
    """What the first weighing gave for a party, here and elsewhere; told apart by whether it makes the item.

    `scopes` is what the mention shares with others, `first` are the leaders of each side.
    """
    fit = _fit(code, mention, roles)
    here = "told" if mention.told else "in" if code in mention.codes else "out"
    out = {f"first|{fit}|{here}": 1.0}
    for (side, probable), (best, best_odds, second_odds) in zip(_by_side(roles), first, strict=True):
        own = odds(probable[code])
        out[f"first-{side}"] = own
        out[f"first-{side}|{fit}|{here}"] = own
        out[f"first-{side}-lead"] = own - (second_odds if probable[code] == best else best_odds)
    weight = _FLOOR + mention.held
    supplies, receives = weight * roles.supplies[code], weight * roles.receives[code]
    for name, parts, beside in scopes:
        if beside is None:
            out[f"{name}-alone"] = 1.0
            continue
        if len(parts) == 1:
            supplied, received = parts[0].supplies.get(code, 0.0), parts[0].receives.get(code, 0.0)
        else:
            supplied = sum([part.supplies.get(code, 0.0) for part in parts])
            received = sum([part.receives.get(code, 0.0) for part in parts])
        supplier, recipient = odds((supplied - supplies) / beside), odds((received - receives) / beside)
        lean = supplier - recipient
        out.update(zip(_names(name, fit), (supplier, recipient, lean, supplier, lean), strict=True))
    return out


@cache
def _names(scope: str, fit: str) -> tuple[str, ...]:
    """The names of what others of a scope tell of a party."""
    return (
        f"{scope}-supplier",
        f"{scope}-recipient",
        f"{scope}-lean",
        f"{scope}-supplier|{fit}",
        f"{scope}-lean|{fit}",
    )


def _scopes(mention: Sided, sums: Mapping[_Key, _Sum]) -> Iterator[_Scope]:
    """Each thing that a mention may share with others, who shares it, and how much the others count; None for none."""
    place = mention.item.sentence
    shared = {name: [sums[name, key]] for name, key in _keys(mention)}
    shared["near"] = [sums[key] for at in range(place - 1, place + 2) if (key := ("sentence", at)) in sums]
    for name in _SCOPES:
        parts = shared.get(name, [])
        alone = sum(part.count for part in parts) < 2
        yield name, parts, None if alone else sum(part.weight for part in parts) - (_FLOOR + mention.held)
