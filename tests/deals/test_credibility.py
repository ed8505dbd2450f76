"""Credibility of deals: who tells, who is silent, what speaks against it, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.deals.builders import evidence, transfer_claim

from pactwatch import vocab
from pactwatch.deals.credibility import Credibility, credibility
from pactwatch.deals.voices import Publisher, Sides, Standing, origins, publisher_of, voices_of
from pactwatch.model import Attribution, Claim, Document, Speaker, SpeakerKind
from pactwatch.vocab.reliability import UNKNOWN, Sources, sources

OFFICIAL, MEDIUM, ANONYMOUS = SpeakerKind.OFFICIAL, SpeakerKind.MEDIUM, SpeakerKind.ANONYMOUS


@pytest.fixture(scope="module")
def known() -> Sources:
    return sources(vocab.load())


@dataclass(frozen=True)
class Report:
    """One report on Türkiye's drones for Pakistan: who publishes it, and whom it cites."""

    publisher: str | None = None
    said_by: tuple[tuple[str, SpeakerKind, str | None], ...] = ()
    hedged: bool = False
    denied: bool = False
    text: str = "A report."


def claim_of(name: str, report: Report) -> Claim:
    words = evidence(name)
    chain = tuple(Speaker(who, kind, party, words) for who, kind, party in report.said_by)
    said = Attribution(chain, words if report.hedged else None, words if report.denied else None)
    return transfer_claim(name, said_by=said)


def graded(known: Sources, *reports: Report, copies: bool = False, conflicts: tuple[str, ...] = ()) -> Credibility:
    named = {f"r{number}": report for number, report in enumerate(reports)}
    claims = [claim_of(name, report) for name, report in named.items()]
    publishers = {
        name: publisher_of(Document(name, name, report.text, publisher=report.publisher), known)
        for name, report in named.items()
    }
    sides = Sides.of(claims)
    stories = dict.fromkeys(named, "one") if copies else {}
    return credibility(voices_of(claims, publishers, sides, known), stories, sides, conflicts, known)


ANKARA = ("Turkish defence minister", OFFICIAL, "TUR")
ISLAMABAD = ("Pakistan's air chief", OFFICIAL, "PAK")
BAYKAR = ("Baykar", SpeakerKind.COMPANY, "TUR")
SOURCES = ("Indian officials", ANONYMOUS, "IND")
TURK, PAKISTANI = Report("Reuters", (ANKARA,)), Report("Dawn", (ISLAMABAD,))
CASES = {
    "both sides on the record in independent reports": ((TURK, PAKISTANI), "1"),
    "the maker counts for the supplier": ((Report("Janes", (BAYKAR,)), PAKISTANI), "1"),
    "one side on the record and another report": ((TURK, Report("Haaretz")), "2"),
    "one side alone": ((TURK,), "3"),
    "two media": ((Report("Reuters"), Report("Haaretz")), "3"),
    "one good medium": ((Report("Reuters"),), "3"),
    "one medium of no known standing, its home known": ((Report("Aaj Tak"),), "4"),
    "unnamed sources alone": ((Report("Reuters", (SOURCES,)),), "4"),
    "nothing known of the source": ((Report(),), "6"),
    "every report hedges": ((Report("Reuters", hedged=True), Report("Haaretz", hedged=True)), "4"),
    "one side says so and the other denies": ((TURK, Report("Dawn", (ISLAMABAD,), denied=True)), "3"),
    "media tell it and a side denies": ((Report("Reuters"), Report("Dawn", (ISLAMABAD,), denied=True)), "5"),
    "only a denial": ((Report("Dawn", (ISLAMABAD,), denied=True),), "5"),
    "bad sources only": ((Report("Press TV"), Report("Sputnik")), "4"),
    "both sides, and a third denies": ((TURK, PAKISTANI, Report("The Print", (SOURCES,), denied=True)), "2"),
}


@pytest.mark.parametrize(("reports", "mark"), CASES.values(), ids=CASES.keys())
def test_the_mark_follows_the_evidence(known: Sources, reports: tuple[Report, ...], mark: str) -> None:
    assert graded(known, *reports).grade.mark == mark


def test_media_of_a_third_party_are_called_so(known: Sources) -> None:
    found = graded(known, Report(text="New Delhi: Two delegations met behind closed doors."))
    assert found.grade.reason == (
        "only media of a third party, India, tell it; no word from Türkiye or Pakistan; one report; "
        "India is a rival of Pakistan"
    )
    assert (found.grade.mark, found.label, found.silent) == ("4", "doubtful", ("TUR", "PAK"))


def test_all_that_speaks_against_it_is_named(known: Sources) -> None:
    denial = Report("Dawn", (ISLAMABAD,), denied=True)
    found = graded(known, replace(TURK, hedged=True), Report("Haaretz"), denial, conflicts=("number_ordered", "mode"))
    assert found.grounds == (
        "only officials of the supplier, Türkiye, and media of a third party, Israel, tell it",
        "2 independent sources",
        "some reports hedge it",
        "officials of the recipient, Pakistan, deny it",
        "reports disagree on number ordered",
    )


def test_media_of_a_side_are_not_its_word(known: Sources) -> None:
    found = graded(known, Report("Daily Sabah"), Report("Dawn"))
    assert "no official word from Türkiye or Pakistan" in found.grounds
    assert found.silent == ()


def test_a_report_without_a_source_is_called_so(known: Sources) -> None:
    assert graded(known, Report()).grounds[0] == "only a report that names no source tells it"


def test_conflicts_lower_what_is_confirmed(known: Sources) -> None:
    assert graded(known, TURK, PAKISTANI, conflicts=("value",)).grade.mark == "2"
    assert graded(known, TURK, PAKISTANI, conflicts=("place",)).grade.mark == "1"


def test_no_claims_cannot_be_judged(known: Sources) -> None:
    found = credibility((), {}, Sides(frozenset(), frozenset()), (), known)
    assert (found.grade.mark, found.grade.reason, found.origins) == ("6", "nobody tells it", 0)


def test_copies_and_quotations_of_one_source_are_one(known: Sources) -> None:
    assert graded(known, Report("Reuters"), Report("Haaretz"), copies=True).grounds[2] == (
        "all 2 reports go back to one source"
    )
    cited = ("The Print", MEDIUM, None)
    assert graded(known, Report("Reuters", (cited,)), Report("Haaretz", (cited,))).origins == 1
    assert graded(known, Report("The Print"), Report("Haaretz", (cited,))).origins == 1
    assert graded(known, TURK, Report("Haaretz", (ANKARA,))).origins == 1


def test_unnamed_speakers_of_no_party_are_not_taken_for_one(known: Sources) -> None:
    nobody = ("sources", ANONYMOUS, None)
    claims = [claim_of("a", Report("Reuters", (nobody,))), claim_of("b", Report("Haaretz", (nobody,)))]
    publisher = Publisher(None, MEDIUM, None, UNKNOWN)
    voices = voices_of(claims, {"a": publisher, "b": publisher}, Sides.of(claims), known)
    assert origins(voices, {}) == ((0,), (1,))


@pytest.mark.parametrize(
    ("party", "standing"),
    [
        ("TUR", Standing.SUPPLIER),
        ("PAK", Standing.RECIPIENT),
        ("IND", Standing.RIVAL),
        ("NLD", Standing.THIRD),
        (None, Standing.UNKNOWN),
    ],
)
def test_everybody_has_a_side(known: Sources, party: str | None, standing: Standing) -> None:
    assert Sides(frozenset({"TUR"}), frozenset({"PAK"})).standing(party, known) is standing


@pytest.mark.parametrize(
    ("publisher", "text", "kind", "party", "place"),
    [
        ("Reuters", "Text", MEDIUM, "GBR", None),
        ("The White House", "Text", OFFICIAL, "USA", None),
        ("Nobody's Gazette", "ANKARA, July 7 - Text", MEDIUM, "TUR", "ANKARA"),
        (None, "A headline\n\nNew Delhi: Text", MEDIUM, "IND", "New Delhi"),
        (None, "PARIS (AP) — Text", MEDIUM, "FRA", "PARIS"),
        (None, "Atlantis: Text", MEDIUM, None, None),
        (None, "Paris said that it had sold nothing.", MEDIUM, None, None),
    ],
)
def test_who_stands_behind_a_document(
    known: Sources, publisher: str | None, text: str, kind: SpeakerKind, party: str | None, place: str | None
) -> None:
    found = publisher_of(Document("d", "d", text, publisher=publisher), known)
    assert (found.kind, found.party, found.dateline) == (kind, party, place)


PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "grades.md"
NEW_DELHI = Report(text="New Delhi: Two delegations met behind closed doors.")
EXAMPLES = {
    "1": ((NEW_DELHI,), "4"),
    "2": ((TURK,), "3"),
    "3": ((TURK, PAKISTANI), "1"),
    "5": ((Report("Reuters"), Report("Dawn", (ISLAMABAD,), denied=True)), "5"),
    "6": ((Report(),), "6"),
}


@pytest.mark.parametrize(("number", "example"), EXAMPLES.items())
def test_the_examples_of_the_documentation_are_true(
    known: Sources, number: str, example: tuple[tuple[Report, ...], str]
) -> None:
    reports, mark = example
    found = graded(known, *reports)
    told = PAGE.read_text(encoding="utf-8").partition("## Worked examples")[2]
    section = told.partition(f"\n{number}. ")[2].partition(f"\n{int(number) + 1}. ")[0]
    assert found.grade.mark == mark
    assert f"mark {mark}" in section
    assert f'"{found.grade.reason}"' in section
