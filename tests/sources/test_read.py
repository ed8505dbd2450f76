import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pactwatch.model import DateFound, Failure, Fetched, PartialDate, PublicationDate
from pactwatch.sources import LARGEST, Given, read
from pactwatch.sources.files import Found, find

GIVEN = Given("The Example", PublicationDate(PartialDate(2020, 1, 2), DateFound.GIVEN))


def failure(place: Path | str, largest: int = LARGEST) -> Failure:
    (found,) = read([str(place)], largest=largest)
    assert isinstance(found, Failure)
    assert found.stage == "sources"
    assert ";" in found.reason or "malformed" in found.reason
    return found


def test_the_register_in_a_folder_is_no_report(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "pactwatch.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (id TEXT)")
        (tmp_path / "a.txt").write_text("Chile sold jets.")
        (tmp_path / "odd.db").write_text("Peru sold ships.")
        (tmp_path / "one").write_text("Ghana sold tanks.")
        (tmp_path / "one-wal").write_text("Ghana sold guns.")
        assert (tmp_path / "pactwatch.db-wal").exists()
        found = [one.address.rpartition("/")[2] for one in find(str(tmp_path)) if isinstance(one, Found)]
    assert found == ["a.txt", "odd.db", "one", "one-wal"]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for name in ("b.txt", "a/z.txt", "a/.hidden/x.txt", ".hidden.txt", "c.md", "a.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<html>tanks" if name.endswith("html") else "tanks")
    found = [each for each in read([str(folder)]) if isinstance(each, Fetched)]
    assert [(each.address, each.media_type) for each in found] == [
        ("reports/a/z.txt", "text/plain"),
        ("reports/a.html", "text/html"),
        ("reports/b.txt", "text/plain"),
        ("reports/c.md", "text/markdown"),
    ]
    assert all(each.fetched_at is not None and each.publisher is None for each in found)


def test_addresses_do_not_tell_where_the_folder_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("tanks")
    monkeypatch.chdir(tmp_path)
    places = [".", f"{tmp_path}/", str(tmp_path / "a.txt"), "a.txt", "./a.txt"]
    addresses = [each.address for each in read(places)]
    assert addresses == [f"{tmp_path.name}/a.txt"] * 2 + ["a.txt"] * 3


def test_what_the_user_gives_is_carried(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tanks")
    (found,) = read([str(tmp_path / "a.txt")], GIVEN)
    assert isinstance(found, Fetched)
    assert (found.publisher, found.published) == (GIVEN.publisher, GIVEN.published)


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("tanks")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "good.txt")
    (tmp_path / "noise.txt").write_bytes(os.urandom(3000))
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket.txt"))
        found = {each.address.split("/")[1]: each for each in read([str(tmp_path)])}
    reasons = {name: each.reason for name, each in found.items() if isinstance(each, Failure)}
    assert sorted(set(found) - set(reasons)) == ["good.txt", "linked.txt"]
    for name, words in {
        "pipe.txt": "a named pipe, not a file",
        "socket.txt": "a socket, not a file",
        "dangling.txt": "dangling link",
        "loop.txt": "link",
        "round": "a link to a folder",
        "empty.txt": "empty file",
        "noise.txt": "not text",
    }.items():
        assert words in reasons[name]


def test_a_device_is_never_read() -> None:
    assert "a device, not a file" in failure("/dev/zero").reason


def test_places_that_are_not_there(tmp_path: Path) -> None:
    assert failure(tmp_path / "none.txt").reason == "no such file or folder; check the path"
    assert "empty folder" in failure(tmp_path).reason
    assert "not a path" in failure("a\0b").reason
    assert failure("https://example.org/a").reason.startswith("a web address is not fetched here;")


def test_a_file_past_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    assert (
        failure(tmp_path / "a.txt", largest=100).reason
        == "too large: 101 bytes, and at most 100 are read; split the file"
    )
    assert isinstance(next(read([str(tmp_path / "a.txt")], largest=101)), Fetched)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("tanks")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "permissions" in failure(tmp_path / "a.txt").reason


def test_a_name_that_is_no_text_gets_an_address(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("tanks")
    (found,) = read([str(tmp_path)])
    assert found.address == f"{tmp_path.name}/a\ufffd.txt"
