"""A document in segments."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views import builders, reports

from pactwatch.errors import NotFoundError
from pactwatch.model import Document, Evidence, Part, Span
from pactwatch.views import OriginalView, document_view, document_views
from pactwatch.views.document import segments_of
from pactwatch.views.passages import LONGEST, excerpt_of

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


@pytest.mark.parametrize("name", sorted(REGISTER.documents))
def test_the_segments_put_together_are_the_text(name: str) -> None:
    view = document_view(REGISTER, VOCABULARY, name)
    document = REGISTER.documents[name]
    assert "".join(segment.text for segment in view.segments) == document.text
    assert "".join(segment.text for segment in view.title_segments) == (document.title or "")


def test_marks_carry_every_field_of_their_words() -> None:
    view = document_view(REGISTER, VOCABULARY, "d2021wish")
    marked = {segment.text: set(segment.fields) for segment in view.segments if set(segment.fields) - {"sentence"}}
    assert marked["Bayraktar TB-2"] == {"item", "sentence"}
    assert marked["buy"] == {"mode", "stage", "sentence"}
    assert marked["The Lookout"] == {"sentence", "speaker"}
    assert marked["accused"] == {"sentence", "type"}


def test_a_mark_broken_by_another_ends_only_once() -> None:
    view = document_view(REGISTER, VOCABULARY, "d2021wish")
    by_text = {segment.text: segment.ending for segment in view.segments}
    assert by_text["wants to "] == ()
    assert by_text["buy"] == ("mode", "stage")


def test_copies_of_a_story_name_each_other() -> None:
    assert document_view(REGISTER, VOCABULARY, "d2025pact").copies == ("d2025pactcopy",)
    assert document_view(REGISTER, VOCABULARY, "d2021wish").copies == ()


def test_a_local_file_shows_its_name_only() -> None:
    view = document_view(REGISTER, VOCABULARY, "d2025pactcopy")
    assert (view.address, view.link) == ("https://www.gulf-relay.example/pact",) * 2
    view = document_view(REGISTER, VOCABULARY, "d2025pac" + "t")
    assert (view.address, view.link) == ("pact.txt", None)


def test_claims_stand_in_the_order_of_their_sentences() -> None:
    claims = document_view(REGISTER, VOCABULARY, "d2025pact").claims
    starts = [claim.sentence.start for claim in claims]
    assert starts == sorted(starts)
    assert {claim.deal for claim in claims} >= {"tb2-2021", "shells-2025", None}


def test_an_unknown_document_is_refused() -> None:
    with pytest.raises(NotFoundError, match=r"nearest: d2024fete"):
        document_view(REGISTER, VOCABULARY, "d2024feta")


def test_documents_come_in_order_of_time_undated_last() -> None:
    views = document_views(REGISTER, VOCABULARY, longest=10_000, around=100)
    assert [view.id for view in views] == ["d2021wish", "d2024fete", "d2025doubt", "d2025pact", "d2025pactcopy"]


def test_text_far_from_evidence_is_left_out_and_counted() -> None:
    document = replace(reports.SILENT, text="far " * 500 + "sold weapons" + " off" * 500)
    one = replace(
        REGISTER.claims["bgd-2025"],
        document=document.id,
        sentence=Evidence(document.id, Part.TEXT, Span(2000, 2012)),
        content=replace(builders.one_deal(document, "weapons", "sold").claims["c1"].content),
    )
    segments = segments_of(document, (one,), Part.TEXT, around=50)
    assert [segment.left_out for segment in segments if not segment.marks] == [True, False, False, True]
    assert sum(segment.end - segment.start for segment in segments) == len(document.text)
    assert "sold weapons" in "".join(segment.text for segment in segments)
    assert 100 < sum(len(segment.text) for segment in segments) <= 112


@pytest.mark.parametrize(("filler", "gaps"), [("calm sea " * 30, 1), ("calm sea " * 12, 0)])
def test_words_stay_whole_and_a_gap_that_is_not_worth_it_is_shown(filler: str, gaps: int) -> None:
    document = replace(reports.SILENT, text=f"sold weapons {filler}sold weapons")
    ends = (Span(0, 12), Span(len(document.text) - 12, len(document.text)))
    claims = tuple(
        replace(
            builders.one_deal(document, "weapons", "sold").claims["c1"],
            document=document.id,
            sentence=Evidence(document.id, Part.TEXT, span),
        )
        for span in ends
    )
    segments = segments_of(document, claims, Part.TEXT, around=50)
    assert sum(one.left_out for one in segments) == gaps
    shown = " ".join(one.text for one in segments if not one.left_out)
    assert set(shown.split()) == {"sold", "weapons", "calm", "sea"}


def test_words_too_long_to_be_quoted_are_quoted_from_their_beginning_and_hollowed_in_a_shortened_text() -> None:
    document = replace(reports.SILENT, text="W" * 1_000_000)
    here = Evidence(document.id, Part.TEXT, Span(0, 1_000_000))
    one = replace(builders.one_deal(document, "WW", "WW").claims["c1"], document=document.id, sentence=here)
    quoted = excerpt_of(document, here)
    assert quoted.words == "W" * LONGEST + "…"
    assert (quoted.start, quoted.end) == (0, 1_000_000)
    segments = segments_of(document, (one,), Part.TEXT, around=50)
    assert [segment.left_out for segment in segments if segment.end - segment.start > 2] == [False, True, False]
    assert all(segment.marks for segment in segments if not segment.left_out)
    assert sum(len(segment.text) for segment in segments) <= 2 * LONGEST + 2
    assert segments[-1].end == 1_000_000


@given(
    text=st.text(min_size=1, max_size=200),
    cuts=st.lists(st.tuples(st.integers(0, 199), st.integers(1, 60)), max_size=6),
    around=st.none() | st.integers(0, 20),
)
def test_segments_never_overlap_and_lose_nothing(text: str, cuts: list[tuple[int, int]], around: int | None) -> None:
    document = Document("d", "a.txt", text)
    base = builders.claim("c", reports.SILENT, REGISTER.claims["sharing-2025"].content, "avions")
    claims = tuple(
        replace(base, id=str(number), document="d", sentence=Evidence("d", Part.TEXT, Span(start, start + length)))
        for number, (start, length) in enumerate(cuts)
    )
    segments = segments_of(document, claims, Part.TEXT, around)
    assert [segment.start for segment in segments[1:]] == [segment.end for segment in segments[:-1]]
    assert (segments[0].start, segments[-1].end) == (0, len(text))
    for segment in segments:
        assert segment.text == ("" if segment.left_out else text[segment.start : segment.end])
        assert all(mark.start <= segment.start and segment.end <= mark.end for mark in segment.marks)


def test_the_original_of_a_story_is_named_by_all_its_documents() -> None:
    views = [document_view(REGISTER, VOCABULARY, name) for name in ("d2025pact", "d2025pactcopy")]
    longest = OriginalView("d2025pactcopy", "Gulf Relay", "the longest, none is dated")
    assert [view.original for view in views] == [longest, longest]
    assert document_view(REGISTER, VOCABULARY, "d2021wish").original is None
