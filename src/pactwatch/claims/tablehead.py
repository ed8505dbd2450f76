"""What stands above the rows of a table: the heads of its columns, its caption, the sentence that announces it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Passage
from pactwatch.claims.tablerows import Line
from pactwatch.claims.tablewords import (
    Column,
    Owner,
    binds,
    is_other,
    is_thing,
    owner_of,
    sides_in,
    stage_of_heading,
    tells_number,
    tells_share,
)
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Category

Mention = TypeVar("Mention", ItemMention, PartyMention)

_MOST_LINES = 8
_BACK = 2  # lines before a caption in which the arms may be named
_SIDES = (Column.SUPPLIER, Column.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Head:
    """What a heading tells of the rows below it.

    `first` is its first token, `shown` the one that tells the stage, None where only the title does. `owner` is whose
    trade it is, None where the rows name both sides; `order` is the sides in the order in which plain rows name them,
    where there are two. `item` is the equipment, None where only the rows name any. `announced` tells that a colon
    stands before the rows, `counts` that their figures count the equipment, `binds` that one side of a row deals with
    the other.
    """

    first: int
    owner: Owner | None
    order: tuple[Column, ...]
    item: ItemMention | None
    stage: str
    shown: int | None
    announced: bool
    counts: bool
    binds: bool


@dataclass(slots=True)
class _Above:
    """What the lines above some rows have told so far."""

    columns: Sequence[Column | None] | None
    owner: Owner | None = None
    item: ItemMention | None = None
    order: tuple[Column, ...] = ()
    announced: bool = False

    @property
    def full(self) -> bool:
        """Whether the rows name both sides: a column of states beside one of suppliers is that of recipients."""
        sides = set(self.order if self.columns is None else self.columns) & {*_SIDES, Column.STATE}
        return len(sides) > 1

    @property
    def enough(self) -> bool:
        """Whether equipment and both sides are told."""
        return self.item is not None and (self.full or self.owner is not None)

    def settled(self, owner: Owner) -> Owner:
        """The owner on the side that the rows leave to it, where the head of a column tells theirs."""
        told = set(self.order if self.columns is None else self.columns) & set(_SIDES)
        return Owner(owner.party, *(side for side in _SIDES if side not in told), *told) if told else owner


class Heads:
    """Reads what stands above the rows of one text."""

    def __init__(self, passage: Passage, title: Passage | None, lines: Sequence[Line]) -> None:
        self._title = title
        self._tokens = passage.tokens
        self._lines = lines
        self._items = [
            item for found in passage.found for item in found.items if item.first < item.last and is_thing(item)
        ]
        self._parties = [party for found in passage.found for party in found.parties if self._is_named(party)]
        self._sentences = [found.sentence for found in passage.found]

    def _is_named(self, party: PartyMention) -> bool:
        """Whether a party is named, and no pronoun or currency: "US$"."""
        after = self._tokens[party.last] if party.last < len(self._tokens) else None
        return party.form is not Form.PRONOUN and not (after is not None and after.text == "$" and not after.space)

    def above(self, at: int, rows: int, floor: int, columns: Sequence[Column | None] | None) -> Head | None:
        """The heading of the rows from line `rows` on, whose heads of columns begin at line `at`.

        `columns` is None for rows in plain words, whose heads are among the lines above. Lines before `floor` belong to
        another table. None where the heading is of another trade, or tells of none.
        """
        told = _Above(columns)
        place, first = at, self._lines[at].first
        while place > floor and at - place < _MOST_LINES and not told.enough:
            line = self._lines[place - 1]
            announces = self._ends(line, ":")
            opens = line.first if announces or not line.prose else self._last_sentence(line)
            if opens is None:
                break
            place, first = place - 1, opens
            items = _within(self._items, first, line.last)
            parties = _within(self._parties, first, line.last)
            told.owner = told.owner or owner_of(self._tokens[first : line.last], first, parties, items)
            told.item = told.item or next(iter(items), None)
            if columns is None and not told.full:
                told.order = sides_in(self._tokens[first : self._lines[at - 1].last])
            told.announced = told.announced or announces
            if announces or line.prose:
                break
        return self._head(first, self._lines[at].first, self._end(rows), told)

    def _head(self, first: int, heads: int, end: int, told: _Above) -> Head | None:
        """The heading, tokens `first` to `end`, its caption before token `heads`; None where it is no trade in arms."""
        tokens = self._tokens[first:end]
        owner = told.owner
        titled = owner is None and not told.full and told.columns is not None
        owner = self._of_title if titled else owner
        if is_other(tokens) or not (told.full or owner is not None):
            return None
        named = stage_of_heading(self._title.tokens, 0) if titled and self._title is not None else None
        stage: tuple[str, int | None] | None = (named[0], None) if named else None
        stage = stage or stage_of_heading(self._tokens[first:heads], first) or stage_of_heading(tokens, first)
        if stage is None:
            return None
        item = told.item or self._named_before(first, tokens)
        specific = item is not None and item.category is not Category.OTHER
        return Head(
            first=first,
            owner=None if told.full or owner is None else told.settled(owner),
            order=told.order,
            item=item,
            stage=stage[0],
            shown=stage[1],
            announced=told.announced,
            counts=tells_number(tokens) or (told.announced and specific and not tells_share(tokens)),
            binds=owner is not None or binds(tokens),
        )

    @cached_property
    def _of_title(self) -> Owner | None:
        """Whose trade the title of the text tells; None where it tells none, or of another trade."""
        if self._title is None or is_other(self._title.tokens):
            return None
        parties = [replace(party, titled=True) for found in self._title.found for party in found.parties]
        items = [item for found in self._title.found for item in found.items]
        return owner_of(self._title.tokens, 0, parties, items)

    def _end(self, rows: int) -> int:
        return self._lines[rows].first if rows < len(self._lines) else len(self._tokens)

    def _last_sentence(self, line: Line) -> int | None:
        """The first token of the sentence that ends a line without a full stop: a caption after a paragraph."""
        if any(self._ends(line, sign) for sign in ".!?"):
            return None
        before = bisect_left(self._sentences, line.last, key=_first)
        return max(line.first, self._sentences[before - 1].first) if before else line.first

    def _named_before(self, first: int, head: Sequence[Token]) -> ItemMention | None:
        """The arms in general that the heads of the columns name, else the last that the sentences before do."""
        inside = _within(self._items, first, first + len(head))
        if inside:
            return inside[0]
        before = bisect_left(self._sentences, first, key=_first)
        floor = self._sentences[max(0, before - _BACK)].first if before else first
        general = [one for one in _within(self._items, floor, first) if one.category is Category.OTHER]
        return general[-1] if general else None

    def _ends(self, line: Line, sign: str) -> bool:
        """Whether a line ends with a sign."""
        return line.last > line.first and self._tokens[line.last - 1].text == sign


def _first(one: ItemMention | PartyMention | Sentence) -> int:
    return one.first


def _within(mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
    """The mentions, in order of the text, that begin in a range of tokens."""
    return mentions[bisect_left(mentions, first, key=_first) : bisect_left(mentions, last, key=_first)]
