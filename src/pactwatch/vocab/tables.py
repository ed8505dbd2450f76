"""How each kind of entry is made from its fields: one small function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pactwatch.model.claim import SpeakerKind
from pactwatch.model.terms import Category
from pactwatch.vocab.entry import Entry
from pactwatch.vocab.records import (
    CategoryFacts,
    Currency,
    Maker,
    MakerKind,
    Office,
    OfficeUse,
    Outlet,
    PartyEntry,
    PartyKind,
    Peg,
    System,
    Trap,
)

Record_co = TypeVar("Record_co", covariant=True)
UNROCA = ("I", "II", "III", "IV", "V", "VI", "VII", "SALW")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STATE = re.compile(r"[A-Z]{3}|EU|UN|NATO")
_GROUP = re.compile(r"[A-Z0-9]+(?: [A-Z0-9]+)*")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Table(Generic[Record_co]):
    """One kind of entry: where its files lie, the list that holds it, the field that identifies it, how it is made.

    `files` is a path under the data folder, or a folder that ends in "/" for all files in it.
    """

    files: str
    section: str
    key: str
    make: Callable[[Entry], Record_co]


def _id(entry: Entry) -> str:
    value = entry.text("id")
    if not _ID.fullmatch(value):
        entry.refuse("id", "write lower-case letters and digits, joined by hyphens")
    return value


def _state(entry: Entry, field: str) -> str | None:
    value = entry.optional(field)
    if value is not None and not _STATE.fullmatch(value):
        entry.refuse(field, "write an ISO 3166-1 alpha-3 code, EU, UN or NATO")
    return value


def _states(entry: Entry, field: str) -> tuple[str, ...]:
    values = entry.texts(field)
    if not all(_STATE.fullmatch(value) for value in values):
        entry.refuse(field, "write ISO 3166-1 alpha-3 codes, EU, UN or NATO")
    return values


def _unroca(entry: Entry) -> str | None:
    value = entry.optional("unroca")
    if value is not None and value not in UNROCA:
        entry.refuse("unroca", f"write one of {', '.join(UNROCA)}, or null")
    return value


def _system(entry: Entry) -> System:
    entry.only(System.__slots__)
    return System(
        id=_id(entry),
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        loose=entry.texts("loose"),
        maker=entry.optional("maker"),
        origin=_states(entry, "origin"),
        category=entry.choice("category", Category),
        sipri=entry.optional("sipri"),
        unroca=_unroca(entry),
        variant_of=entry.optional("variant_of"),
        umbrella=entry.flag("umbrella"),
    )


def _maker(entry: Entry) -> Maker:
    entry.only(Maker.__slots__)
    return Maker(
        id=_id(entry),
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        loose=entry.texts("loose"),
        home=_state(entry, "home"),
        kind=entry.choice("kind", MakerKind),
    )


def _party(entry: Entry) -> PartyEntry:
    entry.only(PartyEntry.__slots__)
    code, kind = entry.text("code"), entry.choice("kind", PartyKind)
    pattern = _GROUP if kind is PartyKind.GROUP else _STATE
    if not pattern.fullmatch(code):
        entry.refuse("code", "write an ISO 3166-1 alpha-3 code, EU, UN or NATO, or a group's short name in capitals")
    return PartyEntry(
        code=code,
        name=entry.text("name"),
        kind=kind,
        names=entry.texts("names"),
        adjectives=entry.texts("adjectives"),
        prefixes=entry.texts("prefixes"),
        people=entry.texts("people"),
        capitals=entry.texts("capitals"),
        seats=entry.texts("seats"),
        leaders=entry.texts("leaders"),
        forces=entry.texts("forces"),
        loose_forces=entry.texts("loose_forces"),
        loose_names=entry.texts("loose_names"),
        ministries=entry.texts("ministries"),
        abbreviations=entry.texts("abbreviations"),
        continued_by=_state(entry, "continued_by"),
        until=entry.optional_day("until"),
    )


def _outlet(entry: Entry) -> Outlet:
    entry.only(Outlet.__slots__)
    kind = entry.choice("kind", SpeakerKind)
    if kind not in (SpeakerKind.MEDIUM, SpeakerKind.EXPERT, SpeakerKind.DOCUMENT):
        entry.refuse("kind", "write medium, expert or document")
    return Outlet(
        id=_id(entry),
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        loose=entry.texts("loose"),
        home=_state(entry, "home"),
        kind=kind,
    )


def _office(entry: Entry) -> Office:
    entry.only(Office.__slots__)
    words = entry.texts("words")
    if not words or any(word != word.lower() for word in words):
        entry.refuse("words", "write at least one form, all in lower case")
    return Office(
        id=_id(entry),
        words=words,
        kind=entry.choice("kind", SpeakerKind),
        use=entry.choice("use", OfficeUse),
    )


def _currency_code(entry: Entry, field: str) -> str:
    code = entry.text(field)
    if not _CURRENCY.fullmatch(code):
        entry.refuse(field, "write an ISO 4217 code, three capital letters")
    return code


def _currency(entry: Entry) -> Currency:
    entry.only(Currency.__slots__)
    return Currency(
        code=_currency_code(entry, "code"),
        name=entry.text("name"),
        names=entry.texts("names"),
        symbols=entry.texts("symbols"),
        shared=entry.texts("shared"),
        homes=_states(entry, "homes"),
    )


def _peg(entry: Entry) -> Peg:
    entry.only((*Peg.__slots__, "id"))
    return Peg(
        currency=_currency_code(entry, "currency"),
        per_dollar=entry.number("per_dollar"),
        since=entry.day("since"),
        until=entry.optional_day("until"),
    )


def _category(entry: Entry) -> CategoryFacts:
    entry.only(CategoryFacts.__slots__)
    return CategoryFacts(
        category=entry.choice("category", Category),
        label=entry.text("label"),
        plural=entry.text("plural"),
        sipri=entry.text("sipri"),
        unroca=_unroca(entry),
    )


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A word that multiplies an amount of money, as "crore" does by ten million."""

    word: str
    factor: int


def _multiplier(entry: Entry) -> Multiplier:
    entry.only(Multiplier.__slots__)
    factor = entry.number("factor")
    if factor != int(factor):
        entry.refuse("factor", "write a whole number")
    return Multiplier(entry.text("word"), int(factor))


def _trap(entry: Entry) -> Trap:
    entry.only(Trap.__slots__)
    return Trap(entry.text("phrase"), entry.flag("elsewhere"))


SYSTEMS = Table("systems/", "systems", "id", _system)
MAKERS = Table("makers.yaml", "makers", "id", _maker)
PARTIES = Table("parties.yaml", "parties", "code", _party)
OUTLETS = Table("media.yaml", "outlets", "id", _outlet)
OFFICES = Table("offices.yaml", "offices", "id", _office)
CURRENCIES = Table("currencies.yaml", "currencies", "code", _currency)
MULTIPLIERS = Table("currencies.yaml", "multipliers", "word", _multiplier)
PEGS = Table("pegs.yaml", "pegs", "id", _peg)
CATEGORIES = Table("categories.yaml", "categories", "category", _category)
TRAPS = Table("traps.yaml", "traps", "phrase", _trap)
