"""Which act governs equipment in its sentence, and which acts govern that one: a chain found without a parser."""

from __future__ import annotations

from dataclasses import replace

from pactwatch.claims.clauses import ALSO_NOUNS, Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.smallwords import AUXILIARIES, BE, BOUNDS, OPENERS, PREPOSITIONS, RELATIVE, TIMED
from pactwatch.claims.spurned import spurned

_REACH = 26
_MATRIX_REACH = 14
_MAIN_REACH = 22
_RELATIVE_REACH = 14
_LONGEST = 5
_EMPTY = ("use", "other", "make")
_TRADE = frozenset("order acquire sell export give deliver receive deal".split())
_STOPPED = ("suspend", "cancel", "refuse", "begin")
_ON = frozenset("of for to with including such like".split())
_ALSO_ON = {
    "want": frozenset("in on at about over into".split()),
    "negotiate": frozenset("on about over regarding".split()),
    "offer": frozenset("on in".split()),
    "aid": frozenset("in".split()),
    "announce": frozenset("in on".split()),
    "approve": frozenset("in".split()),
    "conclude": frozenset("on".split()),
    "refuse": frozenset("on".split()),
    "suspend": frozenset("on".split()),
    "other": frozenset("in on by from at as over".split()),
    "use": frozenset("in on by from at as over".split()),
}
_WITH = frozenset("give deal announce negotiate order conclude approve offer aid want".split())
_BROKEN_AT = frozenset("from by at in".split())
_BEFORE_VERB = frozenset("be been being not also further have soon".split())
_ENDS = frozenset("fail cancel suspend refuse delay".split())
_SHOWS = ("display", "exhibit", "parad", "showcas", "unveil")  # "showed off tanks bought from Oman"
_NEWS = ("negotiate", "offer", "want", "approve", "announce", "conclude", "deal")
_PLURALS = frozenset("plans offers bids requests orders".split())
_SETTLES = _ENDS | {"approve"}
_OWNED = 4  # tokens between a verb and the plans that it ends: "scrapped the navy's long-held plans"


def _takes(left: Link) -> bool:
    """Whether an item is the object of a verb, and so no subject of what follows: "to replace tanks will get"."""
    return left.way == "object" and left.step.form not in ("noun", "phrase")


class Chains:
    """Finds the acts that govern the items of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def chain(self, item: ItemMention) -> list[Link]:
        """The acts that govern an item, the innermost first; none where no act is found to govern it."""
        link = self._inner(item)
        links: list[Link] = []
        while link is not None and len(links) < _LONGEST and all(link.step is not known.step for known in links):
            links.append(link)
            link = self._above(link, item) if link.step.frame != "prevent" else None
        return links

    def _inner(self, item: ItemMention) -> Link | None:
        """The act that governs an item itself: as the nearest to govern, else as what qualifies the item."""
        compound = self._compound(item)
        if compound is not None:
            return compound
        left = None if self._clauses.opens(item) else self._left(item.first)
        if spurned(self._clauses, item):
            return self._relative(item) or left
        adjective = self._adjective(item)
        weak = adjective is not None and left is not None and left.way == "of" and left.step.frame not in _TRADE
        right = self._relative(item)
        shown = left is not None and right is not None and left.step.word.startswith(_SHOWS)
        if left is not None and left.step.frame not in _EMPTY and left.way != "far" and not weak and not shown:
            return left
        if right is not None and right.step.frame != "other":
            return left if left is not None and self._made(left, right, item) else right
        if adjective is not None and adjective.step.frame not in _EMPTY:
            return adjective
        if left is None or left.way == "far" or (left.step.frame == "other" and not _takes(left)):
            main = self._main(item.last)
            if main is not None and (left is None or main.step.frame != "other"):
                return main
        return adjective or left or right

    def holder(self, item: ItemMention) -> Link | None:
        """The act whose object or subject an item is, what qualifies the item left aside."""
        left = self._left(item.first)
        return left if left is not None and left.way != "far" else self._main(item.last)

    def _made(self, left: Link, right: Link, item: ItemMention) -> bool:
        """Whether an item is to be built, whatever came before: "talks on assembly of the jet that Oman bought"."""
        if left.step.frame != "make" or left.step.form not in ("noun", "ing"):
            under = right.step.form == "phrase" and right.step.frame != "offer"
            return under and left.step.frame == "make"  # "made jets under licence"
        above = self._above(left, item)
        return above is not None and above.step.frame in _NEWS

    def _compound(self, item: ItemMention) -> Link | None:
        """The noun of an act right after an item: "the Rafale deal", "S-400 system purchase"."""
        clauses = self._clauses
        behind = clauses.steps.get(item.first - 1) if item.first == item.last else None
        if behind is not None and behind.form == "noun" and behind.frame not in _EMPTY:
            return Link(behind, "compound")  # "the main buyers are"
        for at in range(item.last, min(item.last + 3, clauses.last)):
            step = clauses.steps.get(at)
            if step is not None:
                plural = step.form == "third" and step.word in ALSO_NOUNS and step.word != "needs"
                nominal = step.form == "noun" or plural
                return (
                    Link(step, "compound")
                    if nominal and step.first in (at, item.first) and step.frame not in _EMPTY
                    else None
                )
            if not clauses.plain(at):
                return None
        return None

    def _left(self, first: int) -> Link | None:
        """The act to the left that governs what begins at a token: its verb, or a noun before a preposition."""
        clauses, steps = self._clauses, self._clauses.steps
        if clauses.begins(first):
            return None
        by, way = "", "object"
        at, parted, comma = first - 1, False, False
        floor = max(clauses.first, first - _REACH)
        while at >= floor:
            word = clauses.word(at)
            parted, comma = parted or word == ";", comma or word == ","
            if clauses.transparent(at):
                by, at = "including", clauses.hopped(at)
                continue
            if at in steps:
                qualifying = (parted and clauses.reduced(steps[at])) or (
                    comma and by not in ("including", "like") and self._beside(steps[at])
                )
                if not qualifying and not self._passed(steps[at], by, way):
                    return Link(steps[at], "of" if by else way, by)
                by = "" if qualifying else by
                at = steps[at].first - 1
                continue
            if at in clauses.items:
                by = "" if by in _BROKEN_AT else by
                at = clauses.items[at].first - 1
                continue
            if word in OPENERS or word in TIMED:
                return None
            if word == ")":
                at, end = clauses.opened(at, floor), at
                floor = max(clauses.first, floor - end + at)
            by, way = self._governing_word(at, by, way, floor)
            at -= 1
        return None

    def _beside(self, step: Trigger) -> bool:
        """Whether a participle belongs to another item of a list, right before it: "tanks given by Oman, howitzers"."""
        clauses = self._clauses
        being = clauses.word(step.first - 1) == "being"
        return step.first - 1 - being in clauses.items and (being or clauses.reduced(step))

    def _governing_word(self, at: int, by: str, way: str, floor: int) -> tuple[str, str]:
        """The preposition and the way after one more word to the left has been stepped over."""
        word = self._clauses.word(at)
        if word == "," and not self._clauses.listed(at, floor):
            return by, "far"
        if word in PREPOSITIONS:
            return by or word, way
        return by, "predicate" if word in BE else way

    def _passed(self, step: Trigger, by: str, way: str) -> bool:
        """Whether an act does not govern what stands to its right: an adjective, a compound's noun, "interest in"."""
        if self._clauses.qualifies(step) or step.word.startswith(("sanction", "locally ")):
            return True
        if not by:
            return step.form == "noun" and way == "object"
        noun = step.form == "noun" or (step.word in ALSO_NOUNS and step.form in ("base", "third"))
        if by in _ON or by in _ALSO_ON.get(step.frame, ()):
            return by == "with" and not noun and step.frame not in _WITH
        return noun

    def _adjective(self, item: ItemMention) -> Link | None:
        """The participle that qualifies an item from the left."""
        clauses = self._clauses
        for at in range(item.first - 1, max(clauses.first, item.first - 6) - 1, -1):
            step = clauses.steps.get(at)
            if step is not None:
                return Link(step, "adjective") if clauses.qualifies(step) else None
            word = clauses.word(at)
            if word in BOUNDS or word in ",;()":
                return None
        return None

    def _relative(self, item: ItemMention) -> Link | None:
        """The act of the relative clause or participle that follows an item: "that were delivered", "bought from"."""
        clauses = self._clauses
        relative = False
        at, end = item.last, min(clauses.last, item.last + _RELATIVE_REACH)
        while at < end:
            word, step = clauses.word(at), clauses.steps.get(at)
            if step is not None:
                if not relative or step.form != "noun":
                    return self._qualifying(step, relative, at - item.last)
                at = step.last
                continue
            if word == "(":
                at = clauses.closed(at, end)
            elif word in RELATIVE:
                relative = True
            elif word in OPENERS or word == ";" or (not relative and (word == "and" or at - item.last > 7)):
                return None
            at += 1
        return None

    def _qualifying(self, step: Trigger, relative: bool, gap: int) -> Link | None:
        """The act after an item where it qualifies the item."""
        if relative:
            fits = self._clauses.undergone(step)
        else:
            fits = (
                self._clauses.reduced(step)
                if step.form not in ("noun", "phrase")
                else step.form == "phrase" and gap < 3
            )
        return Link(self._clauses.joined_to(step), "relative") if fits else None

    def _main(self, start: int) -> Link | None:
        """The act that is told of a subject that ends at a token: the next finite verb, relative clauses skipped."""
        clauses = self._clauses
        inside = told = False
        at, end = start, min(clauses.last, start + _MAIN_REACH)
        while at < end:
            word, step = clauses.word(at), clauses.steps.get(at)
            if step is not None:
                if self._finite(step, at == start):
                    if not inside and clauses.other_subject(step):
                        return None
                    near = told or step.first - start <= 6
                    skipped = clauses.reduced(step) and near and step.frame not in _STOPPED
                    if not inside and not skipped:
                        return Link(clauses.taken(step) or clauses.joined_to(step), "subject")
                    inside = inside and clauses.goes_on(step)
                at = step.last
                continue
            if word == "(":
                at = clauses.closed(at, end)
            elif word in RELATIVE:
                inside = True
            elif word in OPENERS and clauses.word(at - 1) == ",":
                at = clauses.aside(at, end)  # "the jets, when completed, will be"
            elif word == ";" or word in OPENERS:
                return None
            told = word != "and" and (told or (word in BE and not inside))
            at += 1
        return None

    def _finite(self, step: Trigger, touching: bool) -> bool:
        """Whether an act may be what its clause tells: a finite verb, or a phrase after a form of "be"."""
        if step.form == "phrase":
            return touching or any(self._clauses.links(at) for at in range(step.first - 3, step.first))
        if (
            step.form == "noun"
            or step.aspect == "gerund"
            or (step.aspect == "infinitive" and not self._clauses.owed(step))
        ):
            return False
        return not self._clauses.qualifies(step)

    def _above(self, link: Link, item: ItemMention) -> Link | None:
        """The act that governs an act."""
        step = link.step
        settled = self._settled(link)
        if settled is not None:
            return settled
        plural = step.form in ("base", "third") and step.word in ALSO_NOUNS and step.aspect != "infinitive"
        if plural and link.way in ("of", "compound") and link.by != "to":
            return self._noun_above(link, item)
        if link.way in ("relative", "adjective") and step.form != "noun" and step.aspect != "infinitive":
            return self._verb_above(step) if step.form in ("base", "ing") else None
        if step.form == "noun" or (step.form == "phrase" and step.frame not in ("order", "deliver", "receive")):
            return self._noun_above(link, item)
        return self._verb_above(step) or self._antecedent(step) or self._end(step, item)

    def _settled(self, link: Link) -> Link | None:
        """The verb that ends or clears a plan, which looks like a verb itself: "scrapped its plans to buy"."""
        if link.step.word not in _PLURALS or link.way != "matrix" or link.by != "to":
            return None
        clauses, at = self._clauses, link.step.first - 1
        while (
            at not in clauses.steps
            and link.step.first - at <= _OWNED
            and (clauses.plain(at) or clauses.word(at) in ("'s", "’s"))
        ):
            at -= 1
        above = clauses.steps.get(at)
        if above is None or above.form in ("noun", "phrase") or above.passive or above.frame not in _SETTLES:
            return None
        return Link(above, "object")

    def _noun_above(self, link: Link, item: ItemMention) -> Link | None:
        """The act that governs a noun: the verb it is the object of, or the one that is told of it."""
        step = link.step
        left = self._left(item.first if link.way == "compound" else step.first)
        if self._clauses.yields(min(item.first, step.first)) and (left is None or left.step.frame not in _ENDS):
            return None  # "profits from the sale were diverted"
        if left is not None and left.way != "far" and left.step.frame != "other":
            return replace(left, step=self._begun(left.step)) if left.by in ("on", "over", "about") else left
        main = self._main(max(step.last, item.last) if step.first < item.last + 8 else step.last)
        if main is not None and main.step.frame not in _EMPTY and not self._clauses.timed(step):
            return main
        return left

    def _verb_above(self, step: Trigger) -> Link | None:
        """The act that governs a verb: that of "plans to", "interested in", "agreed to"."""
        clauses = self._clauses
        if clauses.owed(step) or (step.aspect == "future" and not BE.isdisjoint(clauses.before(step.first))):
            return None  # "the deal is expected to be signed"
        at = step.first - 1
        while at > clauses.first and clauses.word(at) in (
            "be",
            "been",
            "being",
            "not",
            "also",
            "further",
            "have",
            "soon",
        ):
            at -= 1
        if step.aspect == "infinitive" or (clauses.word(at) == "to" and step.form in ("base", "participle", "past")):
            return self._governor(at, "to")
        if step.form == "ing":
            return None if clauses.progressive(step) else self._governor(step.first, "ing")
        if step.form == "base" and clauses.word(at) in ("and", "or", ","):
            before = clauses.infinitive_before(at, _REACH)
            return self._verb_above(before) if before is not None else None
        return None

    def _governor(self, at: int, by: str) -> Link | None:
        """The act to the left of "to" or of a gerund; persons, nouns and prepositions between are stepped over."""
        clauses = self._clauses
        place = at - 1
        floor = max(clauses.first, at - _MATRIX_REACH)
        while place >= floor:
            word = clauses.word(place)
            if place in clauses.steps:
                step = clauses.steps[place]
                if not clauses.qualifies(step):
                    return Link(self._begun(step), "matrix", by)
                place = step.first - 1
            elif place in clauses.items:
                place = clauses.items[place].first - 1
            elif clauses.transparent(place):
                place = clauses.hopped(place)
            elif self._bounds(word, by, place == at - 1):
                return None
            else:
                place -= 1
        return None

    def _begun(self, step: Trigger) -> Trigger:
        """The act of which a verb only tells that it began: "talks began for Kenya to lease"."""
        before = self._clauses.steps.get(step.first - 1)
        told = step.frame in ("begin", "continue") and before is not None and before.form == "noun"
        return before if told and before is not None else step

    @staticmethod
    def _bounds(word: str, by: str, touching: bool) -> bool:
        """Whether no act beyond a word governs what follows it."""
        if word in OPENERS or word in TIMED or word in (";", ":"):
            return True
        return word == "," if by == "to" else touching and word in ("and", "or")

    def _antecedent(self, step: Trigger) -> Link | None:
        """The noun that the relative clause of a verb qualifies: "a package that will provide"."""
        clauses = self._clauses
        at = step.first - 1
        while clauses.word(at) in AUXILIARIES:
            at -= 1
        if clauses.word(at) not in RELATIVE:
            return None
        for place in range(at - 1, max(clauses.first, at - 12) - 1, -1):
            above = clauses.steps.get(place)
            if above is not None:
                named = above.frame in ("announce", "deal", "approve", "offer", "aid")
                named = named and (above.form == "noun" or clauses.word(at) == "that")  # no "offered to Chad, which"
                return Link(above, "antecedent") if named else None
            if clauses.word(place) in OPENERS or place in clauses.items:
                return None
        return None

    def _end(self, step: Trigger, item: ItemMention) -> Link | None:
        """What became of a plan, where the noun looks like a verb: "the navy plans to buy jets were scrapped"."""
        if step.word not in _PLURALS:
            return None
        main = self._main(item.last)
        return main if main is not None and main.step.frame in _ENDS else None
