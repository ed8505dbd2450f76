"""Who bids in a sentence, and who no longer does: by verbs and their subjects, or by nouns for bids and bidders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactwatch.claims.agents import named_after
from pactwatch.claims.bidwords import BREAKS, OBJECT, WHOSE, BidWords, in_clause
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.smallwords import BE

OFFERED, CANCELLED, REFUSED = "offered", "cancelled", "refused"
_FORCES = frozenset("army navy force forces military air marine marines coast ministry parliament".split())
_NO_BIDDERS = (Form.FORCE, Form.SHARED_FORCE, Form.MINISTRY, Form.LEADER)
SUPPLIES = frozenset("supply sell build provide deliver equip arm replace design develop".split())
_UNCERTAIN = frozenset("may might could would if planning plans considering threatened threatens threatening".split())
_SUBJECTS = tuple([word] for word in "companies firms company firm group both all also who which that still".split())
_FIRM = frozenset("company companies firm firms maker manufacturer giant".split())
_WHEN = frozenset("in on last this earlier later".split())
_KNOWN = ("class", "system")
_ASKING = frozenset(
    "ask asks asked asking request requests requested requesting invite invites invited inviting urge urged urges want "
    "wants wanted expect expects expected allow allowed allows encourage encouraged let lets".split()
)
_FAR, _NEAR, _LISTED, _COLON, _AUXILIARIES = 9, 8, 4, 12, 3  # tokens


@dataclass(frozen=True, slots=True)
class Bidding:
    """What a sentence tells of bids: the stage, who bids, and the range of tokens that tells it.

    `winner` is who won where another one lost, `item` what is said to be offered.
    """

    stage: str
    bidders: tuple[PartyMention, ...]
    first: int
    last: int
    winner: PartyMention | None = None
    item: ItemMention | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The parties that bid."""
        return frozenset(party.code for party in self.bidders)

    def makers(self, code: str) -> frozenset[str]:
        """The makers by which a party is meant."""
        return frozenset(party.maker for party in self.bidders if party.code == code and party.maker is not None)


class Bidders(BidWords):
    """Reads who bids in a sentence."""

    def biddings(self) -> list[Bidding]:
        """What the sentence tells of bids, each as often as words tell it."""
        out = []
        for bidding in (*self._competing(), *self._leaving(), *self._chosen(), *self._named()):
            listed = bidding.bidders or (self._behind_colon(bidding.last) if bidding.stage == OFFERED else ())
            bidders = tuple([party for party in listed if self._may_bid(party)])
            if bidders:
                out.append(replace(bidding, bidders=bidders))
        return out

    def _behind_colon(self, at: int) -> list[PartyMention]:
        """The parties of a list that a colon opens little behind a token: "three firms were shortlisted: Saab"."""
        colon = next((n for n in range(at, min(at + _COLON, self.end)) if self.tokens[n].text == ":"), None)
        return [] if colon is None else self.list_from(colon + 1)

    def _competing(self) -> Iterator[Bidding]:
        """What is told by a verb of bidding and its subject: "Chad and Peru are competing", "Peru offered tanks"."""
        for act, last in self._bids():
            stage = REFUSED if act.negated or self._declined(act) else OFFERED
            bidding = self._of_subject(stage, act, last)
            if not (bidding.bidders and self._asked(bidding.bidders[0], act)):
                yield bidding
        for act in self.acts("offer"):
            item = self._offered(act)
            if item is not None and not act.negated:
                yield replace(self._of_subject(OFFERED, act, act.last), item=item)

    def _leaving(self) -> Iterator[Bidding]:
        """What is told by a verb for not bidding any longer, or not at all: "Chad withdrew its bid"."""
        for act in self.acts("leave", "stay", "quit"):
            last = self._left(act)
            if last is not None and not (act.negated or self._uncertain(act)):
                yield self._of_subject(REFUSED if act.frame == "stay" else CANCELLED, act, last)

    def _chosen(self) -> Iterator[Bidding]:
        """What is told by who wins, loses and is shortlisted: "Chad lost the contract to Peru"."""
        for act in self.acts("lose"):
            winner = self._winner(act)
            if winner is not None:
                yield replace(self._of_subject(OFFERED, act, act.last), winner=winner)
        for act in self.acts("beat"):
            winner = next(iter(self.subject(act.first)), None)
            if winner is not None and not act.passive:
                yield Bidding(OFFERED, tuple(self.list_from(act.last)), act.first, act.last, winner)
        for act in self.acts("list"):
            if (
                act.passive
                or act.form == "phrase"
                or not BE.isdisjoint(self.words(act.first - _AUXILIARIES, act.first))
            ):
                yield self._of_subject(OFFERED, act, act.last)
            else:
                listed = [] if act.form == "noun" else self.list_from(act.last)
                yield Bidding(OFFERED, tuple(listed), act.first, act.last)

    def _bids(self) -> Iterator[tuple[Trigger, int]]:
        """The verbs that tell a bid, with the token behind what they tell it with."""
        for act in self.acts("compete"):
            told = act.form == "phrase" or self.ends(act.last) or self._supplies(act.last)
            if self._verb(act) and (told or self.after(act, "call")):
                yield act, act.last
        for frame, thing in (("put", "paper"), ("join", "call")):
            for act in self.acts(frame):
                what = self.after(act, thing)
                if what is not None and not act.passive and act.form != "noun":
                    yield act, what.last
        for act in self.acts("part"):
            if self.ends(act.last):
                yield act, act.last

    def _offered(self, act: Trigger) -> ItemMention | None:
        """The equipment that is offered to somebody who is not named: "offered submarines"."""
        item = next((item for item in self.found.items if act.last <= item.first <= act.last + OBJECT), None)
        if item is None or item.kind not in _KNOWN or act.form == "noun" or act.passive:
            return None
        between = self.words(act.last, item.first)
        to = [
            party for party in self.found.parties if party.first >= act.last and self.governor(party) in ("to", "for")
        ]
        return item if in_clause(between) and WHOSE.isdisjoint(between) and not to else None

    def _verb(self, act: Trigger) -> bool:
        """Whether a word of competing is a verb, and no bid: "sent bids"."""
        if act.form not in ("third", "base") or act.aspect != "present":
            return act.form != "noun"
        return self.party_at(act.first - 1) or self.words(act.first - 1, act.first)[-1:] in _SUBJECTS

    def _supplies(self, at: int) -> bool:
        """Whether words on what is to be supplied follow."""
        words = self.words(at, at + _NEAR)
        near = any(
            at <= item.first <= at + _NEAR and in_clause(self.words(at, item.first)) for item in self.found.items
        )
        return near or not SUPPLIES.isdisjoint(words)

    def _named(self) -> Iterator[Bidding]:
        """What is told by a noun: "bids from Chad and Peru", "the only bidders are Chad and Peru", "Chad's offer"."""
        for act in self.acts("paper"):
            if act.form == "noun" and not self._aims(act):
                yield Bidding(OFFERED, tuple(self._from(act)), act.first, act.last)
                yield Bidding(self._fate(act), tuple(self._owner(act)), act.first, act.last)
        for act in self.acts("rival", "compete"):
            if act.frame == "rival" or act.form == "ing":
                yield Bidding(OFFERED, tuple(self._called(act)), act.first, act.last)
        for act in self.acts("call"):
            words = self.words(act.last, act.last + 3)
            if "between" in words:
                yield Bidding(
                    OFFERED, tuple(self.list_from(act.last + words.index("between") + 1)), act.first, act.last
                )

    def _of_subject(self, stage: str, act: Trigger, last: int) -> Bidding:
        """What a verb tells of its subject, in words up to a token."""
        return Bidding(stage, tuple(self.subject(act.first)), act.first, last)

    def _from(self, act: Trigger) -> list[PartyMention]:
        """Who has made bids: "bids received from Chad and Peru", "an offer by Peru"."""
        words = self.words(act.last, act.last + OBJECT)
        at = next((at for at, word in enumerate(words) if word in ("from", "by")), None)
        if at is None or any(word in WHOSE or word in BREAKS or word == "," for word in words[:at]):
            return []
        return self.list_from(act.last + at + 1)

    def _owner(self, act: Trigger) -> list[PartyMention]:
        """Whose a bid is: "the French and German bids", "Peru's offer"; nobody where equipment stands with it."""
        before = [party for party in self.found.parties if party.last <= act.first]
        if not before or act.first - before[-1].last > 2 or not self.joined(before[-1].last, act.first):
            return []
        owned = before[-1].form is Form.ADJECTIVE or self.words(before[-1].last, act.first) in ([], ["'s"], ["’s"])
        return [before[-1]] if owned and before[-1].form is not Form.PRONOUN else []

    def _fate(self, act: Trigger) -> str:
        """The stage of a bid: whether it was withdrawn."""
        gone = any(
            leave.passive and 0 < leave.first - act.last <= OBJECT and not self._uncertain(leave)
            for leave in self.acts("leave")
        )
        return CANCELLED if gone else OFFERED

    def _called(self, act: Trigger) -> list[PartyMention]:
        """Who is said to be a bidder: "the bidders include Chad", "Chad and Peru are the only bidders"."""
        after = [party for party in self.found.parties if party.first >= act.last]
        if after and named_after(self.tokens, act.last, after[0].first):
            return self.list_from(after[0].first)
        before = [party for party in self.found.parties if party.last <= act.first]
        words = self.words(before[-1].last, act.first) if before and act.frame == "rival" else []
        if BE.isdisjoint(words) or "," in words or len(words) > _FAR or not WHOSE.isdisjoint(words):
            return []
        return self.subject(act.first)

    def _left(self, act: Trigger) -> int | None:
        """The token behind what is left: "withdrew its bid", "pulled out of the race"; None where it may be troops."""
        if act.frame != "leave":
            call = self.after(act, "call")
            return None if call is None else call.last
        what = self.after(act, "paper") or self.after(act, "call")
        if what is not None and not (act.passive and not self.words(act.last, what.first)):
            return what.last
        name = self.words(act.last, act.last + 3)
        if name[:1] in (["of"], ["from"]) and any(self.tokens[at].capital for at in range(act.last, act.last + 3)):
            named = any(act.last < party.first <= act.last + 3 for party in self.found.parties)
            return None if named else act.last + 2
        firm = any(party.maker is not None or party.role in _FIRM for party in self.subject(act.first))
        if act.word.startswith("withdr") and not firm:
            return None
        return act.last if self.ends(act.last) or (firm and self.tokens[act.last].lower in _WHEN) else None

    def _asked(self, party: PartyMention, act: Trigger) -> bool:
        """Whether somebody only asks for bids: "asked Peru and Chad to submit bids"."""
        before = self.words(party.first - 2, party.first)
        return act.aspect == "infinitive" and not _ASKING.isdisjoint(before)

    def _winner(self, act: Trigger) -> PartyMention | None:
        """To whom is lost what bids are for: "lost out to Chad", "lost a contract in Peru to Chad's firm"."""
        for party in self.found.parties:
            words = self.words(act.last, party.first)
            if party.first <= act.last or len(words) > _NEAR + _LISTED:
                continue
            to = next((at for at in range(len(words) - 1, -1, -1) if words[at] == "to"), None)
            if to is None or len(words) - to > _LISTED:
                continue
            what = self.after(act, "call")
            if to == 0 or (what is not None and what.first < act.last + to) or words[:1] == ["out"]:
                return party
        return None

    def _declined(self, act: Trigger) -> bool:
        """Whether an act is what somebody refuses to do: "declined to bid", "is not keen to take part"."""
        for decline in self.acts("decline"):
            words = self.words(decline.last, act.first)
            near = len(words) <= OBJECT or (decline.form == "noun" and words[0] in ("of", "by"))
            if decline.last <= act.first and near and BREAKS.isdisjoint(words):
                return True
        return False

    def _uncertain(self, act: Trigger) -> bool:
        """Whether an act is not yet done: "may withdraw", "is planning to pull out"."""
        return not _UNCERTAIN.isdisjoint(self.words(act.first - OBJECT, act.first))

    def _aims(self, act: Trigger) -> bool:
        """Whether a bid is an attempt at something else: "in a bid to end the war"."""
        after = self.words(act.last, act.last + 2)
        return after[:1] == ["to"] and not set(after[1:]) & SUPPLIES and not self.party_at(act.last + 1)

    def _may_bid(self, party: PartyMention) -> bool:
        """Whether a mention names no armed force, ministry or head of state."""
        return party.form not in _NO_BIDDERS and party.role not in _FORCES
