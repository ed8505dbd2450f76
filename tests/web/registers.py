"""Databases that the tests of the server read: made by hand, large, hostile."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.views import builders

from pactwatch import deals, pipeline, register, vocab
from pactwatch.model import (
    Attribution,
    Claim,
    Cooperation,
    CooperationType,
    DateFound,
    Deal,
    Document,
    Evidence,
    Failure,
    FieldHistory,
    FieldValue,
    Item,
    Money,
    Organisation,
    OrganisationRole,
    Part,
    PartialDate,
    PublicationDate,
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
from pactwatch.register import Register
from pactwatch.store import open_store

VOCABULARY = vocab.load()
OF_ONE = (
    "/deals/drones-2025",
    "/deals/drones-2025/why",
    "/documents/d2025pact",
    "/agreements/pact",
    "/cooperation/sharing-2025",
    "/dossiers/TUR/PAK",
    "/countries/TUR",
    "/systems/bayraktar-tb2",
)
"""The pages of one thing that the made register has."""

DEALS = 500
TIMES = 20
"""How often the deals of the large register are kept: 10,000 deals, of which linking would take minutes."""

REPORTS = 50
_SYSTEMS = tuple(VOCABULARY.systems)
LONG = 10_000_000
"""Characters of a line without a space in a text, and in the words that evidence names."""
LONG_VALUE = 50_000
"""Characters of a line without a space in every other field."""
ATTACK = (
    '<script>window.pwned = 1</script>"><img src=x onerror=\'window.pwned = 1\'><svg onload="window.pwned = 1"></svg>'
    "</style><style>body { display: none }</style>{{ 7 * 7 }}<a href='javascript:window.pwned = 1'>a</a>"
    "\u202eevil\u2066\u202d=HYPERLINK(1)"
)


def put(file: Path, found: Register) -> None:
    """Keep a register in a database as linking leaves it."""
    version = pipeline.reader_of(VOCABULARY).version
    claims = {name: replace(one, version=version) for name, one in found.claims.items()}
    with open_store(str(file)) as store:
        for document in found.documents.values():
            store.add_document(document)
            told = [claim for claim in claims.values() if claim.document == document.id]
            store.add_claims(document.id, version, told)
        pipeline.keep(store, replace(found, claims=claims), VOCABULARY)


def made() -> Register:
    """The register of five reports that is made by hand: conflicts, a package, relations, a denial."""
    return builders.register()


def large() -> Register:
    """A register of many deals: one claim each, of random states, systems and years."""
    chance = random.Random(7)  # noqa: S311  # a world, not a secret
    states = tuple(code for code, one in VOCABULARY.parties.items() if one.kind.value == "state")
    documents, claims = [], []
    for number in range(REPORTS):
        day = date(2000, 1, 1) + timedelta(days=chance.randrange(9_000))
        published = PublicationDate(PartialDate.of(day), DateFound.GIVEN)
        text = f"Report {number} tells of orders. " + "It says no more. " * 20
        document = Document(
            f"{number:016x}", f"https://example.org/{number}", text, f"Report {number}", "Wire", published
        )
        documents.append(document)
        claims += [_claim(document, place, states[:120], chance) for place in range(DEALS // REPORTS)]
    stories = {document.id: document.id for document in documents}
    found = tuple(sorted((_deal(claim) for claim in claims), key=lambda deal: deal.id))
    by_id = {document.id: document for document in documents}
    return Register(found, (), (), {claim.id: claim for claim in claims}, by_id, stories, "1" * 64)


def _deal(claim: Claim) -> Deal:
    """The deal that one claim makes by itself, without the time that linking takes."""
    told = claim.content
    assert isinstance(told, Transfer)
    assert told.stage is not None
    stated = {
        name: getattr(told, name) for name in ("supplier", "recipient", "item", "number_ordered", "value", "stage")
    }
    fields = tuple(
        FieldHistory(
            name, (FieldValue(one.value, (claim.id,), 1, ("own voice",)),), one.value, "the only value told", False
        )
        for name, one in stated.items()
        if one is not None
    )
    event = StageEvent(told.stage.value, None, claim.published, claim.id, claim.document)
    return Deal(claim.id, (claim.id,), fields, (event,), 1)


def _claim(document: Document, place: int, states: Sequence[str], chance: random.Random) -> Claim:
    words = (Evidence(document.id, Part.TEXT, Span(0, 8)),)
    supplier, recipient = chance.sample(states, 2)
    system = VOCABULARY.systems[chance.choice(_SYSTEMS)]
    content = Transfer(
        item=Stated(Item(system.name, system.category, system.id), words),
        supplier=Stated((supplier,), words),
        recipient=Stated((recipient,), words),
        stage=Stated(chance.choice(tuple(Stage)), words),
        number_ordered=Stated(Quantity(chance.randrange(1, 200)), words),
        value=Stated(Money(Decimal(chance.randrange(1, 900) * 10**6), "USD", "$"), words),
    )
    name = f"{document.id[-4:]}{place:04x}"
    date_of = document.published.date if document.published else None
    return Claim(name, document.id, content, words[0], Attribution(), 0.9, "made", "1", published=date_of)


def hostile() -> Register:
    """A register whose every text from outside is an attack or ten million characters without a space."""
    documents = [
        Document("d1", "javascript:window.pwned=1", f"{ATTACK} sold tanks.", ATTACK, ATTACK, None, 'en" onload="x'),
        Document(
            "d2", f"https://example.org/{'a' * 500}", f"{'W' * LONG} sold tanks.", "T" * LONG_VALUE, "P" * LONG_VALUE
        ),
    ]
    claims = [_attack(documents[0], ATTACK, ATTACK), _attack(documents[1], "W" * LONG, "W" * LONG_VALUE)]
    related = _relation(documents[0], claims[0])
    stories = {document.id: document.id for document in documents}
    linked = deals.link([*claims, related], stories, VOCABULARY)
    return register.build(documents, [*claims, related], stories, linked.deals, linked.agreements, linked.cooperation)


def _attack(document: Document, passage: str, words: str) -> Claim:
    """A claim of a passage at the beginning of a document, each of its own texts these words."""
    here = (Evidence(document.id, Part.TEXT, Span(0, len(passage))),)
    speaker = Speaker(words, SpeakerKind.OTHER, None, here[0])
    content = Transfer(
        item=Stated(Item(words, VOCABULARY.systems["leopard-2"].category), here),
        supplier=Stated(("DEU",), here),
        recipient=Stated(("POL",), here),
        stage=Stated(Stage.ORDERED, here),
        place=Stated(words, here),
        organisations=(Stated(Organisation(words, OrganisationRole.MAKER, Side.SUPPLIER, "DEU"), here),),
        value=Stated(Money(Decimal(10) ** 12, "USD", words), here),
    )
    told = Attribution((speaker,), hedged=here[0], denied=here[0])
    return Claim(f"c{document.id}", document.id, content, here[0], told, 0.5, "made", "1", package=f"p{document.id}")


def _relation(document: Document, like: Claim) -> Claim:
    here = (like.sentence,)
    content = Cooperation(Stated(CooperationType.ACCUSATION, here), (Stated("DEU", here), Stated("POL", here)))
    return replace(like, id=f"r{document.id}", content=content, package=None)


def failures(file: Path) -> None:
    """Note inputs that could not be read, one with a hostile reason."""
    with open_store(str(file)) as store:
        store.add_failure(Failure("/home/reader/b.pdf", "documents", "/home/reader/b.pdf: not a PDF <x>"))
        store.add_failure(Failure(ATTACK, "sources", ATTACK))
