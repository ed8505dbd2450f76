"""The original of a story by credit and by time."""

from itertools import permutations

import pytest

from pactwatch import vocab
from pactwatch.documents.originals import Original, original
from pactwatch.model import DateFound, Document, PartialDate, PublicationDate
from pactwatch.vocab.reliability import Sources, sources

TEXT = "Peru has ordered 20 Gripen fighters from Sweden, two officers in Lima said on Thursday."


@pytest.fixture(scope="module")
def known() -> Sources:
    return sources(vocab.load())


def report(name: str, publisher: str | None, published: str | None, text: str = TEXT, address: str = "") -> Document:
    day = PublicationDate(PartialDate.parse(published), DateFound.GIVEN) if published else None
    return Document(name, address or f"{name}.txt", text, publisher=publisher, published=day)


def found(known: Sources, *documents: Document) -> Original:
    """The original, in whatever order the documents are given."""
    answers = {original(order, known) for order in permutations(documents)}
    assert len(answers) == 1
    return answers.pop()


def test_the_earliest_is_the_original(known: Sources) -> None:
    late, early = report("a", "The Relay", "2021-03-05"), report("b", "Lima Post", "2021-03-04")
    assert found(known, late, early, report("c", None, None)) == Original("b", "published first")


def test_a_month_may_mean_its_last_day(known: Sources) -> None:
    assert found(known, report("a", None, "2021-03"), report("b", None, "2021-03-04")).document == "b"


def test_of_those_of_one_day_the_longest(known: Sources) -> None:
    short, whole = report("a", None, "2021-03-04"), report("b", None, "2021-03-04", TEXT * 2)
    assert found(known, short, whole) == Original("b", "the longest of those published first")
    assert (
        found(known, report("a", None, None), report("b", None, None, TEXT * 2)).reason == "the longest, none is dated"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"LIMA (Reuters) - {TEXT}",
        f"{TEXT} (Reporting by Reuters)",
        f"{TEXT}\n\nReuters",
        f"{TEXT}\n\nSource: Reuters",
        f"{TEXT} That is according to the news agency Reuters.",
        f"{TEXT} Reuters reported the order first.",
        f"{TEXT} (AFP/Reuters)",
    ],
)
def test_a_credit_outweighs_an_earlier_date(known: Sources, text: str) -> None:
    copy, agency = report("a", "Lima Post", "2021-03-04", text), report("b", "Reuters", "2021-03-05")
    assert found(known, copy, agency) == Original("b", "credited by 1 copy")


def test_the_site_tells_the_medium(known: Sources) -> None:
    copy = report("a", None, "2021-03-04", f"{TEXT} (Reuters)")
    agency = report("b", None, "2021-03-05", address="https://www.reuters.com/world/peru")
    assert found(known, copy, agency).document == "b"
    assert found(known, copy, report("b", None, "2021-03-05", address="http://[reuters.com")).document == "a"


@pytest.mark.parametrize("text", [f"{TEXT} (AFP)", f"{TEXT} Reuters Street was closed.", f"{TEXT} (ReutersX)"])
def test_no_credit_of_a_medium_in_the_story(known: Sources, text: str) -> None:
    copy, agency = report("a", "Lima Post", "2021-03-04", text), report("b", "Reuters", "2021-03-05")
    assert found(known, copy, agency) == Original("a", "published first")


def test_a_medium_does_not_credit_itself(known: Sources) -> None:
    agency = report("b", "Reuters", "2021-03-05", f"LIMA (Reuters) - {TEXT}")
    assert found(known, report("a", "Lima Post", "2021-03-04"), agency).document == "a"


def test_the_medium_that_most_credit(known: Sources) -> None:
    both = f"{TEXT} (AFP) That is according to Reuters."
    papers = [report("a", "Lima Post", "2021-03-04", both), report("c", "The Relay", "2021-03-06", f"{TEXT} (AFP)")]
    agencies = [report("d", "Reuters", "2021-03-05"), report("e", "AFP", "2021-03-07")]
    assert found(known, *papers, *agencies) == Original("e", "credited by 2 copies")
