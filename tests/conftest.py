"""What all tests share: the folder with real documents, and the rule that CI skips nothing."""

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.development import Readings, readings
from tests.laid import laid_anew, laid_once
from tests.servers import NoServerError, Server, server
from typer.main import get_command

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is no fault of what is tested: speed is measured by benchmarks, never asserted.
settings.register_profile("any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any speed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; without it the test is skipped, and fails where CI=true."""
    folder = Path(os.environ.get("PACTWATCH_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        message = f"no folder {folder}: set PACTWATCH_SHARED to the folder with eval/, seeds/ and pages/"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def development_readings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """What the packaged reader reads in each development document, by id."""
    return readings(shared, tmp_path_factory)


@pytest.fixture(scope="session", autouse=True)
def _schema_laid_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """New databases begin as copies of one that the program laid."""
    with laid_once(tmp_path_factory.mktemp("laid")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _commands_built_once() -> Iterator[None]:
    """The tree of commands is built once, as in the program; typer's runner would build it for each that is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


@pytest.fixture(scope="module")
def own_schema() -> Iterator[None]:
    """The tests of a module have the program lay the schema of every database itself."""
    with laid_anew():
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own; without one the test is skipped, and fails where CI=true."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server())
        except NoServerError as error:
            pytest.skip(str(error))
        yield started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow tests come first; otherwise the order stays."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI=true, a skipped test is a failed one; an expected failure stays what it is."""
    report = yield
    if _nothing_may_be_skipped() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true does not allow: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself while it is collected."""
    report = yield
    if _nothing_may_be_skipped() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true does not allow: {_reason(report.longrepr)}"
    return report


def _nothing_may_be_skipped() -> bool:
    return os.environ.get("CI") == "true"


def _reason(skipped: object) -> str:
    """The reason that a skip gives: the last of the file, the line and the reason."""
    return str(skipped[-1]) if isinstance(skipped, tuple) else str(skipped)
