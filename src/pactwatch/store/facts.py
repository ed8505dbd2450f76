"""What a register is filtered, sorted and added up by: one narrow row a deal, beside the row that people are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import BigInteger, Column, Connection, Float, Index, Integer, String, Table, select

from pactwatch.store.bulk import append, delete_all
from pactwatch.store.dialect import holds, put_missing
from pactwatch.store.schema import metadata, words
from pactwatch.vocab import folded

SUPPLIER, RECIPIENT = "s", "r"
BATCH = 500
_BILLION = 10**9

_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # there, an integer is the row's own number, without an index

deal_facts = Table(
    "deal_facts",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", words(128), nullable=False),
    Column("name", words(), nullable=False),
    Column("first", Integer),
    Column("heard", Integer),
    Column("last", Integer),
    Column("since", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("supplier", words(), nullable=False),
    Column("recipient", words(), nullable=False),
    Column("supplier_key", words()),
    Column("recipient_key", words()),
    Column("item_key", words()),
    Column("system", words()),
    Column("item", words()),
    Column("category", String(32)),
    Column("mode", String(32)),
    Column("stage", String(32)),
    Column("rank", Integer),
    Column("grade", Integer, nullable=False),
    Column("amount", Integer),
    Column("usd", Float),
    Column("stories", Integer, nullable=False),
    Column("credibility", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("expected", Integer),
    Column("conflicts", Integer, nullable=False),
    Column("conflict", Float),
    Column("conflict_stories", Integer),
    Column("moved", Integer),
    Column("moved_from", String(32)),
    Column("year", Integer),
    Column("currency", String(3)),
    Column("billions", BigInteger),
    Column("units", BigInteger),
    Column("nanos", BigInteger),
    Index("deal_facts_by_id", "id", unique=True),
    Index("deal_facts_by_first", "first"),
    Index("deal_facts_by_heard", "heard"),
    Index("deal_facts_by_supplier", "supplier_key", "name"),
    Index("deal_facts_by_recipient", "recipient_key", "name"),
    Index("deal_facts_by_item", "item_key", "name"),
    Index("deal_facts_by_stage", "rank", "name"),
    Index("deal_facts_by_stage_since", "stage", "since", "number"),
    Index("deal_facts_by_amount", "amount"),
    Index("deal_facts_by_usd", "usd"),
    Index("deal_facts_by_stories", "stories"),
    Index("deal_facts_by_credibility", "credibility", "name"),
    Index("deal_facts_by_status", "status", "expected"),
    Index("deal_facts_by_conflict", "conflict", "conflict_stories"),
    Index("deal_facts_by_move", "moved"),
    Index("deal_facts_by_route", "supplier", "recipient", "year", "category"),
    Index("deal_facts_by_system", "system", "item", "category"),
    Index("deal_facts_by_worth", "stage", "grade", "currency", "billions", "units", "nanos"),
)
"""Days are ordinals, `supplier` and `recipient` the codes shown with ";" between them.

`grade` tells how firm a deal is (see `Firmness`), the last four columns what it is worth by itself: none where a
package pays for it.
"""

Index("deal_facts_by_last", deal_facts.c.last.desc(), deal_facts.c.name, deal_facts.c.id)  # as pages are sorted

deal_sides = Table(
    "deal_sides",
    metadata,
    Column("party", words(), primary_key=True),
    Column("side", String(1), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Index("deal_sides_by_number", "number"),
)
"""Every party that any report gives for a side of a deal."""

deal_items = Table(
    "deal_items",
    metadata,
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("category", String(32), nullable=False),
    Index("deal_items_by_category", "category", "number"),
    Index("deal_items_by_number", "number"),
)
"""Every item that any report gives for a deal."""

items = Table(
    "items",
    metadata,
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    Column("designation", words(), nullable=False),
    Column("system", words()),
    Column("folded", words()),
    Index("items_by_system", "system"),
)
"""Every item that any deal was told of; `folded` is the designation as it is looked for, in any spelling."""

deal_packages = Table(
    "deal_packages",
    metadata,
    Column("agreement", words(160), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("grade", Integer, nullable=False, server_default="0"),
    Column("currency", String(3), nullable=False),
    Column("billions", BigInteger, nullable=False),
    Column("units", BigInteger, nullable=False),
    Column("nanos", BigInteger, nullable=False),
    Index("deal_packages_by_number", "number"),
)
"""Which deals a package with a value pays for; `grade` is how firm the deal is."""

BESIDE = (deal_facts, deal_sides, deal_items, deal_packages)


class Firmness:
    """How firm a deal is; that of several is the greatest of them."""

    UNKNOWN, STOPPED, OPEN, FIRM = range(4)


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount of money that counts once."""

    currency: str
    amount: Decimal

    @property
    def columns(self) -> dict[str, object]:
        """The amount in whole numbers, which every database adds up exactly; to a billionth of a unit."""
        nanos = int(self.amount * _BILLION)
        units, rest = divmod(nanos, _BILLION)
        billions, units = divmod(units, _BILLION)
        return {"currency": self.currency, "billions": billions, "units": units, "nanos": rest}


def amount_of(billions: int, units: int, nanos: int) -> Decimal:
    """The amount that sums of columns make."""
    whole = (int(billions) * _BILLION + int(units)) * _BILLION + int(nanos)
    return Decimal(whole) / _BILLION if whole % _BILLION else Decimal(whole // _BILLION)


@dataclass(frozen=True, slots=True)
class ToldItem:
    """An item that a report gives for a deal."""

    designation: str
    system: str | None
    category: str

    @property
    def key(self) -> int:
        """A number that stands for designation and system."""
        text = f"{self.designation}\x1f{self.system or ''}".encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") >> 1

    @property
    def columns(self) -> dict[str, object]:
        """Its row."""
        named = {"designation": self.designation, "system": self.system}
        return {"item": self.key, **named, "folded": folded(self.designation)}


@dataclass(frozen=True, slots=True)
class DealFacts:
    """The facts of a deal: `columns` of its row, every party and item told, its own worth, and packages that pay it."""

    columns: tuple[tuple[str, str | int | float | None], ...]
    sides: tuple[tuple[str, str], ...]
    items: tuple[ToldItem, ...]
    worth: Worth | None = None
    packages: tuple[tuple[str, Worth], ...] = ()


def put_facts(connection: Connection, numbered: Sequence[tuple[int, str, DealFacts]]) -> None:
    """Write the facts of deals, each with its number and id."""
    if not numbered:
        return
    nothing: dict[str, object] = dict.fromkeys(("currency", "billions", "units", "nanos"))
    append(
        connection,
        deal_facts,
        [
            {"number": at, "id": name, **dict(one.columns), **(one.worth.columns if one.worth else nothing)}
            for at, name, one in numbered
        ],
    )
    append(
        connection,
        deal_sides,
        [{"number": at, "side": side, "party": party} for at, _, one in numbered for side, party in one.sides],
    )
    told = [(at, item) for at, _, one in numbered for item in one.items]
    pairs = {(item.key, at): item.category for at, item in told}
    append(connection, deal_items, [{"item": key, "number": at, "category": kind} for (key, at), kind in pairs.items()])
    known = {item.key: item.columns for _, item in told}
    put_missing(connection, items, [known[key] for key in sorted(known)])
    paid = [
        {"agreement": name, "number": at, "grade": dict(one.columns)["grade"], **worth.columns}
        for at, _, one in numbered
        for name, worth in one.packages
    ]
    append(connection, deal_packages, paid)


def drop_facts(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the facts of deals away."""
    for table in BESIDE:
        delete_all(connection, table.c.number, numbers)


def items_meant(connection: Connection, part: str, systems: Collection[str]) -> set[int]:
    """The numbers of the items whose designation holds a part, folded, or that are one of these systems."""
    wanted, named = select(items.c.item), sorted(systems)
    found = set(connection.scalars(wanted.where(holds(connection, items.c.folded, part)) if part else wanted))
    for start in range(0, len(named), BATCH):
        found |= set(connection.scalars(wanted.where(items.c.system.in_(named[start : start + BATCH]))))
    return found


def parties_among(connection: Connection, codes: Collection[str]) -> set[str]:
    """Which of these codes any deal names."""
    found = connection.scalars(select(deal_sides.c.party).where(deal_sides.c.party.in_(codes)).distinct())
    return set(found)
