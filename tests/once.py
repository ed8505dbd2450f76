"""Files that tests need and that are made once, however many processes run tests."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def shared_file(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file that is made once; the others wait for it."""
    folder = factory.getbasetemp().parent if "popen" in factory.getbasetemp().name else factory.getbasetemp()
    file = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            new = folder / f"new-{name}"
            make(new)
            new.rename(file)
    return file
