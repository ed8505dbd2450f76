"""Bad input: each is listed with its reason, the run ends with 3, and the rest is in the register."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any  # Any: what a program prints as JSON

import pytest
from tests.documents.conftest import build_pdf
from typer.testing import CliRunner

from pactwatch.cli.app import app

ORDER = "Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry of defence said.\n"
PAGE = "<!doctype html><html><head><title></title><script>if (a < b) {</script><style>p {</head><div><p <a href=</div"


@dataclass(frozen=True)
class Ran:
    code: int
    failed: Mapping[str, str]
    deals: list[dict[str, Any]]
    err: str


def nested(levels: int) -> bytes:
    """A message whose text lies within that many messages."""
    mail = EmailMessage()
    mail["Subject"] = "Tanks"
    mail.set_content(ORDER)
    data = mail.as_bytes()
    for level in range(levels):
        head = f'Content-Type: multipart/mixed; boundary="b{level}"\r\nSubject: Tanks\r\n\r\n--b{level}\r\n'.encode()
        data = head + data + f"\r\n--b{level}--\r\n".encode()
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of bad input, and two reports that can be read."""
    made = tmp_path_factory.mktemp("inbox")
    contents = {
        "blank.txt": b" \n\t\n",
        "broken.html": PAGE.encode(),
        "broken.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "empty.txt": b"",
        "good.txt": ORDER.encode(),
        "long.txt": b"tank " * 4_000_000,
        "nested.eml": nested(40),
        "random.bin": random.Random(1).randbytes(5_000),  # noqa: S311  (the same bytes every time)
        "random.html": b"<html>" + random.Random(2).randbytes(5_000),  # noqa: S311
        "random.pdf": b"%PDF-1.4\n" + random.Random(3).randbytes(5_000),  # noqa: S311
        "rows.jsonl": b"\n".join(
            [
                b'{"text": "Chile waits for rain.", "id": "rain"}',
                b'{"text": "cut off',
                b'["no object"]',
                b'{"title": "no text"}',
                b'{"text": "' + b"tank " * 4_000_000 + b'"}',
            ]
        ),
        "scan.pdf": build_pdf([]),
    }
    for name, data in contents.items():
        (made / name).write_bytes(data)
    (made / "dangling.txt").symlink_to(made / "gone.txt")
    (made / "circle.txt").symlink_to(made / "circle.txt")
    (made / "loop").symlink_to(made, target_is_directory=True)
    os.mkfifo(made / "pipe.txt")
    return made


@pytest.fixture(scope="module")
def ran(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    database = tmp_path_factory.mktemp("register") / "register.db"
    answer = CliRunner().invoke(app, ["run", str(folder), "--json", "--db", str(database)], prog_name="pactwatch")
    printed = json.loads(answer.stdout)
    prefix = f"{folder.name}/"
    failed = {one["address"].removeprefix(prefix): one["reason"] for one in printed["failed"]}
    assert len(failed) == len(printed["failed"])
    return Ran(answer.exit_code, failed, printed["deals"], answer.stderr)


REASONS = {
    "blank.txt": "empty",
    "broken.html": "text",
    "broken.pdf": "broken PDF",
    "circle.txt": "link",
    "dangling.txt": "dangling link",
    "empty.txt": "empty",
    "long.txt": "too long: 20,000,000",
    "loop": "link to a folder",
    "nested.eml": "nested deeper",
    "pipe.txt": "a named pipe",
    "random.bin": "not text",
    "random.html": "text",
    "random.pdf": "broken PDF",
    "rows.jsonl#2": "line 2: malformed JSON",
    "rows.jsonl#3": "line 3: not an object",
    "rows.jsonl#4": "line 4: no key 'text'",
    "rows.jsonl#5": "too long",
    "scan.pdf": "text",
}


def test_the_run_ends_with_3(ran: Ran) -> None:
    assert ran.code == 3


@pytest.mark.parametrize("name", REASONS)
def test_each_bad_input_is_listed_with_its_reason(ran: Ran, name: str) -> None:
    assert REASONS[name] in ran.failed[name]


def test_nothing_else_is_listed(ran: Ran) -> None:
    assert set(ran.failed) == set(REASONS)


def test_the_rest_is_in_the_register(ran: Ran) -> None:
    assert [(row["supplier"], row["recipient"]) for row in ran.deals] == [(["KOR"], ["POL"])]


def test_each_reason_is_one_line_for_people(ran: Ran) -> None:
    lines = ran.err.splitlines()
    assert f"{len(REASONS)} inputs failed" in lines[0]
    assert "Traceback" not in ran.err
    for name, reason in ran.failed.items():
        assert "\n" not in reason
        assert name in ran.err
