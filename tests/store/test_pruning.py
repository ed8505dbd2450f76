"""Pages that were passed over, and what is pruned of what was fetched, in both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pactwatch.model import Capture, Document
from pactwatch.store import Captures, PassedOver, PassedOverPages, Pruned, Store, prune

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
FEED, PAGE, GARDEN = (f"https://example.org/{name}" for name in ("feed", "page", "garden"))
AFTER = WHEN + timedelta(days=100)


def captured(store: Store, address: str, body: bytes, at: datetime = WHEN) -> None:
    Captures(store).keep(Capture(address, address, at, 200, (), body))


def test_a_page_that_was_passed_over_is_known_to_the_reader_that_did_so(store: Store) -> None:
    pages = PassedOverPages(store)
    pages.note(PassedOver(GARDEN, FEED, "not relevant", "one"))
    assert (pages.has(GARDEN, "one"), pages.has(GARDEN, "two"), pages.has(PAGE, "one")) == (True, False, False)
    assert Captures(store, lambda: "one").has(GARDEN)
    assert not Captures(store, lambda: "two").has(GARDEN)
    assert not Captures(store).has(GARDEN)
    pages.note(PassedOver(GARDEN, FEED, "no text", "two", WHEN))
    assert list(pages.all()) == list(pages.all(FEED)) == [PassedOver(GARDEN, FEED, "no text", "two", WHEN)]
    assert list(pages.all(PAGE)) == []
    pages.forget(GARDEN)
    assert list(pages.all()) == []


def test_only_what_no_document_stands_on_is_pruned(store: Store, document: Document) -> None:
    store.add_document(replace(document, address=PAGE, fetched_at=WHEN))
    PassedOverPages(store).note(PassedOver(GARDEN, FEED, "not relevant", "one"))
    for number in range(3):
        captured(store, FEED, b"feed %d" % number, WHEN + timedelta(days=number))
    captured(store, PAGE, b"page")
    captured(store, GARDEN, b"garden")
    assert prune(store, WHEN).answers == 0
    would = prune(store, AFTER, only_say=True)
    assert len(list(Captures(store).listed())) == 5
    went = prune(store, AFTER)
    assert went == would
    assert (went.answers, went.packed > 0) == (3, True)
    left = Captures(store)
    assert [one.address for one in left.listed()] == [PAGE, FEED]
    feed = left.last(FEED)
    assert feed is not None
    assert feed.body == b"feed 2"
    assert left.last(GARDEN) is None
    assert prune(store, AFTER).answers == 0


def test_a_body_that_two_answers_share_stays_with_the_other(store: Store, document: Document) -> None:
    store.add_document(replace(document, address=PAGE, fetched_at=WHEN))
    PassedOverPages(store).note(PassedOver(GARDEN, FEED, "not relevant", "one"))
    captured(store, PAGE, b"the same")
    captured(store, GARDEN, b"the same")
    assert prune(store, AFTER) == Pruned(1, 0)
    last = Captures(store).last(PAGE)
    assert last is not None
    assert last.body == b"the same"


def test_a_feed_stays_that_may_have_told_the_text_of_a_document_itself(store: Store, document: Document) -> None:
    captured(store, FEED, b"with a whole text in it")
    captured(store, FEED, b"a day later", WHEN + timedelta(days=2))
    store.add_document(replace(document, address=PAGE, fetched_at=WHEN + timedelta(seconds=3)))
    assert prune(store, AFTER).answers == 0
    captured(store, PAGE, b"the page itself")
    assert prune(store, AFTER).answers == 1
