"""Sides that one phrase tells for certain: "Chad's purchase of 36 jets from Peru", "the Chadian order for tanks"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import host_of, list_head
from pactwatch.claims.implied import armed
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

_TAKING = frozenset("purchase purchases acquisition procurement import imports lease order orders".split())
_GIVING = frozenset(
    "sale sales supply supplies delivery deliveries shipment shipments transfer transfers export exports donation "
    "donations".split()
)
_NOUNS = _TAKING | _GIVING
_SENDING = frozenset("sale sales supplies shipment shipments transfer transfers export exports".split())
_DOING = frozenset("for of in".split())
_ADJECTIVES_OF = 4  # tokens from "'s" to the noun: "Chad's secret new policy of"
_DEALS = frozenset("sale sales deal deals purchase purchases affair scandal".split())
_GOES_ON = frozenset("to with for from".split())
_EXPORTERS = frozenset("USA RUS SUN CHN FRA GBR DEU".split())
_ADJECTIVES = frozenset(
    "recent planned proposed possible potential first second new initial huge large massive controversial record "
    "reported ongoing pending earlier previous first-ever expected".split()
)
_SMALL = frozenset("the a an its of new more some about over up to several dozens hundreds used".split())
_BEFORE, _AFTER = 7, 6  # tokens from "of" to the equipment, and from the equipment to "from"
_STOPS = frozenset(", ; : . ( ) which that who and or but while after before".split())

Sides = tuple[str | None, str | None]


def nominal_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The supplier and the recipient that the phrase around equipment names, None where it does not."""
    armed_by = _arming(context, found, item)
    if armed_by is not None:
        return armed_by
    buyer = _named_by_buyer(context, found, item)
    if buyer is not None:
        return None, buyer.code
    noun = _noun(context, found, item)
    if noun is None:
        return None, None
    takes = context.word(noun, found) in _TAKING
    owner = _owner(context, found, noun) or other_side(context, found, item, "by")
    if owner is None and context.word(noun, found).startswith("order"):
        return None, None  # "won orders for tanks from Chad"
    other = other_side(context, found, item, "from" if takes else "to")
    if owner is not None and other is not None and owner.code == other.code:
        return None, None
    codes = (owner.code if owner else None), (other.code if other else None)
    return (codes[1], codes[0]) if takes else codes


def traders(context: Context, found: Found, item: ItemMention) -> tuple[frozenset[str], frozenset[str]]:
    """Those whose sales or purchases of equipment a phrase tells: "Turkish and Israeli arms supplies", "Saudi imports".

    First those who sell, then those who buy.
    """
    noun = context.word(item.last - 1, found)
    noun = noun if noun in _SENDING | _TAKING else context.word(item.last, found)
    last = next((party for party in found.parties if party.last == item.first), None)
    if noun not in _SENDING | _TAKING or last is None or last.form is not Form.ADJECTIVE or last.role is not None:
        return frozenset(), frozenset()
    head = list_head(context, found, last)
    codes = frozenset(
        party.code
        for party in found.parties
        if party.last <= last.last and party.form is Form.ADJECTIVE and list_head(context, found, party) is head
    )
    return (codes, frozenset()) if noun in _SENDING else (frozenset(), codes)


def _arming(context: Context, found: Found, item: ItemMention) -> Sides | None:
    """Who arms whom where a noun says whose doing it is: "Chad's policy of arming Niger"; None elsewhere."""
    whom = armed(item, found.parties)
    if whom is None or context.word(item.first - 2, found) not in _DOING:
        return None
    noun = item.first - 3
    owner = next((party for party in found.parties if noun - _ADJECTIVES_OF < party.last <= noun), None)
    if owner is None or owner.code == whom.code or context.word(owner.last, found) not in OWNS:
        return None
    return owner.code, whom.code


def _named_by_buyer(context: Context, found: Found, item: ItemMention) -> PartyMention | None:
    """The party after which a deal is called: "the Oman arms sale", not "the US arms sale"."""
    if not item.general or context.word(item.last, found) not in _DEALS:
        return None
    if context.word(item.last + 1, found) in _GOES_ON:
        return None
    buyer = next((party for party in found.parties if party.last == item.first), None)
    if buyer is None or buyer.form is not Form.NAME or buyer.code in _EXPORTERS:
        return None
    return buyer


def _noun(context: Context, found: Found, item: ItemMention) -> int | None:
    """The place of the noun that governs equipment: "purchase" before "of 36 French jets"."""
    named = context.named(found)
    for at in range(item.first - 1, max(found.sentence.first, item.first - _BEFORE) - 1, -1):
        word = context.word(at, found)
        if word in ("of", "for") and context.word(at - 1, found) in _NOUNS:
            return at - 1 if word == "of" or context.word(at - 1, found).startswith("order") else None
        if not (word in _SMALL or at in named or context.tokens[at].numeric or context.tokens[at].text == "-"):
            return None
    return None


def _owner(context: Context, found: Found, noun: int) -> PartyMention | None:
    """Whose purchase or sale it is."""
    at = noun - 1
    while context.word(at, found) in _ADJECTIVES:
        at -= 1
    owned = context.word(at, found) in OWNS
    for party in found.parties:
        if party.last == at + (not owned) and (owned or party.form is Form.ADJECTIVE) and party.role is None:
            return party
    return None


def other_side(context: Context, found: Found, item: ItemMention, way: str) -> PartyMention | None:
    """The party behind equipment and a preposition: "to the Chadian army"."""
    for at in range(item.last, item.last + _AFTER):
        word = context.word(at, found)
        if word == way:
            start = at + 1 + (context.word(at + 1, found) == "the")
            named = next((party for party in found.parties if party.first == start), None)
            if named is None or _leads_list(context, found, named):
                return None
            guests = (party for party in found.parties if host_of(context, found, party) is named)
            return next(guests, named)  # "to the Lebanese Hezbollah"
        if word in _STOPS:
            return None
    return None


def _leads_list(context: Context, found: Found, named: PartyMention) -> bool:
    """Whether others stand in one list with a party: "to Chad and Niger"; "from Chad, Niger said" is none."""
    others = [party for party in found.parties if list_head(context, found, party) is named and party is not named]
    return any(context.word(party.first - 1, found) in ("and", "or", "&", "the") for party in others)
