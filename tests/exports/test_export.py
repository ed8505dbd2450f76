"""The canonical exports."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import builders, reports

from pactwatch.errors import UsageError
from pactwatch.exports import COLUMNS, CSV, JSON, export, format_names
from pactwatch.exports.sheet import as_text
from pactwatch.model import Document
from pactwatch.register import Register
from pactwatch.views import plain

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


class Words(TypedDict):
    """An excerpt in the JSON export."""

    document: str
    part: str
    start: int
    end: int
    words: str


OURS = (CSV.name, JSON.name)


def table(register: Register) -> dict[str, dict[str, str]]:
    text = export("csv", register, VOCABULARY).decode()
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def shuffled() -> Register:
    """The same register in another order, recorded at another time, its local file in another folder."""

    def elsewhere(document: Document) -> Document:
        address = document.address.replace("/home/reader/inbox/", "D:\\reports\\")
        return replace(document, fetched_at=datetime(2031, 1, 1, tzinfo=UTC), address=address)

    return replace(
        REGISTER,
        deals=REGISTER.deals[::-1],
        cooperation=REGISTER.cooperation[::-1],
        claims=dict(reversed(list(REGISTER.claims.items()))),
        documents={name: elsewhere(document) for name, document in reversed(list(REGISTER.documents.items()))},
        stories=dict(reversed(list(REGISTER.stories.items()))),
    )


@pytest.mark.parametrize("name", OURS)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert export(name, REGISTER, VOCABULARY) == export(name, shuffled(), VOCABULARY)


@pytest.mark.parametrize("name", OURS)
def test_neither_recording_times_nor_local_paths_leave(name: str) -> None:
    written = export(name, REGISTER, VOCABULARY).decode()
    assert "2026-11-02" not in written
    assert "/home/reader" not in written
    assert "pact.txt" in written


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="format 'xls': not known; take one of csv, html, json"):
        export("xls", REGISTER, VOCABULARY)


def test_the_formats_are_installed_like_those_of_others() -> None:
    assert {*OURS, "html"} <= set(format_names())


def test_csv_has_the_documented_columns_and_a_row_a_deal() -> None:
    rows = table(REGISTER)
    assert list(next(iter(rows.values()))) == list(COLUMNS)
    assert list(rows) == sorted(deal.id for deal in REGISTER.deals)
    drones = rows["drones-2025"]
    assert (drones["supplier"], drones["supplier_name"]) == ("TUR", "Türkiye")
    assert (drones["number_ordered"], drones["number_ordered_is"]) == ("700", "at_least")
    assert (drones["value"], drones["package_value"], drones["agreement"]) == ("", "900000000", "pact")
    assert drones["sources"] == "Ankara Ledger; Gulf Relay; pact.txt"
    assert (rows["ships-2025"]["value"], rows["ships-2025"]["currency"]) == ("1350000000", "EUR")


def test_csv_of_an_empty_register_is_its_header() -> None:
    assert export("csv", builders.empty(), VOCABULARY).decode() == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "  =1+1", "＝1", '=HYPERLINK("http://a.example")']
)
def test_formulas_are_written_as_text(cell: str) -> None:
    assert as_text(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Bayraktar TB2", "900000000", "a=b", "0.90"])
def test_other_cells_stand_as_they_are(cell: str) -> None:
    assert as_text(cell) == cell


@given(st.text(max_size=20))
def test_no_cell_ever_begins_like_a_formula(cell: str) -> None:
    assert not as_text(cell).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_hostile_designation_is_text_in_csv() -> None:
    document = replace(reports.SILENT, text='=HYPERLINK("http://a.example","x"), Turkey')
    rows = table(builders.one_deal(document, '=HYPERLINK("http://a.example","x")', "Turkey"))
    assert rows["c1"]["item"] == '\'=HYPERLINK("http://a.example","x")'


def test_json_has_the_settled_members() -> None:
    tree = json.loads(export("json", REGISTER, VOCABULARY))
    assert list(tree) == ["version", "deals", "agreements", "cooperation", "claims", "documents"]
    assert tree["version"] == "4f1d2c9ab017"
    assert {part: len(tree[part]) for part in list(tree)[1:]} == {
        "deals": 8,
        "agreements": 1,
        "cooperation": 2,
        "claims": 19,
        "documents": 5,
    }
    assert tree["agreements"][0]["deals"] == ["tb2-2021", "akinci-2025", "drones-2025"]
    assert tree["agreements"][0]["value"]["amount"] == 900_000_000


def test_every_span_of_the_json_export_holds_its_words() -> None:
    tree = json.loads(export("json", REGISTER, VOCABULARY))
    found = [
        words
        for claim in tree["claims"]
        for field in [{"excerpts": [claim["sentence"]]}, *claim["fields"]]
        for words in field["excerpts"]
    ]
    found += [
        words for deal in tree["deals"] for field in deal["fields"] for v in field["values"] for words in v["excerpts"]
    ]
    assert len(found) > 100
    for words in found:
        _holds(words)


def _holds(words: Words) -> None:
    document = REGISTER.documents[words["document"]]
    text = document.text if words["part"] == "text" else (document.title or "")
    assert " ".join(text[words["start"] : words["end"]].split()) == words["words"]


def test_lone_surrogates_do_not_stop_an_export() -> None:
    document = replace(reports.SILENT, text="broken \ud800 weapons, Turkey", title="\udfff")
    register = builders.one_deal(document, "\ud800 weapons", "Turkey")
    for name in OURS:
        assert b"? weapons" in export(name, register, VOCABULARY)
    assert plain("\ud800") == "\ud800"
