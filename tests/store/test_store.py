"""What every store keeps, and how it answers a second time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, update

from pactwatch.errors import StoreError
from pactwatch.model import Claim, Decision, Document, Failure, Judgement
from pactwatch.store import Counts, Store, open_store
from pactwatch.store.bulk import append, delete_all, without_waiting
from pactwatch.store.dialect import address_of, engine_for
from pactwatch.store.schema import claims, meta


def test_document_comes_back_as_it_went_in(store: Store, document: Document) -> None:
    bare = Document(id="d0", address="mail/2", text="x")
    assert store.add_document(document)
    assert store.add_document(bare)
    assert list(store.documents()) == [bare, document]
    assert store.document("d1") == document
    assert store.document("absent") is None


def test_document_that_is_there_changes_nothing(store: Store, document: Document) -> None:
    store.add_document(document)
    assert not store.add_document(replace(document, title="Another title"))
    assert list(store.documents()) == [document]


def test_text_from_outside_is_only_text(store: Store) -> None:
    hostile = Document(id="x'); DROP TABLE documents; --", address="';--", text="\x1b[31m<script>' \" \\ \U0001f6a2")
    store.add_document(hostile)
    assert list(store.documents()) == [hostile]


def test_times_come_back_in_utc(store: Store, document: Document) -> None:
    local = datetime(2024, 5, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    store.add_document(replace(document, fetched_at=local))
    found = store.document("d1")
    assert found is not None
    assert found.fetched_at == local
    assert found.fetched_at.tzinfo is UTC


def test_time_without_a_zone_is_refused(store: Store, document: Document) -> None:
    with pytest.raises(StoreError, match="without a zone"):
        store.add_document(replace(document, fetched_at=datetime(2024, 5, 1)))


def test_lists_longer_than_a_page_are_whole_and_in_order(store: Store) -> None:
    names = [f"d{number:04}" for number in range(450)]
    for name in reversed(names):
        store.add_document(Document(id=name, address="a", text="t"))
    assert [document.id for document in store.documents()] == names
    assert [document.id for document in store.documents_without_claims("v1", batch=7)] == names


def test_documents_are_read_once_by_each_version(store: Store, document: Document, claim: Claim) -> None:
    store.add_document(document)
    store.add_document(replace(document, id="d2"))
    assert store.unread("v1") == 2
    assert store.add_claims("d1", "v1", [claim]) == 1
    assert store.add_claims("d2", "v1", []) == 0
    assert list(store.documents_without_claims("v1", 10)) == []
    assert store.unread("v1") == 0
    assert [found.id for found in store.documents_without_claims("v2", 10)] == ["d1", "d2"]


def test_unread_documents_may_leave_out_those_that_failed(store: Store, document: Document) -> None:
    store.add_document(document)
    store.add_document(replace(document, id="d2", address="other.txt"))
    store.add_failure(Failure("other.txt", "read", "no reader"))
    store.add_failure(Failure("reports/one.txt", "source", "vanished"))
    assert (store.unread("v1"), store.unread("v1", failed_at="read")) == (2, 1)


def test_list_of_unread_documents_may_be_read_while_it_is_gone_through(store: Store, document: Document) -> None:
    for number in range(9):
        store.add_document(replace(document, id=f"d{number}"))
    for found in store.documents_without_claims("v1", batch=2):
        store.add_claims(found.id, "v1", [])
    assert store.unread("v1") == 0


def test_claims_of_one_version_stand_apart_from_those_of_another(
    store: Store, document: Document, claim: Claim
) -> None:
    later = replace(claim, version="v2", confidence=0.5)
    store.add_document(document)
    store.add_claims("d1", "v1", [claim])
    store.add_claims("d1", "v2", [later])
    assert list(store.claims("v1")) == [claim]
    assert list(store.claims("v2")) == [later]
    assert list(store.claims("v3")) == []


def test_same_claims_again_change_nothing(store: Store, document: Document, claim: Claim) -> None:
    store.add_document(document)
    store.add_claims("d1", "v1", [claim])
    assert store.add_claims("d1", "v1", [claim, replace(claim, id="c2")]) == 0
    assert list(store.claims("v1")) == [claim]


def test_claims_go_in_together_or_not_at_all(store: Store, document: Document, claim: Claim) -> None:
    store.add_document(document)
    with pytest.raises(StoreError):
        store.add_claims("d1", "v1", [claim, claim])
    assert list(store.claims("v1")) == []
    assert store.unread("v1") == 1


def test_claims_of_an_unknown_document_or_another_version_are_refused(
    store: Store, document: Document, claim: Claim
) -> None:
    with pytest.raises(StoreError, match=r"document d1: not in .*; add it before its claims"):
        store.add_claims("d1", "v1", [claim])
    store.add_document(document)
    with pytest.raises(StoreError, match="claim c1: not of document d1 and reader version v2"):
        store.add_claims("d1", "v2", [claim])


def test_failure_keeps_its_last_reason_until_it_is_cleared(store: Store) -> None:
    store.add_failure(Failure("b.pdf", "document", "broken; mend it"))
    store.add_failure(Failure("b.pdf", "document", "no text; scan it"))
    store.add_failure(Failure("b.pdf", "read", "no reader"))
    store.add_failure(Failure("a.pdf", "source", "missing"))
    kept = [Failure("a.pdf", "source", "missing"), Failure("b.pdf", "document", "no text; scan it")]
    assert list(store.failures()) == [*kept, Failure("b.pdf", "read", "no reader")]
    store.clear_failure("b.pdf", "read")
    assert list(store.failures()) == kept
    store.clear_failure("b.pdf")
    assert list(store.failures()) == kept[:1]


def test_judgements_are_appended_in_order(store: Store) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    first = Judgement("z", "ada", at, "c1", Decision.CORRECT, field="number", before="12", after="21", note="typing")
    second = Judgement("a", "ben", at, "z", Decision.UNDO)
    assert store.add_judgement(first)
    assert store.add_judgement(second)
    assert not store.add_judgement(replace(first, note="changed"))
    assert list(store.judgements()) == [first, second]


def test_counts_tell_how_much_there_is(store: Store, document: Document, claim: Claim) -> None:
    assert store.counts() == Counts(documents=0, claims=0, failures=0, judgements=0)
    store.add_document(document)
    store.add_claims("d1", "v1", [claim])
    store.add_failure(Failure("a", "source", "missing"))
    assert store.counts() == Counts(documents=1, claims=1, failures=1, judgements=0)


def test_lists_come_in_one_order_whatever_the_language_of_the_server(store: Store) -> None:
    names = ["a-b", "a_b", "aB", "ab", "Z", "\u00e4", "0"]
    for name in names:
        store.add_document(Document(id=name, address=name, text="t"))
        store.add_failure(Failure(name, "source", "missing"))
    assert [document.id for document in store.documents()] == sorted(names)
    assert [failure.address for failure in store.failures()] == sorted(names)


def test_two_writers_that_know_nothing_of_each_other_lose_nothing(address: str, document: Document) -> None:
    with open_store(address) as one, open_store(address) as other, ThreadPoolExecutor(2) as pool:

        def write(store: Store) -> int:
            added = 0
            for number in range(20):
                added += store.add_document(replace(document, id=f"d{number}"))
                store.add_failure(Failure("same", "source", f"reason {number}"))
            return added

        assert sum(pool.map(write, (one, other))) == 20
        assert one.counts() == Counts(documents=20, claims=0, failures=1, judgements=0)


def test_everything_is_there_after_closing(address: str, document: Document, claim: Claim) -> None:
    with open_store(address) as store:
        store.add_document(document)
        store.add_claims("d1", "v1", [claim])
    with open_store(address, create=False) as store:
        assert list(store.documents()) == [document]
        assert list(store.claims("v1")) == [claim]


def test_damaged_row_is_named(store: Store, address: str, document: Document, claim: Claim) -> None:
    store.add_document(document)
    store.add_claims("d1", "v1", [claim])
    with engine_for(address_of(address), 5.0).begin() as raw:
        raw.execute(update(claims).values(payload={"id": 3}))
    with pytest.raises(StoreError, match=r"^claim c1: its row is damaged .*; restore a copy") as caught:
        list(store.claims("v1"))
    assert "\n" not in str(caught.value)


def test_what_is_read_on_goes_over_one_connection(store: Store, document: Document) -> None:
    store.add_document(document)
    with store.reading_on():
        with store.reading() as one, store.reading() as other:
            assert one is other
        assert store.document(document.id) == document
    with store.reading() as another:
        assert another is not one


def test_what_is_sent_without_waiting_is_written_as_a_whole_or_not_at_all(store: Store) -> None:
    rows: list[dict[str, object]] = [{"name": f"note {number}", "value": "noted"} for number in range(50)]
    with pytest.raises(StoreError), store.writing() as connection, without_waiting(connection):
        _written_twice(connection, rows)
    assert store.meta("note 0") is None
    with store.writing() as connection:
        with without_waiting(connection):
            append(connection, meta, rows)
            delete_all(connection, meta.c.name, ["note 1", "note 2"])
        append(connection, meta, rows[1:2])
    assert [store.meta(f"note {number}") for number in range(4)] == ["noted", "noted", None, "noted"]


def _written_twice(connection: Connection, rows: list[dict[str, object]]) -> None:
    append(connection, meta, rows)
    append(connection, meta, rows[:1])
