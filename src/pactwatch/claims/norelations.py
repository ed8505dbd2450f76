"""Words that look like a defence relation and tell none: treaties against arms, aid to destroy them, pacts denied."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.passage import Found
from pactwatch.model import CooperationType

_LIMITS = frozenset(
    "eliminate eliminates eliminated eliminating elimination withdraw withdraws withdrawing withdrawal remove removes "
    "removing removal dismantle dismantles dismantled dismantling dismantlement scrap scraps scrapping abolish "
    "abolishes abolishing abolition destroy destroys destroyed destroying destruction reduce reduces reducing "
    "reduction reductions slash slashes slashing limit limits limiting limitation limitations ban bans banning banned "
    "curb curbs curbing cuts cutting neutralise neutralize safeguard safeguarding dispose disposal "
    "demining".split()
)
_LIMITED = frozenset(
    "missile missiles warhead warheads weapon weapons nuclear atomic chemical euromissiles arms rockets landmines "
    "mines munitions stockpile stockpiles ordnance explosives arsenals icbms".split()
)
MINES = frozenset("mine mines landmine landmines minefields munitions ordnance explosives".split())
CLEARS = frozenset("clear clears clearing clearance".split())
_ITSELF = frozenset("disarmament nonproliferation non-proliferation demining euromissiles".split())
_CONTROL = frozenset("control reduction reductions limitation limitations".split())
_DISARMS = _LIMITS | CLEARS | _ITSELF | _CONTROL  # one of which stands in a sentence that tells of it
_LEANS = frozenset("dependence dependency reliance export exports sale sales".split())
_REACH = 8  # words between "elimination" and "missiles"
_NO = frozenset("not no never n't without".split())
_OF_PACT = frozenset(
    "a an the any formal new military defence defense security mutual joint such of kind "
    "be being become becoming form forming intention plan plans".split()
)
_DENIABLE = (CooperationType.AGREEMENT, CooperationType.EXERCISE)
_DISARMING = (CooperationType.AGREEMENT, CooperationType.AID)
_LOOSE = "/loose"
_TIES = frozenset("partnership partnerships relationship relationships relation relations tie ties cooperation".split())
_TALKS = frozenset(
    "discuss discusses discussed discussing reviewed reaffirmed reaffirming reiterated underscored underscoring "
    "welcomed emphasized emphasised highlighted stressed noted strengthen strengthening deepen deepening advance "
    "advancing expand expanding enhance enhancing".split()
)
_SEALS = frozenset(
    "sign signs signed signing signature agreement agreements pact treaty mou memorandum accord announced announce "
    "announcing establish established establishing launched launch unveiled called form formed".split()
)
_VAGUE = frozenset("technology partnership collaboration expertise know-how development".split())
_INDUSTRY = frozenset(
    "produce produced production producing manufacture manufactured manufacturing build built building assemble "
    "assembly industry industries industrial plant factory developed develop developing design designed jointly joint "
    "engine engines transfer venture licence license".split()
)

_Word = Callable[[int], str]


def no_relation(context: Context, found: Found, trigger: Trigger, kind: CooperationType) -> bool:
    """Whether a word tells no relation of a type, though it is one of the words for it."""
    if kind in _DENIABLE and trigger.form == "noun" and _denied(context, found, trigger):
        return True
    if kind is CooperationType.AGREEMENT and _only_discussed(context, found, trigger):
        return True
    if kind is CooperationType.PRODUCTION and trigger.frame.endswith(_LOOSE) and _vague(context, found, trigger):
        return True
    return kind in _DISARMING and trigger.frame.endswith(_LOOSE) and disarms(context, found)


def _denied(context: Context, found: Found, trigger: Trigger) -> bool:
    """Whether it is said that there is none: "is no military union", "signed no defence pact"."""
    at = trigger.first - 1
    while context.word(at, found) in _OF_PACT:
        at -= 1
    return context.word(at, found) in _NO


def _only_discussed(context: Context, found: Found, trigger: Trigger) -> bool:
    """Whether good relations are talked of and nothing is agreed: "discussed the close defence partnership"."""
    if trigger.word.split()[-1] not in _TIES:
        return False
    words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    before = words[: trigger.first - found.sentence.first]
    return not _TALKS.isdisjoint(before) and _SEALS.isdisjoint(words)


def _vague(context: Context, found: Found, trigger: Trigger) -> bool:
    """Whether a word of working together stands where nothing is made: "the warmth of the partnership"."""
    if trigger.word not in _VAGUE or found.items:
        return False
    words = (token.lower for token in context.tokens[found.sentence.first : found.sentence.last])
    return _INDUSTRY.isdisjoint(words)


def disarms(context: Context, found: Found) -> bool:
    """Whether a sentence speaks of arms that are to go: "a treaty eliminating missiles", "funds to destroy mines"."""
    if _DISARMS.isdisjoint(context.words(found)):
        return False  # most sentences
    words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    limited = cleared = -1 - _REACH
    for at, word in enumerate(words):
        if word in _ITSELF or (word in _CONTROL and at and words[at - 1] == "arms"):
            return True
        if word in _LIMITS:
            limited = at
        elif word in _LEANS:
            limited = -1 - _REACH
        elif word in CLEARS:
            cleared = at
        elif (word in _LIMITED and at - limited <= _REACH) or (word in MINES and at - cleared <= _REACH):
            return True
    return False
