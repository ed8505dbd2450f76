"""One sentence as its words of bidding and lists of parties: what is read of bids and tenders is read from these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import OPENERS

_JOINING = frozenset(
    ", and or & the both as well along together with of - 's ’s its a an also including like either such only "
    "company companies firm firms maker makers giant giants shipyard shipyards yard yards shipbuilder shipbuilders "
    "group oem oems manufacturer manufacturers government consortium major defence defense aerospace conglomerate "
    "contractor contractors vendor vendors state owned based european western rival rivals fellow partner".split()
)
_PLACED = frozenset("in at to for after before with against than on under".split())
LED = frozenset("in at from to by for after before with against than on under".split())  # a list behind is no subject
BREAKS = OPENERS | frozenset(("because", "after", "citing", "against", "since", ";", ":"))
_MUST_STOP = frozenset((";", ":", "than", "against", "like"))
_ENDED = frozenset(". , ; ) because after citing over as since due when while and but amid following before".split())
_PRONOUNS = frozenset(("it", "they"))
_COMPANIES = frozenset(
    "companies firms bidders shipyards yards shipbuilders manufacturers makers oems vendors contractors "
    "suppliers".split()
)
WHOSE = frozenset("of by for from in to with".split())
_SUBJECT, OBJECT, _CALLED, _LISTED = 9, 5, 7, 4  # tokens


def in_clause(words: Sequence[str]) -> bool:
    """Whether words all belong to one clause."""
    return BREAKS.isdisjoint(words) and "," not in words


class BidWords:
    """One sentence with its words of bidding; `acts` are those of the vocabulary's file on bids."""

    def __init__(self, context: Context, found: Found, acts: Sequence[Trigger]) -> None:
        self.found = found
        self.tokens = context.tokens
        self.start, self.end = found.sentence.first, found.sentence.last
        self._context = context
        self._acts: dict[str, list[Trigger]] = {}
        for act in acts:
            self._acts.setdefault(act.frame, []).append(act)
        self._hidden = frozenset(self._bracketed())

    def acts(self, *frames: str) -> Iterator[Trigger]:
        """The words of some frames, frame by frame."""
        for frame in frames:
            yield from self._acts.get(frame, ())

    def words(self, first: int, last: int) -> list[str]:
        """The words between two tokens of the sentence in lower case, without what stands in brackets."""
        return [
            self.tokens[at].lower for at in range(max(first, self.start), min(last, self.end)) if at not in self._hidden
        ]

    def after(self, act: Trigger, frame: str) -> Trigger | None:
        """The first word of a frame little behind an act, in its clause."""
        for one in self.acts(frame):
            words = self.words(act.last, one.first)
            if act.last <= one.first and len(words) <= _CALLED and in_clause(words):
                return one
        return None

    def call_at(self, at: int) -> Trigger | None:
        """The word for a tender at a token or one behind it."""
        return next((act for act in self.acts("call") if at <= act.first <= at + 1), None)

    def party_at(self, at: int) -> bool:
        """Whether a party's name covers a token, or begins behind it."""
        return any(party.first - 1 <= at < party.last for party in self.found.parties)

    def ends(self, at: int) -> bool:
        """Whether a clause ends at a token, or words on the reasons follow."""
        return at >= self.end or self.tokens[at].lower in _ENDED

    def governor(self, party: PartyMention) -> str:
        """The word that governs a party, of itself and not of its list."""
        return self._context.before(party.first, self.start)

    def subject(self, at: int) -> list[PartyMention]:
        """The parties of the list that is the subject of a verb at a token."""
        before = [party for party in self.found.parties if party.last <= at]
        nearest = max(before, key=lambda party: party.last, default=None)
        if before and not _PRONOUNS.isdisjoint(self.words(max(before[-1].last, at - OBJECT), at)):
            nearest = before[0]  # "Chad's firms said that they would not bid"
            return [] if self.governor(nearest) in LED else [nearest]
        if nearest is None or len(self.words(nearest.last, at)) > _SUBJECT:
            return []
        if not _MUST_STOP.isdisjoint(self.words(nearest.last, at)):
            return []
        listed = [nearest]
        for party in sorted(before, key=lambda party: -party.last):
            if party.last <= listed[-1].first:
                if not self.joined(party.last, listed[-1].first):
                    break
                listed.append(party)
        return [] if self._governed(listed[-1]) else self._after_place(listed[::-1])

    def _governed(self, first: PartyMention) -> bool:
        """Whether a list from a party on says where others are from: "teams from Chad"; firms from there may bid."""
        governor = self.governor(first)
        return governor == "from" and _COMPANIES.isdisjoint(self.words(first.first - 3, first.first))

    def _after_place(self, listed: list[PartyMention]) -> list[PartyMention]:
        """A list of parties without the one before it that only says where: "in Chad, Peru and Chile bid"."""
        return listed[1:] if self.governor(listed[0]) in _PLACED else listed

    def list_from(self, at: int) -> list[PartyMention]:
        """The parties of the list that begins at a token or little behind it."""
        listed: list[PartyMention] = []
        for party in self.found.parties:
            if party.first < at:
                continue
            near = self.joined(listed[-1].last, party.first) if listed else self._leads(at, party.first)
            if not near:
                break
            listed.append(party)
        return listed

    def _leads(self, at: int, first: int) -> bool:
        """Whether only words that may open a list stand between two tokens."""
        return first - at <= _LISTED and self.joined(at, first)

    def joined(self, first: int, last: int) -> bool:
        """Whether only joints, names and words for companies stand between two tokens, brackets aside."""
        items = {at for item in self.found.items for at in range(item.first, item.last)}
        return all(
            at in self._hidden or at in items or self.tokens[at].capital or self.tokens[at].lower in _JOINING
            for at in range(first, last)
        )

    def _bracketed(self) -> Iterator[int]:
        """The tokens in brackets."""
        inside = False
        for at in range(self.start, self.end):
            inside = inside or self.tokens[at].text == "("
            if inside:
                yield at
            inside = inside and self.tokens[at].text != ")"
