"""Screening: what may hold something passes every test, and what cannot is turned away by the first that sees it."""

import json
from functools import cache
from pathlib import Path

import pytest
from tests.archives import DEAL, FILLER, page

from pactwatch import vocab
from pactwatch.errors import DocumentError, VocabularyError
from pactwatch.model import Document
from pactwatch.pipeline.cascade import Cascade, Held, Page
from pactwatch.pipeline.stages import BYTES, DOCUMENT, TRIAL
from pactwatch.screen import Prefilter, Relevance, ScreenWords, excerpt, glimpse, page_text, page_title, screen_words
from pactwatch.screen.matcher import Automaton, Scanner
from pactwatch.screen.prefilter import without_tags
from pactwatch.screen.words import Ending, Kind, Word


@cache
def words() -> ScreenWords:
    return screen_words(vocab.load())


@cache
def prefilter() -> Prefilter:
    return Prefilter.of(words())


@cache
def relevance() -> Relevance:
    return Relevance(words())


@pytest.mark.parametrize(
    ("paragraph", "passes"),
    [
        (DEAL, True),
        ("<b>India</b> has <a href='/x'>ordered</a> 12 <i>submarines</i> from <a href='/f'>France</a>.", True),
        ("The ministry of Japan and the <em>Royal Navy</em> agreed on a joint exercise in spring.", True),
        (FILLER, False),
        ("The tanks of the museum were painted in Paris last week.", False),
        ("The army of France paraded. The museum in Lyon agreed to open on Sunday.", False),
    ],
)
def test_the_prefilter_looks_for_arms_and_an_act_in_one_sentence(paragraph: str, passes: bool) -> None:
    assert (prefilter()(page("News", paragraph)) is not None) == passes


def test_what_stands_in_a_script_is_no_sentence_of_the_page() -> None:
    script = f"<script>let teasers = '<p>{DEAL}</p>';</script>"
    assert prefilter()(page("Fair", FILLER, script)) is None
    assert prefilter()(page("Fair", script, FILLER, DEAL, script)) is not None
    assert prefilter()(page("Fair", "<script src='x.js'></script>", DEAL, "<script>let a = 1;</script>")) is not None
    assert prefilter()(page("Fair", f"<script>{DEAL}")) is not None  # it never ends
    assert prefilter()(page("Fair", script, DEAL, "</script>")) is not None  # it never began
    assert prefilter()(page("Fair", DEAL, "</script>")) is not None


def test_the_text_around_the_span_begins_outside_of_scripts() -> None:
    words = "The widget shows the army of Spain. " * 200
    data = page("Deal", f"<script>let a = '{words}';</script>", DEAL, FILLER)
    span = prefilter()(data)
    assert span is not None
    assert "widget" not in page_text(glimpse(data, span))
    assert "Leopard 2 tanks" in page_text(glimpse(data, span))


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert prefilter()(f"<p>Paris: l’armée. {DEAL}</p>".encode(encoding, "replace")) is not None


def test_both_finders_find_the_same_words() -> None:
    arms = words().of(Kind.ARMS)
    text = f" {DEAL} MISSILES, militarily; bombers and (howitzers) subarmy army".encode()
    assert {word.form for *_, word in Automaton(arms, any_case=True)(text)} <= {
        word.form for *_, word in Scanner(arms)(text)
    }


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (b"tanks and <b>ships</b>.", b"tanks and  ships ."),
        (b"title='x'>tanks <a href", b" tanks  "),
        (b"<p>tanks", b" tanks"),
        (b"tanks > ships", b"  ships"),
        (b"tanks", b"tanks"),
    ],
)
def test_tags_are_blanks_whole_or_not(part: bytes, text: bytes) -> None:
    assert without_tags(part) == text


@pytest.mark.parametrize(
    ("ending", "text", "found"),
    [
        (Ending.NONE, b" arms ", 1),
        (Ending.NONE, b" armsdealer ", 0),
        (Ending.PLURAL, b" armss.", 1),
        (Ending.ANY, b" armsdealer ", 1),
        (Ending.ANY, b" farms ", 0),
    ],
)
def test_a_word_is_no_part_of_another(ending: Ending, text: bytes, found: int) -> None:
    word = Word(b"arms", Kind.ARMS, ending)
    for finder in (Scanner([word]), Automaton([word], any_case=True)):
        assert len(finder(text)) == found
        assert finder.any_in(text) == bool(found)


def test_the_text_around_the_span_is_what_stands_near_it() -> None:
    data = page("Deal &amp; more", *["The far end of the page. " * 40] * 5, DEAL, FILLER)
    span = prefilter()(data)
    assert span is not None
    text = page_text(glimpse(data, span))
    assert "Leopard 2 tanks" in text
    assert "Home" not in text
    assert page_title(glimpse(data, span)) == "Deal & more"
    assert page_title(glimpse(b"<p>no title</p>", (0, 5))) is None


@pytest.mark.parametrize("charset", [None, "utf-8", "no-such-charset", "x" * 300])
def test_a_wrong_charset_does_no_harm(charset: str | None) -> None:
    assert "Leopard" in page_text(glimpse(page("Deal", DEAL), (0, 10)), charset)


def test_hostile_pages_are_harmless() -> None:
    deep = b"<div>" * 100_000 + DEAL.encode()
    span = prefilter()(deep)
    assert span is not None
    assert isinstance(page_text(glimpse(deep, span)), str)
    assert prefilter()(b"") is None
    assert prefilter()(bytes(range(256)) * 1000) is None
    assert isinstance(page_text(glimpse(b"\xff\xfe\x00" * 1000, (0, 5))), str)


def test_a_text_is_relevant_where_such_sentences_do_not_stand_alone() -> None:
    assert relevance()(f"{DEAL} {FILLER}".encode()).relevant
    assert relevance()(DEAL.encode()).surely
    lone = "The army of France ordered 12 missiles. "
    assert not relevance()((lone + FILLER * 10).encode()).relevant
    assert not relevance()(FILLER.encode()).relevant
    assert not relevance()(b"").relevant


OTHER = "The mayor thanked the helpers in Paris and promised a longer fair next year. "


@pytest.mark.parametrize(
    ("sentence", "others", "relevant"),
    [
        ("The allies of France agreed on troops.", 5, False),  # one word of forces, one of an act, among other things
        ("The allies of France agreed on troops.", 0, True),  # most of the text is of arms
        ("France agreed to buy missiles for its troops.", 5, True),  # goods
        ("France, Spain, Italy, Greece and Malta agreed on troops.", 5, True),  # many parties
        ("The rebels agreed to sell their rifles and missiles.", 5, False),  # no party in it
    ],
)
def test_the_telling_sentences_must_say_something(sentence: str, others: int, relevant: bool) -> None:
    assert relevance()(f"{sentence} {OTHER * others}".encode()).relevant == relevant


def test_a_text_is_read_for_sure_where_much_of_it_tells() -> None:
    act, arms = (
        "France will sell 12 missiles to Chile. ",
        "The old rifles and missiles stood in the hall of the museum. ",
    )
    assert relevance()((act + arms * 3).encode()).surely
    assert not relevance()((act + arms * 20).encode()).surely  # a museum
    assert relevance()((act * 5 + OTHER * 20).encode()).surely  # it tells often enough
    assert not relevance()((act * 2 + OTHER * 10).encode()).surely
    assert relevance()((act * 2 + OTHER * 10).encode()).relevant


def test_the_excerpt_holds_the_telling_sentences_and_their_neighbours() -> None:
    text = f"Opening sentence here. {FILLER} {DEAL} {FILLER}"
    cut = excerpt(text.encode(), relevance()(text.encode()))
    assert cut.startswith("Opening sentence here.")
    assert "Leopard 2 tanks" in cut
    assert "Children painted stones" not in cut.partition("Chile signed")[2]


def test_own_words_stand_in_for_ours(tmp_path: Path) -> None:
    (tmp_path / "screen.yaml").write_text("provenance: ours\ndefence: [zorb*]\nacts: [swap]\neveryday: []\n")
    own = Prefilter.of(screen_words(vocab.load(tmp_path)))
    assert own(b"<p>Norway will swap its old zorblings for new ones soon.</p>") is not None
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "screen.yaml").write_text("provenance: ours\ndefence: zorb\n")
    with pytest.raises(VocabularyError, match="list of words"):
        screen_words(vocab.load(tmp_path / "bad"))


class Short(Cascade):
    """Goes no further than to the making of the document."""

    def _document(self, page: Page) -> Document:
        raise DocumentError("far enough")


def test_few_relevant_documents_are_lost(shared: Path) -> None:
    """Not more than one in a hundred of the annotated relevant documents, each in a page, ends before the grammar.

    One in which the trial finds nothing is lost only where the grammar would find something in the whole document.
    """
    from benchmarks.sources.archive import Pages

    source = Pages(shared, seed=7)
    short, whole = (kind.of(vocab.load()) for kind in (Short, Cascade))
    lost = []
    wanted = [one for one in source.documents if one["id"] in source.relevant]
    for number, document in enumerate(wanted):
        data = source.bytes_of(source.around(document, number))
        span = prefilter()(data)
        seen = glimpse(data, span or (0, len(data)))
        page = Page(f"https://news.example.org/{number}", seen, Held(data), "text/html", "utf-8")
        ended = short(page).passages[-1].stage if span is not None else BYTES
        if ended == TRIAL and not whole._claims(whole._document(page)):
            continue
        if ended != DOCUMENT:
            lost.append((document["id"], ended))
    assert len(lost) <= len(wanted) // 100, json.dumps(lost)


def test_the_language_is_that_of_the_report_and_not_of_the_menus() -> None:
    menus = "<p>Kategorie Sport Kultur Wirtschaft Wetter Anzeigen Abonnement Datenschutz und Impressum</p>" * 8
    data = page("Deal", DEAL).replace(b"<article>", f"<article>{menus}".encode())
    span = prefilter()(data)
    assert span is not None
    outcome = Cascade.of(vocab.load())(Page("https://e.org/1", glimpse(data, span), Held(data), "text/html", "utf-8"))
    assert outcome.turned_away is None
    assert outcome.claims
