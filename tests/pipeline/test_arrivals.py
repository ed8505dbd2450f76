"""A new document's claims join the deals around them as they would if everything were linked again."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import column, delete, select, table, text, update
from tests.pipeline.databases import database

from pactwatch import pipeline, vocab
from pactwatch.errors import NotFoundError
from pactwatch.model import Claim, Deal, Document, Transfer
from pactwatch.register import Register
from pactwatch.store import Likeness, SameKind, Store, open_store, package_totals, totals
from pactwatch.store.facts import items
from pactwatch.store.schema import SCHEMA, SCHEMA_TABLE
from pactwatch.store.search import Clause, mark

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocab.load()
READER = pipeline.reader_of(WORDS).version


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The examples, read and linked as a whole."""
    with open_store(str(tmp_path_factory.mktemp("whole") / "register.db")) as store:
        yield pipeline.run(store, WORDS, [str(ROOT / "examples" / "reports")])[0]


def _add(store: Store, register: Register, documents: list[Document]) -> None:
    for document in documents:
        store.add_document(document)
        store.add_claims(document.id, READER, _claims(register, document))


def _claims(register: Register, document: Document) -> list[Claim]:
    return [claim for claim in register.claims.values() if claim.document == document.id]


def _deals_of(deals: tuple[Deal, ...], document: Document, register: Register) -> set[tuple[str, tuple[str, ...]]]:
    names = {claim.id for claim in _claims(register, document)}
    return {(deal.id, deal.claims) for deal in deals if names & set(deal.claims)}


def test_documents_that_arrive_one_by_one_come_to_the_deals_of_the_whole(whole: Register, tmp_path: Path) -> None:
    documents = sorted(whole.documents.values(), key=lambda document: document.id)
    late = [one for one in documents[::3] if any(isinstance(c.content, Transfer) for c in _claims(whole, one))]
    with open_store(str(tmp_path / "register.db")) as store:
        _add(store, whole, [document for document in documents if document not in late])
        pipeline.link(store, WORDS)
        for document in late:
            _add(store, whole, [document])
            changed = pipeline.link_document(store, WORDS, document.id)
            assert changed
            assert pipeline.link_document(store, WORDS, document.id) == ()
            assert set(changed) <= {deal.id for deal in store.whole_register()[0]}
            assert not store.is_current
        again = pipeline.build_register(store, WORDS)
        assert again.version == whole.version
        assert {deal.id for deal in store.whole_register()[0]} == {deal.id for deal in whole.deals}
        kept, _ = store.whole_register()
        for document in late:
            assert _deals_of(kept, document, whole) == _deals_of(whole.deals, document, whole)
        pipeline.link(store, WORDS)
        assert store.is_current


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def growing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(database(request, tmp_path_factory, "growing")) as store:
        yield store


def test_what_all_deals_add_up_to_follows_each_document(growing: Store, whole: Register) -> None:
    documents = sorted(whole.documents.values(), key=lambda document: document.id)
    _add(growing, whole, documents[::2])
    pipeline.link(growing, WORDS)
    assert {name for name, *_ in _totals(growing)} == {"deal_totals", "package_totals"}
    for document in documents[1::4]:
        _add(growing, whole, [document])
        pipeline.link_document(growing, WORDS, document.id)
    followed = _totals(growing)
    with growing.writing() as connection:
        totals.sum_up(connection)
        package_totals.sum_up(connection)
    assert followed == _totals(growing)


def test_a_deal_is_near_while_it_is_told_of(growing: Store, whole: Register) -> None:
    _add(growing, whole, list(whole.documents.values()))
    pipeline.link(growing, WORDS)
    deal, first, last = max(_told_between(whole), key=lambda told: told[2] - told[1])
    assert first < last, "a deal that several reports tell of"
    recipient = deal.shown("recipient")
    assert isinstance(recipient, tuple)
    clauses = (Clause(tuple((mark("recipient", code),) for code in recipient)),)
    day = timedelta(days=1)

    def is_near(since: date | None, until: date | None) -> bool:
        found = growing.neighbourhood(READER, [], [Likeness(clauses, since, until, 100)], 1_000).deals
        return deal.id in {one.id for one in found}

    assert is_near(None, None)
    assert is_near(last, last + day)
    assert is_near(first - day, first)
    assert not is_near(last + day, None)
    assert not is_near(None, first - day)


def test_deals_of_a_kind_are_those_that_the_search_finds_by_it(growing: Store, whole: Register) -> None:
    _add(growing, whole, list(whole.documents.values()))
    pipeline.link(growing, WORDS)
    told = [claim.content for claim in whole.claims.values() if isinstance(claim.content, Transfer)]
    asked = {(one.recipient.value, one.item.value.category.value) for one in told if one.recipient is not None}
    days = [claim.published.last_day for claim in whole.claims.values() if claim.published is not None]
    found = 0
    for recipients, category in sorted(asked):
        clauses = (
            Clause(tuple((mark("recipient", code),) for code in recipients)),
            Clause(((mark("category", category),),)),
        )
        for since, until in ((None, None), (min(days), max(days)), (sorted(days)[len(days) // 2], None)):
            for most in (1, 100):
                kind = growing.neighbourhood(READER, [], [SameKind(recipients, category, since, until, most)], 1_000)
                assert kind == growing.neighbourhood(READER, [], [Likeness(clauses, since, until, most)], 1_000)
                found += len(kind.deals)
    assert found


def test_of_the_deals_around_are_kept_what_they_hold_and_their_agreements(growing: Store, whole: Register) -> None:
    _add(growing, whole, list(whole.documents.values()))
    pipeline.link(growing, WORDS)
    claims = [claim for claim in whole.claims.values() if isinstance(claim.content, Transfer)]
    around = growing.neighbourhood(READER, claims, [], 1_000)
    assert {(one.id, tuple(sorted(one.claims)), one.agreement) for one in around.deals} == {
        (deal.id, tuple(sorted(deal.claims)), deal.agreement) for deal in whole.deals
    }
    assert any(one.agreement for one in around.deals)


def _told_between(register: Register) -> Iterator[tuple[Deal, date, date]]:
    for deal in register.deals:
        told = [day for claim in deal.claims if (day := register.claims[claim].published)]
        if told and deal.shown("recipient"):
            yield deal, min(one.first_day for one in told), max(one.last_day for one in told)


@pytest.mark.parametrize("kept", ["sqlite", "postgresql"], indirect=True)
def test_kept_totals_and_folded_designations_come_forward_from_the_schema_before_them(
    kept: str, whole: Register
) -> None:
    with open_store(kept) as store:
        _add(store, whole, list(whole.documents.values()))
        pipeline.link(store, WORDS)
        linked, told = _totals(store), _items(store)
        with store.writing() as connection:
            connection.execute(delete(totals.deal_totals).where(totals.deal_totals.c.side == totals.PAIR))
            connection.execute(text("DROP TABLE package_totals"))
            connection.execute(text("DROP INDEX deal_facts_by_stage_since"))
            connection.execute(text("DROP INDEX items_by_system"))
            connection.execute(text("ALTER TABLE items DROP COLUMN folded"))
            connection.execute(update(table(SCHEMA_TABLE, column("version_num"))).values(version_num="0012"))
    with open_store(kept) as store:
        assert store.schema == SCHEMA
        assert _totals(store) == linked
        assert _items(store) == told
        assert told
        assert all(name == vocab.folded(str(designation)) for _, designation, _, name in told)


@pytest.fixture
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    return database(request, tmp_path_factory, "forward")


def _items(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        wanted = select(items.c.item, items.c.designation, items.c.system, items.c.folded)
        return sorted(tuple(row) for row in connection.execute(wanted))


def _totals(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        both = (totals.deal_totals, package_totals.package_totals)
        return sorted((one.name, *row) for one in both for row in connection.execute(select(one)))


def test_documents_without_transfers_change_nothing(whole: Register, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "register.db")) as store:
        _add(store, whole, list(whole.documents.values())[:4])
        pipeline.link(store, WORDS)
        store.add_document(Document(id="silent", address="a", text="It rained in Oslo."))
        store.add_claims("silent", READER, [])
        assert pipeline.link_document(store, WORDS, "silent") == ()


def test_what_is_not_there_cannot_be_linked(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "register.db")) as store:
        with pytest.raises(NotFoundError, match="no register is kept"):
            pipeline.link_document(store, WORDS, "absent")
        pipeline.link(store, WORDS)
        with pytest.raises(NotFoundError, match="document absent: not in"):
            pipeline.link_document(store, WORDS, "absent")
