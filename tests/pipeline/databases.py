"""A database of either kind for a module's tests."""

from __future__ import annotations

import pytest
from tests.servers import Server


def database(request: pytest.FixtureRequest, folder: pytest.TempPathFactory, name: str) -> str:
    """The address of a new database of the kind that the fixture asks for: "sqlite" or "postgresql"."""
    if request.param == "sqlite":
        return str(folder.mktemp(name) / "register.db")
    server: Server = request.getfixturevalue("postgresql")
    server.execute(f"CREATE DATABASE {name}")
    return server.url(name)
