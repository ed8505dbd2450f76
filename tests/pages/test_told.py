"""Sentences that code composes, told again in another language: comparisons, weights, judgements."""

from __future__ import annotations

from dataclasses import fields

import pytest
from tests.register.others.exports import deal as line
from tests.register.reconcile.builders import AKINCI, TB2, deal, event, register, sipri, tb2_line

from pactwatch import vocab
from pactwatch.deals.weights import DEFAULT
from pactwatch.model import Category, Item, Stage
from pactwatch.pages.comparison import render_reconciliation
from pactwatch.pages.contrasts import contrasted
from pactwatch.pages.judged import judged
from pactwatch.pages.language import reader_of
from pactwatch.pages.weighed import report, weighed
from pactwatch.register.reconcile import reconcile
from pactwatch.views.reconciled import reconciliation_view

ENGLISH, GERMAN = reader_of(), reader_of(chosen="de")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "told as newly agreed in 2025; SIPRI: ordered 2021?, 9? delivered 2022-2024",
            "gemeldet als 2025 neu vereinbart; SIPRI: bestellt 2021?, 9? geliefert 2022-2024",
        ),
        (
            "ordered 2018, about 1,200 ordered; SIPRI: year of order not told, 9? ordered, none delivered",
            "bestellt 2018, etwa 1.200 bestellt; SIPRI: Jahr der Bestellung nicht genannt, 9? bestellt, "
            "nichts geliefert",
        ),
        ("told as sought, first in 2021; SIPRI has no such row", None),
        (
            "first told on 2026-03-01, after the register was made on 2026-02-01",
            "zuerst gemeldet am 1. März 2026, nachdem das Register am 1. Feb. 2026 gemacht war",
        ),
        (
            "reports do not name the item, so that no row can be sought",
            "Berichte nennen den Gegenstand nicht, sodass keine Zeile gesucht werden kann",
        ),
        ("9? delivered 2018, 2022-2024", "9? geliefert 2018, 2022-2024"),
        ("delivering", "in Lieferung"),
        ("Type 054A, a frigate", "Type 054A, a frigate"),
    ],
)
def test_what_two_registers_tell(text: str, told: str | None) -> None:
    if told is not None:
        assert contrasted(GERMAN, text) == told
    assert contrasted(GERMAN, text) != text or told == text
    assert contrasted(ENGLISH, text) == text


def test_a_whole_comparison_is_told() -> None:
    rounds = Item("rounds", Category.AMMUNITION)
    new = event(Stage.ORDERED, published="2025-07-15")
    ours = register(deal("a", TB2, [new]), deal("b", AKINCI, [new]), deal("c", rounds, [new]))
    other = sipri(tb2_line(), line("MilGem", "2018"))
    words = vocab.load()
    view = reconciliation_view(reconcile(ours, other, words), ours, words, other.problems)
    page = render_reconciliation(view, "de")
    assert "gemeldet als 2025 neu vereinbart; SIPRI: bestellt 2021?, 9? geliefert 2022-2024" in page
    for english in ("told as", "not told", "ordered 20", " delivered", "leaves out", "another variant"):
        assert english not in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("+3.0 item: same system (Bayraktar TB2)", "+3.0 Gerät: dasselbe Waffensystem (Bayraktar TB2)"),
        (
            "-10.0 supplier: different suppliers: rival bidders or different deals (Türkiye; China)",
            "\N{MINUS SIGN}10.0 Lieferant: verschiedene Lieferanten: konkurrierende Bieter oder verschiedene Geschäfte"
            " (Türkei; China)",
        ),
        (
            "+1.0 number: same number, but a common one (one or two) (exact 2)",
            "+1.0 Anzahl: dieselbe Anzahl, aber eine häufige (eins oder zwei) (2)",
        ),
        ("+4.5 together: one deal", "+4.5 zusammen: ein Geschäft"),
        ("same type and parties: one thread", "dieselbe Art und dieselben Parteien: ein Faden"),
        (
            "reviewed: anna told the two as one deal (see page 3; it says so), 2025-07-20; ben was unsure, 2025-07-21",
            "geprüft: anna told the two as one deal (see page 3; it says so), 2025-07-20;"
            " ben war unsicher, 21. Juli 2025",
        ),
        (
            "reviewed: reviewers differ, so it stays as read: anna was unsure, 2025-07-20",
            "geprüft: Prüfende sind uneins, darum bleibt es wie gelesen: anna war unsicher, 20. Juli 2025",
        ),
        ("a line that nobody knows", "a line that nobody knows"),
    ],
)
def test_why_reports_are_one_deal(text: str, told: str) -> None:
    assert weighed(GERMAN, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-2.0 mode: gift or sale", "\N{MINUS SIGN}2.0 terms: gift or sale"),
        ("+1.0 number: same number (exact 2)", "+1.0 number: same number (2)"),
        ("reviewed: anna was unsure, 2025-07-20", "reviewed: anna was unsure, 20 Jul 2025"),
        ("a line that nobody knows", "a line that nobody knows"),
    ],
)
def test_the_language_of_the_reasons_is_written_for_its_readers_too(text: str, told: str) -> None:
    assert weighed(ENGLISH, text) == told


def test_a_report_is_named_with_its_day() -> None:
    assert report(ENGLISH, "The Print, 2021-07-07") == "The Print, 7 Jul 2021"
    assert report(GERMAN, "Asia, Times, date unknown") == "Asia, Times, Datum unbekannt"
    assert report(GERMAN, "Asia Times") == "Asia Times"


def test_each_weight_has_its_reason_in_the_catalogue() -> None:
    for field in fields(DEFAULT):
        line_ = f"+0.5 item: {getattr(DEFAULT, field.name).reason}"
        assert weighed(GERMAN, line_) != weighed(ENGLISH, line_).replace("item", "Gerät"), field.name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("accepted it", "nahm es an"),
        ("corrected stage: ordered, not sought", "berichtigte Stand: bestellt, nicht angestrebt"),
        ("entered it by hand, seen in The Print, p. 3", "trug es von Hand ein, gesehen in The Print, p. 3"),
        ("Türkiye to Pakistan: Bayraktar TB2", "Türkei an Pakistan: Bayraktar TB2"),
        ("what somebody wrote", "what somebody wrote"),
    ],
)
def test_what_reviewers_decided(text: str, told: str) -> None:
    assert judged(GERMAN, text) == told
    assert judged(ENGLISH, text) == text
