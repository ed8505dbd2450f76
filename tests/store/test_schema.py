"""The tables: what the revisions lay is what the code works with, and SQL by hand stays in its place."""

import ast
import re
from pathlib import Path

import pytest

import pactwatch.store
from pactwatch.store.dialect import address_of, engine_for
from pactwatch.store.migrate import scripts
from pactwatch.store.schema import SCHEMA, SCHEMA_TABLE, metadata

pytestmark = pytest.mark.usefixtures("own_schema")

STORE = Path(pactwatch.store.__file__).parent
SPEAK_A_DIALECT = {"bulk.py", "clock.py", "dialect.py", "fulltext.py", "reasons.py", "transfer.py"}


def test_schema_is_the_newest_revision() -> None:
    assert scripts().get_heads() == [SCHEMA]


def test_revisions_lay_the_tables_that_the_code_works_with(address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    def ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or not (name or "").startswith("search_")  # those are the databases' own

    options: dict[str, object] = {"version_table": SCHEMA_TABLE, "compare_type": True, "compare_server_default": True}
    options["include_name"] = ours
    with engine_for(address_of(address), 5.0).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


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


def test_only_few_modules_write_sql_by_hand_or_name_a_dialect() -> None:
    modules = [module for module in STORE.rglob("*.py") if "versions" not in module.parts]
    assert {module.name for module in modules if _by_hand(module)} == SPEAK_A_DIALECT
