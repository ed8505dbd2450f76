"""Who supplies and who receives: what the grammar of a sentence says for each party, as named reasons."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context, bucket, distance, nearest, side
from pactwatch.claims.lexicon import Form
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.vocab import Vocabulary

TAKERS = frozenset("buy order receive want pay".split())
GIVERS = frozenset("sell supply deliver offer approve".split())
STOPPERS = frozenset("refuse suspend cancel".split())
_DOUBLE_OBJECT = frozenset("supply offer sell refuse approve".split())
_FORCES = frozenset("army navy force forces military coast marine air marines troops".split())
_FOR = frozenset("to for into".split())


def role_features(context: Context, found: Found, item: ItemMention, code: str, vocabulary: Vocabulary) -> Features:
    """The reasons for a party being supplier ("S:...") or recipient ("R:...") of an item, and where it stands."""
    out: Features = {}
    mentions = [party for party in found.parties if party.code == code]
    for mention in mentions:
        before = context.before(mention.first, found.sentence.first)
        for reason in _reasons(context, found, item, mention, before):
            out[reason] = 1.0
    _standing(context, found, item, code, mentions, vocabulary, out)
    return out


def _reasons(context: Context, found: Found, item: ItemMention, party: PartyMention, before: str) -> Iterator[str]:
    for rank, trigger in enumerate(_binding(found, item, party)):
        relation = relation_of(context, found, party, trigger, before)
        if relation:
            yield f"{relation}|{family(trigger)}|{min(rank, 2)}"
            yield f"{relation}|{family(trigger)}"
            yield f"{relation}|{trigger.frame}"
    yield from _beside(context, found, item, party, before)


def family(trigger: Trigger) -> str:
    """The kind of act: "take" and "give" for those that name the sides, the frame's own name for others."""
    return "take" if trigger.frame in TAKERS else "give" if trigger.frame in GIVERS else trigger.frame


def _binding(found: Found, item: ItemMention, party: PartyMention) -> list[Trigger]:
    """The acts that may bind party and item: those near the item, then those near the party; acts of war and home left out."""
    acts = tuple(t for t in found.triggers if t.frame not in ("fight", "home", "maintain"))
    chosen = nearest(acts, item.first, item.last, 2) + nearest(acts, party.first, party.last, 2)
    return list(dict.fromkeys(chosen))


def relation_of(context: Context, found: Found, party: PartyMention, trigger: Trigger, before: str) -> str | None:
    """How a party stands to an act: subject, by, to, from, with, object, owner; None where nothing binds them."""
    if side(party, trigger) == "L":
        return _left_relation(context, found, party, trigger, before)
    between = _clause_between(context, trigger.last, party.first)
    if before in ("to", "for", "from", "by", "with", "of", "in", "against", "between", "into"):
        return f"{'far-' if between else ''}{before}" + ("-passive" if trigger.passive else "")
    if party.first - trigger.last <= 2 and trigger.form not in ("noun",):
        return "object"
    if before in (",", "and", "or", "as", "like"):
        return "listed-after"
    return None


def _left_relation(context: Context, found: Found, party: PartyMention, trigger: Trigger, before: str) -> str | None:
    tokens = context.tokens
    passive = "-passive" if trigger.passive else ""
    gap = trigger.first - party.last
    if trigger.form == "noun" and gap <= 4 and before in _GOVERNORS:
        owner = any(token.lower == "'s" for token in tokens[party.last : party.last + 1])
        return "owner" if owner else "adjective" if party.form is Form.ADJECTIVE and gap <= 3 else "subject-noun"
    if before in ("to", "for", "from", "by", "with", "of", "in", "against", "between", "into", "on"):
        return f"pre-{before}{passive}"
    if _clause_between(context, party.last, trigger.first):
        return f"far-subject{passive}"
    return f"subject{passive}"


_GOVERNORS = frozenset(
    ("^", "*", ",", "the", "of", "in", "on", "to", "for", "with", "after", "by", "from", "as", "and")
)


def _clause_between(context: Context, first: int, last: int) -> bool:
    """Whether a clause boundary stands between two places: a semicolon, "while", "after", "which", a comma with more."""
    words = [token.lower for token in context.tokens[first:last]]
    return any(
        word
        in (
            ";",
            "while",
            "whereas",
            "but",
            "although",
            "though",
            "after",
            "before",
            "because",
            "which",
            "who",
            "where",
            "that",
            ":",
        )
        for word in words
    )


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
    if party.role in _FORCES or party.form in (Form.FORCE, Form.SHARED_FORCE):
        yield "force"
    if party.maker:
        yield "maker"
    if party.role == "made":
        yield "made"


_LIGHT = frozenset(
    "to for from by with of in the a its their into system systems aircraft jets fighters missiles drones and government - '".split()
)


def _standing(
    context: Context,
    found: Found,
    item: ItemMention,
    code: str,
    mentions: list[PartyMention],
    vocabulary: Vocabulary,
    out: Features,
) -> None:
    """Where the party stands in sentence, title and text, and what the catalogue says of it."""
    here = "in" if mentions else "out"
    if mentions:
        closest = min(distance(m.first, m.last, item.first, item.last) for m in mentions)
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
    rank = context.ranks.get(code, 9)
    out[f"rank={min(rank, 2)}|{here}"] = 1.0
    if code in context.titled:
        out[f"titled|{here}"] = 1.0
        for relation in _title_relations(context, code):
            out[f"title:{relation}|{here}"] = 1.0
    system = vocabulary.systems.get(item.system) if item.system else None
    if system is not None:
        out[f"{'origin' if code in system.origin else 'foreign'}|{here}"] = 1.0
    elif item.kind != "shape":
        out[f"no-origin|{here}"] = 1.0


def _title_relations(context: Context, code: str) -> Iterator[str]:
    """How the title sets the party to its acts."""
    if context.title is None:
        return
    title = Context(context.title, None)
    for found in context.title.found:
        for party in found.parties:
            if party.code == code:
                before = title.before(party.first, found.sentence.first)
                for trigger in nearest(found.triggers, party.first, party.last, 1):
                    relation = relation_of(title, found, party, trigger, before)
                    yield f"{relation}|{family(trigger)}"
