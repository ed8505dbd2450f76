"""Sides that the clause around equipment tells for certain: "the howitzers that Italy gave to Chad"."""

from __future__ import annotations

from collections.abc import Container

from pactwatch.claims.context import Context
from pactwatch.claims.governors import host_of, list_head
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import GIVES, TAKES, ItemMention, PartyMention, Trigger
from pactwatch.claims.nominal import Sides
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import AUXILIARIES

_RELATIVES = frozenset(("that", "which"))
_WHO = frozenset(("which", "who"))
_HINTS = frozenset("that which who from by to".split())
_CHOOSES = frozenset("selected chose chosen picked contracted commissioned hired select choose pick".split())
_SUPPLIES = frozenset("supply provide deliver build".split())
_GOODS = frozenset(
    "order orders contract contracts request requests bid bids proposal proposals offer offers approval permission "
    "clearance licence license enquiries inquiries interest".split()
)
_STOPS = frozenset(", ; : . ( ) and or but while after before".split())
_OF_WHOM = frozenset("the a its manufacturers manufacturer maker makers firm firms company companies".split())
_ADVERBS = frozenset("recently reportedly just already later".split())
_QUALIFY = frozenset("produce operate maintain fight home".split())
_OWNS = frozenset("'s ’s".split())
_PLANS = frozenset(
    "plan plans decision offer offers proposal proposals pledge pledges promise promises move moves bid refusal "
    "agreement intention readiness willingness reluctance".split()
)
_TWO = 2
_NOUNS = 3  # plain words between the name of equipment and what is told of it: "F-5 fighter jets that"
_OBJECT = 10  # tokens from a verb to its object
_FAR = 20  # tokens from "bought" to what is from somebody


def clausal_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The supplier and the recipient that the clause around equipment names, None where it does not."""
    if _HINTS.isdisjoint(context.words(found)) or not found.parties:
        return None, None
    clause = _Clause(context, found, item)
    for sides in (clause.relative(), clause.done_by(), clause.antecedent()):
        if sides != (None, None):
            return sides
    return clause.chosen() or clause.planned() or clause.bought_from() or clause.made_in(), None


def givers_together(context: Context, found: Found, item: ItemMention) -> frozenset[str]:
    """Those who are told to have given equipment together; nobody where there is no such list."""
    if "by" not in context.words(found) or len(found.codes) < _TWO:
        return frozenset()
    givers = _Clause(context, found, item).givers()
    return givers if len(givers) > 1 else frozenset()


class _Clause:
    """One mention of equipment in its sentence."""

    def __init__(self, context: Context, found: Found, item: ItemMention) -> None:
        self._context, self._found, self._item = context, found, item
        self._behind = self._after_nouns()

    def relative(self) -> Sides:
        """Who gave or got what a relative clause is about: "the howitzers that Italy gave to Chad"."""
        if self._word(self._behind) not in _RELATIVES:
            return None, None
        party = self._party(self._behind + 1)
        act = self._act_behind(party.last, GIVES | TAKES) if party is not None else None
        if party is None or act is None or act.passive:
            return None, None
        takes = act.frame in TAKES
        other = self._party(act.last + 1) if self._word(act.last) == ("from" if takes else "to") else None
        return _told(other, party) if takes else _told(party, other)

    def done_by(self) -> Sides:
        """Who gave what is said to be given by him: "the three jets supplied by maker Saab"."""
        by = self._given_by()
        return (None, None) if by is None else _told(self._party(by), None)

    def givers(self) -> frozenset[str]:
        """Those who gave it together: "the three jets provided by Italy and Peru"."""
        by = self._given_by()
        if by is None:
            return frozenset()
        while self._word(by) in _OF_WHOM:
            by += 1
        named = next((party for party in self._found.parties if party.first == by), None)
        heads = ((party, list_head(self._context, self._found, party)) for party in self._found.parties)
        return frozenset(party.code for party, head in heads if head is named)

    def _given_by(self) -> int | None:
        """The token behind "by" where a participle of giving and "by" follow the equipment."""
        at = self._behind
        while self._word(at) in _RELATIVES | AUXILIARIES | _ADVERBS:
            at += 1
        act = self._act_at(at, GIVES)
        if act is None or act.form not in ("past", "participle") or self._word(act.last) != "by":
            return None
        return act.last + 1

    def antecedent(self) -> Sides:
        """Whose clause "which" opens: "a rival of Peru, which recently received six jets"."""
        act = self._verb_before(_OBJECT)
        if act is None or act.frame not in TAKES or act.passive:
            return None, None
        at = act.first - 1
        while self._word(at) in AUXILIARIES | _ADVERBS:
            at -= 1
        if self._word(at) not in _WHO or self._word(at - 1) != ",":
            return None, None
        party = next((party for party in self._found.parties if party.last == at - 1), None)
        return _told(None, party)

    def chosen(self) -> str | None:
        """Who was chosen to supply: "selected Italy to supply it with jets"."""
        act = self._verb_before(_OBJECT)
        if act is None or act.word not in _SUPPLIES or self._word(act.first - 1) != "to":
            return None
        for party in self._found.parties:
            if party.last == act.first - 1 and self._word(party.first - 1) in _CHOOSES:
                return party.code
        return None

    def planned(self) -> str | None:
        """Whose plan it is to give something: "a plan by Italy to transfer jets", "Italy's refusal to sell jets"."""
        act = self._verb_before(_OBJECT)
        if act is None or act.frame not in GIVES or self._word(act.first - 1) != "to":
            return None
        for party in self._found.parties:
            by = party.last == act.first - 1 and self._word(party.first - 1) == "by"
            owns = self._word(party.last) in _OWNS
            noun = party.first - 2 if by else party.last + 1 if owns and party.last + 2 == act.first - 1 else None
            if noun is not None and self._word(noun) in _PLANS:
                return party.code
        return None

    def bought_from(self) -> str | None:
        """From whom something is bought, named right behind it: "bought Italian jets from Peru"."""
        if self._word(self._behind) != "from":
            return None
        act = self._verb_before(_FAR)
        if act is None or act.frame not in TAKES or act.passive:
            return None
        between = (self._word(at) for at in range(act.first, self._item.first))
        party = None if not _GOODS.isdisjoint(between) else self._party(self._behind + 1)
        return party.code if party is not None else None

    def made_in(self) -> str | None:
        """Whose equipment is bought, by the adjective before its kind: "received 30 new Italian rifles"."""
        party = next((party for party in self._found.parties if party.last == self._item.first), None)
        if party is None or party.form is not Form.ADJECTIVE or not self._item.general:
            return None
        act = self._verb_before(_OBJECT)
        if act is None or act.frame not in TAKES or act.passive or act.negated:
            return None
        between = (self._word(at) for at in range(act.first, self._item.first))
        return party.code if _GOODS.isdisjoint(between) else None

    def _after_nouns(self) -> int:
        """The token behind the nouns that go on the name of equipment."""
        at, acts = self._item.last, {act.first for act in self._found.triggers}
        while at < self._item.last + _NOUNS and at not in acts and self._plain(at):
            at += 1
        return at

    def _plain(self, at: int) -> bool:
        word = self._word(at)
        return word.isalpha() and word not in _STOPS | _HINTS | AUXILIARIES and not self._context.tokens[at].capital

    def _word(self, at: int) -> str:
        return self._context.word(at, self._found)

    def _party(self, at: int) -> PartyMention | None:
        """The party that is named at a token, "the" and "maker" before it or not; none where it leads a list."""
        while self._word(at) in _OF_WHOM:
            at += 1
        named = next((party for party in self._found.parties if party.first == at), None)
        if named is None or named.form is Form.PRONOUN:
            return None
        others = (p for p in self._found.parties if p is not named and p.code != named.code)
        if any(
            list_head(self._context, self._found, p) is named and self._word(p.first - 1) in ("and", "or", "&", "the")
            for p in others
        ):
            return None
        guests = (p for p in self._found.parties if host_of(self._context, self._found, p) is named)
        return next(guests, named)

    def _act_at(self, at: int, frames: Container[str]) -> Trigger | None:
        acts = (act for act in self._found.triggers if act.first == at and act.frame in frames and act.form != "noun")
        return next(acts, None)

    def _act_behind(self, at: int, frames: Container[str]) -> Trigger | None:
        """The act whose subject ends at a token: "Italy has already given"."""
        while self._word(at) in AUXILIARIES | _ADVERBS:
            at += 1
        return self._act_at(at, frames)

    def _is_verb(self, act: Trigger) -> bool:
        """Whether an act is no noun and no participle that only qualifies the equipment: "six used Russian jets"."""
        if act.form in ("past", "participle") and act.frame in _QUALIFY and self._item.first - act.last <= _NOUNS:
            return False
        return act.form not in ("noun", "phrase")

    def _verb_before(self, reach: int) -> Trigger | None:
        """The last verb before the equipment, none where it is too far away or a clause opens between the two."""
        first = self._item.first
        verbs = [act for act in self._found.triggers if act.last <= first and self._is_verb(act)]
        near = max(verbs, key=lambda act: act.first, default=None)
        if near is None or first - near.last > reach:
            return None
        if any(self._word(at) in _WHO | {";", "while"} for at in range(near.last, first)):
            return None
        trading = [act for act in verbs if act.first == near.first and act.frame in GIVES | TAKES]
        return trading[0] if trading else near


def _told(supplier: PartyMention | None, recipient: PartyMention | None) -> Sides:
    """Both sides, none where they are one party."""
    if supplier is not None and recipient is not None and supplier.code == recipient.code:
        return None, None
    return (supplier.code if supplier else None), (recipient.code if recipient else None)
