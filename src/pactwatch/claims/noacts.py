"""Words that look like an act of the trade and are none: "its very own jets", "the tank offers more range"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pactwatch.claims.inflection import is_adverb
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.nogoods import no_goods

_OWNERS = frozenset("'s ’s s very its their our his her my your".split())
_SUBJECTS = frozenset("they we you and or which that who men people".split())
_BRINGS = ("offer", "giv", "gave", "provid", "lend", "contribut", "bring")
_ACTIVE = frozenset("base third past participle ing".split())
_AUXILIARIES = frozenset(
    "will would may might could can shall should must has have had is are was were be been being to not also now soon "
    "already further then only still".split()
)
_ENDS = frozenset(
    "that which who where when while if because although though but whereas so unless until over "
    "than against to . ;".split()
)
_NO_GOODS = frozenset("time money cash funds breath patience".split())
_KINDS = frozenset(
    "missile missiles tank tanks jet jets fighter fighters aircraft system systems gun guns howitzer howitzers drone "
    "drones helicopter helicopters frigate frigates submarine submarines ship ships vehicle vehicles radar radars "
    "engine engines launcher launchers rocket rockets".split()
)
_FINITE = frozenset("gave gives brings provides offers".split())
_BANS = ("embargo", "arms embargo", "ban", "export ban")
_BREAKS = frozenset(
    "violation violations violating violate violates violated breach breaching breached defiance defying defied "
    "despite circumvent circumventing circumvented evade evading evaded bust busting skirt skirting".split()
)
_COMPLEMENTS = frozenset("a an the one to as among".split())
_SHOWN = ("bring", "brought", "fly", "flew", "flown", "sen", "ship", "arriv", "transport")
_SHOWS = frozenset("airshow airshows exhibition expo demonstration trials display".split())
_AFTER_PLACE = frozenset(", . ; : ) for in of and or to where with as by from at since than that which".split()) | {""}
_TROOPS = frozenset("force forces services conflict conflicts struggle".split())
_TO = frozenset(("to",))
_TOWARDS = frozenset(("towards", "toward"))
_GIVES = ("giv", "gave", "lend", "lent", "provid")
_BETTER = frozenset("edge advantage boost fillip impetus leverage headache pause credence confidence insight".split())
_BETTER_REACH = 7
_LAID_UP = frozenset("retired decommissioned mothballed".split())  # "for its retired tanks"
_BEFORE_KIND = frozenset("its their his our the some of for several old other more".split())
_MAKES = frozenset("make makes made making".split())
_ARTICLES = frozenset("a an the its their his no any another this".split())
_MADE_ACTS = frozenset(
    "offer offers proposal proposals bid bids decision decisions determination choice announcement statement request "
    "requests commitment commitments pledge pledges promise promises purchase purchases order orders payment payments "
    "payout deal deals delivery deliveries sale sales use sense case progress visit effort efforts".split()
)
_REACH, _BAN_REACH, _SHOW_REACH = 10, 6, 18
_FOR = frozenset(
    "voted votes vote voting is are was were be been argued argues spoke speaks ruled decided strongly firmly".split()
)

Words = Callable[[int], str]


def no_act(step: Trigger, word: Words, items: Mapping[int, ItemMention]) -> bool:
    """Whether a word tells no act; `word` gives the word at a token, "" outside the sentence."""
    return (
        _possessive(step, word)
        or _lacking(step, word)
        or _probes(step, word)
        or _whole(step, word)
        or _held_for(step, word)
        or _breaker(step, word)
        or _broken(step, word)
        or _shown(step, word)
        or _supports(step, word)
        or _betters(step, word, items)
        or _performs(step, word, items)
        or _market(step, word)
        or _record(step, word)
        or _armed(step, word)
        or no_goods(step, word, items.__contains__)
        or _races(step, word)
        or _makes_act(step, word)
        or (step.word in _LAID_UP and word(step.first - 1) in _BEFORE_KIND)
    )


def _possessive(step: Trigger, word: Words) -> bool:
    """Whether "own" stands behind an owner: "its own tanks", "the navy's very own"."""
    return step.word == "own" and word(step.first - 1) in _OWNERS


def _lacking(step: Trigger, word: Words) -> bool:
    """Whether somebody is short of what is no equipment: "running short of time"."""
    return step.word == "short of" and word(step.last) in _NO_GOODS


def _probes(step: Trigger, word: Words) -> bool:
    """Whether an inquiry is one into what happened."""
    return step.word.startswith(("inquir", "enquir")) and word(step.last) == "into"


def _whole(step: Trigger, word: Words) -> bool:
    """Whether "complete" says that nothing is missing: "a complete battery", "offering complete engines"."""
    before = word(step.first - 1)
    subject = before.endswith("s") or before in _SUBJECTS
    return step.word == "complete" and step.aspect == "present" and not subject


def _held_for(step: Trigger, word: Words) -> bool:
    """Whether something is thought to be something: "is considered a rival", "was considered to be"."""
    return step.word == "considered" and step.aspect.startswith("passive") and word(step.last) in _COMPLEMENTS


def _breaker(step: Trigger, word: Words) -> bool:
    """Whether a deal is only part of what could break or make one: "no deal breaker"."""
    return step.word == "deal" and word(step.last + (word(step.last) == "-")).startswith(("breaker", "maker"))


def _broken(step: Trigger, word: Words) -> bool:
    """Whether a ban is one that was broken: "in violation of the arms embargo"."""
    return step.word in _BANS and any(word(at) in _BREAKS for at in range(step.first - _BAN_REACH, step.first))


def _shown(step: Trigger, word: Words) -> bool:
    """Whether equipment is only taken to where it is shown: "brought two jets to the air show"."""
    if step.frame not in ("give", "deliver") or not step.word.startswith(_SHOWN):
        return False
    for at in range(step.last, step.last + _SHOW_REACH):
        if word(at) in _SHOWS or (word(at) == "air" and word(at + 1) == "show"):
            return True
        if word(at) in _ENDS - _TO or word(at) == "":
            return False
    return False


def _supports(step: Trigger, word: Words) -> bool:
    """Whether "in favour of" says that somebody is for it: "voted in favour of the purchase", "is in favour of"."""
    return step.word.startswith("in favo") and word(step.first - 1) in _FOR


def _betters(step: Trigger, word: Words, items: Mapping[int, ItemMention]) -> bool:
    """Whether what is given is no equipment: "giving it an edge over the Rafale", "gave the navy a boost"."""
    if not step.word.startswith(_GIVES) or step.passive:
        return False
    for at in range(step.last, step.last + _BETTER_REACH):
        if word(at) in _BETTER:
            return True
        if at in items or word(at) in _ENDS or word(at) in (",", ""):
            return False
    return False


def _market(step: Trigger, word: Words) -> bool:
    """Whether a market is where things are sold: "in the drone (UCAV) market,", "the market for tanks"."""
    if step.word != "market" or step.aspect != "present":
        return False
    after = word(step.last)
    return after in _AFTER_PLACE or after in _AUXILIARIES


def _record(step: Trigger, word: Words) -> bool:
    """Whether a word only says how something did before: "a proven track record"."""
    return step.word == "track" and word(step.last) in ("record", "records")


def _armed(step: Trigger, word: Words) -> bool:
    """Whether "armed" only says which troops or ships are meant: "the armed forces", "missile-armed boats"."""
    if step.word != "armed":
        return False
    before = step.first - 1 - (word(step.first - 1) == "-")
    return word(step.last) in _TROOPS or word(before) in _KINDS


def _races(step: Trigger, word: Words) -> bool:
    """Whether something moves by itself: "jets rushing towards the border"."""
    return step.frame in ("give", "deliver") and not step.passive and word(step.last) in _TOWARDS


def _makes_act(step: Trigger, word: Words) -> bool:
    """Whether what is made is no equipment but an act: "made an offer", "has made a determination", "makes sense"."""
    if step.word not in _MAKES:
        return False
    at = step.last + (word(step.last) in _ARTICLES)
    return word(at) in _MADE_ACTS or word(at + 1) in _MADE_ACTS


def _performs(step: Trigger, word: Words, items: Mapping[int, ItemMention]) -> bool:
    """Whether equipment is what gives or offers something: "the missile offers a longer reach"."""
    if step.passive or step.form not in _ACTIVE or not step.word.startswith(_BRINGS) or word(step.last) == "to":
        return False
    at = step.first - 1
    while word(at) in _AUXILIARIES or is_adverb(word(at)):
        at -= 1
    relative = word(at) in ("that", "which")
    present = step.form == "base" and step.aspect == "present"
    finite = relative or present or at < step.first - 1 or step.word in _FINITE
    at -= relative
    if not finite or (at not in items and not (word(at) in _KINDS and at - 1 in items)):
        return False
    for place in range(step.last, step.last + _REACH):
        if place in items and items[place].kind != "weak":
            return False
        if word(place) in _ENDS or word(place) in (",", ""):
            break
    return True
