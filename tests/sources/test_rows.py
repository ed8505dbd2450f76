import json
from pathlib import Path

import pytest

from pactwatch.documents import make
from pactwatch.model import DateFound, Failure, Fetched, PartialDate, PublicationDate
from pactwatch.sources import Given, read

NOTHING = Given()
METADATA = DateFound.METADATA


def rows(folder: Path, data: str | bytes, name: str = "a.jsonl", given: Given = NOTHING) -> list[Fetched | Failure]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read([str(path)], given))


def test_each_line_is_a_document(tmp_path: Path) -> None:
    lines = [
        {"text": "Forty tanks", "title": "T", "publisher": "P", "date": "2021-07-07", "url": "https://example.org/a"},
        {"text": "Nine ships – sold", "published": "2021-07", "id": 7},
        {"text": "Six guns"},
    ]
    data = "\ufeff" + "\r\n\n".join(json.dumps(line) for line in lines)
    first, second, third = (each for each in rows(tmp_path, data) if isinstance(each, Fetched))
    assert (first.data, first.title, first.publisher, first.address) == (
        b"Forty tanks",
        "T",
        "P",
        "https://example.org/a",
    )
    assert first.published == PublicationDate(PartialDate(2021, 7, 7), METADATA)
    assert (second.data.decode(), second.address) == ("Nine ships – sold", "a.jsonl#7")
    assert second.published == PublicationDate(PartialDate(2021, 7), METADATA)
    assert (third.address, third.title, third.publisher, third.published) == ("a.jsonl#5", None, None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "tanks"', "line 2: malformed JSON"),
        ("[1, 2]", "line 2: not an object"),
        ("{}", "line 2: no key 'text'"),
        ('{"text": "  "}', "line 2: no key 'text'"),
        ('{"text": 5}', "line 2: 'text' is no text"),
        ('{"text": "tanks", "title": ["a"]}', "line 2: 'title' is no text"),
        ('{"text": "tanks", "date": "yesterday"}', "line 2: date 'yesterday': write YYYY"),
        ("[" * 100_000, "line 2: JSON nested too deep"),
        ('{"text": ' + "9" * 5000 + "}", "line 2: JSON nested too deep, or with a number too long"),
        (b'{"text": "\xff"}', "line 2: not UTF-8"),
    ],
)
def test_a_malformed_line_is_named_and_the_others_go_on(tmp_path: Path, line: str | bytes, reason: str) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    first, second, third = rows(tmp_path, b'{"text": "tanks"}\n' + bad + b'\n{"text": "ships"}\n')
    assert isinstance(first, Fetched)
    assert isinstance(third, Fetched)
    assert isinstance(second, Failure)
    assert second.address == "a.jsonl#2"
    assert second.reason.startswith(reason)


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2021-07-07T10:00:00+03:00", "2021-07-07"), ("2021", "2021"), ("Wed, 07 Jul 2021 10:00:00 GMT", "2021-07-07")],
)
def test_dates(tmp_path: Path, date: str, expected: str) -> None:
    (found,) = rows(tmp_path, json.dumps({"text": "tanks", "date": date}))
    assert isinstance(found, Fetched)
    assert found.published is not None
    assert str(found.published.date) == expected


def test_what_the_user_gives_goes_first(tmp_path: Path) -> None:
    given = Given("Given", PublicationDate(PartialDate(2020), DateFound.GIVEN))
    (found,) = rows(tmp_path, json.dumps({"text": "tanks", "date": "2021", "publisher": "Own"}), given=given)
    assert isinstance(found, Fetched)
    assert (found.publisher, found.published) == (given.publisher, given.published)


@pytest.mark.parametrize(
    ("data", "addresses"),
    [
        ('{"text": "tanks"}', ["a.json"]),
        ('[{"text": "tanks"}, {"text": "ships"}]', ["a.json#1", "a.json#2"]),
        ('{"text": "tanks"}\n{"text": "ships"}', ["a.json#1", "a.json#2"]),
    ],
)
def test_a_json_file(tmp_path: Path, data: str, addresses: list[str]) -> None:
    found = rows(tmp_path, data, "a.json")
    assert all(isinstance(each, Fetched) for each in found)
    assert [each.address for each in found] == addresses


@pytest.mark.parametrize(
    ("data", "reason"), [("[]", "an empty list"), ("{", "malformed JSON"), ('"tanks"', "not an object")]
)
def test_a_json_file_without_documents(tmp_path: Path, data: str, reason: str) -> None:
    (found,) = rows(tmp_path, data, "a.json")
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


def test_half_a_character_does_not_stop_the_line(tmp_path: Path) -> None:
    (found,) = rows(tmp_path, '{"text": "forty \\ud800 tanks of the kind that was sold", "title": "a\\udfff b c"}')
    assert isinstance(found, Fetched)
    assert make(found).text == "forty ? tanks of the kind that was sold"
