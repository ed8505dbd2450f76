"""Every store finds the same: documents, claims and deals, by words, names in any spelling, and fields."""

from collections.abc import Callable
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import select

from pactwatch import vocab
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    DateFound,
    Deal,
    Document,
    Evidence,
    FieldHistory,
    FieldValue,
    Item,
    Part,
    PartialDate,
    PublicationDate,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    StageEvent,
    Stated,
    Transfer,
)
from pactwatch.store import Store, fulltext, open_store, transfer
from pactwatch.store.bulk import analyze
from pactwatch.store.kept import KeptRegister
from pactwatch.store.kept_deal import KeptDeal
from pactwatch.store.search import Found, Kind, question_of

WORDS = vocab.load()
TEXTS = {
    "d1": ("2021-07-07", "Pakistan wants drones", "Islamabad seeks Bayraktar TB2 drones from Turkey for an air base."),
    "d2": (
        "2022-03",
        "More for Pakistan",
        "Turkey has delivered TB-2 aircraft, the ministry said at the base of the air force.",
    ),
    "d3": ("2024-05-01", "Poland signs", "Poland ordered K2 tanks from South Korea; the drone was not named."),
    "d4": (None, None, "An undated note on the KF-X and on Bayraktar TB 2 flights. L'été à la réunion."),
}


def _document(name: str) -> Document:
    day, title, text = TEXTS[name]
    published = PublicationDate(PartialDate.parse(day), DateFound.GIVEN) if day else None
    publisher = "The Fjord Post" if name == "d3" else None
    return Document(id=name, address=f"{name}.txt", text=text, title=title, publisher=publisher, published=published)


def _party(code: str, words: tuple[Evidence, ...]) -> Stated[tuple[str, ...]]:
    return Stated((code,), words)


def _claim(name: str, document: str, item: Item, sides: tuple[str, str], stage: Stage, words: str) -> Claim:
    day, _, text = TEXTS[document]
    at = text.index(words)
    here = (Evidence(document, Part.TEXT, Span(at, at + len(words))),)
    supplier, recipient = (_party(side, here) for side in sides)
    content = Transfer(Stated(item, here), supplier, recipient, stage=Stated(stage, here))
    whole = Evidence(document, Part.TEXT, Span(0, text.index(".")))
    chain = (Speaker("Admiral Grübl", SpeakerKind.OFFICIAL, "PAK", here[0]),) if name == "c1" else ()
    published = PartialDate.parse(day) if day else None
    return Claim(name, document, content, whole, Attribution(chain), 0.9, "words", "v1", published=published)


TB2 = Item("Bayraktar TB2", Category.UAV, "bayraktar-tb2")
CLAIMS = {
    "d1": [_claim("c1", "d1", TB2, ("TUR", "PAK"), Stage.SOUGHT, "Bayraktar TB2")],
    "d2": [_claim("c2", "d2", replace(TB2, designation="TB-2"), ("TUR", "PAK"), Stage.DELIVERED, "TB-2")],
    "d3": [_claim("c3", "d3", Item("K2", Category.ARMOURED_VEHICLE, "k2"), ("KOR", "POL"), Stage.ORDERED, "K2")],
    "d4": [],
}


def _deal(name: str, claims: list[Claim], title: str) -> KeptDeal:
    def history(field: str, values: list[object]) -> FieldHistory:
        told = tuple(FieldValue(value, (claims[0].id,), 1, ()) for value in values)  # type: ignore[arg-type]
        return FieldHistory(field, told, told[-1].value, "the only value told", False)

    contents = [claim.content for claim in claims if isinstance(claim.content, Transfer)]
    fields = (
        history("supplier", [one.supplier.value for one in contents if one.supplier]),
        history("recipient", [one.recipient.value for one in contents if one.recipient]),
        history("item", [one.item.value for one in contents]),
        history("stage", [one.stage.value for one in contents if one.stage]),
    )
    events = tuple(StageEvent(Stage.ORDERED, None, claim.published, claim.id, claim.document) for claim in claims)
    deal = Deal(name, tuple(claim.id for claim in claims), fields, events, len(claims))
    last = claims[-1].published
    return KeptDeal.of(deal, title, f'{{"id": "{name}"}}', last, last.last_day if last else None)


DEALS = [
    _deal("c1", [*CLAIMS["d1"], *CLAIMS["d2"]], "Bayraktar TB2: Türkiye to Pakistan"),
    _deal("c3", CLAIMS["d3"], "K2 Black Panther: South Korea to Poland"),
]
REGISTER = KeptRegister("f" * 64, "v1", "b", True, 4, 3)


def _fill(store: Store) -> None:
    for name in TEXTS:
        store.add_document(_document(name))
        store.add_claims(name, "v1", CLAIMS[name])
    store.keep_register(REGISTER, DEALS)


@pytest.fixture
def full(store: Store) -> Store:
    _fill(store)
    return store


def _found(store: Store, asked: str) -> dict[Kind, list[str]]:
    found = store.search(question_of(asked, WORDS), "v1")
    return {kind: [hit.id for hit in found.hits if hit.kind is kind] for kind in Kind}


def _ids(store: Store, asked: str) -> str:
    """Deals, claims and documents found, in one line."""
    found = _found(store, asked)
    return " | ".join(" ".join(found[kind]) for kind in Kind)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("pakistan", "c1 |  | d2 d1"),
        ("TB2", "c1 | c2 c1 | d2 d1 d4"),
        ("tb-2", "c1 | c2 c1 | d2 d1 d4"),
        ("Bayraktar TB 2", "c1 | c2 c1 | d2 d1 d4"),
        ("KFX", " |  | d4"),
        ("kf-x", " |  | d4"),
        ('"air base"', " | c1 | d1"),
        ("air base", " | c2 c1 | d2 d1"),
        ("supplier:TUR", "c1 | c2 c1 | d2 d1"),
        ("supplier:Turkey item:drone", "c1 | c2 c1 | d2 d1"),
        ("supplier:TUR stage:delivered", "c1 | c2 | d2"),
        ("party:PAK since:2022", "c1 | c2 | d2"),
        ("party:PAK until:2021", " | c1 | d1"),
        ("recipient:PAK,POL", "c3 c1 | c3 c2 c1 | d3 d2 d1"),
        ("category:armoured_vehicle", "c3 | c3 | d3"),
        ("item:TB-2 -delivered", "c1 | c1 | d1"),
        ("drone", " | c3 c1 | d3 d1"),
        ("dron* -bayraktar", " | c3 | d3"),
        ('publisher:"The Fjord Post"', " | c3 | d3"),
        ("ete REUNION", " |  | d4"),
        ("Grubl", " | c1 | "),
        ("supplier:TUR in:documents", " |  | d2 d1"),
        ("since:2022", "c3 c1 | c3 c2 | d3 d2"),
        ("nothing of the kind", " |  | "),
        ("item:XJ-9", " |  | "),
    ],
)
def test_what_is_asked_is_found_newest_first(full: Store, asked: str, ids: str) -> None:
    assert _ids(full, asked) == ids


def test_the_same_is_found_once_the_database_knows_what_is_common(full: Store) -> None:
    asked = ("pakistan", "TB2", '"air base"', "supplier:TUR", "party:PAK since:2022", "drone", "item:TB-2 -delivered")
    before = [_ids(full, question) for question in asked]
    with full.writing() as connection:
        analyze(connection, fulltext.SEARCHED)
        table = fulltext.search_claims
        told = fulltext.matches(connection, table, question_of("recipient:PAK,POL", WORDS).clauses)
        common = fulltext.is_common(connection, table, select(table.c.rowid).where(told))
        assert common == (connection.dialect.name == "postgresql")
    assert [_ids(full, question) for question in asked] == before


def test_hits_tell_what_and_where(full: Store) -> None:
    found = full.search(question_of('"air base" item:tb2', WORDS), "v1")
    claim, document = found.hits
    assert (claim.kind, claim.title, str(claim.published), claim.document, claim.deal) == (
        Kind.CLAIMS,
        "Pakistan wants drones",
        "2021-07-07",
        "d1",
        "c1",
    )
    assert [piece.text for piece in claim.snippet if piece.hit] == ["air base"]
    assert document.title == "Pakistan wants drones"
    deal = full.search(question_of("TB2 in:deals", WORDS)).hits[0]
    assert [piece.text for piece in deal.snippet if piece.hit] == ["Bayraktar TB2"]
    assert str(deal.published) == "2022-03"
    assert found.totals == ((Kind.DEALS, 0), (Kind.CLAIMS, 1), (Kind.DOCUMENTS, 1))


def test_pages_go_on_where_the_last_one_ended(full: Store) -> None:
    question = question_of("in:documents since:2021", WORDS)
    seen: list[str] = []
    before: int | None = None
    while hits := full.search(question, limit=1, before=before).hits:
        seen += [hit.id for hit in hits]
        before = hits[-1].place
    assert seen == ["d3", "d2", "d1"]


def test_claims_of_another_reader_are_not_mixed_in(full: Store) -> None:
    later = [replace(claim, version="v2") for claim in CLAIMS["d3"]]
    full.add_claims("d3", "v2", later)
    full.add_claims("d1", "v2", [])
    assert _ids(full, "supplier:KOR") == "c3 | c3 | d3"
    assert _ids(full, "supplier:TUR in:documents") == " |  | d2"  # the reader that came last found nothing in d1
    assert [hit.id for hit in full.search(question_of("K2 in:claims", WORDS), "v2").hits] == ["c3"]


def test_deal_that_changed_is_found_as_it_is_now(full: Store) -> None:
    assert full.keep_register(REGISTER, DEALS) == 0
    renamed = _deal("c3", CLAIMS["d3"], "Wolverine: South Korea to Poland")
    assert full.keep_register(REGISTER, [renamed]) == 1
    assert _ids(full, "wolverine in:deals") == "c3 |  | "
    assert _ids(full, "panther in:deals") == " |  | "
    assert _ids(full, "supplier:TUR in:deals") == " |  | "
    assert full.search(question_of("supplier:TUR in:claims", WORDS), "v1").hits[0].deal is None


@pytest.mark.parametrize("asked", ["bayrakter", "Bayraktr drones"])
def test_mistyped_name_is_answered_with_those_like_it(full: Store, asked: str) -> None:
    found = full.search(question_of(asked, WORDS), "v1")
    assert (found.hits, found.suggestions) == ((), ("bayraktar",))


def test_without_the_extension_names_that_begin_alike_are_suggested(
    fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = fresh()
    with open_store(address) as store:
        _fill(store)
        assert store.has_likeness
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute("DROP EXTENSION pg_trgm CASCADE")
    with open_store(address) as store:
        assert not store.has_likeness
        assert store.search(question_of("bayrakter", WORDS), "v1").suggestions == ("bayraktar",)
        assert _ids(store, "TB2") == "c1 | c2 c1 | d2 d1 d4"


@pytest.mark.parametrize(
    "hostile",
    ["'); DROP TABLE documents; --", '" OR 1=1', "NEAR(a b)", "a AND (b", "words:x*", "\\' | 'a' & !", "^tb {x} col:y"],
)
def test_text_of_a_question_is_never_a_language_of_the_database(full: Store, hostile: str) -> None:
    text = f'"{hostile}"' if '"' not in hostile else hostile
    assert isinstance(full.search(question_of(text, WORDS), "v1"), Found)
    assert full.counts().documents == 4


def test_hostile_documents_can_be_kept_and_found(store: Store) -> None:
    text = "it's \\ a \"trap\" 'or' <b> :mark _x \U0001f6a2 " + "long" * 5000 + " " + "word " * 40_000
    store.add_document(Document(id="d", address="a", text=text, title="'); --"))
    assert _ids(store, "trap mark") == " |  | d"


def test_search_comes_along_in_a_copy(full: Store, other: str) -> None:
    with open_store(other) as target:
        transfer.copy(full, target)
        for asked in ("TB2", "supplier:TUR stage:delivered", "since:2022", '"air base"'):
            assert _ids(target, asked) == _ids(full, asked)
        target.add_document(Document(id="new", address="a", text="A new drone."))
        assert _ids(target, "drone") == " | c3 c1 | d3 d1 new"


def test_both_stores_find_the_same_in_any_order_of_arrival(address: str, full: Store, other: str) -> None:
    with open_store(other) as target:
        for name in reversed(list(TEXTS)):
            target.add_document(_document(name))
        for name in TEXTS:
            target.add_claims(name, "v1", CLAIMS[name])
        target.keep_register(REGISTER, list(reversed(DEALS)))
        for asked in ("TB2", "base", "item:drone", "ministry"):
            assert _ids(target, asked) == _ids(full, asked)


def test_every_designation_of_the_catalogue_is_found_as_it_is_written() -> None:
    with open_store("sqlite://") as store:
        systems = list(WORDS.systems.values())[::41]
        for number, system in enumerate(systems):
            for spelt, form in enumerate((system.name, system.name.replace("-", " "), system.name.replace(" ", "-"))):
                name = f"{number:05}-{spelt}"
                store.add_document(Document(id=name, address=name, text=f"The {form} is there."))
        lost = []
        for number, system in enumerate(systems):
            wanted = {f"{number:05}-{spelt}" for spelt in range(3)}
            found = store.search(question_of(f'"{system.name}" in:documents', WORDS), limit=100)
            if not wanted <= {hit.id for hit in found.hits}:
                lost.append(system.name)
        assert lost == []
    assert len(systems) > 100
