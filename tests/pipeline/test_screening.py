"""Pages that a feed led to: what is screened, and what an error in screening costs."""

from datetime import UTC, datetime

import pytest
from tests.archives import DEAL, FILLER, page

from pactwatch import vocab
from pactwatch.model import DateFound, Fetched, PartialDate, PublicationDate
from pactwatch.pipeline.journal import Journal
from pactwatch.pipeline.screening import Screening, screen
from pactwatch.store import PassedOverPages, Store

FEED = "https://news.example.org/feed"


def fetched(data: bytes, media_type: str = "text/html; charset=utf-8", listed_by: str | None = FEED) -> Fetched:
    told = PublicationDate(PartialDate(2024, 5, 6), DateFound.GIVEN)
    now = datetime(2024, 5, 7, tzinfo=UTC)
    return Fetched(data, "https://news.example.org/1", media_type, now, "The Example", "Tanks", told, listed_by)


@pytest.mark.parametrize(
    ("one", "screened"),
    [
        (fetched(b"<p>"), True),
        (fetched(b"<p>", "Application/XHTML+XML"), True),
        (fetched(b"<p>", listed_by=None), False),
        (fetched(b"%PDF-", "application/pdf"), False),
        (fetched(b"a text", "text/plain"), False),
    ],
)
def test_web_pages_that_a_list_led_to_are_screened(one: Fetched, screened: bool) -> None:
    assert Screening(vocab.load()).applies(one) == screened


def test_what_the_feed_knows_goes_into_the_document(store: Store) -> None:
    journal = Journal()
    screen(store, fetched(page("Chile buys", DEAL, FILLER)), Screening(vocab.load()), journal)
    (kept,) = store.documents()
    assert (kept.publisher, kept.title, kept.published) == ("The Example", "Tanks", fetched(b"").published)
    assert journal.claims == len(list(store.claims(Screening(vocab.load()).version))) > 0
    assert store.unread(Screening(vocab.load()).version) == 0


def test_a_page_in_utf_16_is_screened_like_any_other(store: Store) -> None:
    wide = fetched(page("Chile buys", DEAL, FILLER).decode().encode("utf-16"), "text/html")
    screen(store, wide, Screening(vocab.load()), Journal())
    assert [one.title for one in store.documents()] == ["Tanks"]


def test_a_page_that_has_become_a_document_is_no_longer_passed_over(store: Store) -> None:
    screening, journal = Screening(vocab.load()), Journal()
    screen(store, fetched(page("Roses", FILLER)), screening, journal)
    assert [(one.reason, one.listed_by) for one in PassedOverPages(store).all()] == [("nothing of arms", FEED)]
    assert PassedOverPages(store).has("https://news.example.org/1", screening.version)
    assert not PassedOverPages(store).has("https://news.example.org/1", "another")
    screen(store, fetched(page("Chile buys", DEAL, FILLER)), screening, journal)
    assert list(PassedOverPages(store).all()) == []
    assert (journal.added, journal.passed_over) == (1, 1)


def test_a_stage_that_stumbles_costs_one_page_and_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumbling(page: object, charset: str | None = None) -> str:
        raise ValueError("an odd page")

    monkeypatch.setattr("pactwatch.screen.page_text", stumbling)
    journal = Journal()
    screening = Screening(vocab.load())
    screen(store, fetched(page("Chile buys", DEAL)), screening, journal)
    assert [(one.address, one.stage) for one in journal.failed] == [("https://news.example.org/1", "text")]
    assert "an odd page" in journal.failed[0].reason
    assert list(store.documents()) == []
    assert "an odd page" in capsys.readouterr().err
    monkeypatch.undo()
    screen(store, fetched(page("Chile buys", DEAL, FILLER)), screening, journal)
    assert journal.added == 1


def test_an_error_in_screening_costs_one_page(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumbling(data: bytes, span: tuple[int, int], charset: str | None = None) -> str:
        raise MemoryError("too much")

    monkeypatch.setattr("pactwatch.screen.page_text", stumbling)
    journal = Journal()
    screen(store, fetched(page("Chile buys", DEAL)), Screening(vocab.load()), journal)
    assert [one.address for one in journal.failed] == ["https://news.example.org/1"]
    assert "too much" in journal.failed[0].reason
    assert list(store.documents()) == []
    assert "too much" in capsys.readouterr().err
