"""What the reader finds in a text before it asks who does what: parties, items, acts, numbers, money, dates."""

from __future__ import annotations

from decimal import Decimal

from pactwatch.claims.lexicon import Form
from pactwatch.claims.record import record
from pactwatch.model import Category, PartialDate, Qualifier

GIVES = frozenset("sell supply deliver".split())
"""The frames of acts by whose subject equipment goes to another one."""
TAKES = frozenset("buy order receive".split())
"""The frames of acts by whose subject equipment comes from another one."""
_FORCES = frozenset("army navy force forces military coast marine air marines troops".split())


@record
class PartyMention:
    """A party named at tokens `first` to `last` (not included) of sentence `sentence`.

    `maker` is the id of the organisation where the party is meant by one of its makers. `role` is the noun that an
    adjective qualifies ("navy", "officials"), None otherwise. `antecedent` is the mention that a pronoun stands for.
    `spelled` is the one in the name that the text explains letters by. `titled` tells that the tokens are those of the
    title.
    """

    code: str
    form: Form
    first: int
    last: int
    sentence: int
    maker: str | None = None
    role: str | None = None
    antecedent: PartyMention | None = None
    spelled: PartyMention | None = None
    titled: bool = False


def is_force(party: PartyMention) -> bool:
    """Whether a mention names the armed forces of a state: "the Chadian army", "the US Air Force"."""
    return party.role in _FORCES or party.form in (Form.FORCE, Form.SHARED_FORCE)


@record
class ItemMention:
    """Equipment named at tokens `first` to `last`; `head` and `tail` bound the designation itself.

    Where `first` is `last`, the equipment is meant there and not named: by the word before it where that is the
    designation's own (`tail` is `first` too, "arming"), else as it was named before.

    `system` is the catalogue's id, None for a class or an unknown designation. `kind` is `system`, `shape` (a
    designation that the catalogue has not seen), `class`, `weak` (a word that names equipment only in context) or
    `part` (spares, upgrades for a system).
    """

    designation: str
    category: Category
    kind: str
    first: int
    last: int
    head: int
    tail: int
    sentence: int
    system: str | None = None

    @property
    def general(self) -> bool:
        """Whether the words only name a kind of equipment."""
        return self.kind in ("class", "weak")


@record
class Link:
    """What a list of equipment is tied to: the mention before it in its sentence, and the word that ties them."""

    earlier: ItemMention
    word: str


@record
class Linked:
    """How one mention hangs together with others: the first of its list, its place there, what ties it to others.

    `before` ties the list to equipment before it ("engines for the Tejas"), `after` is the word that ties what follows
    to it.
    """

    head: ItemMention
    place: int
    before: Link | None
    after: str | None


@record
class NumberMention:
    """A number at tokens `first` to `last`, qualifier included in the range; `more` tells of further items.

    Unit: what the words count. `value` is the number as written; of a range ("three to five") it is the lower bound.
    """

    value: Decimal
    qualifier: Qualifier
    first: int
    last: int
    sentence: int
    more: bool = False


@record
class MoneyMention:
    """An amount of money at tokens `first` to `last`; `each` tells that it is the price of one item."""

    amount: Decimal
    currency: str
    qualifier: Qualifier
    first: int
    last: int
    sentence: int
    each: bool = False


@record
class DateMention:
    """A date at tokens `first` to `last`; `relative` tells that the report's own date was needed to find it."""

    date: PartialDate
    first: int
    last: int
    sentence: int
    relative: bool = False


@record
class Trigger:
    """A word at tokens `first` to `last` that tells an act of the trade.

    `form` is one of base, past, participle, ing, third, noun, phrase; `aspect` one of past, present, future, perfect,
    infinitive, modal, passive-past ...; `negated` and `passive` come from the words around it.
    """

    frame: str
    form: str
    aspect: str
    passive: bool
    negated: bool
    first: int
    last: int
    sentence: int
    word: str
