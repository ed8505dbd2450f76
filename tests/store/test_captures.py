"""What was fetched, and the sources saved, in both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pactwatch.errors import NotFoundError
from pactwatch.model import Capture, Document, Grade, SavedSource
from pactwatch.store import Captures, SavedSources, Store

WHEN = datetime(2021, 7, 7, 10, 30, tzinfo=UTC)
PAGE = Capture(
    "https://example.org/a", "https://example.org/b", WHEN, 200, (("ETag", '"1"'), ("X", "é")), b"\0tanks" * 99
)


def test_a_capture_comes_back_as_it_was_kept(store: Store) -> None:
    captures = Captures(store)
    assert captures.last(PAGE.address) is None
    captures.keep(PAGE)
    assert captures.last(PAGE.address) == PAGE
    later = replace(PAGE, body=b"ships", status=200)
    captures.keep(later)
    captures.keep(replace(PAGE, address="https://example.org/c"))
    assert captures.last(PAGE.address) == later
    listed = list(captures.listed())
    assert [one.address[-1] for one in listed] == ["c", "a", "a"]
    assert listed[0].digest == listed[2].digest
    assert listed[0].packed < len(PAGE.body)
    assert len(list(captures.listed(PAGE.address))) == 2


def test_a_document_is_known_by_its_address(store: Store, document: Document) -> None:
    assert not Captures(store).has(document.address)
    store.add_document(document)
    assert Captures(store).has(document.address)


def test_sources_are_saved_changed_found_and_removed(store: Store) -> None:
    saved = SavedSources(store)
    one = SavedSource("https://example.org/feed", "Example", "The Example", (("text", "Body"),), documented="a page")
    other = SavedSource("inbox", "inbox")
    assert saved.add(one)
    assert saved.add(other)
    assert not saved.add(replace(one, name="again"))
    assert saved.all() == (one, other)
    graded = replace(one, grade=Grade("B", "names its sources"), verified=True)
    saved.put(graded)
    assert saved.named("EXAMPLE") == saved.named(one.place) == graded
    assert saved.find("nobody") is None
    with pytest.raises(NotFoundError, match="not saved"):
        saved.named("nobody")
    saved.add(SavedSource("https://example.org/other", "example"))
    with pytest.raises(NotFoundError, match="2 have this name"):
        saved.named("Example")
    saved.remove(graded)
    assert one.place not in [each.place for each in saved.all()]
