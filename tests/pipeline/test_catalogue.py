"""What pages get from kept rows is what the whole register gives in memory, from both stores."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from tests.pipeline.databases import database
from tests.pipeline.front import front

from pactwatch import deals, exports, pipeline, register, views, vocab
from pactwatch.errors import NotFoundError, UsageError
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Cooperation,
    CooperationType,
    DateFound,
    Document,
    Evidence,
    Item,
    Money,
    Part,
    PartialDate,
    PublicationDate,
    Quantity,
    Span,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.catalogue import Catalogue, lists
from pactwatch.register import Register
from pactwatch.store import Store, open_store
from pactwatch.views import Filters, Paging, Sort, Status, plain
from pactwatch.views.document import view_of_document
from pactwatch.views.index import Index
from pactwatch.views.publishers import publishers
from pactwatch.views.routes import Leg

WORDS = vocab.load()
READER = pipeline.reader_of(WORDS).version
STATES = ("TUR", "PAK", "IND", "FRA", "USA", "POL")
SYSTEMS = tuple(WORDS.systems[name] for name in ("bayraktar-tb2", "rafale", "f-16", "leopard-2", "himars"))
DAY = date(2024, 1, 31)


def documents_of(chance: random.Random) -> list[Document]:
    """Reports of five years by three publishers, some undated; every seventh is a copy of the one before."""
    found: list[Document] = []
    for number in range(60):
        day = PartialDate.of(date(2019, 1, 1) + timedelta(days=chance.randrange(1_900)))
        published = PublicationDate(day, DateFound.GIVEN) if chance.random() < 0.9 else None
        publisher = chance.choice(("Wire", "Post", None))
        text = f"Report {number} tells of many orders."
        if number % 7 == 6:
            text = f"{found[-1].text} It is a copy."
        found.append(
            Document(f"{number:04x}", f"https://example.org/{number}", text, f"T{number}", publisher, published)
        )
    return found


def transfer(name: str, document: Document, chance: random.Random, package: str | None) -> Claim:
    """A claim that may lack anything but its item."""
    here = (Evidence(document.id, Part.TEXT, Span(0, 6)),)
    supplier, recipient = chance.sample(STATES, 2)
    system = chance.choice(SYSTEMS)
    item = Item(system.name, system.category, system.id) if chance.random() < 0.9 else Item("boats", Category.SHIP)
    amount = Decimal(chance.randrange(1, 40)) * 10**8 + Decimal(chance.choice(("0", "0.5", "0.125")))
    worth = Money(amount, chance.choice(("USD", "EUR", "PKR")), "so much")
    content = Transfer(
        item=Stated(item, here),
        supplier=Stated((supplier,), here) if chance.random() < 0.9 else None,
        recipient=Stated((recipient,), here) if chance.random() < 0.9 else None,
        stage=Stated(chance.choice(tuple(Stage)), here) if chance.random() < 0.9 else None,
        number_ordered=Stated(Quantity(chance.randrange(1, 9)), here) if chance.random() < 0.6 else None,
        value=Stated(worth, here) if package is not None or chance.random() < 0.5 else None,
        place=Stated("Ankara", here) if chance.random() < 0.1 else None,
    )
    published = document.published.date if document.published is not None else None
    made = Attribution()
    return Claim(name, document.id, content, here[0], made, 0.8, "made", READER, package=package, published=published)


def relation(name: str, document: Document, chance: random.Random) -> Claim:
    here = Evidence(document.id, Part.TEXT, Span(0, 6))
    parties = tuple(Stated(code, (here,)) for code in chance.sample(STATES, 2))
    content = Cooperation(Stated(chance.choice(tuple(CooperationType)), (here,)), parties)
    published = document.published.date if document.published is not None else None
    return Claim(name, document.id, content, here, Attribution(), 0.8, "made", READER, published=published)


def world() -> Register:
    """A register of some 200 claims that leave out, contradict, repeat and package what they tell."""
    chance = random.Random(3)  # noqa: S311  # a world, not a secret
    reports = documents_of(chance)
    stories = {one.id: reports[at - 1].id if at % 7 == 6 else one.id for at, one in enumerate(reports)}
    claims = []
    for at, document in enumerate(reports[:-3]):  # the last few claim nothing
        package = f"package-{at}" if chance.random() < 0.3 else None
        claims += [transfer(f"{document.id}-{n}", document, chance, package) for n in range(chance.randrange(1, 5))]
        if chance.random() < 0.4:
            claims.append(relation(f"{document.id}-r", document, chance))
    linked = deals.link(claims, stories, WORDS)
    return register.build(reports, claims, stories, linked.deals, linked.agreements, linked.cooperation)


def put(store: Store, whole: Register) -> None:
    for document in whole.documents.values():
        store.add_document(document)
        store.add_claims(document.id, READER, [one for one in whole.claims.values() if one.document == document.id])
    pipeline.keep(store, whole, WORDS)


@pytest.fixture(scope="module")
def whole() -> Register:
    return world()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def known(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, whole: Register
) -> Iterator[Catalogue]:
    with open_store(database(request, tmp_path_factory, "catalogued")) as store:
        put(store, whole)
        yield catalogue.catalogue_of(store, WORDS)


@pytest.fixture(scope="module")
def index(whole: Register) -> Index:
    return Index(whole, WORDS)


FILTERS = (
    Filters(),
    Filters(supplier="TUR"),
    Filters(recipient="India"),
    Filters(party="PAK"),
    Filters(supplier="USA", recipient="POL"),
    Filters(item="TB2"),
    Filters(item="f"),
    Filters(item="nothing of the kind"),
    Filters(category=Category.UAV, stage=Stage.ORDERED),
    Filters(since=PartialDate(2022)),
    Filters(until=PartialDate(2021, 6)),
    Filters(conflicts=True),
    Filters(credibility=3),
    Filters(status=Status.SILENT),
    Filters(status=Status.OPEN, party="FRA"),
    Filters(least_usd=Decimal(10**9)),
    Filters(most_usd=Decimal(10**9), supplier="FRA"),
)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_page_has_the_rows_sums_and_stages_of_the_whole_register(
    known: Catalogue, whole: Register, filters: Filters
) -> None:
    found = catalogue.listing(known, filters, Paging(size=5))
    assert plain(found) == plain(views.listing(whole, WORDS, filters, Paging(size=5)))
    every = list(catalogue.rows(known, filters, Paging()))
    assert every == list(views.listing(whole, WORDS, filters).rows)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_page_of_many_deals_has_the_rows_of_the_whole_register(
    known: Catalogue, whole: Register, filters: Filters, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where deals are many, a page of them is found in another way."""
    for place in ("sought", "summed", "listed"):
        monkeypatch.setattr(f"pactwatch.store.{place}.MANY", 2)
    anew = catalogue.catalogue_of(known.records, WORDS)
    assert plain(catalogue.listing(anew, filters, Paging(size=5))) == plain(
        views.listing(whole, WORDS, filters, Paging(size=5))
    )


@pytest.mark.parametrize(("sort", "turned"), list(product(Sort, (False, True))))
def test_rows_come_in_the_same_order(known: Catalogue, whole: Register, sort: Sort, turned: bool) -> None:
    wanted = [row.id for row in views.listing(whole, WORDS, Filters(), Paging(sort, turned)).rows]
    pages = [
        catalogue.listing(known, Filters(), Paging(sort, turned, page, 7)) for page in range(1, len(wanted) // 7 + 3)
    ]
    assert [row.id for page in pages for row in page.rows] == wanted


def test_the_world_holds_what_makes_the_comparison_worth_it(whole: Register) -> None:
    assert len(whole.deals) > 40
    assert len(whole.agreements) > 5
    assert any(field.conflict for deal in whole.deals for field in deal.fields)
    assert max(len(deal.claims) for deal in whole.deals) > 2
    assert len({name for one in whole.agreements for name in one.deals}) > len(whole.agreements)


def test_the_front_is_that_of_the_whole_register(known: Catalogue, index: Index) -> None:
    found, wanted = catalogue.front(known), front(index)
    assert _but(found, "glance") == _but(wanted, "glance")
    for name in ("counts", "stages", "totals", "first_published", "last_published"):
        assert plain(getattr(found.glance, name)) == plain(getattr(wanted.glance, name))


def test_deals_and_their_ties_are_those_of_the_whole_register(known: Catalogue, whole: Register) -> None:
    for deal in whole.deals[::4]:
        part = catalogue.part_of(known, catalogue.Asked(deals=[deal.id]))
        shown = views.deal.view_of_deal(part, part.deals[deal.id])
        assert plain(shown) == plain(views.deal_view(whole, WORDS, deal.id))
        near = catalogue.with_neighbours(known, deal.id)
        ties = views.links.links_of(near, near.deals[deal.id])
        assert plain(ties) == plain(views.links_view(whole, WORDS, deal.id))


def test_a_table_written_deal_by_deal_is_that_of_the_whole_register(
    known: Catalogue, whole: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 7)
    assert b"".join(exports.CSV.of_deals(catalogue.all_deals(known))) == exports.CSV.write(whole, WORDS)


def test_documents_are_those_of_the_whole_register(known: Catalogue, whole: Register) -> None:
    for name in list(whole.documents)[::5]:
        part = catalogue.part_of(known, catalogue.Asked(documents=[name]))
        assert plain(view_of_document(part, part.register.documents[name])) == plain(
            views.document_view(whole, WORDS, name)
        )
    listed = catalogue.documents(known, 0, 100, claiming=False)
    assert {one.id for one in listed.entries} == set(whole.documents)
    assert listed.total == len(whole.documents)
    assert catalogue.documents(known, 0, 100, claiming=True).total == len(
        {one.document for one in whole.claims.values()}
    )
    days = [one.published.last_day for one in listed.entries if one.published is not None]
    assert days == sorted(days, reverse=True)


def test_parties_and_pairs_are_those_of_the_whole_register(known: Catalogue, whole: Register) -> None:
    for code in ("TUR", "India"):
        found, wanted = catalogue.country(known, code), views.country(whole, WORDS, code)
        assert _but(found.view, "flows") == _but(wanted, "flows")
        assert plain(catalogue.country(known, code, whole=True).view) == plain(wanted)
        years: Counter[int] = Counter()
        for flow in wanted.flows:
            if wanted.party in flow.supplier and flow.year is not None:
                years[flow.year] += len(flow.deals)
        assert found.given == years
        assert (found.sizes.given, found.sizes.agreements) == (len(wanted.given), len(wanted.agreements))
    pair = catalogue.dossier(known, "TUR", "PAK")
    assert plain(pair.view) == plain(views.dossier(whole, WORDS, "TUR", "PAK"))
    every = catalogue.dossier(known, "TUR", "PAK", whole=True)
    assert plain(every.view) == plain(pair.view)
    assert every.quoted == pair.quoted
    assert plain(catalogue.late(known)) == plain(views.late_deals(whole, WORDS))
    for name in ("TB2", "f-16"):
        system = views.weapon_system(whole, WORDS, name)
        assert _but(catalogue.weapon_system(known, name).view, "flows") == _but(system, "flows")
        assert plain(catalogue.weapon_system(known, name, whole=True).view) == plain(system)


def _but(record: object, left_out: str) -> dict[str, object]:
    found = plain(record)
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if name != left_out}


@pytest.mark.parametrize("filters", [Filters(), Filters(supplier="TUR"), Filters(item="rafale")], ids=str)
def test_flows_count_a_package_once_as_those_of_the_whole_register(
    known: Catalogue, whole: Register, filters: Filters, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = views.flows(whole, WORDS, filters)
    found, total = catalogue.all_flows(known, filters, 0, 1_000)
    assert catalogue.all_flows(known, filters, 2, 3)[0] == found[2:5]
    assert plain(catalogue.network(known, filters)) == plain(views.network(whole, WORDS, filters))
    monkeypatch.setattr("pactwatch.store.summed.AT_ONCE", 0)
    assert catalogue.all_flows(known, filters) == (found, total)
    assert plain(catalogue.network(known, filters)) == plain(views.network(whole, WORDS, filters))
    assert sorted(map(repr, map(plain, found))) == sorted(map(repr, map(plain, wanted)))
    assert total == len(wanted)
    assert sorted(catalogue.legs(known, filters), key=repr) == sorted(map(Leg.of, wanted), key=repr)


def test_conflicts_are_those_of_the_whole_register(
    known: Catalogue, whole: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactwatch.pipeline.catalogue.changes.AT_ONCE", 7)
    every = views.register_conflicts(whole, WORDS)
    assert catalogue.conflicts(known) == every
    for most in (1, 5, 8, len(every) - 1, len(every) + 1):
        assert catalogue.conflicts(known, most) == every[:most]


def test_lists_are_those_of_the_whole_register(known: Catalogue, whole: Register, index: Index) -> None:
    glance = views.overview(whole, WORDS)
    packages = catalogue.agreements(known, 0, 100)
    assert plain(packages.entries) == plain(glance.agreements)
    assert plain(catalogue.cooperation(known, 2, 100).entries) == plain(glance.cooperation[2:])
    assert known.whole.counts == glance.counts
    assert catalogue.networked(known) == views.network(whole, WORDS).nodes
    assert sum(one.deals for one in catalogue.systems(known)) == len(whole.deals)
    assert plain(known.publishers()) == plain(publishers(index))
    told: list[str] = []
    after = None
    while True:
        page, after, total = catalogue.claims(known, after, 50)
        told += [one.id for one in page]
        if after is None:
            break
    assert told == sorted(whole.claims)
    assert total == len(told)


def test_the_time_line_shows_the_deals_reported_last(
    known: Catalogue, whole: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    every, total = catalogue.timeline(known, Filters())
    assert plain(every) == plain(views.timeline(whole, WORDS))
    monkeypatch.setattr("pactwatch.pipeline.catalogue.lists.MOST_OF_TIMELINE", 3)
    few, _ = catalogue.timeline(known, Filters())
    assert (len(few.rows), total) == (3, len(whole.deals))


def test_the_register_of_a_day_is_that_of_the_reports_until_then(known: Catalogue, whole: Register) -> None:
    linker = pipeline.linking.linker_for(whole.judged, WORDS)
    wanted = register.as_of(whole, DAY, linker)
    then = catalogue.catalogue_of(known.records, WORDS, DAY)
    assert then.version == wanted.version
    shown = views.listing(wanted, WORDS, Filters(), Paging(), DAY)
    assert plain(catalogue.listing(then, Filters(), Paging())) == plain(shown)
    assert catalogue.documents(then, 0, 100, claiming=False).total == len(wanted.documents)
    late = next(name for name in whole.documents if name not in wanted.documents)
    with pytest.raises(NotFoundError, match="not known yet on 2024-01-31"):
        catalogue.document_named(then, late)


def test_a_past_day_of_a_register_too_large_to_link_at_once_is_refused(
    known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactwatch.pipeline.catalogue.catalogue.MOST_CLAIMS", 10)
    with pytest.raises(UsageError, match="pactwatch register --as-of 2023-01-01"):
        catalogue.catalogue_of(known.records, WORDS, date(2023, 1, 1))


def test_names_lead_to_records_or_say_what_is_near(known: Catalogue, whole: Register) -> None:
    deal = max(whole.deals, key=lambda one: len(one.claims))
    assert catalogue.deal_named(known, deal.id) == deal.id
    assert catalogue.deal_named(known, deal.claims[-1]) == deal.id
    with pytest.raises(NotFoundError, match=r"deal '00': \d+ deals begin so"):
        catalogue.deal_named(known, "00")
    with pytest.raises(NotFoundError, match="nearest"):
        catalogue.deal_named(known, f"{deal.id}x")
    for nonsense in ("", "\x00", "\ud800", "%", "'; drop table deals"):
        with pytest.raises(NotFoundError):
            catalogue.document_named(known, nonsense)
