"""Claims made by hand, as short as a test can say them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Cooperation,
    CooperationType,
    Evidence,
    Item,
    Mode,
    Money,
    Organisation,
    Part,
    PartialDate,
    Qualifier,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.vocab import Maker, MakerKind, PartyEntry, PartyKind, System, Vocabulary

V = TypeVar("V")


def system(
    name: str, category: Category, origin: str, variant_of: str | None = None, aliases: tuple[str, ...] = ()
) -> System:
    key = name.lower().replace(" ", "-")
    return System(key, name, aliases, (), None, (origin,), category, None, None, variant_of)


SYSTEMS = {
    entry.id: entry
    for entry in (
        system("Bayraktar TB2", Category.UAV, "TUR"),
        system("Akinci", Category.UAV, "TUR"),
        system("F-16", Category.AIRCRAFT, "USA", aliases=("Fighting Falcon", "Viper")),
        system("F-16V", Category.AIRCRAFT, "USA", "f-16"),
        system("T-50", Category.AIRCRAFT, "KOR"),
        system("FA-50", Category.AIRCRAFT, "KOR", "t-50"),
        system("Rafale", Category.AIRCRAFT, "FRA"),
        system("Gripen", Category.AIRCRAFT, "SWE"),
        system("S-400", Category.AIR_DEFENCE, "RUS"),
    )
}
VOCABULARY = Vocabulary(
    version="test",
    systems=SYSTEMS,
    makers={"baykar": Maker("baykar", "Baykar", (), (), "TUR", MakerKind.MAKER)},
    parties={
        "TUR": PartyEntry("TUR", "Türkiye", PartyKind.STATE),
        "PAK": PartyEntry("PAK", "Pakistan", PartyKind.STATE),
    },
    outlets={},
    offices={},
    currencies={},
    categories={},
)


def evidence(document: str) -> Evidence:
    return Evidence(document, Part.TEXT, Span(0, 10))


def item(words: str, category: Category) -> Item:
    found = VOCABULARY.system_named(words)
    return Item(words, category, found.id if found else None)


def exactly(number: int) -> Quantity:
    return Quantity(number)


def at_least(number: int) -> Quantity:
    return Quantity(number, Qualifier.AT_LEAST)


def dollars(amount: int | str, qualifier: Qualifier = Qualifier.EXACT) -> Money:
    return Money(Decimal(amount), "USD", f"${amount}", qualifier, Decimal(amount))


def attribution(*speakers: str, document: str = "d", denied: bool = False) -> Attribution:
    chain = tuple(Speaker(name, SpeakerKind.OFFICIAL, None, evidence(document)) for name in speakers)
    return Attribution(chain, denied=evidence(document) if denied else None)


def transfer_claim(
    name: str,
    *,
    supplier: str = "TUR",
    recipient: str = "PAK",
    what: str = "Bayraktar TB2",
    category: Category = Category.UAV,
    ordered: Quantity | None = None,
    delivered: Quantity | None = None,
    value: Money | None = None,
    stage: Stage | None = Stage.ORDERED,
    mode: Mode | None = None,
    happened: str | None = None,
    published: str | None = "2022-06-01",
    package: str | None = None,
    said_by: Attribution | None = None,
    organisations: tuple[Organisation, ...] = (),
    document: str | None = None,
) -> Claim:
    """A claim "DOCUMENT" or "DOCUMENT/REST"; parties joined by "+", "" for a side that the report does not name."""
    source = document or name.split("/", maxsplit=1)[0]

    def stated(told: V) -> Stated[V]:
        return Stated(told, (evidence(source),))

    return Claim(
        id=name,
        document=source,
        content=Transfer(
            item=stated(item(what, category)),
            supplier=stated(tuple(supplier.split("+"))) if supplier else None,
            recipient=stated(tuple(recipient.split("+"))) if recipient else None,
            organisations=tuple(stated(organisation) for organisation in organisations),
            number_ordered=stated(ordered) if ordered else None,
            number_delivered=stated(delivered) if delivered else None,
            value=stated(value) if value else None,
            stage=stated(stage) if stage else None,
            mode=stated(mode) if mode else None,
            happened=stated(PartialDate.parse(happened)) if happened else None,
        ),
        sentence=evidence(source),
        attribution=said_by or Attribution(),
        confidence=0.9,
        reader="test",
        version="1",
        package=package,
        published=PartialDate.parse(published) if published else None,
    )


def cooperation_claim(
    name: str,
    kind: CooperationType,
    *parties: str,
    published: str | None = "2022-06-01",
    package: str | None = None,
) -> Claim:
    source = name.split("/", maxsplit=1)[0]

    def stated(told: V) -> Stated[V]:
        return Stated(told, (evidence(source),))

    return Claim(
        id=name,
        document=source,
        content=Cooperation(stated(kind), tuple(stated(party) for party in parties)),
        sentence=evidence(source),
        attribution=Attribution(),
        confidence=0.9,
        reader="test",
        version="1",
        package=package,
        published=PartialDate.parse(published) if published else None,
    )
