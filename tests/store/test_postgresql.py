"""A real PostgreSQL server: what is laid into it, and what it refuses, in one line with the remedy."""

import threading
from collections.abc import Callable

import psycopg
import pytest
from tests.servers import Server

from pactwatch.errors import StoreError
from pactwatch.model import Document, Failure
from pactwatch.store import SCHEMA, open_store

Fresh = Callable[[], str]


def _refusal(address: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(address, wait=2)
    line = str(caught.value)
    assert "\n" not in line
    assert ";" in line, "the remedy follows the reason"
    return line


def test_empty_database_gets_our_schema(fresh: Fresh, postgresql: Server) -> None:
    address = fresh()
    with open_store(address) as store:
        assert store.schema == SCHEMA
        assert postgresql.password not in store.name
        assert store.name.startswith("postgresql://pactwatch:***@127.0.0.1:")


def test_few_new_deals_wait_to_be_taken_into_the_index_of_words(fresh: Fresh) -> None:
    with open_store(fresh()) as store, store.reading() as connection:
        told = connection.exec_driver_sql("SELECT reloptions FROM pg_class WHERE relname = 'search_deals_words'")
        assert told.scalar_one() == ["gin_pending_list_limit=64"]


def test_keys_compare_by_their_characters_whatever_the_language_of_the_database(postgresql: Server) -> None:
    postgresql.execute(
        "CREATE DATABASE worded TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-DE' LOCALE 'C.UTF-8'"
    )
    with open_store(postgresql.url("worded")) as store:
        for name in ("b", "a", "B", "A-1", "A1"):
            store.add_document(Document(id=name, address=name, text="t"))
        assert [document.id for document in store.documents()] == ["A-1", "A1", "B", "a", "b"]


def test_many_may_begin_one_database_at_once(fresh: Fresh) -> None:
    address, errors = fresh(), list[Exception]()

    def work(number: int) -> None:
        try:
            with open_store(address) as store:
                store.add_document(Document(id=f"d{number}", address="a", text="t"))
                store.add_document(Document(id="same", address="a", text="t"))
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_store(address) as store:
        assert store.counts().documents == 7


def test_database_of_somebody_else_is_refused_and_left_alone(fresh: Fresh) -> None:
    address = fresh()
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute("CREATE TABLE bookmarks (id integer)")
        assert "not of pactwatch" in _refusal(address)
        found = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert found == [("bookmarks",)]


def test_database_of_a_later_schema_is_refused(fresh: Fresh) -> None:
    address = fresh()
    open_store(address).close()
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute("UPDATE pactwatch_schema SET version_num = '9999'")
    assert f"its schema 9999 is later than {SCHEMA}" in _refusal(address)


def test_server_that_is_not_there() -> None:
    line = _refusal("postgresql://ada:secret@127.0.0.1:1/register?sslpassword=secret")
    assert "cannot be reached" in line
    assert "secret" not in line


def test_wrong_password_and_unknown_user(postgresql: Server) -> None:
    good = postgresql.url("postgres")
    assert "does not let this user in" in _refusal(good.replace(postgresql.password, "wrong"))
    assert "does not let this user in" in _refusal(good.replace("//pactwatch:", "//nobody:"))


def test_unknown_database(postgresql: Server) -> None:
    assert "no such database; make it with `createdb`" in _refusal(postgresql.url("absent"))


@pytest.mark.parametrize("create", [True, False])
def test_database_that_may_only_be_read(fresh: Fresh, create: bool) -> None:
    address = fresh()
    open_store(address).close()
    with open_store(f"{address}?options=-cdefault_transaction_read_only%3Don", create) as store:
        assert list(store.documents()) == []
        with pytest.raises(StoreError, match="cannot be written: the server only lets it be read"):
            store.add_failure(Failure("a", "source", "missing"))


def test_user_who_may_not_write_is_told_so(fresh: Fresh, postgresql: Server) -> None:
    address = fresh()
    open_store(address).close()
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute("CREATE ROLE reader LOGIN PASSWORD 'readers'")
        raw.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    as_reader = address.replace(f"pactwatch:{postgresql.password}", "reader:readers")
    with open_store(as_reader) as store:
        assert list(store.documents()) == []
        with pytest.raises(StoreError, match="this user may not do that here"):
            store.add_failure(Failure("a", "source", "missing"))


def test_write_waits_for_another_no_longer_than_it_was_told_to(fresh: Fresh) -> None:
    address = fresh()
    open_store(address).close()
    with psycopg.connect(address) as raw, open_store(address, wait=0.2) as store:
        raw.execute("LOCK TABLE documents IN EXCLUSIVE MODE")
        assert list(store.documents()) == []
        with pytest.raises(StoreError, match="locked by another process"):
            store.add_document(Document(id="d", address="a", text="t"))
        raw.rollback()
        assert store.add_document(Document(id="d", address="a", text="t"))


def test_address_of_thousands_of_characters_is_kept(fresh: Fresh) -> None:
    with open_store(fresh()) as store:
        store.add_document(Document(id="d", address="https://example.org/" + "é?" * 9000, text="t"))
        assert store.counts().documents == 1
