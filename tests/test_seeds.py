"""The two seed reports through the whole program: what the register must then say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # Any: what a program prints as JSON

import pytest
from typer.testing import CliRunner

import pactwatch
from pactwatch import vocab
from pactwatch.cli.app import app
from pactwatch.evaluation.annotation import annotated
from pactwatch.evaluation.predict import prediction
from pactwatch.evaluation.score import Scores, score
from pactwatch.model import Document
from pactwatch.pipeline import reader_of
from pactwatch.views import Overview, overview

SOURCES, MEDIUM = "Indian defense establishment sources", "The Print"
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Seeds:
    """What the commands print after the two reports were read, and the register at a glance."""

    ran: Json
    deals: tuple[Json, ...]
    sheets: Mapping[str, Json]
    whole: Overview

    def between(self, supplier: str, recipient: str) -> list[Json]:
        return [row for row in self.deals if (row["supplier"], row["recipient"]) == ([supplier], [recipient])]

    def tb2(self, recipient: str) -> Json:
        (row,) = [row for row in self.between("TUR", recipient) if row["system"] == "bayraktar-tb2"]
        return row

    def sheet(self, row: Json) -> Json:
        return self.sheets[row["id"]]


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    database = tmp_path_factory.mktemp("seeds") / "register.db"

    def printed(*words: str) -> Json:
        answer = CliRunner().invoke(app, [*words, "--db", str(database), "--json"], prog_name="pactwatch")
        assert (answer.exit_code, answer.stderr) == (0, "")
        content: Json = json.loads(answer.stdout)
        return content

    ran = printed("run", str(shared / "seeds"))
    deals = tuple(printed("register")["deals"])
    sheets = {row["id"]: printed("deal", row["id"]) for row in deals}
    return Seeds(ran, deals, sheets, overview(pactwatch.open(str(database)), vocab.load()))


def test_both_reports_are_read(seeds: Seeds) -> None:
    assert (seeds.ran["added"], seeds.ran["failed"]) == (2, [])
    assert seeds.ran["deals"] == list(seeds.deals)


def test_tb2_for_pakistan_is_one_deal_sought_then_ordered(seeds: Seeds) -> None:
    row = seeds.tb2("PAK")
    assert row["history"] == "sought (published 2021-07-07), ordered (date unknown)"
    assert (row["documents"], row["stage"], row["first_published"]) == (2, "ordered", "2021-07-07")


def test_each_stage_comes_from_a_report_of_its_own(seeds: Seeds) -> None:
    history = seeds.sheet(seeds.tb2("PAK"))["history"]
    told = {event["stage"]: event for event in history}
    assert set(told) == {"sought", "ordered"}
    assert (told["sought"]["published"], told["ordered"]["published"]) == ("2021-07-07", None)
    assert told["ordered"]["happened"] is None
    assert told["sought"]["document"] != told["ordered"]["document"]


def test_akinci_goes_to_pakistan(seeds: Seeds) -> None:
    (row,) = [row for row in seeds.between("TUR", "PAK") if "akinci" in str(row["system"])]
    assert (row["category"], row["stage"]) == ("uav", "ordered")


def test_over_700_drones_is_a_lower_bound(seeds: Seeds) -> None:
    numbers = [row["number_ordered"] or row["number_delivered"] for row in seeds.between("TUR", "PAK")]
    (number,) = [number for number in numbers if number]
    assert (number["amount"], number["lower"], number["upper"]) == (700, 700, None)
    assert number["qualifier"] == "at_least"


def test_the_agreement_is_worth_900_million_dollars_and_counts_once(seeds: Seeds) -> None:
    (agreement,) = seeds.whole.agreements
    assert agreement.value is not None
    assert (int(agreement.value.amount), agreement.value.currency) == (900_000_000, "USD")
    assert set(agreement.parties) == {"TUR", "PAK"}
    assert len(agreement.deals) == 3
    (total,) = seeds.whole.totals
    assert (total.currency, int(total.amount), total.entries) == ("USD", 900_000_000, 1)
    values = [row["value"] for row in seeds.deals if row["value"]]
    assert [(value["amount"], value["package"]) for value in values] == [(900_000_000, True)] * 3


def test_the_agreement_is_no_more_than_possibly_true_and_says_why(seeds: Seeds) -> None:
    (agreement,) = seeds.whole.agreements
    assert agreement.credibility.grade.mark >= "3"
    assert agreement.credibility.grade.reason.startswith(
        "only media of a third party, India, tell it; no word from Türkiye or Pakistan"
    )
    assert agreement.credibility.silent == ("TUR", "PAK")


def test_the_tb2_thread_rests_on_a_third_party_alone(seeds: Seeds) -> None:
    found = seeds.tb2("PAK")["credibility"]
    assert found["grade"]["mark"] >= "3"
    assert found["grade"]["reason"].startswith("only unnamed sources and media of a third party, India, tell it")
    assert found["silent"] == ["TUR", "PAK"]


@pytest.mark.parametrize("words", ["tank shells", "mortar rounds", "ammunition"])
def test_pakistan_gives_ammunition_in_return(seeds: Seeds, words: str) -> None:
    (row,) = [row for row in seeds.between("PAK", "TUR") if words in row["item"]]
    assert (row["mode"], row["category"], row["value"]) == ("offset", "ammunition", None)


@pytest.mark.parametrize("recipient", ["BGD", "MMR"])
def test_weapons_went_to_two_neighbours(seeds: Seeds, recipient: str) -> None:
    (row,) = seeds.between("TUR", recipient)
    assert (row["item"], row["stage"]) == ("weapons", "ordered")


def test_azerbaijan_has_tb2s_from_turkiye(seeds: Seeds) -> None:
    assert seeds.tb2("AZE")["stage"] == "delivered"


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        ("agreement", ("TUR", "PAK")),
        ("intelligence", ("TUR", "PAK")),
        ("production", ("TUR", "PAK")),
        ("visit", ("TUR", "PAK")),
        ("support", ("TUR", "AZE")),
        ("support", ("PAK", "AZE")),
    ],
)
def test_cooperation_is_told(seeds: Seeds, kind: str, parties: tuple[str, str]) -> None:
    told = [thread for thread in seeds.whole.cooperation if thread.type == kind]
    assert {*parties} in [set(thread.parties) for thread in told]
    if kind == "support":
        assert parties in [thread.parties for thread in told]


@pytest.mark.parametrize("recipient", ["PAK", "AZE"])
def test_the_report_of_2021_names_who_says_so_through_whom(seeds: Seeds, recipient: str) -> None:
    claims = seeds.sheet(seeds.tb2(recipient))["claims"]
    chains = [
        [speaker["name"] for speaker in claim["speakers"]] for claim in claims if claim["published"] == "2021-07-07"
    ]
    assert chains == [[SOURCES, MEDIUM]]


def test_no_transfer_is_made_up(seeds: Seeds) -> None:
    sides = {(*row["supplier"], *row["recipient"]) for row in seeds.deals}
    assert sides == {("TUR", "PAK"), ("PAK", "TUR"), ("TUR", "BGD"), ("TUR", "MMR"), ("TUR", "AZE")}


@pytest.fixture(scope="module")
def figures(shared: Path) -> Scores:
    reader = reader_of(vocab.load())
    files = sorted((shared / "seeds").iterdir())
    texts = [Document(file.name, file.name, file.read_text(encoding="utf-8")) for file in files]
    gold = annotated(shared / "eval" / "seeds.gold.jsonl")
    return score(gold, {text.id: prediction(text, reader) for text in texts})


def test_strict_deals_reach_their_floor(figures: Scores) -> None:
    assert figures.strict_deal.f1 >= 0.80


def test_cooperation_reaches_its_floor(figures: Scores) -> None:
    assert figures.cooperation.f1 >= 0.75
