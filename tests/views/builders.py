"""A register built by hand from the reports beside it: their claims, deals, package and cooperation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.views.reports import (
    AKINCI,
    COPY,
    CORVETTE,
    CORVETTES,
    DOCUMENTS,
    DOUBT,
    DRONES,
    LESS,
    PACKAGE,
    PACT,
    SOUGHT,
    STORIES,
    TB2,
)
from tests.views.small_vocabulary import vocabulary

from pactwatch.model import (
    Agreement,
    Attribution,
    Category,
    Claim,
    Cooperation,
    CooperationThread,
    CooperationType,
    Deal,
    Document,
    Evidence,
    FieldHistory,
    FieldValue,
    Item,
    Mode,
    Organisation,
    OrganisationRole,
    Part,
    PartialDate,
    Qualifier,
    Quantity,
    Side,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    StageEvent,
    Stated,
    Transfer,
)
from pactwatch.model.deal import Value
from pactwatch.register import Register

T = TypeVar("T")

__all__ = ["claim", "empty", "one_deal", "register", "said", "vocabulary", "words"]


def words(document: Document, text: str, nth: int = 0, part: Part = Part.TEXT) -> Evidence:
    """The evidence for the words' nth occurrence in one part of a document."""
    body = document.text if part is Part.TEXT else (document.title or "")
    start = -1
    for _ in range(nth + 1):
        start = body.index(text, start + 1)
    return Evidence(document.id, part, Span(start, start + len(text)))


def said(value: T, *evidence: Evidence, confidence: float = 0.9) -> Stated[T]:
    """The value with the words that say it."""
    return Stated(value, evidence, confidence)


def claim(  # noqa: PLR0917  # a claim has so many parts
    name: str,
    document: Document,
    content: Transfer | Cooperation,
    sentence: str,
    attribution: Attribution | None = None,
    confidence: float = 0.8,
    package: str | None = None,
) -> Claim:
    """A claim of one document; `sentence` is found in its text."""
    return Claim(
        id=name,
        document=document.id,
        content=content,
        sentence=words(document, sentence),
        attribution=attribution or Attribution(),
        confidence=confidence,
        reader="grammar",
        version="1",
        package=package,
        published=document.published.date if document.published else None,
    )


def _sought() -> tuple[Claim, ...]:
    officials = Attribution(
        (
            Speaker("Indian defence officials", SpeakerKind.OFFICIAL, "IND", words(SOUGHT, "Indian defence officials")),
            Speaker("The Lookout", SpeakerKind.MEDIUM, "IND", words(SOUGHT, "The Lookout")),
        )
    )
    wish = Transfer(
        item=said(TB2, words(SOUGHT, "Bayraktar TB-2")),
        supplier=said(("TUR",), words(SOUGHT, "Turkey")),
        recipient=said(("PAK",), words(SOUGHT, "Pakistan")),
        stage=said(Stage.SOUGHT, words(SOUGHT, "wants to buy")),
        mode=said(Mode.SALE, words(SOUGHT, "buy")),
    )
    same = replace(words(SOUGHT, "the same type"), refers_to=words(SOUGHT, "Bayraktar TB-2"))
    azeri = Transfer(
        item=said(TB2, same),
        supplier=said(("TUR",), words(SOUGHT, "Ankara")),
        recipient=said(("AZE",), words(SOUGHT, "Azerbaijan")),
        stage=said(Stage.DELIVERED, words(SOUGHT, "delivered")),
        happened=said(PartialDate(2020), words(SOUGHT, "in 2020")),
    )
    accused = Cooperation(
        type=said(CooperationType.ACCUSATION, words(SOUGHT, "accused")),
        parties=(said("PAK", words(SOUGHT, "Pakistan's president")), said("IND", words(SOUGHT, "India", 1))),
    )
    return (
        claim("tb2-2021", SOUGHT, wish, SOUGHT.text.partition("\n")[0], officials, 0.86),
        claim("aze-2021", SOUGHT, azeri, "Ankara delivered the same type to Azerbaijan in 2020", officials, 0.7),
        claim("accused-2021", SOUGHT, accused, "Pakistan's president meanwhile accused India of backing militants."),
    )


def _pact(document: Document, mark: str) -> tuple[Claim, ...]:
    """The claims of the pact's report or of its copy; `mark` ends their ids."""
    readers = Speaker(
        "people who have seen the papers",
        SpeakerKind.ANONYMOUS,
        None,
        words(document, "people who have seen the papers"),
    )
    told = Attribution((readers,))
    value = said(PACKAGE, words(document, "$900 million"))
    both = replace(words(document, "Both countries"), refers_to=words(document, "Türkiye and Pakistan"))

    def drones(item: Item, text: str, number: Stated[Quantity] | None = None) -> Transfer:
        return Transfer(
            item=said(item, words(document, text)),
            supplier=said(("TUR",), words(document, "Türkiye")),
            recipient=said(("PAK",), words(document, "Pakistan")),
            stage=said(Stage.ORDERED, words(document, "have signed")),
            value=value,
            mode=said(Mode.SALE, words(document, "worth")),
            number_ordered=number,
        )

    def shells(text: str) -> Transfer:
        return Transfer(
            item=said(Item(text, Category.AMMUNITION), words(document, text)),
            supplier=said(("PAK",), words(document, "Pakistan's army")),
            recipient=said(("TUR",), words(document, "Türkiye", 2)),
            stage=said(Stage.ORDERED, words(document, "will ship")),
            mode=said(Mode.OFFSET, words(document, "In return")),
            organisations=(
                said(
                    Organisation("Pakistan Army", OrganisationRole.FORCE, Side.SUPPLIER, "PAK"),
                    words(document, "Pakistan's army"),
                ),
            ),
        )

    weapons = Transfer(
        item=said(Item("weapons", Category.OTHER), words(document, "weapons")),
        supplier=said(("TUR",), words(document, "Türkiye", 3)),
        recipient=said(("BGD",), words(document, "Bangladesh")),
        stage=said(Stage.ORDERED, words(document, "has already sold")),
    )
    sharing = Cooperation(
        type=said(CooperationType.INTELLIGENCE, words(document, "share intelligence")),
        parties=(said("TUR", both), said("PAK", both)),
    )
    send = "Türkiye will send Pakistan its Bayraktar TB2 aircraft and, beside them, the heavier Akinci."
    ship = "In return Pakistan's army will ship tank shells and mortar rounds to Türkiye."
    over = said(Quantity(700, Qualifier.AT_LEAST), words(document, "More than 700"))
    pack = f"pact{mark}"
    return (
        claim(f"tb2-2025{mark}", document, drones(TB2, "Bayraktar TB2"), send, told, 0.9, pack),
        claim(f"akinci-2025{mark}", document, drones(AKINCI, "Akinci"), send, told, 0.88, pack),
        claim(
            f"drones-2025{mark}",
            document,
            drones(DRONES, "armed drones", over),
            "More than 700 armed drones are to leave Turkish depots under the pact.",
            told,
            0.82,
            pack,
        ),
        claim(f"shells-2025{mark}", document, shells("tank shells"), ship, None, 0.84),
        claim(f"mortars-2025{mark}", document, shells("mortar rounds"), ship, None, 0.84),
        claim(f"bgd-2025{mark}", document, weapons, "Türkiye has already sold weapons to Bangladesh.", None, 0.75),
        claim(f"sharing-2025{mark}", document, sharing, "Both countries will share intelligence from satellites."),
    )


def _doubt() -> tuple[Claim, ...]:
    official = Attribution(
        (
            Speaker(
                "a Turkish procurement official",
                SpeakerKind.OFFICIAL,
                "TUR",
                words(DOUBT, "a Turkish procurement official"),
            ),
        ),
        denied=words(DOUBT, "denied"),
    )
    fewer = Transfer(
        item=said(DRONES, words(DOUBT, "armed drones")),
        supplier=said(("TUR",), words(DOUBT, "Turkish")),
        recipient=said(("PAK",), words(DOUBT, "Pakistan")),
        number_ordered=said(Quantity(300, Qualifier.AT_MOST), words(DOUBT, "at most 300")),
        value=said(LESS, words(DOUBT, "closer to $650 million")),
        stage=said(Stage.ORDERED, words(DOUBT, "pact")),
    )
    ships = Transfer(
        item=said(CORVETTE, words(DOUBT, "corvette")),
        supplier=said(("TUR",), words(DOUBT, "Türkiye's")),
        recipient=said(("PAK",), words(DOUBT, "Pakistan", 1)),
        organisations=(
            said(Organisation("ASFAT", OrganisationRole.MAKER, Side.SUPPLIER, "TUR"), words(DOUBT, "ASFAT")),
        ),
        number_ordered=said(Quantity(4), words(DOUBT, "four")),
        number_delivered=said(Quantity(1), words(DOUBT, "A first")),
        value=said(CORVETTES, words(DOUBT, "1.35 billion euros")),
        stage=said(Stage.DELIVERING, words(DOUBT, "was handed over")),
        happened=said(PartialDate(2023, 9), words(DOUBT, "in September 2023")),
    )
    first = DOUBT.text.partition(". “")[0]
    return (
        claim("drones-doubt", DOUBT, fewer, first, official, 0.85, "pact-doubt"),
        claim("ships-2025", DOUBT, ships, DOUBT.text.partition("\n\n")[2], None, 0.9),
    )


@dataclass(frozen=True, slots=True)
class _Thread:
    """The claims that make one deal, and whether a field of it is in conflict."""

    claims: tuple[Claim, ...]
    conflicts: frozenset[str] = frozenset()
    agreement: str | None = None
    former: tuple[str, ...] = field(default=())


def _deal(thread: _Thread) -> Deal:
    names = ["supplier", "recipient", "item", "number_ordered", "number_delivered", "stage", "mode", "happened"]
    names += [] if thread.agreement else ["value"]
    fields = [found for name in names if (found := _history(thread, name, _value_of(name))) is not None]
    organisations = _history(thread, "organisations", _organisation)
    return Deal(
        id=thread.claims[0].id,
        claims=tuple(one.id for one in thread.claims),
        fields=(*fields, organisations) if organisations is not None else tuple(fields),
        history=tuple(sorted(map(_event, thread.claims), key=lambda event: not (event.happened or event.published))),
        stories=_stories(thread.claims),
        agreement=thread.agreement,
        former_ids=thread.former,
        instalments=((2023, 1),) if thread.claims[0].id == "ships-2025" else (),
    )


def _value_of(name: str) -> Callable[[Transfer], Value | None]:
    def value(transfer: Transfer) -> Value | None:
        stated: Stated[Value] | None = getattr(transfer, name)
        return stated.value if stated is not None else None

    return value


def _organisation(transfer: Transfer) -> Value | None:
    return transfer.organisations[0].value if transfer.organisations else None


def _history(thread: _Thread, name: str, value: Callable[[Transfer], Value | None]) -> FieldHistory | None:
    groups: dict[Value, list[Claim]] = {}
    for one in thread.claims:
        assert isinstance(one.content, Transfer)
        told = value(one.content)
        if told is not None:
            groups.setdefault(told, []).append(one)
    if not groups:
        return None
    values = sorted((_field_value(told, claims) for told, claims in groups.items()), key=lambda one: -one.stories)
    last = max(groups, key=lambda told: told.rank) if name == "stage" else values[0].value  # type: ignore[union-attr]
    rule = "the latest stage" if name == "stage" else "told by most reports"
    return FieldHistory(name, tuple(values), last, rule, name in thread.conflicts)


def _field_value(value: Value, claims: list[Claim]) -> FieldValue:
    speakers = {one.attribution.chain[0].name if one.attribution.chain else "own voice" for one in claims}
    return FieldValue(value, tuple(one.id for one in claims), _stories(claims), tuple(sorted(speakers)))


def _stories(claims: Iterable[Claim]) -> int:
    return len({STORIES[one.document] for one in claims})


def _event(one: Claim) -> StageEvent:
    assert isinstance(one.content, Transfer)
    assert one.content.stage is not None
    happened = one.content.happened.value if one.content.happened else None
    return StageEvent(one.content.stage.value, happened, one.published, one.id, one.document)


def register() -> Register:
    """The register of the five reports: eight deals, one agreement, two threads of cooperation."""
    claims = {one.id: one for one in (*_sought(), *_pact(PACT, ""), *_pact(COPY, "-copy"), *_doubt())}

    def of(*names: str) -> tuple[Claim, ...]:
        return tuple(claims[name] for name in names)

    threads = (
        _Thread(of("tb2-2021", "tb2-2025", "tb2-2025-copy"), agreement="pact", former=("tb2-2025",)),
        _Thread(of("akinci-2025", "akinci-2025-copy"), agreement="pact"),
        _Thread(of("drones-2025", "drones-2025-copy", "drones-doubt"), frozenset({"number_ordered"}), agreement="pact"),
        _Thread(of("shells-2025", "shells-2025-copy")),
        _Thread(of("mortars-2025", "mortars-2025-copy")),
        _Thread(of("bgd-2025", "bgd-2025-copy")),
        _Thread(of("aze-2021")),
        _Thread(of("ships-2025")),
    )
    valued = [one for one in claims.values() if one.package is not None]
    package = FieldHistory(
        "value",
        (
            _field_value(PACKAGE, [one for one in valued if one.document != DOUBT.id]),
            _field_value(LESS, [claims["drones-doubt"]]),
        ),
        PACKAGE,
        "told by most reports",
        conflict=True,
    )
    agreement = Agreement(
        "pact", ("PAK", "TUR"), ("tb2-2021", "akinci-2025", "drones-2025"), tuple(one.id for one in valued), package
    )
    accused = CooperationThread(
        "accused-2021",
        CooperationType.ACCUSATION,
        ("PAK", "IND"),
        ("accused-2021",),
        1,
        PartialDate(2021, 7, 7),
        PartialDate(2021, 7, 7),
    )
    sharing = CooperationThread(
        "sharing-2025",
        CooperationType.INTELLIGENCE,
        ("PAK", "TUR"),
        ("sharing-2025", "sharing-2025-copy"),
        1,
        None,
        None,
    )
    return Register(
        deals=tuple(_deal(thread) for thread in threads),
        agreements=(agreement,),
        cooperation=(sharing, accused),
        claims=claims,
        documents={one.id: one for one in DOCUMENTS},
        stories=STORIES,
        version="4f1d2c9ab017",
    )


def empty() -> Register:
    """A register that holds nothing."""
    return Register((), (), (), {}, {})


def one_deal(document: Document, item: str, supplier: str) -> Register:
    """A register of one document and one deal: an item, ordered, from the supplier, both words of the text."""
    transfer = Transfer(
        item=said(Item(item, Category.OTHER), words(document, item)),
        supplier=said((supplier,), words(document, supplier)),
        stage=said(Stage.ORDERED, words(document, item)),
    )
    one = claim("c1", document, transfer, item)
    told = (one.id,)

    def history(name: str, value: Value) -> FieldHistory:
        return FieldHistory(name, (FieldValue(value, told, 1, ("own voice",)),), value, "the only value", False)

    fields = (history("item", transfer.item.value), history("supplier", (supplier,)), history("stage", Stage.ORDERED))
    event = StageEvent(Stage.ORDERED, None, one.published, one.id, document.id)
    return Register((Deal(one.id, told, fields, (event,), 1),), (), (), {one.id: one}, {document.id: document})
