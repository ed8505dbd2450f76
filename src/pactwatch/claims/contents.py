"""Sentences that list what is in a package told before: "The package includes air defence missiles and shells"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.features import TRADE
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found

_WHOLE = frozenset(
    "package packages announcement assistance aid tranche drawdown deal agreement contract order sale shipment "
    "delivery consignment donation commitment contribution capabilities equipment".split()
)
_PACKAGES = frozenset("package packages tranche drawdown".split())
_GOODS = frozenset("weapons arms items systems".split())
_CAUGHT = frozenset("seized intercepted captured confiscated recovered impounded haul seizure".split())
_SEIZED = _CAUGHT | frozenset("aboard cargo cache smuggled".split())
_THAT = frozenset("it they this these".split())
_HOLDS = frozenset(
    "include includes included contain contains contained comprise comprises comprised feature features featured "
    "cover covers covered consist consists consisted concern concerns concerned regards involve involves "
    "involved".split()
)
_HOLDING = _HOLDS | {"including", "consisting", "comprising"}
_TOLD = _PACKAGES | {"announcement"}
_NEW = frozenset("new latest additional today another".split())
_SUPPOSED = frozenset("would could may might included contained comprised featured covered consisted".split())
_TO_COME = frozenset("would could may might expected likely proposed potential possible if".split())
_NOT_IN = frozenset("( for from against on with by in to into at".split())
_POINTS = frozenset("- – — • * ·".split())  # that open the points of a list
_QUOTES = frozenset("\"“”'‘’")
_WERE = frozenset("was were".split())
_BEARERS = frozenset(
    "ship ships vessel vessels freighter dhow boat boats aircraft plane planes flight flights container containers "
    "shipment shipments cargo truck trucks convoy".split()
)
_ENDS = frozenset("and or of with as".split())
_TOLD_OF = _WHOLE | _GOODS
_OPENERS = frozenset("included among also in part".split())
_ARE = frozenset("is are was were".split())
_NEAR = 4  # words from the package to the verb in one sentence: "a package, which will also include"
_OPENING = 10  # words up to the verb: "This new security assistance package, the tenth this year, also includes"


def contents(context: Context) -> Iterator[frozenset[int] | None]:
    """For each sentence, the equipment that it says is in a package, by first tokens; None where it lists nothing.

    The package is told before, or in the same sentence. A list goes on through its points, and through
    sentences that name neither a party nor an act. What things are for is not in the package: "shells for HIMARS".
    """
    going_on, before = False, frozenset[str]()
    for found in context.passage.found:
        words = tuple([token.lower for token in context.tokens[found.sentence.first : found.sentence.last]])
        here = context.words(found)
        at = _holds(words, here, before)
        start = None if at is None else found.sentence.first + at
        if at is None and going_on and (words[0] in _POINTS or _tells_nothing(found)):
            start = found.sentence.first
        going_on, before = start is not None, here
        yield None if start is None else _listed(context, found, start)


def is_point(context: Context, found: Found) -> bool:
    """Whether a sentence is a point of a list: "- 20 drones;"."""
    return context.tokens[found.sentence.first].text in _POINTS


def announces(context: Context, found: Found, to_come: bool) -> bool:
    """Whether a sentence that lists what is in a package announces it: "this new package includes".

    `to_come` is whether the announcement was told to come; then any package is the one that it meant.
    """
    words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    at = next((place for place, word in enumerate(words) if word in _TOLD), None)
    if at is None or not _SUPPOSED.isdisjoint(words[: at + _OPENING]):
        return False
    return to_come or not _NEW.isdisjoint(words[max(0, at - _NEAR) : at])


def to_come(context: Context, found: Found) -> bool:
    """Whether a sentence that lists goods only tells what a deal would hold: "the contract could cover 12 tanks"."""
    return not _TO_COME.isdisjoint(context.words(found))


def caught(context: Context, found: Found) -> bool:
    """Whether a sentence that lists goods lists what was seized: "the weapons seized included", and "they included"."""
    index = found.sentence.index
    back = index > 0 and context.word(found.sentence.first, found) in _THAT
    first = (context.passage.found[index - 1] if back else found).sentence.first
    return any(token.lower in _CAUGHT for token in context.tokens[first : found.sentence.last])


def _tells_nothing(found: Found) -> bool:
    """Whether a sentence names neither a party nor an act of the trade."""
    return not found.codes and not any(act.frame in TRADE for act in found.triggers)


def _listed(context: Context, found: Found, start: int) -> frozenset[int]:
    """The equipment that a list from a token on names, by first tokens; "three systems" are of what was told."""
    floor, counted = found.sentence.first, {number.last for number in found.numbers}
    return frozenset(
        item.first
        for item in found.items
        if item.first >= start
        and context.before(item.first, floor) not in _NOT_IN
        and not _for_users(context, found, item)
        and not (item.kind == "weak" and item.first in counted)
    )


def _aboard(words: Sequence[str], before: frozenset[str]) -> bool:
    """Whether a sentence tells what a ship or plane of the one before carries: "On board were", "Aboard it were"."""
    start = int(words[0] in _QUOTES)
    opens = words[start : start + 2] == ("on", "board") or words[start : start + 1] == ("aboard",)
    return opens and not (_WERE.isdisjoint(words[start : start + _NEAR]) or _BEARERS.isdisjoint(before))


def _for_users(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether equipment stands beside those whom other equipment is for: "shells for infantry and the tanks"."""
    at = item.first - 1 - (context.word(item.first - 1, found) == "the")
    if context.word(at, found) != "and":
        return False
    ends = {other.last for other in found.items}
    for place in range(at - 1, max(found.sentence.first, at - _NEAR) - 1, -1):
        word = context.tokens[place].lower
        if place + 1 in ends or not word.isalpha() or word in _ENDS:
            return False
        if word == "for":
            return True
    return False


def _holds(words: Sequence[str], here: frozenset[str], before: frozenset[str]) -> int | None:
    """The place behind what tells a package's contents; None where a sentence tells none.

    `here` are the words of the sentence, `before` those of the one before it.
    """
    if _aboard(words, before):
        return _NEAR  # "On board were", after "a ship with arms from"
    if words[0] in _OPENERS and not _TOLD_OF.isdisjoint(words[: _NEAR + 2]):
        if words[0] in ("included", "among"):
            return _NEAR  # "Included in the package are", "Among the weapons are"
        are = next((at for at, word in enumerate(words[:_OPENING]) if word in _ARE), None)
        if are is not None and ("in" in words[:2] or "part" in words[:2]):
            return are + 1  # "Also in the drawdown are", "In the package are", "Part of the package are"
    if _HOLDING.isdisjoint(here):
        return None  # most sentences
    for at, word in enumerate(words):
        if word not in _HOLDING:
            continue
        whole = (
            not _WHOLE.isdisjoint(words[:at])
            or not _SEIZED.isdisjoint(words[:at])
            or (words[0] in _THAT and not (_PACKAGES | _SEIZED).isdisjoint(before))
        )
        if at < _OPENING and word in _HOLDS and whole:
            return at + 1
        if not _PACKAGES.isdisjoint(words[max(0, at - _NEAR) : at]):
            return at + 1
    return None
