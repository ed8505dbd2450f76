from dataclasses import replace
from pathlib import Path

import pytest
from tests.register.others.exports import deal as line
from tests.register.reconcile.builders import AKINCI, TB2, deal, event, register, sipri, tb2_line

from pactwatch.model import (
    Agreement,
    Category,
    Condition,
    Deal,
    FieldHistory,
    FieldValue,
    Item,
    Qualifier,
    Quantity,
    Stage,
    StageEvent,
)
from pactwatch.register.others import read_mapped, read_mapping
from pactwatch.register.reconcile import Only, Reconciliation, Standing, Verdict, reconcile
from pactwatch.vocab import Vocabulary

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "registers"
NEW = event(Stage.ORDERED, published="2025-07-15")
MILGEM = line("MilGem", "2018", "", "4", "", "frigate", "2", "", "2023; 2025")


def verdicts(found: Reconciliation) -> dict[str, Verdict]:
    return {field.field: field.verdict for field in found.matched[0].fields}


def against(vocabulary: Vocabulary, ours: Deal, *lines: str, day: str = "18 May 2026") -> Reconciliation:
    return reconcile(register(ours), sipri(*lines, day=day), vocabulary)


def test_an_order_told_as_new_conflicts_with_one_delivered_before(vocabulary: Vocabulary) -> None:
    found = against(vocabulary, deal("a", TB2, [NEW]), tb2_line(), MILGEM)
    (one,) = found.matched
    assert one.standing is Standing.DIFFER
    assert one.summary == "told as newly agreed in 2025; SIPRI: ordered 2021?, 9? delivered 2022-2024"
    assert one.conflicts == ("year_of_order", "years_of_delivery")
    assert [row.designation for row in found.theirs] == ["MilGem"]
    assert (found.ours, found.outside) == ((), ())


def test_what_agrees_agrees_field_by_field(vocabulary: Vocabulary) -> None:
    events = [event(Stage.ORDERED, "2021-08", "2021-06"), event(Stage.DELIVERED, "2022-11", "2022")]
    ours = deal("a", TB2, events, number=Quantity(9), delivered=Quantity(3), condition=Condition.NEW)
    found = against(vocabulary, ours, tb2_line())
    assert found.matched[0].standing is Standing.AGREE
    assert set(verdicts(found).values()) == {Verdict.AGREE}
    assert found.matched[0].summary.startswith("ordered 2021, 9 ordered; SIPRI: ordered 2021?")


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        (Quantity(9), Verdict.AGREE),
        (Quantity(10, Qualifier.ABOUT), Verdict.AGREE),
        (Quantity(5, Qualifier.AT_LEAST), Verdict.AGREE),
        (Quantity(5, Qualifier.AT_MOST), Verdict.CONFLICT),
        (Quantity(10), Verdict.CONFLICT),
        (Quantity(20, Qualifier.ABOUT), Verdict.CONFLICT),
    ],
)
def test_a_number_agrees_where_its_words_allow_theirs(
    vocabulary: Vocabulary, number: Quantity, verdict: Verdict
) -> None:
    found = against(vocabulary, deal("a", TB2, [NEW], number=number), tb2_line())
    assert verdicts(found)["number_ordered"] is verdict


def test_a_report_that_agrees_is_named_where_the_number_shown_does_not(vocabulary: Vocabulary) -> None:
    ours = deal("a", TB2, [NEW], number=Quantity(20))
    told = FieldHistory(
        "number_ordered",
        tuple(FieldValue(Quantity(number), ("claim",), 1, ()) for number in (20, 9)),
        Quantity(20),
        "told last",
        True,
    )
    both = replace(ours, fields=tuple(told if field.name == told.name else field for field in ours.fields))
    (field,) = (one for one in against(vocabulary, both, tb2_line()).matched[0].fields if one.field == told.name)
    assert (field.verdict, field.note) == (Verdict.CONFLICT, "other reports of ours tell 9")


def test_a_packages_number_is_held_against_all_its_parts(vocabulary: Vocabulary) -> None:
    names = ("tb2", "akinci", "drones")
    drones = Item("drones", Category.UAV)
    number = Quantity(700, Qualifier.AT_LEAST)
    ours = register(
        deal("tb2", TB2, [NEW], agreement="p"),
        deal("akinci", AKINCI, [NEW], agreement="p"),
        deal("drones", drones, [NEW], number=number, agreement="p"),
        agreements=[Agreement("p", ("PAK", "TUR"), names, (), None)],
    )
    akinci = line("Akinci", "2022", "?", "3", "?", "armed drone", "3", "?", "2023; 2024")
    found = reconcile(ours, sipri(tb2_line(), akinci), vocabulary)
    for one in found.matched:
        (field,) = (field for field in one.fields if field.field == "number_ordered")
        assert field.verdict is Verdict.CONFLICT
        assert field.ours == "at least 700 in the package (drones)"
        assert field.note == "12? in all the package's parts that have a row"
    few = Quantity(12, Qualifier.AT_LEAST)
    ours = register(*ours.deals[:2], deal("drones", drones, [NEW], number=few), agreements=ours.agreements)
    again = reconcile(ours, sipri(tb2_line(), akinci), vocabulary)
    assert {f.verdict for one in again.matched for f in one.fields if f.field == "number_ordered"} == {Verdict.AGREE}


def test_more_delivered_after_the_register_was_made_is_newer(vocabulary: Vocabulary) -> None:
    ordered = event(Stage.ORDERED, "2021-06", "2021-06")
    late = deal("a", TB2, [ordered, event(Stage.DELIVERED, "2026-09-01", "2026-08")], delivered=Quantity(12))
    found = against(vocabulary, late, tb2_line())
    assert found.matched[0].standing is Standing.NEWER
    early = deal("a", TB2, [ordered, event(Stage.DELIVERED, "2026-01-01", "2022")], delivered=Quantity(12))
    assert verdicts(against(vocabulary, early, tb2_line()))["number_delivered"] is Verdict.CONFLICT


def test_a_report_of_delivery_fits_an_earlier_order(vocabulary: Vocabulary) -> None:
    told = deal("a", TB2, [event(Stage.DELIVERED, published="2024-01-01")])
    found = against(vocabulary, told, tb2_line())
    assert verdicts(found)["year_of_order"] is Verdict.AGREE
    assert found.matched[0].summary.startswith("told as delivered by 2024; SIPRI:")
    too_early = deal("a", TB2, [event(Stage.DELIVERED, published="2022-01-01", happened="2019")])
    assert verdicts(against(vocabulary, too_early, tb2_line()))["year_of_order"] is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("stage", "theirs", "verdict"),
    [
        (Stage.ORDERED, "9", Verdict.AGREE),
        (Stage.DELIVERED, "9", Verdict.AGREE),
        (Stage.DELIVERING, "4", Verdict.AGREE),
        (Stage.SOUGHT, "0", Verdict.AGREE),
        (Stage.DELIVERED, "0", Verdict.CONFLICT),
        (Stage.CANCELLED, "9", Verdict.CONFLICT),
    ],
)
def test_how_far_along_each_register_has_it(
    vocabulary: Vocabulary, stage: Stage, theirs: str, verdict: Verdict
) -> None:
    row = line("Bayraktar TB-2", "2021", "", "9", "", "armed drone", theirs, "", "2022" if theirs != "0" else "")
    found = against(vocabulary, deal("a", TB2, [event(stage, "2022-12-01")]), row)
    assert verdicts(found)["stage"] is verdict


def test_years_and_numbers_choose_among_several_rows(vocabulary: Vocabulary) -> None:
    rows = [tb2_line("2015", "4", "2016"), tb2_line("2021", "9"), tb2_line("2024", "6", "2025")]
    ours = deal("a", TB2, [event(Stage.ORDERED, "2021-09", "2021")], number=Quantity(9))
    found = against(vocabulary, ours, *rows)
    assert found.matched[0].row.number_ordered is not None
    assert found.matched[0].row.number_ordered.amount == 9
    assert len(found.theirs) == 2


def test_an_order_after_the_last_report_of_it_is_another_deal(vocabulary: Vocabulary) -> None:
    ours = deal("a", TB2, [event(Stage.ORDERED, "2021-09", "2021")])
    assert against(vocabulary, ours, tb2_line("2025", "6", "")).matched == ()
    assert len(against(vocabulary, ours, tb2_line("2022", "6", "")).matched) == 1  # 2022? may be 2021
    wished = deal("a", TB2, [event(Stage.SOUGHT, "2021-09")])
    assert len(against(vocabulary, wished, tb2_line("2025", "6", "")).matched) == 1


@pytest.mark.parametrize(
    ("item", "events", "reason"),
    [
        (Item("mortar rounds", Category.AMMUNITION), [NEW], "leaves out unguided ammunition"),
        (Item("AK-47", Category.SMALL_ARMS), [NEW], "leaves out small arms"),
        (Item("weapons", Category.OTHER), [NEW], "no type of major weapon is named"),
        (TB2, [event(Stage.SOUGHT, "2021-07-07")], "only told as sought"),
        (TB2, [event(Stage.CANCELLED, "2021-07-07")], "told as cancelled"),
    ],
)
def test_what_sipri_would_not_record_is_not_called_missing(
    vocabulary: Vocabulary, item: Item, events: list[StageEvent], reason: str
) -> None:
    found = against(vocabulary, deal("a", item, events), MILGEM)
    assert found.ours == ()
    (one,) = found.outside
    assert one.standing is Standing.OUTSIDE
    assert reason in one.reason


def test_a_deal_that_only_we_have_says_so_and_names_the_nearest_row(vocabulary: Vocabulary) -> None:
    (one,) = against(vocabulary, deal("a", AKINCI, [event(Stage.ORDERED, "2022-01", "2022")]), tb2_line(), MILGEM).ours
    assert (one.standing, one.reason) == (Standing.ONLY_OURS, "ordered 2022; SIPRI has no such row")
    assert one.near is not None
    assert one.near.designation == "Bayraktar TB-2"


def test_what_is_later_than_the_register_is_newer_and_not_missing(vocabulary: Vocabulary) -> None:
    for when, words in (("2026-08-01", "first told on 2026-08-01"), ("2026-02-01", "ends with the year 2025")):
        (one,) = against(vocabulary, deal("a", AKINCI, [event(Stage.ORDERED, when)]), MILGEM).ours
        assert one.standing is Standing.NEWER
        assert words in one.reason


@pytest.mark.parametrize(
    ("side", "ours"),
    [("supplier", deal("a", AKINCI, [NEW], supplier=None)), ("recipient", deal("a", AKINCI, [NEW], recipient=None))],
)
def test_a_deal_without_a_party_is_set_apart_where_no_row_fits(vocabulary: Vocabulary, side: str, ours: Deal) -> None:
    (one,) = against(vocabulary, ours, MILGEM).outside
    assert f"do not name the {side}" in one.reason


def test_a_part_of_the_register_misses_only_its_part(vocabulary: Vocabulary) -> None:
    ours = register(deal("a", AKINCI, [event(Stage.ORDERED, "2022-01", "2022")]))
    found = reconcile(ours, sipri(tb2_line(recipient="Ukraine"), recipient="Ukraine"), vocabulary)
    assert found.outside[0].reason == "the file holds rows with recipient Ukraine only"


def test_both_sides_are_narrowed_to_the_parties_asked_for(vocabulary: Vocabulary) -> None:
    ours = register(deal("a", TB2, [NEW]), deal("b", TB2, [NEW], recipient="UKR"))
    other = sipri(tb2_line(), tb2_line(recipient="Ukraine"), line("Ada", recipient="Ukraine"))
    found = reconcile(ours, other, vocabulary, Only({"TUR"}, {"UKR"}))
    assert [one.ours.deal.id for one in found.matched] == ["b"]
    assert [row.designation for row in found.theirs] == ["Ada"]


def test_other_items_and_other_parties_never_match(vocabulary: Vocabulary) -> None:
    ours = register(deal("a", AKINCI, [NEW]), deal("b", TB2, [NEW], recipient="IND"), deal("c", TB2, [NEW], "CHN"))
    assert reconcile(ours, sipri(tb2_line()), vocabulary).matched == ()


def test_a_register_read_by_a_mapping_is_reconciled_too(vocabulary: Vocabulary) -> None:
    mapping = read_mapping((EXAMPLES / "unroca-exports.map.yaml").read_bytes(), "map.yaml")
    other = read_mapped((EXAMPLES / "unroca-exports.csv").read_bytes(), "unroca.csv", mapping)
    rifles = deal("b", Item("rifles", Category.SMALL_ARMS), [NEW])
    rounds = deal("c", Item("mortar rounds", Category.AMMUNITION), [NEW])
    french = deal("d", Item("rifles", Category.SMALL_ARMS), [NEW], supplier="FRA")
    found = reconcile(register(deal("a", TB2, [NEW]), rifles, rounds, french), other, vocabulary, Only((), {"PAK"}))
    assert [one.row.designation for one in found.matched] == ["Bayraktar TB2 unmanned aerial vehicle"]
    assert found.matched[0].summary.startswith("told as newly agreed in 2025; UNROCA:")
    assert [one.ours.deal.id for one in found.ours] == ["b"]  # what SIPRI leaves out says nothing about others
    assert [one.reason for one in found.outside] == [
        "UNROCA leaves out ammunition",
        "the file holds rows with supplier Türkiye only",
    ]
