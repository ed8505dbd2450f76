"""Bids for equipment that their sentence need not name: "France and Italy were also submitting proposals"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pactwatch.claims.bidders import CANCELLED, OFFERED, REFUSED, SUPPLIES, Bidders, Bidding
from pactwatch.claims.calls import buyers_of, sought_in, tenders
from pactwatch.claims.context import Context
from pactwatch.claims.directly import offers_directly
from pactwatch.claims.drafts import Draft
from pactwatch.claims.frames import Frames
from pactwatch.claims.itemlists import lists
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary

_TENDER = frozenset(
    "tender tenders bid bids bidder bidders bidding rfp rfps rfi rfis shortlist shortlisted contender contenders "
    "competition competing vie vies vied vying lost loses lose".split()
)
_ATTEMPTS = frozenset(("bid", "bids"))
_PAPERS = frozenset("offers proposals".split())
_OPEN = ("sought", "offered", "negotiating")
_PAST = ("delivered", "delivering")
_BACK, _AHEAD = 10, 2  # sentences to where the equipment is named, before the bid and behind it
_OWN = 6  # tokens from the words of a bid to what is bid: "is competing with its new F-15EX"
_FADES = 0.9  # how much of its weight equipment keeps for each sentence between
_PROBABLE, _TOLD, _MEANT, _LEAST = 0.8, 0.9, 0.75, 0.5
_SURE = 0.25  # how probable a sale must be as a whole for its seller not to buy the same
_TENDERED = 0.9  # the weight of what is told to be put out to tender


@dataclass(frozen=True, slots=True)
class _Call:
    """What may be bid for: equipment and who wants it, with how likely that is."""

    item: ItemMention
    recipient: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Bid:
    """One bid with what it is for and who takes it; `named` tells that its sentence names who does.

    `makers` are those by which the supplier is meant, none where its state is named alone; `own` tells that the
    sentence tells it with a system of the supplier's own, as other sales are told.
    """

    stage: str
    supplier: str
    recipient: str
    item: ItemMention
    named: bool
    found: Found
    makers: frozenset[str]
    own: bool = False

    def goes_on(self, other: _Bid) -> bool:
        """Whether two bids may be one: of no two makers, and for the same equipment."""
        if (self.supplier, self.recipient) != (other.supplier, other.recipient):
            return False
        same = not self.makers or not other.makers or bool(self.makers & other.makers)
        return same and self.item.category is other.item.category


def with_bids(context: Context, frames: Frames, drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """The drafts of a text with those of its bids, which are surer than what else is read of their equipment."""
    if not _tells_tender(context):
        return list(drafts)
    told = list(_bids(context, frames, drafts, vocabulary))
    settled = {bid.item.first for bid in told if bid.item.first < bid.item.last and not bid.own}
    sold = {(draft.supplier, draft.item.category): draft.recipient for draft in drafts if _sold(draft)}
    others = [_to_buyer(_as_bid(context, draft, told), sold) for draft in drafts if draft.item.first not in settled]
    wanted = _wanted(others)
    others = [_to_only_buyer(draft, wanted) for draft in others]
    return [*others, *(_draft(bid, _outcome(context, bid, told)) for bid in told if not bid.own)]


def _as_bid(context: Context, draft: Draft, told: Sequence[_Bid]) -> Draft:
    """A draft of what bidders offer of their own, to whom the bids are for; any other draft as it is.

    What stands in one list with it is bid too; who bids himself is no buyer.
    """
    if draft.stage in (CANCELLED, REFUSED) and any(bid.own and bid.item is draft.item for bid in told):
        return replace(draft, held=1.0)
    if draft.recipient is None or draft.stage not in _OPEN:
        return draft
    for bid in told:
        alike = bid.item.category is draft.item.category
        if alike and bid.supplier == draft.recipient and draft.supplier not in (None, bid.supplier, bid.recipient):
            return replace(draft, recipient=bid.recipient, recipient_probability=_MEANT, bid=True)
        if alike and bid.own and bid.found is draft.found and bid.recipient == draft.recipient:
            listed = next((some for some in lists(context, bid.found) if bid.item in some), ())
            if draft.item in listed and not draft.item.general:
                return replace(draft, bid=True, least=_LEAST)
    return draft


def _sold(draft: Draft) -> bool:
    """Whether a sentence that names both sides tells plainly who sells to whom."""
    sides = {draft.supplier, draft.recipient}
    sure = draft.supplier_probability * draft.recipient_probability * draft.probability >= _SURE
    return draft.definite and sure and sides <= set(draft.found.codes)


def _to_buyer(draft: Draft, sold: Mapping[tuple[str | None, Category], str | None]) -> Draft:
    """A draft of what is offered to who himself sells such equipment, as offered to his buyer; any other as it is.

    `sold` is who buys of each seller, by the kind of equipment.

    "Egypt ordered Korean trainers. Other competitors were the M-346 and the Yak-130."
    """
    if draft.stage not in _OPEN or draft.recipient is None or draft.recipient in draft.found.codes:
        return draft
    buyer = sold.get((draft.recipient, draft.item.category))
    if buyer is None or draft.supplier in (None, draft.recipient, buyer):
        return draft
    return replace(draft, recipient=buyer, recipient_probability=_MEANT, bid=True)


def _wanted(drafts: Sequence[Draft]) -> dict[Category, dict[str, int]]:
    """Who is told to want what kind of equipment, each with the first sentence that tells it."""
    wanted: dict[Category, dict[str, int]] = {}
    for draft in drafts:
        if draft.recipient is not None and draft.stage in _OPEN and draft.item.general:
            buyers = wanted.setdefault(draft.item.category, {})
            place = draft.found.sentence.index
            buyers[draft.recipient] = min(place, buyers.get(draft.recipient, place))
    return wanted


def _to_only_buyer(draft: Draft, wanted: Mapping[Category, Mapping[str, int]]) -> Draft:
    """A draft of what is offered to nobody in particular, as offered to the one who was told to want its kind."""
    if draft.recipient is not None or draft.supplier is None or draft.stage != OFFERED or "recipient" in draft.left:
        return draft
    place = draft.found.sentence.index
    buyers = [code for code, first in wanted.get(draft.item.category, {}).items() if first < place]
    if len(buyers) != 1 or draft.supplier in buyers:
        return draft
    return replace(draft, recipient=buyers[0], recipient_probability=_MEANT, bid=True)


def _tells_tender(context: Context) -> bool:
    """Whether a text speaks of a tender or of bids for one; a bid to do something else is none."""
    if not context.times(_TENDER | _PAPERS):
        return False  # most texts
    tokens = context.tokens
    for token, after, verb in zip(tokens, (*tokens[1:], None), (*tokens[2:], None, None), strict=False):
        if token.lower in _TENDER:
            if token.lower not in _ATTEMPTS or after is None or after.lower != "to" or verb is None:
                return True
            if verb.lower in SUPPLIES:
                return True
        elif token.lower in _PAPERS and after is not None and after.lower == "from":
            return True
    return False


def _bids(context: Context, frames: Frames, drafts: Sequence[Draft], vocabulary: Vocabulary) -> Iterator[_Bid]:
    """All bids that the sentences of a text tell."""
    calls = [
        _Call(draft.item, draft.recipient, draft.probability * draft.recipient_probability)
        for draft in drafts
        if draft.recipient is not None and draft.stage not in _PAST
    ]
    sentences = [
        Bidders(context, found, frames.triggers(context.tokens, found.sentence))
        for found in context.passage.found
        if found.parties
    ]
    calls += [_Call(item, buyer, _TENDERED) for sentence in sentences for item, buyer in tenders(sentence)]
    for sentence in sentences:
        biddings = sentence.biddings()
        for bidding in biddings:
            buyers = buyers_of(sentence, biddings, bidding)
            call = _call(sentence, bidding, buyers, calls)
            told = list(_of(sentence.found, bidding, buyers, call, drafts, vocabulary))
            calls += [_Call(bid.item, bid.recipient, _TENDERED) for bid in told]
            yield from told


def _of(
    found: Found,
    bidding: Bidding,
    buyers: Sequence[str],
    call: _Call | None,
    drafts: Sequence[Draft],
    vocabulary: Vocabulary,
) -> Iterator[_Bid]:
    """The bids of all bidders that some words name."""
    for code in sorted(bidding.codes):
        end = max(bidding.last, bidding.bidders[-1].last) + _OWN
        if call is not None and call.item in found.items and call.item.first > bidding.first:
            end = call.item.first
        offered = [item for item in found.items if item.first <= end and _made_by(item, code, vocabulary)]
        if bidding.item is not None and not bidding.item.general:
            offered = [bidding.item]
        if offered:
            if call is not None and call.recipient != code:
                yield _Bid(
                    bidding.stage, code, call.recipient, offered[0], False, found, bidding.makers(code), own=True
                )
            continue
        own = _own_offer(code, found, drafts, vocabulary)
        if own is not None and bidding.stage == OFFERED and bidding.winner is None:
            continue
        goal = own or call
        if goal is None:
            continue
        recipient = buyers[0] if buyers else goal.recipient
        if recipient == code:
            continue
        item = goal.item
        if item.sentence != found.sentence.index:
            item = replace(item, first=bidding.last, last=bidding.last, sentence=found.sentence.index)
        yield _Bid(bidding.stage, code, recipient, item, recipient in found.codes, found, bidding.makers(code))


def _call(sentence: Bidders, bidding: Bidding, buyers: Sequence[str], calls: Sequence[_Call]) -> _Call | None:
    """What bids are for and who takes them: as the sentence says, else as the text told of the same recipient."""
    place, sought = sentence.found.sentence.index, _kind(bidding.item) or sought_in(sentence, bidding)
    wanted = [
        call
        for call in calls
        if -_AHEAD <= place - call.item.sentence <= _BACK
        and call.item.kind == "class"
        and call.item.category is not Category.OTHER
        and (sought is None or call.item.category is sought.category)
    ]
    wanted.sort(key=lambda call: call.weight * _FADES ** abs(place - call.item.sentence), reverse=True)
    ours = [call for call in wanted if (call.recipient in buyers if buyers else call.recipient not in bidding.codes)]
    recipient = ours[0].recipient if ours else buyers[0] if buyers else None
    if recipient is None:
        return None
    if sought is not None:
        return _Call(sought, recipient)
    here = [call for call in wanted if call.item.sentence == place]
    best = next(iter(ours or here), None)
    return None if best is None else _Call(best.item, recipient)


def _kind(item: ItemMention | None) -> ItemMention | None:
    """Equipment that only its kind is told of, None for any other."""
    return item if item is not None and item.general else None


def _own_offer(code: str, found: Found, drafts: Sequence[Draft], vocabulary: Vocabulary) -> _Call | None:
    """The last system of its own that a bidder was told to offer before, and to whom."""
    own = [
        _Call(draft.item, draft.recipient)
        for draft in drafts
        if draft.supplier == code
        and draft.recipient is not None
        and draft.stage in _OPEN
        and 0 < found.sentence.index - draft.found.sentence.index <= _BACK
        and _made_by(draft.item, code, vocabulary)
    ]
    return max(own, key=lambda call: call.item.first, default=None)


def _made_by(item: ItemMention, code: str, vocabulary: Vocabulary) -> bool:
    """Whether a party makes a system."""
    return item.system is not None and code in vocabulary.systems[item.system].origin


def _outcome(context: Context, bid: _Bid, told: Sequence[_Bid]) -> str:
    """The last stage that bids of one bidder for one recipient's equipment are told to be at.

    Who left the tender to offer the same from government to government still offers it.
    """
    stages = {other.stage for other in told if other.goes_on(bid)}
    if stages <= {OFFERED} or offers_directly(context, bid.supplier):
        return OFFERED
    return CANCELLED if CANCELLED in stages or OFFERED in stages else REFUSED


def _draft(bid: _Bid, stage: str) -> Draft:
    """The draft of a bid."""
    return Draft(
        item=bid.item,
        found=bid.found,
        probability=_PROBABLE,
        supplier=bid.supplier,
        recipient=bid.recipient,
        supplier_probability=_TOLD,
        recipient_probability=_TOLD if bid.named else _MEANT,
        stage=stage,
        stage_probability=_PROBABLE,
        mode="sale",
        mode_probability=_PROBABLE,
        evidence=_PROBABLE,
        held=1.0,
        definite=True,
        bid=True,
        least=_LEAST,
    )
