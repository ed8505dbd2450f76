"""Whose tender it is and what for: "the Chilean navy's submarine tender", "Peru invited bids for tanks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.claims.bidders import SUPPLIES, Bidding
from pactwatch.claims.bidwords import BREAKS, LED, WHOSE, BidWords, in_clause
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.smallwords import AUXILIARIES

_PURPOSE = frozenset(
    "for of supplying selling building providing delivering buying purchasing acquiring procuring".split()
) | (SUPPLIES | frozenset("buy purchase acquire procure".split()))
_TAKING = WHOSE - {"with"}  # who competes with another one is no buyer
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_STRICT = frozenset("tender tenders competition contest rfp rfi request requirement requirements".split())
_KNOWN = ("class", "system")
_OPENING = frozenset(
    "open opens opened opening launch launches launched launching float floats floated floating issue issues issued "
    "issuing invite invites invited inviting announce announced announces publish published release released hold held "
    "ask asks asked asking call calls called run start started solicit solicited seek seeks sought".split()
)
_NEAR, _CALLED = 8, 6  # tokens


def buyers_of(sentence: BidWords, biddings: Sequence[Bidding], bidding: Bidding) -> list[str]:
    """The parties that the sentence names as those who take bids, the likeliest first; none where it names none.

    `biddings` are all of the sentence.
    """
    rivals = {code for other in biddings for code in other.codes}
    rivals |= {other.winner.code for other in biddings if other.winner is not None}
    others = [party for party in sentence.found.parties if party.code not in rivals]
    owners = [party for party in others if _owns_call(sentence, party)]
    takers = [party for party in others if sentence.governor(party) in _TAKING and _near(sentence, bidding, party)]
    subjects = [
        party for party in others if party.last <= bidding.first and _acts_itself(sentence, party, bidding.first)
    ]
    return [party.code for party in (*owners, *takers, *reversed(subjects))]


def _acts_itself(sentence: BidWords, party: PartyMention, before: int) -> bool:
    """Whether a party may be the subject of an act before a token: not behind a preposition, and nobody's object."""
    if ";" in sentence.words(party.last, before):
        return False
    object_of = any(act.last == party.first and act.form != "noun" for act in sentence.found.triggers)
    return not object_of and sentence.governor(party) not in LED


def sought_in(sentence: BidWords, bidding: Bidding) -> ItemMention | None:
    """The equipment that bids are for, where the sentence says it: "the submarine tender", "bid to supply tanks"."""
    known = [item for item in sentence.found.items if item.kind in _KNOWN]
    for item in known:
        if sentence.call_at(item.last) is not None:
            return item
    for item in known:
        words = sentence.words(bidding.first, item.first)
        if item.first >= bidding.last - 1 and BREAKS.isdisjoint(words) and not _PURPOSE.isdisjoint(words):
            return item
    return None


def tenders(sentence: BidWords) -> Iterator[tuple[ItemMention, str]]:
    """What the sentence says is put out to tender, and by whom: "the navy's tender for tugs", "Chad invites bids"."""
    for act in sentence.acts("call", "paper"):
        item = next((item for item in sentence.found.items if _tendered(sentence, act, item)), None)
        if item is None:
            continue
        between = [party for party in sentence.found.parties if act.last <= party.first < item.first]
        left = between or [party for party in sentence.found.parties if party.last <= act.first]
        owners = between or [party for party in left if _plain(sentence.words(party.last, act.first))]
        opened = left and not _OPENING.isdisjoint(sentence.words(left[-1].last, act.first))
        if opened or (owners and act.frame == "call" and act.word.split()[0] in _STRICT):
            yield item, (owners or left)[-1].code


def _tendered(sentence: BidWords, act: Trigger, item: ItemMention) -> bool:
    """Whether equipment stands with a word for tenders as what is to be bought."""
    if item.kind not in _KNOWN:
        return False
    if act.frame == "call" and 0 <= act.first - item.last <= 1:
        return True
    words = sentence.words(act.last, item.first)
    return act.last <= item.first and len(words) <= _NEAR and words[:1] in (["for"], ["to"]) and in_clause(words)


def _owns_call(sentence: BidWords, party: PartyMention) -> bool:
    """Whether a party stands with a tender as whose it is: "the Chilean navy's tender", "the tender of Chile"."""
    for act in sentence.acts("call"):
        between = sentence.words(party.last, act.first)
        if party.last <= act.first and len(between) <= _CALLED and _plain(between):
            return sentence.governor(party) not in ("from", "by") or not _POSSESSIVE.isdisjoint(between)
        between = sentence.words(act.last, party.first)
        if act.last <= party.first and len(between) <= _NEAR and BREAKS.isdisjoint(between) and "," not in between:
            return not between or bool(WHOSE & set(between)) or all(word.isdigit() for word in between)
    return False


def _plain(words: Sequence[str]) -> bool:
    """Whether words can stand between an owner and what is owned."""
    return not any(word in AUXILIARIES or word in WHOSE or word in BREAKS or word in (",", "(", ")") for word in words)


def _near(sentence: BidWords, bidding: Bidding, party: PartyMention) -> bool:
    """Whether a party stands little behind the words of a bid, in the same clause."""
    words = sentence.words(bidding.last, party.first)
    return party.first >= bidding.last and len(words) <= _NEAR and BREAKS.isdisjoint(words)
