"""Progress is shown to a person who watches long work, and to nobody else."""

import io
import sys

import pytest

from pactwatch.cli import watched
from pactwatch.cli.watched import Watched


class Stream(io.StringIO):
    """Standard error that is a screen, or is not."""

    def __init__(self, screen: bool) -> None:
        super().__init__()
        self._screen = screen

    def isatty(self) -> bool:
        return self._screen


@pytest.mark.parametrize(("screen", "patience", "shown"), [(True, 0.0, True), (False, 0.0, False), (True, 60.0, False)])
def test_bar(monkeypatch: pytest.MonkeyPatch, screen: bool, patience: float, shown: bool) -> None:
    stream = Stream(screen)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(watched, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with Watched() as journal:
        journal.step("add", 0)
        journal.step("read", 3, 12)
    assert ("reading documents" in stream.getvalue()) is shown
    assert ("3/12" in stream.getvalue()) is shown
