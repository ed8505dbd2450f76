"""Equipment that is named where none changes hands: oil tankers, arms that a treaty is to end, missiles of a ship."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.norelations import CLEARS, MINES, disarms
from pactwatch.claims.passage import Found
from pactwatch.model import Category

_TANKERS = ("tanker", "tankers")
_SEA = frozenset(
    "oil crude flag flags flagged reflagged re-flagged reflagging shipping ship ships shipowner shipowners supertanker "
    "supertankers convoy convoys merchant cargo gulf strait vessel vessels registry re-register registered owners "
    "barrels gasoline shipments port".split()
)
_SKY = frozenset(
    "refuel refuels refuelling refueling refuelled aerial airborne in-flight inflight aircraft airlift boom airforce "
    "kc-135 kc-46 kc-10 kc-46a mrtt a330 il-78 squadron wing fighters jets".split()
)
_TREATIES = frozenset(
    "treaty treaties disarmament euromissiles inf start salt verification superpower superpowers negotiators "
    "nonproliferation non-proliferation warheads".split()
)
_SALES = frozenset(
    "sell sells sold selling sale sales buy buys bought buying purchase purchases purchased order ordered orders "
    "deliver delivers delivered delivery deliveries supply supplies supplied supplying export exports exported "
    "customer customers buyer buyers shipment shipments contract contracts transfer transfers sanctions".split()
)
_ENDED = (
    Category.MISSILE,
    Category.OTHER,
    Category.AIRCRAFT,
    Category.ARMOURED_VEHICLE,
    Category.AMMUNITION,
    Category.ARTILLERY,
)
_DESTROYS = frozenset(
    "destroy destroys destroying destruction dismantle dismantling dismantlement "
    "dispose disposal disposing demilitarise demilitarize demilitarisation demilitarization".split()
)
_TO_DESTROY = 5  # words from "destroy" to what is destroyed: "to clear old and rusty mines"
_BRINGERS = (Category.AIRCRAFT, Category.HELICOPTER, Category.SHIP)
_ACT, _GOODS = 3, 8  # words from a carrier to what it does, and to what it brings
_HAVING = frozenset("powered armed equipped fitted capable carrying compatible laden toting like style".split())
_DISASTERS = frozenset(
    "earthquake earthquakes quake cyclone hurricane typhoon flood floods flooding tsunami famine drought landslide "
    "landslides eruption".split()
)
_RELIEF = frozenset(
    "food water blankets tents medicine medicines medical relief rescuers doctors humanitarian rice grain".split()
)
_BRINGING = frozenset(
    "deliver delivered delivering bring brought carry carries carried carrying drop dropped dropping fly flew ferried "
    "airlifted transported".split()
)
_HULLS = (Category.SHIP, Category.SUBMARINE)
_SENT = frozenset("sent sail sailed sails left deployed steamed dispatched set leave patrol deployment".split())
_WITH = 8  # words between "with" and what a ship has aboard: "with no more than six new torpedoes"


def carries_oil(context: Context, item: ItemMention) -> bool:
    """Whether a tanker is a ship that carries oil and no aircraft, by what the text speaks of."""
    if item.designation.rpartition(" ")[2].lower() not in _TANKERS or item.category is not Category.AIRCRAFT:
        return False
    if context.kept.oil is None:
        context.kept.oil = context.times(_SEA) > context.times(_SKY)
    return context.kept.oil


def to_be_ended(context: Context, item: ItemMention) -> bool:
    """Whether a text speaks of a treaty on arms more than of sales, and this is one of the arms that it is to end."""
    if item.category not in _ENDED:
        return False
    if context.kept.disarming is None:
        control = context.times(_TREATIES) + context.pairs("arms", "control") + context.pairs("draft", "treaty")
        limits = sum([disarms(context, one) for one in context.passage.found])
        context.kept.disarming = bool(limits) and control + limits > context.times(_SALES)
    return context.kept.disarming


def aboard(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether equipment is what a warship sails with: "the frigate was sent on patrol with four missiles"."""
    if item.category in (*_HULLS, Category.OTHER):
        return False
    first = found.sentence.first
    start = next(
        (
            at
            for at in range(item.first - 1, max(first, item.first - _WITH) - 1, -1)
            if context.tokens[at].lower == "with"
        ),
        None,
    )
    if start is None:
        return False
    hull = any(other.category in _HULLS and other.last <= start and other.kind != "weak" for other in found.items)
    sent = any(token.lower in _SENT for token in context.tokens[first:start])
    return hull and sent


def destroyed(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether somebody is helped to get rid of equipment: "funds for the clearance of landmines"."""
    before = {token.lower for token in context.tokens[max(found.sentence.first, item.first - _TO_DESTROY) : item.first]}
    if not _DESTROYS.isdisjoint(before):
        return True
    return not CLEARS.isdisjoint(before) and item.designation.rpartition(" ")[2].lower() in MINES


def relieves(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether equipment is sent to help after a disaster: "two C-17 aircraft with blankets after the earthquake"."""
    if item.category not in _BRINGERS and "hospital" not in item.designation:
        return False
    ahead = [context.word(at, found) for at in range(item.last, item.last + _GOODS)]
    if (ahead[0] == "with" or not _BRINGING.isdisjoint(ahead[:_ACT])) and not _RELIEF.isdisjoint(ahead):
        return True
    if context.kept.disaster is None:
        context.kept.disaster = context.times(_DISASTERS) > 0 and not context.times(_SALES)
    here = (token.lower for token in context.tokens[found.sentence.first : found.sentence.last])
    return context.kept.disaster and ("hospital" in item.designation or not _RELIEF.isdisjoint(here))


def equips(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether equipment only tells apart what has it: "RD-33-powered jets", "Harpoon-armed frigates"."""
    return context.word(item.last, found) == "-" and context.word(item.last + 1, found) in _HAVING
