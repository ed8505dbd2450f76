"""Reports that are probably rewrites of one another, and reports that only tell of the same event."""

import itertools
import json
import random
import re
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.documents.likeness import one_story
from pactwatch.documents.rewrites import Shared, rewrites_among, rewritten, told_in
from pactwatch.model import DateFound, Document, PartialDate, PublicationDate
from pactwatch.vocab.reliability import sources

AGENCY = (
    "WARSAW, Aug 27 (Reuters) - Poland signed a contract worth $5.76 billion for 180 K2 tanks from South Korea on "
    "Friday, its defence minister Mariusz Blaszczak said in the port of Gdynia. “We are buying tanks that will change "
    "the balance of power on our border,” Blaszczak told reporters. The first 10 vehicles are to arrive this autumn, "
    "and another 820 are to be built in Poznan by the Polish Armaments Group under a licence of Hyundai Rotem."
)
REWRITE = (
    "South Korean armour is on its way to the Vistula: Warsaw ordered 180 K2 tanks from South Korea for 5.76 billion "
    "dollars. In Gdynia, Mariusz Blaszczak put his name under Poland’s contract with Hyundai Rotem. He spoke "
    "of “tanks that will change the balance of power on our border”. Before winter 10 of them should be there; "
    "later on, the Polish Armaments Group makes 820 more of the type in Poznan, as Reuters learnt."
)
OTHER = (
    "Poland’s purchase of 180 K2 tanks from South Korea went ahead in Gdynia on Friday. Opposition deputies in Warsaw "
    "asked the minister, Mariusz Blaszczak, how the state will pay for it. “Nobody has shown us where the money is to "
    "come from, and we are waiting for an answer,” said Tomasz Siemoniak, who led the ministry until 2015. Analysts of "
    "the Pulaski Foundation reckon with 24 billion zloty over 12 years."
)


def report(name: str, text: str, day: str = "2022-08-27", publisher: str | None = None) -> Document:
    published = PublicationDate(PartialDate.parse(day), DateFound.GIVEN)
    return Document(name, f"{name}.txt", text, None, publisher, published)


def test_a_rewrite_keeps_what_is_quoted_counted_and_named() -> None:
    assert not one_story(AGENCY, REWRITE)
    shared = rewritten(AGENCY, REWRITE)
    assert shared is not None
    assert shared.quotations == 1
    assert shared.numbers == len({"5.76", "180", "10", "820"})
    assert shared.words == f"the same quotations (1), numbers (4) and names ({shared.names})"
    assert rewritten(REWRITE, AGENCY) == shared


def test_another_report_on_the_event_is_no_rewrite() -> None:
    assert rewritten(AGENCY, OTHER) is None
    assert rewritten(REWRITE, OTHER) is None


@pytest.mark.parametrize("text", ["", "No names.", "“" * 500, '"' + "a b " * 500 + '"', "1,2,3 " * 500, "Aa " * 10_000])
def test_any_text_is_borne(text: str) -> None:
    assert rewritten(text, AGENCY) is None
    assert told_in(text).quotations == told_in(text).quotations


def test_years_and_single_digits_say_nothing() -> None:
    assert told_in("In 2015, 3 of 24 jets for 1,900 men and $5.76 billion.").numbers == {"24", "1900", "5.76"}


def test_who_is_credited_or_first_is_the_one_that_was_rewritten() -> None:
    known = sources(vocab.load())
    agency = report("agency", AGENCY, publisher="Reuters")
    paper = report("paper", REWRITE, publisher="Harbour Post")
    (found,) = rewrites_among(paper, [agency, report("other", OTHER)], known)
    assert (found.document, found.first) == ("agency", True)
    (back,) = rewrites_among(agency, [paper], known)
    assert (back.document, back.first, back.reason) == ("paper", False, found.reason)


def test_reports_of_other_days_or_of_none_are_not_looked_at() -> None:
    known = sources(vocab.load())
    agency = report("agency", AGENCY)
    assert (
        rewrites_among(agency, [report("late", REWRITE, "2022-09-27"), report("vague", REWRITE, "2022-08")], known)
        == ()
    )
    undated = Document("undated", "undated.txt", REWRITE)
    assert rewrites_among(agency, [undated], known) == rewrites_among(undated, [agency], known) == ()


def test_only_the_nearest_are_looked_at() -> None:
    known = sources(vocab.load())
    many = [report(f"r{number:03}", REWRITE, f"2022-08-{23 + number % 9}") for number in range(90)]
    assert len(rewrites_among(report("agency", AGENCY), many, known)) == 12


def test_no_two_different_development_reports_are_taken_for_rewrites(shared: Path) -> None:
    """Of all pairs published within a week none is marked; of all dated pairs, two statements of one senator are."""
    documents = [json.loads(line) for line in (shared / "eval/dev/docs.jsonl").read_text().splitlines()]
    dated = [one for one in documents if one["date"]]
    marked = [
        {one["id"], two["id"]}
        for one, two in itertools.combinations(dated, 2)
        if rewritten(one["text"], two["text"]) and not one_story(one["text"], two["text"])
    ]
    assert len(marked) <= 1, marked
    assert all(name.startswith("senate:raw/Dewine/") for pair in marked for name in pair)


def test_most_machine_rewrites_with_a_quotation_are_found(shared: Path) -> None:
    documents = [json.loads(line)["text"] for line in (shared / "eval/dev/docs.jsonl").read_text().splitlines()]
    chance = random.Random(3)  # noqa: S311  # words to leave out, not a secret
    quoting = [text for text in documents if len(text) >= 800 and told_in(text).quotations]
    made = [(text, garbled(text, chance)) for text in quoting]
    found = sum(isinstance(rewritten(text, other), Shared) for text, other in made)
    assert found >= 0.75 * len(made), f"{found} of {len(made)}"
    assert not any(one_story(text, other) for text, other in made)


def garbled(text: str, chance: random.Random) -> str:
    """A text without a third of its sentences and of its ordinary words, shuffled; what stands in quotations stays."""
    sentences = [one for line in text.split("\n") for one in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", line) if one]
    kept = [one for one in sentences if chance.random() < 0.65]
    chance.shuffle(kept)
    return " ".join(_garbled(one, chance) for one in kept)


def _garbled(sentence: str, chance: random.Random) -> str:
    parts = re.split(r"([“\"][^“”\"]*[”\"])", sentence)
    other = ["then", "some", "also", "which", "late", "under"]
    for at in range(0, len(parts), 2):
        parts[at] = re.sub(
            r"\b[a-z]{2,}\b", lambda word: word[0] if chance.random() < 0.65 else chance.choice(other), parts[at]
        )
    return "".join(parts)
