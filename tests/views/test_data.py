"""Records as data for JSON; addresses that may be shown; words for values."""

import json
from datetime import date
from decimal import Decimal

import pytest
from tests.views import builders, reports

from pactwatch.model import (
    Category,
    Condition,
    Item,
    Mode,
    Money,
    PartialDate,
    Qualifier,
    Quantity,
    Stage,
)
from pactwatch.model.deal import Value
from pactwatch.views import deal_view, joined, overview, plain, register_rows, shown_address, web_link
from pactwatch.views.words import money_words, value_words

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


@pytest.mark.parametrize(
    ("record", "data"),
    [
        (None, None),
        (True, True),
        (Stage.ORDERED, "ordered"),
        (PartialDate(2021, 7), "2021-07"),
        (date(2021, 7, 7), "2021-07-07"),
        (Decimal("9E+8"), 900_000_000),
        (Decimal("1.50"), "1.5"),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({"b": 1, "a": (2,)}, {"a": [2], "b": 1}),
        (Quantity(3), {"amount": 3, "qualifier": "exact"}),
    ],
)
def test_plain(record: object, data: object) -> None:
    assert plain(record) == data


def test_every_view_can_be_written_as_json() -> None:
    for view in (
        register_rows(REGISTER, VOCABULARY),
        deal_view(REGISTER, VOCABULARY, "tb2-2021"),
        overview(REGISTER, VOCABULARY),
    ):
        assert json.loads(json.dumps(plain(view))) == plain(view)


def test_enumeration_keys_and_values_are_their_words() -> None:
    row = plain(register_rows(REGISTER, VOCABULARY)[0])
    assert isinstance(row, dict)
    assert type(row["stage"]) is str


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="object: not a record"):
        plain(object())


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("HTTP://A.example:8080/x", "http://a.example:8080/x"),
        ("https://user:secret@a.example/", "https://a.example/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://a.example/%0aalert(1)", None),
        ("java\nscript:alert(1)", None),
        ("https://a.example/\nx", None),
        ("https:\\\\a.example", None),
        ("data:text/html,x", None),
        ("https:///path", None),
        ("http://a.example:port/", None),
        ("//a.example/x", None),
        ("/home/reader/x.html", None),
    ],
)
def test_only_web_addresses_are_links(address: str, link: str | None) -> None:
    assert web_link(address) == link


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/home/reader/inbox/pact.txt", "pact.txt"),
        ("file:///home/reader/pact.txt", "pact.txt"),
        ("C:\\Users\\reader\\pact.txt", "pact.txt"),
        ("/home/reader/mail.jsonl#12", "mail.jsonl#12"),
        ("/home/reader/folder/", "folder"),
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_no_local_folder_is_shown(address: str, shown: str) -> None:
    assert shown_address(address) == shown


@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        (("TUR", "PAK"), "supplier", "Türkiye and Pakistan"),
        (("HOUTHIS",), "recipient", "HOUTHIS"),
        (Item("TB-2", Category.UAV, "bayraktar-tb2"), "item", "Bayraktar TB2"),
        (Item("Akinci", Category.UAV), "item", "Akinci"),
        (Category.AIR_DEFENCE, "category", "air defence"),
        (Quantity(1200, Qualifier.ABOUT), "number_ordered", "about 1,200"),
        (Money(Decimal("1250000.50"), "EUR", "1.25m"), "value", "1,250,000.5 EUR"),
        (Mode.UNSPECIFIED, "mode", "not said"),
        (Condition.SECOND_HAND, "condition", "second hand"),
        (Stage.ORDERED, "stage", "ordered"),
        (PartialDate(2021), "happened", "2021"),
        ("Karachi", "place", "Karachi"),
    ],
)
def test_values_in_words(value: Value, field: str, words: str) -> None:
    assert value_words(value, VOCABULARY, field) == words


def test_a_package_is_said() -> None:
    assert money_words(reports.LESS, package=True) == "about 650,000,000 USD (package)"


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_joined(names: tuple[str, ...], words: str) -> None:
    assert joined(names) == words
