"""A database of every schema that was ever released opens as it is, with everything that it held."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, insert

from pactwatch.model import Claim, Decision, Document, Failure, Judgement
from pactwatch.model.adapters import adapter_of
from pactwatch.store import SCHEMA, Store, open_store
from pactwatch.store.dialect import WRITES, address_of, engine_for
from pactwatch.store.migrate import scripts, upgrade

pytestmark = pytest.mark.usefixtures("own_schema")

REVISIONS = sorted(script.revision for script in scripts().walk_revisions())
AT = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, database: Path) -> str:
    if request.param == "sqlite":
        return str(database)
    fresh: Callable[[], str] = request.getfixturevalue("fresh")
    return fresh()


def _fill_first(connection: Connection, document: Document, claim: Claim) -> None:
    """What pactwatch 0.1.0 wrote, spelled out in the columns of its schema."""
    tables = MetaData()
    tables.reflect(connection)
    published = {"published": "2021-07", "published_found": "text"}
    offsets = {"repaired": [0, 5], "received": [0, 9]}
    known = {
        "publisher": document.publisher,
        "title": document.title,
        "language": "en",
        "fetched_at": document.fetched_at,
    }
    rows: dict[str, dict[str, object]] = {
        "documents": {
            "id": "d1",
            "address": document.address,
            "text": document.text,
            "offsets": offsets,
            "recorded_at": AT,
            **published,
            **known,
        },
        "readings": {"document": "d1", "version": "v1", "recorded_at": AT},
        "claims": {
            "version": "v1",
            "id": "c1",
            "document": "d1",
            "reader": "grammar",
            "kind": "transfer",
            "payload": adapter_of(Claim).dump_python(claim, mode="json"),
            "published": "2021-07",
        },
        "failures": {"address": "bad.pdf", "stage": "document", "reason": "broken; mend it", "recorded_at": AT},
        "judgements": {
            "sequence": 1,
            "id": "j1",
            "decided_by": "ada",
            "decided_at": AT,
            "subject": "c1",
            "decision": "accept",
            "note": "",
        },
        "meta": {"name": "made by", "value": "0.1.0"},
    }
    for name, row in rows.items():
        connection.execute(insert(tables.tables[name]), row)


def _check(store: Store, document: Document, claim: Claim) -> None:
    assert list(store.documents()) == [document]
    assert list(store.claims("v1")) == [claim]
    assert store.unread("v1") == 0
    assert list(store.failures()) == [Failure("bad.pdf", "document", "broken; mend it")]
    assert list(store.judgements()) == [Judgement("j1", "ada", AT, "c1", Decision.ACCEPT)]
    assert store.meta("made by") == "0.1.0"


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_schema_comes_forward_with_its_data(
    empty: str, revision: str, document: Document, claim: Claim
) -> None:
    engine = engine_for(address_of(empty), 5.0)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade(connection, REVISIONS[0])
        _fill_first(connection, document, claim)
        upgrade(connection, revision)
    engine.dispose()
    with open_store(empty, create=False) as store:
        assert store.schema == SCHEMA
        _check(store, document, claim)
        store.add_document(Document(id="d2", address="a", text="t"))
        assert store.counts().documents == 2
    with open_store(empty, create=False) as store:  # a second time there is nothing left to do
        assert store.counts().documents == 2


def test_step_that_fails_leaves_the_database_as_it_was(
    empty: str, document: Document, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_for(address_of(empty), 5.0)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade(connection, REVISIONS[0])
        _fill_first(connection, document, claim)

    def stumble() -> None:
        from alembic import op

        op.drop_table("meta")
        raise RuntimeError("the power fails")

    loaded = scripts()
    with monkeypatch.context() as patched:
        patched.setattr("pactwatch.store.migrate.scripts", lambda: loaded)
        patched.setattr(loaded.get_revision(SCHEMA).module, "upgrade", stumble)
        with pytest.raises(RuntimeError, match="the power fails"):
            open_store(empty)
    with open_store(empty) as store:
        _check(store, document, claim)
    engine.dispose()
