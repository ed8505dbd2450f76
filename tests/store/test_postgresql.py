"""PostgreSQL is a second dialect: every revision and every statement compiles for it, without a server."""

import ast
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

import pactwatch.store
from pactwatch.store.migrate import scripts
from pactwatch.store.schema import metadata

STORE = Path(pactwatch.store.__file__).parent


def test_every_revision_speaks_postgresql() -> None:
    spoken = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": spoken})
    with Operations.context(context):
        for script in reversed(list(scripts().walk_revisions())):
            upgrade: Callable[[], None] = script.module.upgrade
            upgrade()
    assert "TIMESTAMP WITH TIME ZONE" in spoken.getvalue()
    for table in metadata.tables:
        assert f"CREATE TABLE {table} (" in spoken.getvalue()


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_table_speaks_postgresql(name: str) -> None:
    assert f"CREATE TABLE {name} (" in str(CreateTable(metadata.tables[name]).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


def _by_hand(module: Path) -> set[str]:
    """What in a module is written for one dialect, or is SQL in a string."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("exec_driver_sql", "executescript"):
            found.add(node.attr)
        if isinstance(node, ast.Import | ast.ImportFrom):
            origin = (node.module or "") + "." if isinstance(node, ast.ImportFrom) else ""
            found |= {origin + alias.name for alias in node.names}
    return {name for name in found if re.match(r"exec|sqlite3|sqlalchemy\.dialects|sqlalchemy\.(text|DDL)$", name)}


def test_only_the_dialect_module_writes_sql_by_hand_or_names_a_dialect() -> None:
    by_hand = {module.name for module in STORE.rglob("*.py") if _by_hand(module)}
    assert by_hand == {"dialect.py"}
