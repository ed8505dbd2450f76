"""The terms of a transfer: which number, amount of money and date of a sentence belong to an item."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pactwatch.claims.contents import is_point
from pactwatch.claims.context import Context, distance
from pactwatch.claims.drafts import Draft, Told
from pactwatch.claims.earlier import recalled
from pactwatch.claims.kinds import is_vague, singular
from pactwatch.claims.linked import one_list
from pactwatch.claims.mentions import DateMention, ItemMention, MoneyMention, NumberMention
from pactwatch.claims.passage import Found
from pactwatch.claims.payers import pays_other
from pactwatch.claims.respectively import own_number
from pactwatch.model import Category, Qualifier
from pactwatch.model.values import MOST_ITEMS

_COUNTERS = frozenset(
    "units of the its their new more additional such used unit sets batteries squadrons examples pieces".split()
)
_KNOWN = frozenset("the these those both all".split())
_FURTHER = frozenset("more additional further extra".split())
_ARTICLE = 2  # tokens before a kind of equipment in which it is told to be known: "the two ships"
_EACH = frozenset("each apiece".split())
_TRADE = frozenset("sale sales deal deals export exports import imports order orders contract contracts".split())
_ALSO = 4  # tokens from "also" to a number of other things: "also sent up to 40 tanks"
_SHARE = 3  # tokens from "each" to a number: "each will get six"
_YEARS, _IN_YEAR = (1900, 2100), frozenset("in since by until from during before after".split())
_PIECES = frozenset("unit units piece pieces example examples".split())
_UNITS_OF_MEASURE = frozenset(
    "km kilometers kilometres miles mile km/h mm cm percent % per years year months days tons tonnes ton kg "
    "minutes hours soldiers troops people "
    "personnel countries nations engineers crore billion million feet ft kn lb pounds nautical meters metres "
    "knots mph caliber calibre 's ’s".split()
)


class Terms:
    """Finds the terms of drafts of one text."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._named: dict[str, int] | None = None

    def told(self, draft: Draft) -> Told:
        """The draft with the number, money and date that its sentence gives to its item."""
        money = self.money(draft.found, draft.item)
        if draft.row is not None:
            return Told(draft, draft.row.number, money, None)
        money = None if money and pays_other(self.context, draft, money) else money
        number = self.number(draft.found, draft.item)
        if number is not None:
            sides = (draft.recipient, draft.supplier)
            number = own_number(self.context, draft.found, draft.item, number, sides)
        return Told(draft, number, money, self.date(draft))

    def beside(self, one: Draft, two: Draft) -> bool:
        """Whether two drafts are of different kinds of things that stand in one list: "howitzers and mortars".

        A list may have its points in sentences of their own, each of which names something else.
        """
        first, second = one.item, two.item
        if singular(first.designation) == singular(second.designation) or one.bid or two.bid:
            return False
        if any(item.category is Category.OTHER and is_vague(item.designation) for item in (first, second)):
            return False
        if first.sentence != second.sentence:
            if not all(is_point(self.context, draft.found) for draft in (one, two)):
                return False
            listed = one.packed and two.packed
            another = first.general is not second.general and not (self.known(one) or self.known(two))
            return (listed or another) and not (first.system and first.system == second.system)
        if first.first == second.first or not (first.general and second.general):
            return False
        return one_list(self.context, one.found, first, second)

    def number(self, found: Found, item: ItemMention) -> NumberMention | None:
        """The count that stands before the item ("36 Rafale jets"), or just after it ("Rafale (36 units)")."""
        before = [
            number
            for number in found.numbers
            if number.last <= item.head
            and self._counts(number)
            and self._leads(number.last, item)
            and not self._year(number, item)
        ]
        if before:
            return before[-1]
        after = [n for n in found.numbers if n.first >= item.last and n.first - item.last <= 2 and self._counts(n)]
        units = next((number for number in after if self._of_units(number, found)), None)
        return units or self._units(found, item) or self._one(found, item)

    def _year(self, number: NumberMention, item: ItemMention) -> bool:
        """Whether a number before equipment is the year of its trade: "its 2009 arms sales"."""
        token = self.context.tokens[number.first]
        year = number.first + 1 == number.last and token.text.isdecimal() and len(token.text) == len("2009")
        return year and self.context.word(item.last, self.context.passage.found[item.sentence]) in _TRADE

    def _units(self, found: Found, item: ItemMention) -> NumberMention | None:
        """The count of units told after the only item of a sentence: "was sold to Oman, with 400 units built"."""
        if any(other is not item and other.kind != "weak" for other in found.items):
            return None
        for number in found.numbers:
            if number.first >= item.last and self._counts(number) and self._of_units(number, found):
                return number
        return None

    def _of_units(self, number: NumberMention, found: Found) -> bool:
        """Whether a number counts units, and not those of something named after it."""
        return self.context.word(number.last, found) in _PIECES and self.context.word(number.last + 1, found) != "of"

    def _one(self, found: Found, item: ItemMention) -> NumberMention | None:
        """One, where an article stands before a single large item ("a French frigate"); None elsewhere."""
        tokens = self.context.tokens
        if item.category not in _SINGLE or tokens[item.last - 1].lower not in _THINGS:
            return None
        if self.context.word(item.last, found) in _OF_THINGS:
            return None
        named = self.context.named(found)
        at = item.first - 1
        while at >= found.sentence.first and (
            at in named or tokens[at].lower in _BETWEEN or tokens[at].lower in _COUNTERS
        ):
            at -= 1
        if at < found.sentence.first or tokens[at].lower not in ("a", "an"):
            return None
        return NumberMention(Decimal(1), Qualifier.EXACT, at, at + 1, found.sentence.index)

    def of_known(self, number: NumberMention, item: ItemMention) -> bool:
        """Whether a number counts things that the text takes for known, or shares them out.

        "The two ships", "79 of the jets"; "each will get six drones", "six drones each".
        """
        if any(token.lower in _EACH for token in self.context.tokens[item.last : item.last + 1]):
            return True
        if any(token.lower == "each" for token in self.context.tokens[max(number.first - _SHARE, 0) : number.first]):
            return True
        before = self.context.tokens[max(number.first - 1, 0) : item.head]
        return any(token.lower in _KNOWN for token in before)

    def makes_up(self, found: Found, total: Decimal) -> bool:
        """Whether the counts of a sentence, two and more, add up to a number that was told before."""
        counts = [
            number.value
            for number in found.numbers
            if self._counts(number) and self.context.word(number.first - 1, found) != "with"  # "with two seats"
        ]
        return len(counts) > 1 and sum(counts) == total

    def further(self, told: Told) -> bool:
        """Whether a draft tells of further items of a kind: "12 more jets", "additional jets"."""
        first = told.draft.item.first
        near = self.context.tokens[max(first - 1, 0) : first + 1]
        return (told.number is not None and told.number.more) or any(token.lower in _FURTHER for token in near)

    def bare(self, number: NumberMention, item: ItemMention) -> bool:
        """Whether a number counts a kind in one word, and no more of it: "12 Boeing jets", not "12 fighter jets"."""
        tokens = self.context.tokens
        plain = all(token.capital for token in tokens[number.last : item.head]) and " " not in item.designation
        before = tokens[max(number.first - _ALSO, 0) : number.first]
        return plain and not number.more and all(token.lower != "also" for token in before)

    def known(self, draft: Draft) -> bool:
        """Whether a draft is of a kind of equipment that is spoken of as known: "the ships", "these four jets"."""
        tokens, first = self.context.tokens, draft.item.first
        if not draft.item.general or draft.bid or draft.row is not None:
            return False
        return any(token.lower in _KNOWN for token in tokens[max(first - _ARTICLE, 0) : first])

    def named(self, told: Told) -> Told:
        """What is told of equipment that is spoken of as known, by the name that the text gave it last."""
        item = told.draft.item
        before = [
            other
            for found in self.context.passage.found[: item.sentence]
            for other in found.items
            if other.kind == "system" and other.category is item.category
        ]
        if not before:
            return told
        last = before[-1]
        named = replace(item, designation=last.designation, system=last.system, kind=last.kind)
        return replace(told, draft=replace(told.draft, item=named))

    def first_named(self, item: ItemMention) -> int:
        """The first token at which the text names what an item is, its own if nowhere before."""
        if self._named is None:
            self._named = {}
            for found in self.context.passage.found:
                for named in found.items:
                    self._named.setdefault(named.system or named.designation.lower(), named.first)
        return self._named.get(item.system or item.designation.lower(), item.first)

    def _counts(self, number: NumberMention) -> bool:
        """Whether a number can count items: whole, and of no other unit."""
        if number.value != int(number.value) or not 0 < number.value <= MOST_ITEMS:
            return False
        tokens = self.context.tokens
        if _YEARS[0] <= number.value <= _YEARS[1] and number.first and tokens[number.first - 1].lower in _IN_YEAR:
            return False  # "bought drones in 2016 and tanks in 2021"
        return number.last >= len(tokens) or tokens[number.last].lower not in _UNITS_OF_MEASURE

    def _leads(self, last: int, item: ItemMention) -> bool:
        """Whether only adjectives, makers and states stand between a number and an item."""
        if item.head - last > 7:
            return False
        named = self.context.named(self.context.passage.found[item.sentence])
        for at in range(last, item.first):
            token = self.context.tokens[at]
            known = at in named or token.lower in _COUNTERS or token.text in "-'’s\"“”" or token.capital
            adjective = token.lower.endswith("ed") and not self.context.tokens[at - 1].capital
            if not known and not adjective and token.lower not in _BETWEEN:
                return False
        return True

    def money(self, found: Found, item: ItemMention) -> MoneyMention | None:
        """The amount of the item's sentence: the only one, or the nearest that follows it."""
        whole = [amount for amount in found.money if not (amount.each or recalled(self.context, found, amount))]
        if len(whole) <= 1:
            return whole[0] if whole else None
        after = [amount for amount in whole if amount.first >= item.last]
        return min(after or whole, key=lambda amount: distance(amount.first, amount.last, item.first, item.last))

    def date(self, draft: Draft) -> DateMention | None:
        """The date nearest to the item in its sentence."""
        item = draft.item
        dates = draft.found.dates
        return min(dates, key=lambda d: (distance(d.first, d.last, item.first, item.last), d.first), default=None)


_SINGLE = (Category.SHIP, Category.SUBMARINE, Category.AIR_DEFENCE, Category.SATELLITE)
_THINGS = frozenset(
    "ship warship vessel frigate corvette destroyer carrier submarine boat craft tanker minehunter minesweeper cutter "
    "dock system battery satellite".split()
)
_OF_THINGS = frozenset(
    "deal contract programme program project order purchase sale tender fleet force crew base procurement industry "
    "maker builder competition design class export upgrade technology".split()
)
_BETWEEN = frozenset(
    "twin-seat single-seat secondhand second hand made built upgraded refurbished modernised modernized "
    "indigenous locally light heavy medium multi role "
    "multirole advanced armed combat next generation and type class old older former surplus latest american "
    "french based powered engine engined small large big brand unfinished ageing aging modern original initial extra "
    "follow on follow-on up ups follow-up follow-ups non ex new-build "
    "remaining outstanding undelivered".split()
)
