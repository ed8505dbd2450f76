"""Which word governs a party: the preposition before it, or before the first of the list that it stands in."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.reporting import said
from pactwatch.claims.smallwords import AUXILIARIES, OPENERS
from pactwatch.claims.unnamed import OTHERS

BELONGING = "belonging"
_LIST_GAP = 3
_LIST_JOINTS = frozenset((",", "and", "or", "&", "the", "also"))
_EXAMPLES = frozenset("including like as".split())
_SUCH = _EXAMPLES | {"such", ","}
_MOVES = frozenset("buy order want receive agree negotiate sell supply deliver offer".split())
_SOME = OTHERS | {"others", "members"}
_LOSES = frozenset("lose loses losing lost".split())
_LOST = 8  # tokens from "lost" to the winner: "lost the contract for 48 jets to Chad"
_OWNS = frozenset("'s ’s".split())
_ARMED_GROUPS = frozenset(
    "paramilitary rebel rebels militant militants militia islamist shiite shia terrorist separatist insurgent "
    "insurgents armed group movement guerrilla guerrillas opposition jihadist".split()
)
_STATE = 3  # letters of a state's code
_RIVAL = "against"
_HELPS = frozenset("aid help support assist bolster reinforce back equip arm".split())


def governed_by(context: Context, found: Found, party: PartyMention) -> str:
    """The word that governs a party; in a list ("to Bangladesh, Myanmar and others") that of the list's first party."""
    kept, key = context.kept.governors, (party.first, party.code)
    if key not in kept:
        kept[key] = _governor(context, found, party)
    return kept[key]


def list_head(context: Context, found: Found, party: PartyMention) -> PartyMention:
    """The first party of the list that a party stands in."""
    current = party
    for before in reversed([other for other in found.parties if other.last <= party.first]):
        if not listed_with(context, found, before, current):
            break
        current = before
    return current


def _governor(context: Context, found: Found, party: PartyMention) -> str:
    current = list_head(context, found, party)
    current = host_of(context, found, current) or current
    governor = context.before(current.first, found.sentence.first)
    if governor == "to" and _owned(context, found, current.first):
        return BELONGING
    if governor == "to" and _wins(context, found, current.first):
        return _RIVAL
    if governor == "*" and _helped(context, found, current.first):
        return "to"
    return _of_all(context, found, current.first) or governor if governor in _EXAMPLES else governor


def host_of(context: Context, found: Found, party: PartyMention) -> PartyMention | None:
    """Where an armed group is told to be: "Lebanon" in "Lebanon's Hezbollah", "Sudan's paramilitary RSF"; else None."""
    group = party.form is Form.NAME or (party.form is Form.PEOPLE and len(party.code) != _STATE)
    if not group or party.maker is not None:
        return None
    at = party.first - 1
    while context.word(at, found) in _ARMED_GROUPS:
        at -= 1
    owns = context.word(at, found) in _OWNS
    last = at + 1 - owns
    host = next((one for one in reversed(found.parties) if one.last == last), None)
    if host is None or host.code == party.code or host.role is not None:
        return None
    return host if owns or host.form is Form.ADJECTIVE else None


def _owned(context: Context, found: Found, first: int) -> bool:
    """Whether who is named at a token has what an act before takes or gives: "buys tanks belonging to the army"."""
    at = first - 1
    while at > found.sentence.first and context.tokens[at].lower != "to":
        at -= 1
    belongs = context.word(at - 1, found) == "belonging"
    return belongs and any(act.frame in _MOVES and act.last <= at for act in found.triggers)


def _helped(context: Context, found: Found, first: int) -> bool:
    """Whether who is named at a token is whom a gift is to help: "sent jets to aid Chad"."""
    at = first - 1 - (context.word(first - 1, found) == "the")
    if context.word(at, found) not in _HELPS or context.word(at - 1, found) != "to":
        return False
    return any(
        act.frame == "supply" and act.form != "noun" and any(act.last <= item.first < at for item in found.items)
        for act in found.triggers
    )


def listed_with(context: Context, found: Found, earlier: PartyMention, later: PartyMention) -> bool:
    """Whether two parties that follow one another stand in one list: "Turkey, Iran", "Turkey and Iran"."""
    words = [token.lower for token in context.tokens[earlier.last : later.first]]
    if not 0 < len(words) <= _LIST_GAP or not _LIST_JOINTS.issuperset(words):
        return False
    parted = words in ([","], [",", "the"])
    parted = parted or (words == [",", "and"] and context.word(earlier.first - 1, found) not in (",", "and"))
    return not parted or not opens_clause(context, found, later)  # "drones from Turkey, China supplied": no list


def _of_all(context: Context, found: Found, first: int) -> str | None:
    """What governs those of whom parties are examples: "to" in "sold to countries including Chad"; None where nothing.

    `first` is the first token of the examples.
    """
    at = first - 1
    while at > found.sentence.first and context.tokens[at].lower in _SUCH:
        at -= 1
    if context.tokens[at].lower not in _SOME:
        return None
    governor = context.before(at, found.sentence.first)
    return governor if governor not in ("*", "^", *_EXAMPLES) else None


def _wins(context: Context, found: Found, first: int) -> bool:
    """Whether the party at a token is to whom another one lost: "lost the contract to Chad", "lost out to Chad"."""
    for at in range(first - 1, max(found.sentence.first, first - _LOST) - 1, -1):
        word = context.tokens[at].lower
        if word in _LOSES:
            return True
        if word in OPENERS or context.tokens[at].text in ",;:":
            return False
    return False


def opens_clause(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether an act follows a party, or what leads to one: "China supplied", "China has offered", "Peru said"."""
    told = [act.form for act in (*found.triggers, *found.steps) if act.first == party.last]
    after = context.word(party.last, found)
    return after in AUXILIARIES or said(context, found, party) is not None or bool({"past", "third", "base"} & {*told})


def receives_too(context: Context, found: Found, code: str, other: str) -> bool:
    """Whether a party is only named as one of those to whom something goes: "sent boats to Chad, Mali and Turkey"."""
    named = [party for party in found.parties if party.code == other]
    heads = {list_head(context, found, party).first for party in found.parties if party.code == code}
    return bool(named) and all(
        list_head(context, found, party).first in heads
        and governed_by(context, found, party) == "to"
        and not opens_clause(context, found, party)
        for party in named
    )
