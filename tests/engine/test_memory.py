"""Freed memory that is kept is not asked for again."""

import subprocess
import sys

import pytest

_SCRIPT = """
import resource, sys
from pactwatch.engine import keep_freed_memory
if sys.argv[1] == "kept":
    keep_freed_memory()
def some(): return [bytes(100_000) for _ in range(50)]
some()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    some()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_freed_memory_is_not_fetched_again() -> None:
    faults = {
        how: int(subprocess.run([sys.executable, "-c", _SCRIPT, how], capture_output=True, check=True).stdout)
        for how in ("kept", "given back")
    }
    assert faults["kept"] < faults["given back"] / 10
