"""What a few words tell plainly, however much in passing: "Libyan-supplied rifles", "the arms deal with Iran"."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.somebody import somebodies
from pactwatch.claims.tendered import asked_of_any
from pactwatch.model import Category

PLAIN = 0.55  # how probable what is told plainly is at least
HELP = 0.8  # and how likely a text of the usual length is relevant that names security assistance
_GIVEN = frozenset(
    "supplied provided donated sold delivered given sent furnished exported gifted lent shipped transferred handed "
    "smuggled".split()
)
_TAKEN = frozenset("bought purchased acquired imported ordered procured obtained received leased rented".split())
_HYPHENED = frozenset("supplied provided donated delivered gifted furnished sold".split())
_GIVING = frozenset(
    "sale sales supply supplies delivery deliveries shipment shipments transfer transfers export exports donation "
    "donations consignment consignments handover provision".split()
)
_GOES_ON = frozenset("resumed resumes restarted continued continues began started ceased stopped halted".split())
_TAKING = frozenset("purchase purchases import imports lease acquisition acquisitions procurement".split())
_DEALS = _GIVING | _TAKING | frozenset("deal deals contract contracts order orders".split())
_AUXILIARIES = frozenset(
    "that which was were is are been being has have had first already also originally once recently previously "
    "presently currently reportedly once now ,".split()
)
_ACTIVE = _AUXILIARIES - {",", "which", "that", "was", "were"}
_SMALL = frozenset(
    "the a an its their his some of more new old several many two three four five six seven eight nine ten dozen "
    "dozens hundreds thousands government over".split()
)
_SEIZED = frozenset("seized seizes seizing seize intercepted intercepts intercepting intercept impounded".split())
_ON_THE_WAY = frozenset("bound destined headed heading intended meant on its their way route en to for".split())
_SEIZED_BEFORE = 14  # words from "intercepted" to what was on its way
_STATES = (Form.NAME, Form.PEOPLE)
_SUBJECTS = (Form.NAME, Form.CAPITAL, Form.PEOPLE)
_TURNS = frozenset("turn turned turns turning look looked looks looking go went gone going".split())
_BUILDS = frozenset("build builds built building constructing constructed construct constructs".split())
_LEAD, _AFTER, _BETWEEN = 5, 5, 6  # words before a verb, before a party, and between "sale of" and the equipment
_STOPS = frozenset(". ; : ( ) who whom when where while if because although but after before since during".split())
_FOREIGN_SALES = ("fms", "foreign military sale", "foreign military sales")
_AIDS = frozenset("assistance aid".split())
_BANS = frozenset("embargo embargoes embargos".split())
_HELPS = _AIDS | _BANS | {words.split()[0] for words in _FOREIGN_SALES}
_KINDS = frozenset(
    "economic humanitarian financial political diplomatic development technical other non-lethal material civilian , "
    "and or sector".split()
)
_UNITS = frozenset("force forces group command bureau office".split())
_MILITARY = frozenset("security military defence defense lethal arms weapons".split())


def help_told(context: Context) -> bool:
    """Whether a text names security assistance or an arms embargo beside a party, foreign military sales, or the armed.

    Whose it is and what it is of need not be told.
    """
    return any(_helps(context, found) for found in context.passage.found)


def _helps(context: Context, found: Found) -> bool:
    if any(item.first == item.last == item.tail for item in found.items):
        return True
    if _HELPS.isdisjoint(context.words(found)):
        return False  # most sentences
    party = any(party.form is not Form.PRONOUN for party in found.parties)
    if party and any(_names_help(context, found, trigger) for trigger in found.relations):
        return True
    return bool(party or found.items) and any(act.word in _FOREIGN_SALES for act in found.triggers)


def _names_help(context: Context, found: Found, trigger: Trigger) -> bool:
    """Whether words are like "security and economic assistance", "military aid", "the arms embargo"."""
    ends = _AIDS if trigger.frame.startswith("aid") else _BANS if trigger.frame == "restriction" else ()
    last = trigger.last - 1
    if trigger.negated or context.word(last, found) not in ends:
        return False
    if context.tokens[last].capital and context.word(trigger.last, found) in _UNITS:
        return False  # "International Security Assistance Force"
    at = last - 1
    while context.word(at, found) in _KINDS and context.word(at, found) not in _MILITARY:
        at -= 1
    return context.word(at, found) in _MILITARY


def plainly_told(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether the words around equipment tell a transfer of it and a party to it."""
    if len(found.codes) <= 1 and asked_of_any(context, found, item):
        return True
    if item.first == item.last or (item.kind == "weak" and item.category is Category.OTHER):
        return False
    words = context.words(found)
    return any(told(context, found, item) for told, hints in _WAYS if not hints.isdisjoint(words))


def _hyphened(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "Libyan-supplied rifles"."""
    return any(
        context.word(party.last, found) == "-"
        and context.word(party.last + 1, found) in _HYPHENED
        and 0 <= item.first - party.last - 2 <= 2
        for party in found.parties
    )


def _passive(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "missiles that were supplied by Iran", "jets bought from Italy"."""
    at = item.last
    while at - item.last < _LEAD and (context.word(at, found) in _AUXILIARIES or context.word(at, found)[-2:] == "ly"):
        at += 1
    verb = context.word(at, found)
    if verb in _GIVEN:
        return _party(context, found, at + 1, ("by", "to", "from"))
    return verb in _TAKEN and _party(context, found, at + 1, ("from",))


def _active(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "drones which Iran had supplied to Chad", "jets that Chad bought from Italy"."""
    at = item.last + (context.word(item.last, found) in ("that", "which"))
    subject = next((party for party in found.parties if at <= party.first <= at + 1 and party.form in _SUBJECTS), None)
    if subject is None:
        return False
    at = subject.last
    while at - subject.last < _LEAD and context.word(at, found) in _ACTIVE:
        at += 1
    verb = context.word(at, found)
    ways = ("to",) if verb in _GIVEN or verb == "gave" else ("from",) if verb in _TAKEN else ()
    return bool(ways) and _party(context, found, at + 1, ways)


def _built(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "Fincantieri is building four corvettes for Qatar"."""
    at = item.last + 1 + (context.word(item.last + 1, found) == "the")
    buyer = next((party for party in found.parties if party.first == at and party.form is not Form.PRONOUN), None)
    if buyer is None or context.word(item.last, found) != "for":
        return False
    return any(
        context.word(act.first, found) in _BUILDS
        and 0 <= item.first - act.last <= _BETWEEN
        and act.form != "noun"
        and any(party.last <= act.first and party.code != buyer.code for party in found.parties)
        for act in found.triggers
        if act.frame == "produce"
    )


def _sought(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "turned to Turkey for drones", "approached Chad for ten rifles"."""
    at = item.first - 1
    while item.first - at < _BETWEEN and context.word(at, found) != "for" and _light(context, found, at):
        at -= 1
    asked = next((party for party in found.parties if party.last == at), None)
    if asked is None or context.word(at, found) != "for":
        return False
    before = asked.first - 1 - (context.word(asked.first - 1, found) == "the")
    if context.word(before, found) == "to":
        before -= 1
        return context.word(before, found) in _TURNS
    return context.word(before, found).startswith("approach")


def _noun(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "sale of missiles to Iran", "lease of jets from Italy", "arms deal with Iran"."""
    end = item.last - (context.word(item.last - 1, found) in _DEALS)  # "arms shipments" may be the item's name
    after = context.word(end, found)
    if after in _DEALS:
        ways = ("to",) if after in _GIVING else ("from", "with") if after in _TAKING else ("with", "to", "from")
        return _party(context, found, end + 1, ways) or _pair(context, found, item)
    at = item.first - 1
    while item.first - at < _BETWEEN and context.word(at, found) != "of" and _light(context, found, at):
        at -= 1
    if context.word(at, found) != "of":
        return False
    noun = context.word(at - 1, found)
    if noun in _GIVING and (_maker(found, item) is not None or context.word(item.last, found) in _GOES_ON):
        return True  # "deliveries of Chadian rifles", "deliveries of the rifles resumed"
    return (noun in _GIVING and _party(context, found, item.last, ("to", "from", "by"))) or (
        noun in _TAKING and _party(context, found, item.last, ("from", "by"))
    )


def _between(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "Israeli arms for Iran"."""
    maker = _maker(found, item)
    at = item.last + 1
    at += context.word(at, found) == "the"
    return (
        maker is not None
        and context.word(item.last, found) in ("for", "to")
        and any(party.first == at and party.code != maker.code and party.form in _STATES for party in found.parties)
    )


def _sells(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "sells arms to other countries", "has supplied rifles to Chad"."""
    if context.word(item.last, found) != "to" or not _named(context, found, item.last + 1):
        return False
    return any(
        act.last == item.first and act.frame in ("sell", "supply", "deliver") and act.form != "noun" and not act.negated
        for act in found.triggers
    )


def _caught(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether it is said like "intercepted a ship with rifles from Iran to the Houthis", "seized arms for Mali"."""
    before = context.tokens[max(found.sentence.first, item.first - _SEIZED_BEFORE) : item.first]
    if _SEIZED.isdisjoint([token.lower for token in before]):
        return False
    at = item.last
    while at < item.last + _AFTER and (context.word(at, found) in _ON_THE_WAY or context.word(at, found) == "from"):
        if context.word(at, found) == "from":
            return _named(context, found, at + 1) and _party(context, found, at + 2, ("to", "for"))
        at += 1
    return at > item.last and context.word(at - 1, found) in ("to", "for") and _named(context, found, at)


# The ways to tell a transfer plainly, each with words of which one stands in the sentence then
_WAYS: tuple[tuple[Callable[[Context, Found, ItemMention], bool], frozenset[str]], ...] = (
    (_hyphened, _HYPHENED),
    (_passive, _GIVEN | _TAKEN),
    (_active, _GIVEN | _TAKEN | {"gave"}),
    (_noun, _DEALS),
    (_between, frozenset(("for", "to"))),
    (_built, _BUILDS),
    (_sought, frozenset(("for",))),
    (_caught, _SEIZED),
    (_sells, frozenset(("to",))),
)


def _maker(found: Found, item: ItemMention) -> PartyMention | None:
    """The party whose adjective stands right before equipment, None where there is none."""
    return next((party for party in found.parties if party.last == item.first and party.form is Form.ADJECTIVE), None)


def _light(context: Context, found: Found, at: int) -> bool:
    """Whether a token may stand between "of" and equipment: a number, an article, whose make it is."""
    word = context.word(at, found)
    return word in _SMALL or word == "0" or at in context.named(found)


def _party(context: Context, found: Found, at: int, ways: tuple[str, ...]) -> bool:
    """Whether a party follows one of the prepositions within a few words."""
    for place in range(at, at + _AFTER):
        word = context.word(place, found)
        if word in _STOPS or word == "$":
            return False
        if word in ways and _named(context, found, place + 1):
            return True
    return False


def _named(context: Context, found: Found, at: int) -> bool:
    """Whether a party is named at a token or right behind an article."""
    at += context.word(at, found) in ("the", "a", "an")
    named = any(party.first == at and party.form is not Form.PRONOUN for party in found.parties)
    return named or any(one.first <= at < one.last for one in somebodies(context, found))


def _pair(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether two parties joined by a hyphen stand before the equipment: "a US-Saudi arms deal"."""
    near = [party for party in found.parties if 0 <= item.first - party.last <= 1]
    return any(
        context.word(last.first - 1, found) in ("-", "–") and other.last == last.first - 1 and other.code != last.code
        for last in near
        for other in found.parties
    )
