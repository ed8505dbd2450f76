"""Deals and rows made by hand for the tests of reconciliation."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from tests.register.others.exports import deal as line
from tests.register.others.exports import export

from pactwatch.model import (
    Agreement,
    Attribution,
    Category,
    Claim,
    Condition,
    Deal,
    Document,
    Evidence,
    FieldHistory,
    FieldValue,
    Item,
    Part,
    PartialDate,
    Quantity,
    Span,
    Stage,
    StageEvent,
    Stated,
    Transfer,
)
from pactwatch.model.deal import Value
from pactwatch.register import Register
from pactwatch.register.others import OtherRegister, read_sipri

TB2 = Item("Bayraktar TB2", Category.UAV, "bayraktar-tb2")
AKINCI = Item("Akinci", Category.UAV, "bayraktar-akinci")


def sipri(*lines: str, day: str = "18 May 2026", recipient: str = "All countries") -> OtherRegister:
    """SIPRI's register with these lines of data."""
    return read_sipri(export(*lines, day=day, recipient=recipient), "sipri.csv")


def tb2_line(
    year: str = "2021", number: str = "9", years: str = "2022; 2023; 2024", recipient: str = "Pakistan"
) -> str:
    """SIPRI's row on the TB2, all numbers doubtful."""
    cells = (year, "?", number, "?", "armed drone", number, "?", years, "New", "")
    return line("Bayraktar TB-2", *cells, recipient=recipient)


def event(stage: Stage, published: str | None = None, happened: str | None = None) -> StageEvent:
    """One stage of a deal."""
    return StageEvent(stage, _date(happened), _date(published), "claim", "document")


def deal(  # noqa: PLR0917  # a deal has so many parts
    name: str,
    item: Item | None,
    events: Sequence[StageEvent] = (),
    supplier: str | None = "TUR",
    recipient: str | None = "PAK",
    number: Quantity | None = None,
    delivered: Quantity | None = None,
    condition: Condition | None = None,
    agreement: str | None = None,
    claims: tuple[str, ...] = (),
) -> Deal:
    """A deal whose fields are told by one claim each."""
    told: dict[str, Value | None] = {
        "supplier": (supplier,) if supplier is not None else None,
        "recipient": (recipient,) if recipient is not None else None,
        "item": item,
        "category": item.category if item is not None else None,
        "number_ordered": number,
        "number_delivered": delivered,
        "stage": events[-1].stage if events else None,
        "condition": condition,
    }
    fields = tuple(
        FieldHistory(field, (FieldValue(value, ("claim",), 1, ()),), value, "told once", False)
        for field, value in told.items()
        if value is not None
    )
    return Deal(name, claims or (f"claim-{name}",), fields, tuple(events), 1, agreement)


def register(
    *deals: Deal,
    agreements: Sequence[Agreement] = (),
    claims: Sequence[Claim] = (),
    documents: Sequence[Document] = (),
) -> Register:
    """A register of these records."""
    return Register(
        deals=deals,
        agreements=tuple(agreements),
        cooperation=(),
        claims=MappingProxyType({claim.id: claim for claim in claims}),
        documents=MappingProxyType({document.id: document for document in documents}),
    )


def transfer_claim(name: str, document: Document, item: Item, supplier: str | None, recipient: str | None) -> Claim:
    """A claim on one transfer; its evidence is the document's first words."""
    words = (Evidence(document.id, Part.TEXT, Span(0, 4)),)
    content = Transfer(
        item=Stated(item, words),
        supplier=Stated((supplier,), words) if supplier else None,
        recipient=Stated((recipient,), words) if recipient else None,
    )
    return Claim(name, document.id, content, words[0], Attribution(), 0.9, "test", "1")


def document(name: str, text: str) -> Document:
    """A document with this text."""
    return Document(name, f"https://example.org/{name}", text)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text is not None else None
