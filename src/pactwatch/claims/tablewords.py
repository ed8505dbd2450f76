"""What the heading of a table or list tells: who stands in its columns, whose trade it is, in what, how far along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.tokens import Token


class Column(StrEnum):
    """What the cells of a column tell."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    STATE = "state"
    ITEM = "item"
    NUMBER = "number"
    ORDERED = "number ordered"
    DELIVERED = "number delivered"
    VALUE = "value"
    YEAR = "year"
    SHARE = "share"
    STATUS = "status"


_MADE = 2  # tokens of "-made" between a party and its equipment
_RANKS = frozenset("main top largest biggest leading major principal key first second third primary 1st 2nd".split())
_BOUND = frozenset("their its whom each".split())


def _words(column: Column, words: str) -> dict[str, Column]:
    return dict.fromkeys(words.split(), column)


_SIDES = {
    **_words(
        Column.SUPPLIER, "supplier suppliers exporter exporters seller sellers vendor vendors donor donors provider"
    ),
    **_words(Column.SUPPLIER, "providers exporting supplying donating"),
    **_words(
        Column.RECIPIENT, "recipient recipients importer importers buyer buyers client clients customer customers"
    ),
    **_words(Column.RECIPIENT, "purchaser purchasers receiver destination destinations importing receiving buying"),
}
_STATES = _words(Column.STATE, "country countries state states nation nations")
_FIGURES = {
    **_words(Column.SHARE, "share shares % percentage percent cent proportion"),
    **_words(Column.NUMBER, "number numbers no quantity quantities qty units"),
    **_words(Column.YEAR, "year years date dates period"),
    **_words(Column.STATUS, "status stage"),
    **_words(Column.VALUE, "value price cost worth tiv $ € £"),
}
_THINGS = _words(
    Column.ITEM,
    "weapon weapons equipment item items type types system systems designation description platform product materiel "
    "model armament category",
)
_COUNTED = frozenset("year years date dates value".split())  # what is told of orders and deliveries, but no number
_SUPPLY = frozenset("origin supply manufacture".split())
_LISTING = frozenset("list table ranking overview".split())
_HEAD_ENDS = frozenset("( of by in and per & , [".split())

_OUT = frozenset(
    "export exports exported exporting sale sales sold sells delivery deliveries delivered delivers supply supplies "
    "supplied transfer transfers transferred donation donations donated shipment shipments shipped provided gave "
    "sends sent".split()
)
_IN = frozenset(
    "import imports imported purchase purchases purchased bought buys acquisition acquisitions acquired procurement "
    "procurements received receives orders ordered".split()
)
HINTS = frozenset((*_SIDES, *_OUT, *_IN)) - {"buying", "exporting", "supplying", "donating", "receiving", "sends"}
_NO_ARMS_TRADE = frozenset(
    "oil gas crude petroleum coal fuel lng energy grain wheat food goods gold medal medals spending spenders "
    "expenditure expenditures budget budgets company companies firm firms producer producers contractor contractors "
    "manufacturer manufacturers embargo embargoes sanctions ban bans banned refused denied rejected "
    "stopped halted suspended frozen barred prohibited not never rivals competitors competing personnel troops "
    "refugees migrants tourists population gdp inventory inventories operators operator".split()
)
_STAGES = (
    (
        "approved",
        frozenset(
            "licence licences license licenses authorised authorized authorisations authorizations "
            "approvals approved notified notifications cleared".split()
        ),
    ),
    (
        "sought",
        frozenset(
            "planned requested requests proposed pending wanted potential possible prospective interested".split()
        ),
    ),
    ("offered", frozenset("offered offers".split())),
    (
        "ordered",
        frozenset(
            "order orders ordered contract contracts agreement agreements signed sales sold sale "
            "purchases purchased bought".split()
        ),
    ),
    ("delivered", frozenset((*_OUT, *_IN, *_SIDES))),
)
_NO_THINGS = frozenset("aid assistance spending budget supplies".split())


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose trade a heading tells: the party, which side it takes, and which side those of the rows take."""

    party: PartyMention
    side: Column
    others: Column


def column_of(tokens: Sequence[Token]) -> Column | None:
    """What the column tells whose head these tokens are; None where the words do not tell."""
    words = [token.lower for token in tokens]
    if not words:
        return None
    if words[0] in _STATES and not _SUPPLY.isdisjoint(words):
        return Column.SUPPLIER
    end = next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))
    head = words[:end]
    for column in (Column.ORDERED, Column.DELIVERED):
        if column.value.split()[-1] in head and _COUNTED.isdisjoint(head[:-1]):
            return column
    for meanings in (_FIGURES, _SIDES, _STATES, _THINGS):
        told = next((meanings[word] for word in head if word in meanings), None)
        if told is not None:
            return told
    if words[0] in ("from", "to") and len(words) == 1:
        return Column.SUPPLIER if words[0] == "from" else Column.RECIPIENT
    return None


def sides_in(tokens: Sequence[Token]) -> tuple[Column, ...]:
    """The sides that a heading in plain words names for its columns, each once, in order; a state is the other side.

    What is only named to say of what something is a share ("share of supplier's transfers") is no column.
    """
    out: dict[Column, None] = {}
    for at, token in _outside_brackets(tokens):
        side = _SIDES.get(token.lower) or _STATES.get(token.lower)
        if side is None:
            continue
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        before = [one.lower for one in tokens[max(0, at - 2) : at]]
        if after[:1] in ("'", "’") or (before[-1:] == ["of"] and not _LISTING.intersection(before)):
            continue
        if token.lower in _STATES and at and tokens[at - 1].lower == "united":
            continue
        out[side] = None
    sides = [side for side in out if side is not Column.STATE]
    if Column.STATE in out and len(sides) == 1:
        other = Column.RECIPIENT if sides[0] is Column.SUPPLIER else Column.SUPPLIER
        return tuple(other if side is Column.STATE else side for side in out)
    return tuple(sides)


def _outside_brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token.text in "([") - (token.text in ")]")
        if depth <= 0:
            yield at, token


def owner_of(
    tokens: Sequence[Token], first: int, parties: Sequence[PartyMention], items: Sequence[ItemMention]
) -> Owner | None:
    """Whose exports or imports a heading announces; None where it names no party, or several.

    `tokens` are those of the heading, the first of them the text's token `first`.
    """
    if len({party.code for party in parties}) != 1:
        return None
    party = parties[0]
    words = [token.lower for token in tokens]
    sides = {_SIDES[word] for word in words if word in _SIDES}
    supplies = Owner(party, Column.SUPPLIER, Column.RECIPIENT)
    receives = Owner(party, Column.RECIPIENT, Column.SUPPLIER)
    if len(sides) == 1:
        return supplies if Column.RECIPIENT in sides else receives
    out, into = not _OUT.isdisjoint(words), not _IN.isdisjoint(words)
    if sides or not (out or into):
        return None
    at = party.first - first - 1
    at -= at >= 0 and words[at] == "the"
    before = words[at] if at >= 0 else ""
    if before in ("to", "for"):
        return receives
    if before == "from" or (before == "with" and into) or _made_by(tokens, first, party, items):
        return supplies
    if out and into:
        return None
    return supplies if out else receives


def _made_by(tokens: Sequence[Token], first: int, party: PartyMention, items: Sequence[ItemMention]) -> bool:
    """Whether the heading calls the equipment a party's: "buyers of Turkish drones", not "Turkish arms imports"."""
    if party.form is not Form.ADJECTIVE and party.role != "made":
        return False
    item = next((item for item in items if item.first == party.last or item.first == party.last + _MADE), None)
    if item is None or (item.first > party.last and party.role != "made"):
        return False
    after = tokens[item.last - first].lower if item.last - first < len(tokens) else ""
    return after not in _OUT and after not in _IN


def stage_of_heading(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    """The stage that a heading tells, and the token that shows it; None where nothing does."""
    for stage, words in _STAGES:
        for at, token in enumerate(tokens):
            if token.lower in words:
                return stage, first + at
    return None


def binds(tokens: Sequence[Token]) -> bool:
    """Whether a heading says that who stands second in a row deals with who stands first: "Supplier, main client".

    "Largest exporters, largest importers" are two rankings side by side.
    """
    sides = [(at, _SIDES[token.lower]) for at, token in _outside_brackets(tokens) if token.lower in _SIDES]
    owned = any(tokens[at + 1].text[:1] in ("'", "’") for at, token in enumerate(tokens[:-1]) if token.lower in _SIDES)
    if owned or any(token.lower in _BOUND for token in tokens):
        return True
    last = {side: at for at, side in sides}
    order = sorted(last.values())
    ranked = [not _RANKS.isdisjoint(token.lower for token in tokens[max(0, at - 2) : at]) for at in order]
    return len(order) > 1 and ranked[-1] and not ranked[0]


def tells_number(tokens: Iterable[Token]) -> bool:
    """Whether a heading says that figures count things."""
    return any(_FIGURES.get(token.lower) is Column.NUMBER for token in tokens) and not tells_share(tokens)


def tells_share(tokens: Iterable[Token]) -> bool:
    """Whether a heading says that figures are shares or amounts of money."""
    return any(_FIGURES.get(token.lower) in (Column.SHARE, Column.VALUE) for token in tokens)


def is_other(tokens: Iterable[Token]) -> bool:
    """Whether a heading is of a trade or a ranking that is no transfer of arms."""
    return any(token.lower in _NO_ARMS_TRADE for token in tokens)


def is_thing(item: ItemMention) -> bool:
    """Whether an item mention is equipment: "military aid" is none."""
    return _NO_THINGS.isdisjoint(item.designation.lower().split()) and item.kind != "part"
