"""Who supplies and who receives: what the grammar of a sentence says for each party, as named reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pactwatch.claims.agents import (
    AGENTS,
    GIVING,
    TAKING,
    gave_order,
    in_apposition,
    is_named,
    named_after,
    owns,
    won_order,
)
from pactwatch.claims.asides import aside, only_places
from pactwatch.claims.bound import bound_elsewhere, bound_reasons
from pactwatch.claims.context import Bond, Context, bucket, distance, nearest, side
from pactwatch.claims.givers import gives_away
from pactwatch.claims.governors import governed_by
from pactwatch.claims.idle import idle
from pactwatch.claims.implied import armed
from pactwatch.claims.lets import is_let_give
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linear import Features
from pactwatch.claims.makes import made_in, make_signs
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger, is_force
from pactwatch.claims.passage import Found
from pactwatch.claims.rankings import STRONG, elsewhere, ranked, unranked
from pactwatch.claims.seizers import sent_seized
from pactwatch.claims.somebody import SOMEBODY, somebodies
from pactwatch.claims.unnamed import unnamed
from pactwatch.claims.verdicts import Points, act_points, after_points, beside_points, strongest
from pactwatch.vocab import Vocabulary

TAKERS = frozenset("buy order receive want pay".split())
GIVERS = frozenset("sell supply deliver offer approve".split())
STOPPERS = frozenset("refuse suspend cancel".split())
_ACTS_OF_TRADE = TAKERS | GIVERS | STOPPERS | {"agree", "negotiate"}
_GIVER = 2.5  # points of one who gives away what is his
_TWO_OBJECTS = 8  # tokens between the one to whom something is given and what is given
_NO_OBJECT = frozenset(", to for from by with in on at against and that which 's".split())
_SAYS = frozenset("said says told added adds reported reports wrote writes".split())


def role_features(context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary) -> dict[str, Features]:
    """For each party of the text, the reasons for it being on either side of an item, and where it stands."""
    origin = origin_of(item, vocabulary)
    points = points_of_all(context, found, item, origin)
    told = all(told_sides(context, found, item, vocabulary))
    out: dict[str, Features] = {}
    named = {code: [party for party in found.parties if party.code == code] for code in found.codes}
    left_unnamed = sorted(unnamed(context, found, item))
    others = unranked(points)
    for code in candidates(context):
        features: Features = {}
        mentions = named.get(code, [])
        here = "in" if mentions else "out"
        for mention in mentions:
            before = governed_by(context, found, mention)
            for reason in _reasons(context, found, item, mention, before):
                features[reason] = 1.0
        _standing(context, found, item, code, mentions, features)
        made_in(item, origin, code, here, features)
        for sign in make_signs(found, item, code, mentions, told, vocabulary):
            features[sign] = 1.0
        for name in left_unnamed:
            features[f"unnamed-{name}|{here}"] = 1.0
        if code in points:
            ranked(code, points, features)
        else:
            features |= others
        if not told:
            elsewhere(context, found, code, features)
        out[code] = features
    return out


def _reasons(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> Iterator[str]:
    """The reasons that one mention of a party gives."""
    if aside(context, found, item, party):
        yield "aside"
        return
    for rank, (trigger, relation) in enumerate(_bonds(context, found, item, party, before)):
        if relation:
            act = f"{relation}|{family(trigger)}"
            yield f"{act}|{min(rank, 2)}"
            yield act
            yield f"{relation}|{trigger.frame}"
    yield from _beside(context, found, item, party, before)
    yield from bound_reasons(context, found, item, party, before)


def candidates(context: Context) -> Sequence[str]:
    """The parties that may stand on either side: all that the text or its title names as more than a place of war."""
    if context.kept.candidates is None:
        context.kept.candidates = sorted((set(context.counts) | context.titled) - only_places(context))
    return context.kept.candidates


def origin_of(item: ItemMention, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The states that make a system, None where the catalogue does not know the item."""
    system = vocabulary.systems.get(item.system) if item.system else None
    return system.origin if system is not None else None


def points_of_all(
    context: Context, found: Found, item: ItemMention, origin: tuple[str, ...] | None
) -> Mapping[str, Points]:
    """What grammar alone says of each party of the item's sentence."""
    kept = context.kept.points
    if item.first not in kept:
        points = {code: _points(context, found, item, code, origin) for code in found.codes}
        if somebodies(context, found):
            points[SOMEBODY] = _points(context, found, item, SOMEBODY, None)
        kept[item.first] = points
    return kept[item.first]


def _points(context: Context, found: Found, item: ItemMention, code: str, origin: tuple[str, ...] | None) -> Points:
    """What grammar alone says of a party named in the item's sentence: the best of its mentions for each side."""
    supplier = recipient = 0.0
    for party in (*found.parties, *somebodies(context, found)):
        if party.code != code:
            continue
        points = _mention_points(context, found, item, party, None if origin is None else code in origin)
        supplier, recipient = max(supplier, points.supplier), max(recipient, points.recipient)
    return Points(supplier, recipient)


def _mention_points(
    context: Context, found: Found, item: ItemMention, party: PartyMention, origin: bool | None
) -> Points:
    if aside(context, found, item, party):
        return Points()
    if gives_away(context, found, item, party) or is_let_give(context, found, item, party):
        return Points(supplier=_GIVER)
    before = governed_by(context, found, party)
    total = Points()
    bonds = [] if bound_elsewhere(context, found, item, party, before) else _bonds(context, found, item, party, before)
    for rank, (trigger, relation) in enumerate(bonds):
        if relation:
            total = total.plus(act_points(relation, family(trigger)), 1.0 if rank == 0 else 0.6 if rank == 1 else 0.3)
    if _indirect(context, found, item, party):
        total = total.plus(Points(recipient=1.5))
    gap = distance(party.first, party.last, item.first, item.last)
    if party.last <= item.first:
        if gap <= 4 and not _clause_between(context, party.last, item.first):
            total = total.plus(beside_points(party, context.word(party.last, found), gap, origin))
    else:
        direct = all(token.lower in _LIGHT or token.capital for token in context.tokens[item.last : party.first])
        total = total.plus(after_points("for" if _ordered(context, found, party, before) else before, direct))
    if sent_seized(context, found, item, party):
        total = total.plus(Points(supplier=2.0))
    if is_force(party):
        total = total.plus(Points(recipient=0.7))
    return total


def _ordered(context: Context, found: Found, party: PartyMention, before: str) -> bool:
    """Whether a party after "from" has ordered: "won orders for tanks from Chad"."""
    first = next((act.first for act in found.triggers if act.frame in TAKERS), party.first)
    return before == "from" and gave_order(context.tokens, first, party.first)


def _indirect(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether an act of giving has the party and the item as its two objects: "sent Ukraine more than 200 tanks".

    Of arms that are only meant it has the party alone: "arming Ukraine".
    """
    if armed(item, found.parties) is party:
        return True
    if party.maker or party.form is Form.ADJECTIVE or not 0 <= item.first - party.last <= _TWO_OBJECTS:
        return False
    if any(token.lower in _NO_OBJECT for token in context.tokens[party.last : item.first]):
        return False
    return any(
        act.frame == "supply" and act.form not in ("noun", "phrase") and not act.passive and party.first == act.last
        for act in found.triggers
    )


def grammar_strength(context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary) -> tuple[float, float]:
    """The best points that grammar alone gives a party of the sentence as supplier, and another one as recipient."""
    kept = context.kept.strengths
    if item.first not in kept:
        kept[item.first] = strongest(points_of_all(context, found, item, origin_of(item, vocabulary)))
    return kept[item.first]


def told_sides(context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary) -> tuple[bool, bool]:
    """Whether the grammar of the item's own sentence tells the supplier, and the recipient.

    "Its army will supply shells to Turkey" tells both, "Poland ordered 24 of the drones" one.
    """
    supplier, recipient = grammar_strength(context, found, item, vocabulary)
    return supplier >= STRONG, recipient >= STRONG


def text_tallies(context: Context, vocabulary: Vocabulary) -> None:
    """Note in the context what grammar alone says of each party in each sentence with equipment and an act of trade."""
    for found in context.passage.found:
        if not any(trigger.frame in _ACTS_OF_TRADE for trigger in found.triggers):
            continue
        for item in found.items:
            origin = origin_of(item, vocabulary)
            for code, points in points_of_all(context, found, item, origin).items():
                context.tally(found.sentence.index, code, points)


def family(trigger: Trigger) -> str:
    """The kind of act: "take" and "give" for those that name the sides, the frame's own name for others."""
    return "take" if trigger.frame in TAKERS else "give" if trigger.frame in GIVERS else trigger.frame


def _bonds(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> list[Bond]:
    """The acts that may bind party and item, and how the party stands to each; `before` is what governs the party.

    Those near the item come first, then those near the party; war and home are left out.
    """
    kept, key = context.kept.bonds, (item.first, (party.first, party.code))
    if key not in kept:
        chosen = list(_acts_near(context, found, item.first, item.last))
        chosen += [t for t in _acts_near(context, found, party.first, party.last) if t not in chosen]
        kept[key] = [(trigger, relation_of(context, party, trigger, before)) for trigger in chosen]
    return kept[key]


def _acts_near(context: Context, found: Found, first: int, last: int) -> list[Trigger]:
    """The two acts nearest to a range that may bind a party."""
    kept = context.kept.near_acts
    if (first, last) not in kept:
        acts = tuple(t for t in found.triggers if t.frame not in ("fight", "home", "maintain"))
        kept[first, last] = nearest(acts, first, last, 2)
    return kept[first, last]


def relation_of(context: Context, party: PartyMention, trigger: Trigger, before: str) -> str | None:
    """How a party stands to an act: subject, by, to, from, with, object, owner; None where nothing binds them."""
    relation = _relation_of(context, party, trigger, before)
    return None if relation is None or idle(context, party, trigger, relation) else relation


def _relation_of(context: Context, party: PartyMention, trigger: Trigger, before: str) -> str | None:
    if side(party, trigger) == "L":
        return _left_relation(context, party, trigger, before)
    if trigger.frame == "operate" and trigger.form == "phrase" and before == ",":
        return "subject"  # "with the help of the drones, the army won"
    word = context.tokens[trigger.last - 1].lower
    if trigger.form == "noun" and word in AGENTS and _is_named(context, party, trigger, word):
        return None if trigger.frame == "sell" and word in TAKING else "subject"
    caught = before == "of" and context.tokens[trigger.first].lower in _CATCHES  # "caught the eye of Chad"
    asked = before == "from" and gave_order(context.tokens, trigger.first, party.first)
    if trigger.frame in TAKERS and (asked or caught):
        return "by"
    between = _clause_between(context, trigger.last, party.first)
    if before in ("to", "for", "from", "by", "with", "of", "in", "against", "between", "into"):
        return f"{'far-' if between else ''}{before}" + ("-passive" if trigger.passive else "")
    if party.first - trigger.last <= 2 and trigger.form != "noun" and before != ",":
        return "object"
    if before in (",", "and", "or", "as", "like"):
        return "listed-after"
    return None


def _is_named(context: Context, party: PartyMention, trigger: Trigger, word: str) -> bool:
    """Whether a party is who a noun of the trade means: "its suppliers are Chad and Peru", "its supplier, Chad"."""
    if named_after(context.tokens, trigger.last, party.first):
        return True
    return word in GIVING and in_apposition(context.tokens, trigger.last, party.first, party.last)


def _left_relation(context: Context, party: PartyMention, trigger: Trigger, before: str) -> str | None:
    tokens = context.tokens
    noun = tokens[trigger.last - 1].lower
    if noun in GIVING and trigger.frame in GIVERS and owns(tokens, party.last, trigger.first):
        return "to"  # "Chad's main supplier"
    if trigger.form == "ing" and tokens[trigger.first - 1].lower in _ACCUSED and tokens[trigger.first - 2].capital:
        return "subject" if party.last == trigger.first - 1 else None  # "accused Iran of arming rebels"
    if trigger.frame in TAKERS and won_order(tokens, party.last, trigger.first):
        return "from"
    passive = "-passive" if trigger.passive else ""
    gap = trigger.first - party.last
    buyer = trigger.form == "noun" and tokens[trigger.last - 1].lower in TAKING
    if buyer and is_named(tokens, party.last, trigger.first):
        return None if trigger.frame == "sell" else "subject"  # "Kenya became the third customer"
    if trigger.form == "noun" and gap <= 4 and before in _GOVERNORS:
        owner = any(token.lower == "'s" for token in tokens[party.last : party.last + 1])
        return "owner" if owner else "adjective" if party.form is Form.ADJECTIVE and gap <= 3 else "subject-noun"
    if before in ("to", "for", "from", "by", "with", "of", "in", "against", "between", "into", "on"):
        return f"pre-{before}{passive}"
    far = "far-" if _clause_between(context, party.last, trigger.first) else ""
    if trigger.frame in GIVERS and noun in TAKING:
        return f"{far}to"  # "Chad is a customer", "Chad would be the second export customer"
    return f"{far}subject{passive}"


_ACCUSED = frozenset("of from".split())
_CATCHES = frozenset("caught catches catching".split())
_GOVERNORS = frozenset(
    ("^", "*", ",", "the", "of", "in", "on", "to", "for", "with", "after", "by", "from", "as", "and")
)


_BOUNDARIES = frozenset("; : while whereas but although though after before because which who where that".split())


def _clause_between(context: Context, first: int, last: int) -> bool:
    """Whether a clause boundary stands between two places: a semicolon, "while", "after", "which"."""
    return not _BOUNDARIES.isdisjoint([token.lower for token in context.tokens[first:last]])


def _beside(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> Iterator[str]:
    """What the words between party and item say on their own."""
    gap = distance(party.first, party.last, item.first, item.last)
    near = bucket(gap)
    after = context.word(party.last, found)
    if party.last <= item.first:
        if gap <= 4 and not _clause_between(context, party.last, item.first):
            kind = (
                "made"
                if party.role == "made"
                else "owner"
                if after == "'s"
                else "maker"
                if party.maker
                else party.form.value
            )
            yield f"before-item={kind}|{'touching' if gap == 0 else 'near'}"
        yield f"left={before}|{near}"
    else:
        governed = (
            before
            if before in ("to", "for", "from", "by", "with", "of", "in", "against", "into", "between", "on", ",", "and")
            else "other"
        )
        direct = all(token.lower in _LIGHT or token.capital for token in context.tokens[item.last : party.first])
        yield f"right={governed}|{near}|{'direct' if direct else 'far'}"
        yield f"right={governed}"
    if is_force(party):
        yield "force"
    if party.maker:
        yield "maker"
    if party.role == "made":
        yield "made"


_LIGHT = frozenset(
    "to for from by with of in the a its their into belonging system systems aircraft jets fighters missiles drones "
    "and government - '".split()
)


def _standing(
    context: Context, found: Found, item: ItemMention, code: str, mentions: Sequence[PartyMention], out: Features
) -> None:
    """Where the party stands in sentence, title and text."""
    if mentions:
        closest = min([distance(m.first, m.last, item.first, item.last) for m in mentions])
        closer = {
            p.code
            for p in found.parties
            if p.code != code and distance(p.first, p.last, item.first, item.last) < closest
        }
        out[f"closer={min(len(closer), 2)}"] = 1.0
        out[f"alone={len(found.codes) == 1}"] = 1.0
    else:
        back = [found.sentence.index - at for at in context.sentences_with.get(code, ()) if at < found.sentence.index]
        gap = min(back, default=9)
        out[f"back={'never' if not back else gap if gap <= 2 else 'far'}|{min(len(found.codes), 2)}"] = 1.0
    out |= _in_text(context, code, "in" if mentions else "out")


def _in_text(context: Context, code: str, here: str) -> Features:
    """Where a party, which stands `here` in a sentence, stands in title and text."""
    kept, key = context.kept.in_text, (code, here)
    if key not in kept:
        kept[key] = {f"rank={min(context.ranks.get(code, 9), 2)}|{here}": 1.0}
        if code in context.titled:
            kept[key][f"titled|{here}"] = 1.0
            kept[key] |= {f"title:{relation}|{here}": 1.0 for relation in _title_relations(context, code)}
    return kept[key]


def _title_relations(context: Context, code: str) -> Iterator[str]:
    """How the title sets the party to its acts."""
    title = context.of_title
    if title is None:
        return
    for found in title.passage.found:
        for party in found.parties:
            if party.code == code:
                before = title.before(party.first, found.sentence.first)
                for trigger in nearest(found.triggers, party.first, party.last, 1):
                    relation = relation_of(title, party, trigger, before)
                    yield f"{relation}|{family(trigger)}"
