"""Parties that take no part: in a clause of their own, in words on what another is, where a report was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from pactwatch.claims.backers import BACKS, backs
from pactwatch.claims.barred import bars
from pactwatch.claims.bound import bound_elsewhere
from pactwatch.claims.context import Context
from pactwatch.claims.datelines import after_dateline
from pactwatch.claims.dealt import others
from pactwatch.claims.earlier import COMPARED, EARLIER, compared, earlier
from pactwatch.claims.funds import FUNDS, pays
from pactwatch.claims.governors import governed_by, host_of, opens_clause
from pactwatch.claims.inflection import is_adverb
from pactwatch.claims.lets import lets_other
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linked import link_of, one_list
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.objections import MINDS, minds
from pactwatch.claims.passage import Found
from pactwatch.claims.punished import PUNISHES, punishes
from pactwatch.claims.rebels import REBELS
from pactwatch.claims.reporting import COMMENTERS, comments
from pactwatch.claims.resupplied import passed_on
from pactwatch.claims.ruledout import RULES_OUT, ruled_out
from pactwatch.claims.seizers import seizes
from pactwatch.claims.smallwords import AUXILIARIES, BOUNDS, JOINTS
from pactwatch.claims.somebody import KIN, means_others
from pactwatch.claims.tied import TIES, tied

_POSTS = frozenset(
    "proxy proxies rebels militia militias insurgents guerrillas separatists "
    "troops soldiers forces personnel marines servicemen stationed deployed serving fighting operations missions war "
    "wars conflict conflicts field bases".split()
)
_PLACES = frozenset(
    "border borders frontier coast coastline shore shores waters airspace territory airport airports airfield port "
    "ports harbour harbor".split()
)
_WARS = frozenset("war wars conflict crisis".split())
_KINDS_OF_WAR = frozenset("civil proxy".split())
_EFFORTS = frozenset("effort efforts machine chest".split())
_WHERE = frozenset(
    (("with", "border"), ("with", "borders"), ("of", "coast"), ("of", "coasts"), ("of", "shores"), ("of", "territory"))
)
_BORDERING = frozenset("off bordering borders near neighbouring neighboring".split())
_EVENTS = frozenset(
    "show shows airshow airshows exhibition exhibitions expo fair fairs conference summit meeting meetings talks forum "
    "ceremony parade parades".split()
)
_BY_WAY_OF = frozenset("via through".split())
SHIELDS = frozenset("protect protects protecting defend defends defending shield shields shielding safeguard".split())
_DEFENDED = 9  # words between "protect" and from whom
_FOUGHT = (Form.NAME, Form.CAPITAL, Form.PEOPLE, Form.LEADER)
_BARS = frozenset("embargo embargoes sanction sanctions ban bans restriction restrictions measures moratorium".split())
_BARRED_FROM = 6  # words from "embargo" to "against"
_LISTING = frozenset((",", "and", "or", "the", "both"))
_BELONGS = frozenset("member ally".split())
_JOINS = frozenset("join joins joined joining follow follows followed following".split())
_ALLIES = frozenset("ally friend rival neighbour neighbor foe enemy".split())
_STATES = frozenset("state country nation".split())
_STATE = 3  # letters of a state's code
_DESIGNED = frozenset("designed developed conceived".split())
_SUMS = frozenset("money dollars cash".split())
_PROCEEDS = frozenset("profit profits proceeds".split())
_FUNDS = frozenset(("funds", "sums"))
_DIVERTED_OF, _DIVERTED_FROM = 3, 6  # words from "diversion" to the profits, and from "diverted" to the funds
_FOR_WHOM = 5  # words from "raised money" to for whom
_EARNS = frozenset("generate generated generating raise raised raising earn earned earning make made making".split())
_DIVERTED = frozenset("diverted diverting diversion siphoned funnelled funneled channelled channeled".split())
_NEXT_CLAUSE = frozenset("since when while because although though after before until".split())
_UNITED_NATIONS, _PEACE = "UN", "peace"
_FIELD = frozenset("mission force forces troops helmets observers monitors inspectors".split())
_PAYS = frozenset("aid fund finance help support".split())
_RELATIVES = frozenset("which who whose".split())
_MEANT = frozenset("for to on onto in into aboard arm arming power powers powering".split())
_OWNS = frozenset("'s ’s".split())
_TRADES = frozenset("buy order receive sell supply deliver".split())
_TWO = 2
_HOSTED = 6  # tokens from a state to the armed group in it: "Sudan's paramilitary"
_OWN_CLAUSE = 2  # tokens from equipment to the comma behind which a clause tells of it: "the jet, which Chad bought"
_LONGEST = 14  # tokens of words that say what a party is
_JOINING = frozenset("and or as along together including with followed in on at from to by for after before".split())
_OVERTAKES = ("overtak", "overtook", "surpass", "replac", "displac", "supplant", "succeed", "eclips")
_FINITE = frozenset(("past", "third", "base"))


def aside(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party stands where it has no part in what is done with the item: between commas, or in the dateline.

    "Chile, which supports Peru, wants jets"; "Chile, a neighbour of Peru, wants jets"; "LIMA, May 2 - Chile wants it".
    """
    kept, key = context.kept.asides, (item.first, (party.first, party.code))
    if key not in kept:
        kept[key] = _aside(context, found, item, party)
    return kept[key]


def _aside(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    tokens = context.tokens
    if party.form is Form.CAPITAL and party.last <= after_dateline(tokens, found.sentence):
        return True
    if party.code in others(context, found, item) or apart(context, found, party):
        return True
    if outsider(context, found, item, party) or _allied(context, found, party):
        return True
    if _of_other(context, found, item, party):
        return True
    return "," in context.words(found) and _between_commas(context, found, item, party)


def _between_commas(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party stands in a clause between commas that only tells of another, or says what another is."""
    tokens = context.tokens
    first = next((at for at in range(party.first - 1, found.sentence.first, -1) if tokens[at].text == ","), None)
    if first is None:
        return False
    last = next((at for at in range(party.last, found.sentence.last) if tokens[at].text == ","), None)
    if last is None or first < item.first < last:
        return False
    if tokens[first + 1].lower in _RELATIVES:
        own = 0 <= first - item.last <= _OWN_CLAUSE
        return first + 1 < party.first and not (own and not _traded_behind(found, last))
    return _is_apposition(context, found, first, last)


def _traded_behind(found: Found, at: int) -> bool:
    """Whether a verb of the trade stands behind a token: "the jet, which Chad has too, was sold to Peru"."""
    return any(act.first > at and act.frame in _TRADES and act.form != "noun" for act in found.triggers)


def outsider(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party stands outside of what others do with an item: its maker, or who lets another one give it."""
    kept, key = context.kept.outsiders, (item.first, (party.first, party.code))
    if key not in kept:
        kept[key] = (
            passed_on(context, found, item, party)
            or lets_other(context, found, item, party)
            or _does_other(context, found, item, party)
        )
    return kept[key]


def _does_other(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party does to other equipment alone what is told: "the tank is offered by Chad, the gun by Peru"."""
    if len(found.items) < _TWO or context.word(party.first - 1, found) not in ("by", "the"):
        return False
    return governed_by(context, found, party) == "by" and bound_elsewhere(context, found, item, party, "by")


def apart(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named as a place, a source, a group or for money, and so takes no part in its sentence."""
    kept, key = context.kept.apart, (party.first, party.code)
    if key not in kept:
        kept[key] = any(stands(context, found, party) for stands in _ways(context, found))
    return kept[key]


def _ways(context: Context, found: Found) -> Sequence[Callable[[Context, Found, PartyMention], bool]]:
    """The ways to take no part that a sentence has words for."""
    kept, index = context.kept.apart_ways, found.sentence.index
    if index not in kept:
        words = context.words(found)
        kept[index] = [stands for stands, hints in _STANDS if hints is None or not hints.isdisjoint(words)]
    return kept[index]


def _of_other(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party only says whose other equipment is: "Leopards in place of its ageing Russian T-72s", "Iran's".

    Whose equipment it is that the item is for takes part: "radars for the Greek F-16s".
    """
    owns = context.word(party.last, found) in _OWNS
    if (party.form is not Form.ADJECTIVE and not owns) or party.role is not None:
        return False
    of = next((other for other in found.items if 0 <= other.first - party.last - owns <= 1), None)
    if of is None or (owns and (of.general or item.general)) or one_list(context, found, of, item):
        return False
    tie = link_of(context, found, of).before
    return tie is None or tie.word not in _MEANT or not one_list(context, found, tie.earlier, item)


def only_places(context: Context) -> frozenset[str]:
    """The parties of which a text only says that another's troops are there, or which war it is."""
    if context.kept.only_places is None:
        elsewhere = {
            party.code
            for found in context.passage.found
            for party in found.parties
            if party.form is not Form.PRONOUN and not _posted(context, found, party)
        }
        context.kept.only_places = frozenset(context.counts) - elsewhere - context.titled
    return context.kept.only_places


def _defied(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is only whom others rebel against: "Chadian rebels", "Chad's insurgents"."""
    at = party.last + (context.word(party.last, found) in _OWNS)
    return (party.form is Form.ADJECTIVE or at > party.last) and context.word(at, found) in REBELS


def _posted(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is where another's troops or war are: "for troops stationed in Iraq and Afghanistan".

    So is whom others fight for: "rebels fighting for Chad".
    """
    if _POSTS.isdisjoint(context.words(found)):
        return False  # most sentences
    if context.word(party.first - 1, found) == "," and opens_clause(context, found, party):
        return False  # "for its forces in Iraq, Chad ordered"
    at = next(at for at in range(party.first - 1, -2, -1) if not _listed(context, found, at))
    before = context.word(at - 1, found), context.word(at, found)
    return (before[1] == "in" and before[0] in _POSTS) or before == ("fighting", "for")


def _placed(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says where something is, or which war is meant: "its border with Chad", "via Chad"."""
    after = [context.word(party.last + step, found) for step in (0, 1, 2)]
    after = after[1:] if after[0] in _KINDS_OF_WAR else after
    if after[0] in _PLACES or (after[0] in _WARS and after[1] not in _EFFORTS):
        return True
    at = next(at for at in range(party.first - 1, -2, -1) if not _listed(context, found, at))
    before = context.word(at, found), context.word(at - 1, found)
    if before[0] in _BORDERING or (before[0] in ("in", "at") and before[1] in _EVENTS):
        return True
    if before[0] == "over" and party.form is Form.NAME and after[0] not in _OWNS:
        return True  # "flights over Chad", not "a row over Chad's plan"
    return _passed(context, found, party, before[0]) or before in _WHERE


def _passed(context: Context, found: Found, party: PartyMention, before: str) -> bool:
    """Whether goods only pass a party on their way: "via Chad"; not "through the US Foreign Military Sales scheme"."""
    if before not in _BY_WAY_OF or party.form is not Form.NAME or party.maker is not None:
        return False
    after = context.word(party.last, found)
    return not after[:1].isalpha() or after in BOUNDS or after in JOINTS or after in AUXILIARIES


def _former(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says whose the equipment was: "ex-Danish F-16s"."""
    return (context.word(party.first - 2, found), context.word(party.first - 1, found)) == ("ex", "-")


def _fended(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is whom somebody defends himself from: "to protect its towns from Chadian raids"."""
    if context.word(party.first - 1, found) not in ("from", "against"):
        return False
    before = context.tokens[max(found.sentence.first, party.first - _DEFENDED) : party.first]
    return any(token.lower in SHIELDS for token in before)


def _fought(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is whom others fight: "in its war against Chad"; not "the embargo against Chad"."""
    if party.form not in _FOUGHT or context.word(party.last, found) in _OWNS:
        return False
    at = next(at for at in range(party.first - 1, -2, -1) if not _listed(context, found, at))
    if context.word(at, found) != "against":
        return False
    before = context.tokens[max(found.sentence.first, at - _BARRED_FROM) : at]
    return _BARS.isdisjoint(token.lower for token in before)


def _listed(context: Context, found: Found, at: int) -> bool:
    """Whether a token of the sentence is part of a list of parties."""
    if not found.sentence.first <= at < found.sentence.last:
        return False
    return context.tokens[at].lower in _LISTING or at in context.named(found)


def _heard(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is whom the sentence has it from: "according to Chile"."""
    at = party.first - 1 - (context.word(party.first - 1, found) == "the")
    return (context.word(at - 1, found), context.word(at, found)) == ("according", "to")


def _joined(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says what another belongs to: "the first NATO member", "a European Union and NATO ally"."""
    at = next(at for at in range(party.last, found.sentence.last + 1) if not _listed(context, found, at))
    union = len(party.code) != _STATE and (context.word(at, found) in _STATES or _designed(context, found, party))
    return union or context.word(at, found) in _BELONGS or means_others(context, found, party)


def _allied(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says what another is to it: "Azerbaijan, a key ally of Turkey"."""
    if _ALLIES.isdisjoint(context.words(found)):
        return False
    at = next(at for at in range(party.first - 1, -2, -1) if not _listed(context, found, at))
    return context.word(at, found) == "of" and context.word(at - 1, found) in _ALLIES


def _followed(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party has done before what another does now: "Chad joined Peru in ordering"."""
    at = next(at for at in range(party.last, found.sentence.last + 1) if not _listed(context, found, at))
    if context.word(at, found) != "in" or not context.word(at + 1, found).endswith("ing"):
        return False
    at = next(at for at in range(party.first - 1, -2, -1) if not _listed(context, found, at))
    return context.word(at, found) in _JOINS


def _designed(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether equipment was designed for a party: "a submarine designed mainly for NATO"."""
    words = [context.word(party.first - back, found) for back in (1, 2, 3)]
    return words[0] == "for" and not _DESIGNED.isdisjoint(words[1:])


def _financed(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party gets what a sale brought, and not what is sold: "its profits were diverted to rebels"."""
    words = [token.lower for token in context.tokens[found.sentence.first : party.first]]
    if not (_SUMS.isdisjoint(words) or _DIVERTED.isdisjoint(words[-_DIVERTED_OF:])):
        return True
    diverts = (at for at, word in enumerate(words) if word in _DIVERTED)
    if any(not _FUNDS.isdisjoint(words[at : at + _DIVERTED_FROM]) for at in diverts):
        return True
    money = next((at for at, word in enumerate(words) if word in _PROCEEDS), None)
    if money is None:
        near = words[-_FOR_WHOM:]
        return any(word in _EARNS and near[at + 1 : at + 3] == ["money", "for"] for at, word in enumerate(near))
    paid = any(pair[0] == "to" and pair[1] in _PAYS for pair in pairwise(words[money:]))
    diverted = words[max(0, money - _DIVERTED_FROM) :]
    place = next((at for at, word in enumerate(diverted) if word in _DIVERTED), None)
    return paid or (place is not None and _NEXT_CLAUSE.isdisjoint(diverted[place:]))


def _forum(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether the United Nations are where states meet or vote, and not their force: "a complaint to the UN"."""
    if party.code != _UNITED_NATIONS:
        return False
    here = context.tokens[found.sentence.first : found.sentence.last]
    return not any(token.lower.startswith(_PEACE) or token.lower in _FIELD for token in here)


def _surpassed(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether another one has taken the place of a party: "overtook Chad as Peru's main supplier"."""
    at = party.first - 1 - (context.word(party.first - 1, found) == "the")
    return context.word(party.last, found) == "as" and context.word(at, found).startswith(_OVERTAKES)


def _hosts(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party only says where an armed group is: "Sudan's paramilitary Rapid Support Forces", "Lebanese X"."""
    return any(
        host_of(context, found, other) is party for other in found.parties if 0 <= other.first - party.last <= _HOSTED
    )


def _is_apposition(context: Context, found: Found, first: int, last: int) -> bool:
    """Whether the words between two commas say what the party before them is, and its verb follows.

    Others who do the same ("along with Romania", "like Romania"), lists, and words that say when or where are none.
    """
    start = first + 1
    if last - first > _LONGEST or context.word(start, found) in _JOINING:
        return False
    if not any(party.last == first for party in found.parties):
        return False
    if context.word(start, found) == "like" and any(
        (start + 1, last) == (one.first, one.last) for one in found.parties
    ):
        return False
    acts = (*found.triggers, *found.steps)
    if any(first < act.first < last and act.form != "noun" for act in acts):
        return False
    verb = last + 1 + is_adverb(context.word(last + 1, found))
    return context.word(verb, found) in AUXILIARIES or any(act.first == verb and act.form in _FINITE for act in acts)


# The ways to take no part in a sentence, each with words of which one stands in the sentence then
_STANDS: tuple[tuple[Callable[[Context, Found, PartyMention], bool], frozenset[str] | None], ...] = (
    (_posted, _POSTS),
    (_placed, _PLACES | _WARS | _BORDERING | _BY_WAY_OF | _EVENTS | {"over"} | {place for _, place in _WHERE}),
    (_former, frozenset(("ex",))),
    (_fended, SHIELDS),
    (_heard, frozenset(("according",))),
    (_joined, _STATES | _BELONGS | _DESIGNED | KIN),
    (_fought, frozenset(("against",))),
    (_forum, None),
    (_financed, _DIVERTED | _PROCEEDS | _EARNS),
    (_hosts, None),
    (bars, None),
    (seizes, None),
    (_defied, REBELS),
    (comments, COMMENTERS),
    (_followed, _JOINS),
    (_surpassed, frozenset(("as",))),
    (earlier, EARLIER),
    (compared, COMPARED),
    (pays, FUNDS),
    (minds, MINDS),
    (backs, BACKS),
    (tied, TIES),
    (punishes, PUNISHES),
    (ruled_out, RULES_OUT),
)
