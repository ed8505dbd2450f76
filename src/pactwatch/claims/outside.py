"""What no transfer of arms is, however probable: one's own make, airliners for airlines, what carries the goods."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.claims.asides import SHIELDS, only_places
from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.governors import governed_by
from pactwatch.claims.mentions import is_force
from pactwatch.claims.merge import Group
from pactwatch.claims.notrade import aboard, carries_oil, destroyed, equips, relieves, to_be_ended
from pactwatch.claims.passage import Found
from pactwatch.claims.phrased import phrased_sides
from pactwatch.claims.roles import TAKERS
from pactwatch.claims.stages import governing, stage_of
from pactwatch.claims.told import grammar_sides
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary

_CIVIL = frozenset("airline airlines airliner airliners airways passenger passengers jetliner jetliners".split())
_ARMED = frozenset(
    "military defence defense army navy naval weapon weapons arms armed combat war fighter fighters missile missiles "
    "bomber bombers troops soldiers warplane warplanes airforce".split()
)
_FLOWN = (Category.AIRCRAFT, Category.HELICOPTER, Category.ENGINE)
_CARRIERS = (Category.AIRCRAFT, Category.HELICOPTER, Category.SHIP)
_BRINGS = "deliver"
_OWN_TASKS = frozenset("escort patrol evacuate rescue shadow observe protect guard".split())
_ESCORTS = frozenset("escort escorts escorted escorting convoy convoys".split())
_HUNTS = frozenset(
    "counter counters countering detect detects detecting engage engaging intercept intercepts intercepting "
    "intercepted destroy destroys destroying destroyed track tracking hunt hunting defeat "
    "defeating downs downed downing repel repels repelled repelling thwart thwarted "
    "neutralise neutralize neutralising neutralizing".split()
)
_ENDS_NAME = frozenset(
    "and or to for with by of on in at into as that which who is are was were has have had be been will would than "
    "like including via through after before while but over under between".split()
)
_LISTING = frozenset((",", "and", "or"))
_MADE_OF = frozenset("use threat threats attacks swarms waves barrages launch launches".split())  # "use of drones"
_SHOOTS = frozenset("shoot shoots shooting shot bring brings bringing brought to".split())
_FOR = frozenset("for of by in at from and or while when".split())  # before "tracking ships": else "tracking radars"
_NAMED_IN = 6  # tokens before equipment that may belong to its name: "from long - range Iranian attack drones"
_BUYS = (TAKERS | {"agree"}) - {"want"}
_TRADED = _BUYS | {"sell"}
_SENDS = frozenset(
    "send sends sent sending dispatch dispatches dispatched dispatching deploy deploys deployed deploying sail sails "
    "sailed sailing steam steams steamed steaming despatch despatched".split()
)
_REPLACES = frozenset("replace replaces replacing supersede supersedes superseding succeed succeeds".split())
_REPLACING = _REPLACES | {"replaced", "succeeding", "succeeded"}
_ADDS = ("supplement", "complement", "augment", "bolster")
_OWN = frozenset("its their his existing present current".split())
_NOT_REPLACED = frozenset(
    "by with to for from in on at which that who will would is are was were has have had be because amid after "
    "since ; : .".split()
)
_PEOPLE = frozenset(
    "pilot pilots crew crews crewmen operators technicians gunners mechanics maker makers manufacturer manufacturers "
    "producer producers builder builders market markets industry industries sector".split()
)
_CHANGES = frozenset("buy order sell supply deliver".split())
_OPERATES = frozenset(("operate", "want"))
_REPLACED_IN = 14  # tokens from "replace" to what is replaced: "replace its last two dozen old Fokker transports"
_FLEETS = frozenset("fleet inventory arsenal stockpile".split())
_HAS = frozenset("has have had operates operate operated flies fly fields field owns own possesses possess".split())
_FLEET, _HAS_IN = 5, 8  # tokens from equipment to "fleet", and back to "has"
_BUDGETS = frozenset(("appropriations", "appropriation"))
_BORNE = frozenset(
    "flown shipped carried transported airlifted ferried smuggled transferred moved sent brought hauled".split()
)
_BROUGHT_IN = 10  # tokens from "flown" to "by": "flown to Chad and then on to Mali by"
_NEAR, _OBJECT = 3, 6  # tokens between the carrier and the act, and between the act and what it brings


def no_transfer(context: Context, group: Group, vocabulary: Vocabulary) -> str | None:
    """Why a group is no transfer of arms, in words; None where nothing speaks against it."""
    if _at_home(context, group, vocabulary):
        return "bought at home"
    if _own_make(group, vocabulary) and not _told(context, group, vocabulary):
        return "the recipient's own make"
    return no_trade(context, group)


def no_trade(context: Context, group: Group) -> str | None:
    """Why what a group tells is no trade, whoever takes part, in words; None where nothing speaks against it."""
    clearest = group.clearest.draft
    if _carries(clearest):
        return "carries what is delivered"
    if aboard(context, clearest.found, clearest.item):
        return "what a warship sails with"
    for reason, holds in _USES:
        if all(holds(context, told.draft) for told in group.told):
            return reason
    item = group.named.draft.item
    if (item.system is None or item.category in _FLOWN) and _civil(context):
        return "civil goods"
    return None


def used(context: Context, draft: Draft) -> bool:
    """Whether a draft is of equipment that its sentence names for another reason than trade."""
    return any(holds(context, draft) for _, holds in _USES)


def _at_home(context: Context, group: Group, vocabulary: Vocabulary) -> bool:
    """Whether a state gets what its own industry makes, and nobody else takes part."""
    system = vocabulary.systems.get(group.named.draft.item.system or "")
    if group.left:
        return False  # somebody without a name takes part
    alone = group.recipient if group.supplier is None else group.supplier if group.recipient is None else None
    found = group.best.draft.found
    if system is None and alone is not None and alone == group.recipient:  # "Elbit won an order of the Israeli army"
        return found.codes == (alone,) and any(party.maker is not None for party in found.parties)
    if system is None or alone not in system.origin:
        return False
    return alone == group.recipient or any(_buys(context, told.draft, alone) for told in group.told)


def _buys(context: Context, draft: Draft, code: str) -> bool:
    """Whether a sentence tells that an item is bought and names one party alone, but for where its troops are.

    It may name none in a text that names that party most.
    """
    acts, here = governing(context, draft.found, draft.item), {*draft.found.codes} - only_places(context)
    named = [party for party in draft.found.parties if party.code == code and party.maker is None]
    if named and all(governed_by(context, draft.found, p) == "from" for p in named):
        return False  # "is to lease jets from France": somebody else does
    return bool(acts) and acts[0].frame in TAKERS and here <= {code} and (bool(here) or context.ranks.get(code) == 0)


def _for_own_force(context: Context, draft: Draft) -> bool:
    """Whether a sentence only tells what a force buys at home: "The US Air Force ordered 20 F-16s in 2019"."""
    code, found = draft.supplier, draft.found
    if code is None or found.codes != (code,):
        return False
    acts = governing(context, found, draft.item)
    if not acts or acts[0].frame not in _BUYS:
        return False
    forces = [party for party in found.parties if is_force(party)]
    return any(party.last <= acts[0].first for party in forces)


def _own_make(group: Group, vocabulary: Vocabulary) -> bool:
    """Whether a state is said to get from another a system that itself makes and the other does not."""
    item = group.named.draft.item
    system = vocabulary.systems.get(item.system or "")
    if system is None or item.kind != "system" or group.supplier is None:
        return False
    return group.recipient in system.origin and group.supplier not in system.origin


def _told(context: Context, group: Group, vocabulary: Vocabulary) -> bool:
    """Whether the grammar of a sentence tells that it goes back: "Japan will transfer the Patriots to the USA"."""
    here = (told.draft for told in group.told if {group.supplier, group.recipient} <= set(told.draft.found.codes))
    return any(
        (group.supplier, group.recipient)
        in (
            grammar_sides(context, draft.found, draft.item, vocabulary),
            phrased_sides(context, draft.found, draft.item),
        )
        for draft in here
    )


def _carries(draft: Draft) -> bool:
    """Whether the equipment brings other equipment: "a C-17 brought the missiles to Manila"."""
    item, found = draft.item, draft.found
    if item.category not in _CARRIERS:
        return False
    return any(
        act.frame == _BRINGS
        and act.form != "noun"
        and not act.passive
        and 0 <= act.first - item.last <= _NEAR
        and any(0 <= other.first - act.last <= _OBJECT for other in found.items)
        for act in found.triggers
    )


def _sails(context: Context, draft: Draft) -> bool:
    """Whether a warship is only sent somewhere: "sent the frigate to the Gulf", "offered warships to escort tankers".

    One that changes hands is sent under a contract, or told of by other words.
    """
    if draft.item.category not in (Category.SHIP, Category.SUBMARINE):
        return False
    acts = governing(context, draft.found, draft.item)
    if not acts:
        return False
    after = [context.word(draft.item.last + step, draft.found) for step in (0, 1)]
    if after[0] == "to" and after[1] in _OWN_TASKS:
        return True
    told = {act.frame for act in draft.found.triggers}
    traded = not _TRADED.isdisjoint(told)
    words = (token.lower for token in context.tokens[draft.found.sentence.first : draft.found.sentence.last])
    if not traded and "deliver" not in told and not _ESCORTS.isdisjoint(words):
        return True
    return context.tokens[acts[0].first].lower in _SENDS and not traded


def _targeted(context: Context, draft: Draft) -> bool:
    """Whether equipment is named as what other equipment is used against: "to protect the port from Iranian drones".

    Of a list all is ("from missiles and drones"), but what is counted: "against missiles, and 20 howitzers".
    """
    found, first = draft.found, draft.item.first
    start, counted = first, False
    ends = {item.last: item.first for item in found.items}
    while first > found.sentence.first and start - first < _NAMED_IN:
        token = context.tokens[first - 1]
        if token.lower == "of" and context.word(first - 2, found) in _MADE_OF:
            start = first = first - 2
            continue
        if token.lower in _LISTING and first - 1 in ends:
            counted = counted or any(first <= number.first < start for number in found.numbers)
            start = first = ends[first - 1]
            continue
        if not (token.text[0].isalnum() and (token.capital or token.lower not in _ENDS_NAME)) and token.text != "-":
            break
        if token.lower == "down" and context.word(first - 2, found) in _SHOOTS:
            return True
        if token.lower in _HUNTS:
            return not token.lower.endswith("ing") or context.word(first - 2, found) in _FOR
        if token.lower == "against":
            return not counted
        if token.lower == "from":
            before = (other.lower for other in context.tokens[found.sentence.first : first - 1])
            return not (counted or SHIELDS.isdisjoint(before))
        first -= 1
    return False


def _replaced(context: Context, draft: Draft) -> bool:
    """Whether equipment is what other equipment takes the place of or is added to: "to replace the army's M113".

    Not where a sale of it is told as well ("to replace the Mirages that were bought from France"), before what takes
    its place: "replace the Mirages with jets bought from France".
    """
    found, item = draft.found, draft.item
    first = max(found.sentence.first, item.first - _REPLACED_IN)
    words = [token.lower for token in context.tokens[first : item.first]]
    if _REPLACES.isdisjoint(words) and not any(word.startswith(_ADDS) for word in words):
        return False  # most
    acts = {act.first for act in found.triggers if act.form != "noun" and act.frame not in _OPERATES}
    for at in range(item.first - 1, first - 1, -1):
        word = context.tokens[at].lower
        if word in _REPLACES or (word.startswith(_ADDS) and _held(context, at, item.first)):
            end = next((n for n in range(item.last, found.sentence.last) if context.word(n, found) == "with"), None)
            changes = (act.first for act in governing(context, found, item) if act.frame in _CHANGES)
            return not any(item.last <= at and (end is None or at < end) for at in changes)
        if word in _NOT_REPLACED or at in acts:
            return False
    return False


def _replaces(context: Context, draft: Draft) -> bool:
    """Whether equipment only takes the place of other that changes hands: "will replace jets donated to Chad"."""
    own = stage_of(context, draft.found, draft.item)
    if own.kind != "near" or own.step is None or len(own.acts) != 1 or own.acts[0].word not in _REPLACING:
        return False
    act, step = own.acts[0], own.step
    return draft.item.last <= act.first and any(
        act.last <= other.first < step.first and step in stage_of(context, draft.found, other).acts
        for other in draft.found.items
    )


def _lacked(context: Context, draft: Draft) -> bool:
    """Whether a sentence tells of equipment that somebody has none: "the one neighbour that does not operate it"."""
    acts = stage_of(context, draft.found, draft.item).acts
    return len(acts) == 1 and acts[0].frame == "use" and acts[0].negated


def _boarded(context: Context, draft: Draft) -> bool:
    """Whether goods come by a ship or aircraft: "on board a freighter", "flown to Chad by Libyan military aircraft"."""
    item, found = draft.item, draft.found
    if item.category not in _CARRIERS:
        return False
    for at in range(item.first - 1, max(found.sentence.first, item.first - _OBJECT) - 1, -1):
        word = context.tokens[at].lower
        if word in ("aboard", "board"):
            traded = any(act.first >= item.last and act.frame in _CHANGES for act in governing(context, found, item))
            return not traded and (word == "aboard" or context.word(at - 1, found) == "on")
        if word == "by":
            return not _BORNE.isdisjoint(context.words(found)) and _borne(context, found, at)
        if word in _NOT_REPLACED or not (word[0].isalnum() or word == "-"):
            return False
    return False


def _borne(context: Context, found: Found, by: int) -> bool:
    """Whether what stands before "by" is brought: "was flown to Iran by", not "bought by", "a frigate built by"."""
    for at in range(by - 1, max(found.sentence.first, by - _BROUGHT_IN) - 1, -1):
        word = context.tokens[at].lower
        if word in _BORNE:
            return True
        if word.endswith("ed") or word in (",", ";"):
            return False
    return False


def _of_people(context: Context, draft: Draft) -> bool:
    """Whether equipment only tells which people, firms or markets are meant: "F-16 pilots", "the drone market"."""
    item = draft.item
    return item.first < item.last and context.word(item.last, draft.found) in _PEOPLE


def _in_fleet(context: Context, draft: Draft) -> bool:
    """Whether equipment is what somebody has already: "has six Il-78s in its fleet", "operates 12 in its inventory".

    Not where it tells that it was bought: "has bought six Il-78s in the last year for its fleet".
    """
    found, item = draft.found, draft.item
    if _FLEETS.isdisjoint(context.words(found)):
        return False  # most
    after = [context.word(at, found) for at in range(item.last, item.last + _FLEET)]
    if "in" not in after[:2] or _FLEETS.isdisjoint(after):
        return False
    for at in range(item.first - 1, max(found.sentence.first, item.first - _HAS_IN) - 1, -1):
        word = context.tokens[at].lower
        if word in _HAS:
            return not any(at < act.first < item.first and act.frame in _TRADED for act in found.triggers)
        if word in _NOT_REPLACED or word.endswith("ed"):
            return False
    return False


def _appropriated(context: Context, draft: Draft) -> bool:
    """Whether a legislature pays for what its own forces get: "$20 million for tanks in the appropriations bill"."""
    found = draft.found
    if _BUDGETS.isdisjoint(context.words(found)) or draft.row is not None:
        return False
    return draft.recipient not in found.codes and len(found.codes) <= 1


def _held(context: Context, first: int, last: int) -> bool:
    """Whether the words between two tokens say that somebody has something already: "its", "the existing"."""
    return not _OWN.isdisjoint(token.lower for token in context.tokens[first:last])


def _civil(context: Context) -> bool:
    """Whether a text is about civil flying: it speaks of airlines and passengers more than of arms and armed forces."""
    if context.kept.civil is None:
        armed = context.pairs("air", "force", "forces") + context.times(_ARMED)
        context.kept.civil = context.times(_CIVIL) > armed
    return context.kept.civil


_USES: tuple[tuple[str, Callable[[Context, Draft], bool]], ...] = (
    ("sent on a mission of one's own", _sails),
    ("what it is used against", _targeted),
    ("what is replaced", _replaced),
    ("what replaces what is given away", _replaces),
    ("what somebody lacks", _lacked),
    ("whom it only tells apart", _of_people),
    ("what other equipment has", lambda context, draft: equips(context, draft.found, draft.item)),
    ("carries what is delivered", _boarded),
    ("bought at home", _for_own_force),
    ("ships that carry oil", lambda context, draft: carries_oil(context, draft.item)),
    ("what is to be destroyed", lambda context, draft: destroyed(context, draft.found, draft.item)),
    ("what a treaty is to end", lambda context, draft: to_be_ended(context, draft.item)),
    ("bought for one's own forces", _appropriated),
    ("what somebody has already", _in_fleet),
    ("what brings relief", lambda context, draft: relieves(context, draft.found, draft.item)),
)
