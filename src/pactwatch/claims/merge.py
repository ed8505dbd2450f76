"""Drafts of one text that tell one transfer, brought together: one group for each supplier, recipient and item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.claims.anew import offered_anew
from pactwatch.claims.descriptions import may_be
from pactwatch.claims.drafts import Draft, Told
from pactwatch.claims.freshaid import given_apart
from pactwatch.claims.kinds import abbreviated, is_vague, one_kind, other_calibre, singular
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.terms import Terms
from pactwatch.model import Category, Stage, StageGroup
from pactwatch.vocab import Vocabulary

_OFFERED = frozenset("sought offered negotiating cancelled refused".split())
_COME = frozenset(("delivered", "delivering"))
_SOUGHT = frozenset("sought offered negotiating".split())
_CERTAIN = 0.25  # how certain a draft must be to speak against what a bid tells
_SELLING = frozenset("buy sell".split())
_SURELY = 0.8  # how probable it is at least that a system is lent or sold, for the two to be told apart
_OPEN = 0.3  # what the vote of a draft counts for whose act leaves the stage open
_ELSEWHERE = 0.6  # of one that tells of a bid, where other sentences name what is bid
# What a sentence is worth as evidence that leaves out the stage, a number and an amount, or one of the sides.
_NO_STAGE = 0.6
_NO_NUMBER = 0.7
_NO_SIDE = 0.7
_NO_NAME = 0.85  # of one that only names the kind of what the group has a designation of
_BESIDES = 0.6  # of a sentence that tells it of another recipient first
_AGAIN = 0.9  # of a sentence, for each before it that told of the transfer already
_OPENING = 1.3  # of the sentence that opens the report: there stands the news, what follows explains it
_CITED = 2.0  # the vote on the stage of the draft whose sentence is cited
_ENDED = 1.5  # of one that tells how it was refused, suspended or cancelled: the last that is heard of it


@dataclass(slots=True)
class Group:
    """Drafts that tell one transfer, the most probable first; parties as far as any of them tells."""

    told: list[Told]
    supplier: str | None
    recipient: str | None

    @property
    def sides(self) -> tuple[tuple[str, str | None], ...]:
        """Both sides by name, with the party on each."""
        return (("supplier", self.supplier), ("recipient", self.recipient))

    @property
    def left(self) -> frozenset[str]:
        """The sides that its drafts give to somebody without a name."""
        return frozenset(side for told in self.told for side in told.draft.left if getattr(self, side) is None)

    @property
    def best(self) -> Told:
        """The draft that tells the transfer best: the most probable."""
        if len(self.told) == 1:
            return self.told[0]  # so it is for most
        return max(self.told, key=lambda told: (certainty(told.draft), -told.draft.item.first))

    @property
    def clearest(self) -> Told:
        """The draft whose sentence says it best: clearly, with a stage, the sides and a number or an amount."""
        if len(self.told) == 1:
            return self.told[0]
        places = sorted({told.draft.found.sentence.index for told in self.told})
        told_before = {place: before for before, place in enumerate(places)}
        return max(
            self.told,
            key=lambda told: (
                self._fullness(told) * _AGAIN ** told_before[told.draft.found.sentence.index],
                -told.draft.item.first,
            ),
        )

    def _fullness(self, told: Told) -> float:
        """How much of the transfer a draft's sentence tells, and how clearly.

        A side counts as told where the sentence names it, in whatever role the draft alone would take it. What a deal
        holds is told with the sides of the deal: "The agreement covers 12 howitzers".
        """
        draft = told.draft
        worth = draft.evidence * (1.0 + draft.held) * certainty(draft) * _first_of_all(draft)
        codes = draft.found.codes
        if not draft.packed:
            worth *= _NO_SIDE ** ((self.supplier not in codes) + (self.recipient not in codes))
        worth *= 1.0 if told.number or told.money else _NO_NUMBER
        if draft.item.general and not self.named.draft.item.general:
            worth *= _NO_NAME
        if draft.found.sentence.index == 0:
            worth *= _OPENING
        if not draft.definite:
            return worth * _NO_STAGE
        return worth * (_ENDED if Stage(draft.stage).group is StageGroup.STOPPED else 1.0)

    @property
    def staged(self) -> Told:
        """The draft that tells the stage: the clearest of those whose stage has the most votes.

        A draft votes by its clarity, one whose act leaves the stage open by a share of it; that of the sentence which
        is cited votes twice, so that the words shown tell the stage where they can. A sentence that only tells that
        what was named has arrived decides, and so does one that opens the report with the end of the deal.
        """
        if len(self.told) == 1:
            return self.told[0]
        arrived = next((told for told in self.told if _arrived(told.draft)), None)
        if arrived is not None:
            return arrived
        votes: dict[str, float] = {}
        cited = self.clearest
        if _opens_ended(cited.draft):
            return cited
        for told in self.told:
            weight = _weight(told.draft) * (_CITED if told is cited else 1.0)
            votes[told.draft.stage] = votes.get(told.draft.stage, 0.0) + weight
        stage = max(sorted(votes), key=votes.__getitem__)
        ours = (told for told in self.told if told.draft.stage == stage)
        return max(ours, key=lambda told: (_weight(told.draft), -told.draft.item.first))

    @property
    def named(self) -> Told:
        """The draft that names the item best: a designation before a class, then the most probable."""
        return self.told[0]

    def first(self, name: str) -> Told | None:
        """The best draft that tells a `number`, `money` or `date`, or None."""
        return next((told for told in self.told if getattr(told, name) is not None), None)


class Merger:
    """Groups the drafts of one text."""

    def __init__(self, vocabulary: Vocabulary, terms: Terms) -> None:
        self._vocabulary = vocabulary
        self._terms = terms

    def groups(self, drafts: Iterable[Draft]) -> list[Group]:
        """The groups of the drafts, in order of the sentences that tell them best."""
        groups: list[Group] = []
        for draft in sorted(map(self._terms.told, drafts), key=_strength):
            home, told = self._home(draft, groups)
            if home is None:
                groups.append(Group([told], told.draft.supplier, told.draft.recipient))
                continue
            left = home.left
            home.told.append(told)
            home.supplier = home.supplier or (None if "supplier" in left else told.draft.supplier)
            home.recipient = home.recipient or (None if "recipient" in left else told.draft.recipient)
        return sorted(groups, key=_place)

    def _belongs(self, told: Told, group: Group) -> bool:
        """Whether a draft tells the transfer of a group: no other party, the same item, no other number or amount."""
        draft = told.draft
        if not any(self._same_item(draft.item, other.draft.item) for other in group.told):
            return False
        if any(self._terms.beside(draft, other.draft) for other in group.told):
            return False
        if _against(draft, draft.supplier, group.supplier) or _against(draft, draft.recipient, group.recipient):
            return False
        if _left_apart(draft, group) or (_of_package(draft, group) and not self._parts(told, group)):
            return False
        supplier, recipient = group.supplier or draft.supplier, group.recipient or draft.recipient
        if supplier is not None and supplier == recipient:
            return False
        if self._anew(told, group):
            return False
        number = group.first("number")
        if told.number and number and number.number and number.number.value != told.number.value and _specific(draft):
            return False
        return not _costs_anew(told, group)

    def _parts(self, told: Told, group: Group) -> bool:
        """Whether the counts of a draft's sentence add up to what its group counts: "nine jets and three trainers"."""
        known = group.first("number")
        return (
            known is not None
            and known.number is not None
            and self._terms.makes_up(told.draft.found, known.number.value)
        )

    def _anew(self, told: Told, group: Group) -> bool:
        """Whether a draft tells of another deal in the same things: counted or bid anew, further, lent or given."""
        draft, context = told.draft, self._terms.context
        if self._counts_anew(told, group) or self._further(told, group) or given_apart(context, told, group.named):
            return True
        if _bids_anew(draft, group) or _begins_anew(told, group) or _lent_apart(draft, group):
            return True
        return any(
            offered_anew(context, draft, other.draft) or offered_anew(context, other.draft, draft)
            for other in group.told
        )

    def _home(self, told: Told, groups: list[Group]) -> tuple[Group | None, Told]:
        """The group that a draft belongs to, None for none, and the draft.

        What is spoken of as known is what the text named before, by that name where it tells another transfer.
        """
        homes = (group for group in groups if self._belongs(told, group))
        home = next(homes, None)
        if home is not None and home.named.draft.item.general and not _by_name(told, home):
            return next((group for group in homes if _by_name(told, group)), home), told
        if home is None or not self._terms.known(told.draft) or self._named_before(home, told):
            return home, told
        before = next((other for other in homes if self._named_before(other, told)), None)
        named = told if before is not None else self._terms.named(told)
        return (home if before is None and named is told else before), named

    def _further(self, told: Told, group: Group) -> bool:
        """Whether more of what was delivered is wanted, so that the two are not one: "wants 12 more jets"."""
        return any(self._more(told, other) or self._more(other, told) for other in group.told)

    def _more(self, one: Told, two: Told) -> bool:
        """Whether one draft tells that further items are wanted, and the other that some were delivered."""
        wanted = one.draft.stage in _SOUGHT and self._terms.further(one)
        return wanted and two.draft.definite and two.draft.stage in _COME

    def _named_before(self, group: Group, told: Told) -> bool:
        """Whether a text names what a group tells before it speaks of it as known: "the two ships"."""
        named = group.named.draft.item
        return named.general or self._terms.first_named(named) < told.draft.item.first

    def _counts_anew(self, told: Told, group: Group) -> bool:
        """Whether a class is counted on its own after the designation was named: "over 700 explosive drones".

        What is counted of known things is what was named: "the two ships", "three batteries of the missile". So is
        what counts its parts ("the order is for ten jets with one seat and two with two", of twelve), and what one word
        counts where nothing was counted yet: "12 jets".
        """
        named = group.named.draft.item
        if told.number is None or not told.draft.item.general or named.general:
            return False
        if self._terms.of_known(told.number, told.draft.item):
            return False
        known = group.first("number")
        if known is not None and known.number is not None:
            return known.number.value != told.number.value and not self._parts(told, group)
        stages = Stage(told.draft.stage).group, Stage(group.named.draft.stage).group
        if stages[0] is stages[1] and self._terms.bare(told.number, told.draft.item):
            return False
        first = min(other.draft.item.first for other in group.told if not other.draft.item.general)
        return first < told.draft.item.first

    def _same_item(self, one: ItemMention, two: ItemMention) -> bool:
        """Whether two mentions may name one item: one designation, or a class that the other belongs to."""
        if (one.system and one.system == two.system) or _same_words(one, two) or self._variant(one, two):
            return True
        if one.category is not two.category or one.sentence == two.sentence:
            return False
        designations = one.designation, two.designation
        if other_calibre(*designations) or (one.general and two.general and not one_kind(*designations)):
            return False
        if not may_be(one, two, self._vocabulary):
            return False
        if one.category is Category.OTHER and one.general and two.general:
            return is_vague(designations[0]) is is_vague(designations[1])  # "arms" are no helmets
        if one.general or two.general:
            return one.category != "other"
        words, others = set(one.designation.lower().split()), set(two.designation.lower().split())
        return words <= others or others <= words

    def _variant(self, one: ItemMention, two: ItemMention) -> bool:
        """Whether sentences name a system and its variant of one letter more: "F-35" and "F-35A"."""
        if one.sentence == two.sentence or one.system is None or two.system is None:
            return False
        short, long = sorted((one.designation.lower(), two.designation.lower()), key=len)
        if long[:-1] != short or not long[-1].isalpha():
            return False
        first, second = self._vocabulary.systems[one.system], self._vocabulary.systems[two.system]
        return first.variant_of == two.system or second.variant_of == one.system


def _by_name(told: Told, group: Group) -> bool:
    """Whether a group has a draft of the same words for the item."""
    return any(_same_words(told.draft.item, other.draft.item) for other in group.told)


def _same_words(one: ItemMention, two: ItemMention) -> bool:
    """Whether two mentions have one designation, spelled out or not: "APC", "armoured personnel carriers"."""
    words, others = one.designation, two.designation
    return singular(words) == singular(others) or abbreviated(words, others)


def _costs_anew(told: Told, group: Group) -> bool:
    """Whether a draft tells another amount than its group: for another number, or for what else is granted.

    "$60 million in military aid" last year, and today's "$350 million".
    """
    money = group.first("money")
    if not (told.money and money and money.money and money.money.amount != told.money.amount):
        return False
    draft = told.draft
    granted = draft.stage == money.draft.stage == "approved" and is_vague(draft.item.designation)
    return bool(told.number) or granted


def _of_package(draft: Draft, group: Group) -> bool:
    """Whether a draft tells a kind of equipment in a package, and its group a designation that is in none."""
    if not draft.packed or not draft.item.general or group.named.draft.item.general:
        return False
    return not any(other.draft.packed for other in group.told)


def _bids_anew(draft: Draft, group: Group) -> bool:
    """Whether a bid of which only the kind is told is for more than what was named and not offered before."""
    named = group.named.draft
    if not draft.bid or not draft.item.general or named.item.general:
        return False
    return named.definite and named.stage not in _OFFERED and certainty(named) >= _CERTAIN


def _begins_anew(told: Told, group: Group) -> bool:
    """Whether a number of a kind is sought or offered apart from what was named, which is told to be stopped."""
    draft, named = told.draft, group.named.draft
    if told.number is None or not draft.item.general or named.item.general or draft.stage not in _SOUGHT:
        return False
    return draft.definite and named.definite and Stage(named.stage).group is StageGroup.STOPPED


def _lent_apart(draft: Draft, group: Group) -> bool:
    """Whether of a draft and its group one tells surely that a system is lent, and the other that it is sold."""
    return any((_lent(draft) and _sold(other.draft)) or (_sold(draft) and _lent(other.draft)) for other in group.told)


def _lent(draft: Draft) -> bool:
    """Whether a draft tells surely that a system is lent or leased."""
    return draft.mode == "loan" and draft.mode_probability >= _SURELY and not draft.item.general


def _sold(draft: Draft) -> bool:
    """Whether a draft tells surely that a system is bought or sold, and not only "a deal"."""
    bought = draft.definite and any(act.frame in _SELLING for act in draft.found.triggers)
    return bought and draft.mode == "sale" and draft.mode_probability >= _SURELY and not draft.item.general


def _strength(told: Told) -> tuple[bool, float, int]:
    """Sorts drafts: designations before classes, the probable before the improbable, then by place."""
    draft = told.draft
    return draft.item.general, -certainty(draft), draft.item.first


def _place(group: Group) -> tuple[int, int, str]:
    """Sorts groups by their place in the text; of what a heading names, by the rows that tell it."""
    draft = group.clearest.draft
    return draft.item.first, draft.found.sentence.first if draft.row else 0, group.recipient or ""


def certainty(draft: Draft) -> float:
    """How probable it is that a draft is right as a whole."""
    return draft.probability * draft.supplier_probability * draft.recipient_probability


def _first_of_all(draft: Draft) -> float:
    """What it counts for whether a draft's recipient is the likeliest that its sentence names."""
    return _BESIDES if draft.besides else 1.0


def _opens_ended(draft: Draft) -> bool:
    """Whether the report opens with the end of a deal: "Chad on Monday cancelled a deal to buy 12 jets from Israel"."""
    stopped = Stage(draft.stage).group is StageGroup.STOPPED
    return stopped and draft.definite and draft.found.sentence.index == 0 and not draft.bid


def _arrived(draft: Draft) -> bool:
    """Whether a draft only tells that what was named before was delivered: "All were delivered by 2020"."""
    opens = draft.item.first == draft.item.last == draft.found.sentence.first + 1
    return opens and not draft.found.codes and draft.definite and draft.stage == "delivered"


def _weight(draft: Draft) -> float:
    """What a draft's vote on the stage counts for: likely to be cited, certain, held by an act of the trade."""
    clarity = draft.evidence * (0.5 + draft.held) * certainty(draft) * _first_of_all(draft)
    clarity *= _ELSEWHERE if draft.bid else 1.0
    return clarity * (1.0 if draft.definite else _OPEN)


def _against(draft: Draft, own: str | None, other: str | None) -> bool:
    """Whether a draft's party speaks against a group's: another one, and named in the draft's own sentence or a bid."""
    return own is not None and other is not None and own != other and (draft.bid or own in draft.found.codes)


def _left_apart(draft: Draft, group: Group) -> bool:
    """Whether a draft or its group leaves a side to somebody without a name, and the other speaks against it."""
    if group.left != draft.left and (_named(draft.left, group) or _named(group.left, draft)):
        return True
    return bool(draft.left) and draft.item.general and not group.left and not group.named.draft.item.general


def _named(left: frozenset[str], other: Draft | Group) -> bool:
    """Whether a draft or group names a side that another leaves to somebody without a name.

    A draft does so in its own sentence: what is only known to be made somewhere may come from anybody.
    """
    parties = [party for side in left if (party := getattr(other, side)) is not None]
    return bool(parties) if isinstance(other, Group) else any(party in other.found.codes for party in parties)


def _specific(draft: Draft) -> bool:
    return not draft.item.general
