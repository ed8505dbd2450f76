"""What judgements make of claims: who decides what, where reviewers differ, and what comes back after a re-reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.deals.builders import exactly, transfer_claim
from tests.judgements.claims import WORDS, by_hand, corrected, judgement, read_again, undo

from pactwatch.judgements import as_text, judged, value_of
from pactwatch.model import Claim, Decision, Difference, Evidence, Judgement, Part, Span, Stage, Stated, Transfer

TB2 = transfer_claim("d1/1", ordered=exactly(12))
AKINCI = transfer_claim("d1/2", what="Akinci")
LATER = transfer_claim("d2/1", stage=Stage.DELIVERED)
ALL = (TB2, AKINCI, LATER)


def outcome(*judgements: Judgement, claims: tuple[Claim, ...] = ALL) -> tuple[list[str], list[str | None]]:
    found, left = judged(judgements, claims, WORDS)
    return [claim.id for claim in left], [one.outcome and one.outcome.value for one in found.rulings]


def test_without_judgements_nothing_changes() -> None:
    assert judged([], ALL, WORDS)[1] == ALL


def test_a_rejected_claim_falls_out_and_is_kept_aside() -> None:
    found, left = judged([judgement("Ada", Decision.REJECT, TB2)], ALL, WORDS)
    assert left == (AKINCI, LATER)
    assert found.rejected == (TB2,)


def test_accepting_and_being_unsure_change_nothing() -> None:
    told = [judgement("Ada", Decision.ACCEPT, TB2), judgement("Bo", Decision.UNSURE, TB2)]
    found, left = judged(told, ALL, WORDS)
    assert left == ALL
    assert [(one.outcome, one.contested) for one in found.rulings] == [(Decision.ACCEPT, False)]


def test_a_corrected_field_holds_the_value_and_keeps_the_words() -> None:
    told = corrected("Ada", TB2, "number_ordered", "12", "at least 20")
    _, left = judged([told], ALL, WORDS)
    content = left[0].content
    assert isinstance(content, Transfer)
    assert as_text(value_of(left[0], "number_ordered")) == "at least 20"
    assert content.number_ordered is not None
    assert isinstance(TB2.content, Transfer)
    assert TB2.content.number_ordered is not None
    assert content.number_ordered.evidence == TB2.content.number_ordered.evidence


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("supplier", "TUR, PAK"),
        ("item", "Akinci"),
        ("category", "ship"),
        ("value", "900000000 USD"),
        ("stage", "cancelled"),
        ("mode", "gift"),
        ("happened", "2021-05"),
        ("place", "Izmir"),
        ("recipient", None),
    ],
)
def test_every_kind_of_field_can_be_corrected(field: str, after: str | None) -> None:
    told = corrected("Ada", TB2, field, as_text(value_of(TB2, field)), after)
    _, left = judged([told], ALL, WORDS)
    assert as_text(value_of(left[0], field)) == after


def test_a_reviewers_later_word_takes_the_place_of_the_earlier() -> None:
    told = [judgement("Ada", Decision.REJECT, TB2), judgement("Ada", Decision.ACCEPT, TB2)]
    assert outcome(*told) == ([claim.id for claim in ALL], ["accept"])


def test_undoing_and_undoing_the_undo() -> None:
    first = judgement("Ada", Decision.REJECT, TB2)
    second = undo("Bo", first)
    assert len(outcome(first, second)[0]) == 3
    assert len(outcome(first, second, undo("Ada", second))[0]) == 2


def test_reviewers_who_differ_are_shown_with_who_says_what_and_nothing_changes() -> None:
    told = [judgement("Ada", Decision.REJECT, TB2, note="no order"), judgement("Bo", Decision.ACCEPT, TB2)]
    found, left = judged(told, ALL, WORDS)
    (ruling,) = found.rulings
    assert left == ALL
    assert (ruling.contested, ruling.outcome, ruling.judgements) == (True, None, tuple(told))


def test_two_corrections_that_differ_are_contested() -> None:
    told = [corrected("Ada", TB2, "stage", "ordered", "sought"), corrected("Bo", TB2, "stage", "ordered", "offered")]
    found, left = judged(told, ALL, WORDS)
    assert left == ALL
    assert [(one.contested, one.field) for one in found.rulings] == [(True, "stage")]


def test_two_corrections_that_agree_are_one() -> None:
    told = [corrected("Ada", TB2, "stage", "ordered", "sought"), corrected("Bo", TB2, "stage", "ordered", "sought")]
    found, left = judged(told, ALL, WORDS)
    assert as_text(value_of(left[0], "stage")) == "sought"
    assert not found.rulings[0].contested


def test_one_accepts_what_another_corrects() -> None:
    told = [judgement("Ada", Decision.ACCEPT, TB2), corrected("Bo", TB2, "stage", "ordered", "sought")]
    found, left = judged(told, ALL, WORDS)
    assert left == ALL
    assert {one.by for ruling in found.rulings if ruling.contested for one in ruling.judgements} == {"Ada", "Bo"}


def test_one_accepts_what_another_has_corrected() -> None:
    first = corrected("Bo", TB2, "stage", "ordered", "sought")
    mended = judged([first], ALL, WORDS)[1][0]
    seen = replace(judgement("Ada", Decision.ACCEPT, mended), on=first.on)
    found, left = judged([first, seen], ALL, WORDS)
    assert left[0] == mended
    assert not any(ruling.is_open for ruling in found.rulings)


def test_one_rejects_what_another_corrects() -> None:
    told = [judgement("Ada", Decision.REJECT, TB2), corrected("Bo", TB2, "stage", "ordered", "sought")]
    found, left = judged(told, ALL, WORDS)
    assert len(left) == 3
    assert any(ruling.contested for ruling in found.rulings)


def test_pairs_are_tied_and_parted() -> None:
    same, apart = judgement("Ada", Decision.SAME, TB2, LATER), judgement("Bo", Decision.NOT_SAME, TB2, AKINCI)
    found, _ = judged([same, apart], ALL, WORDS)
    assert found.same == (("d1/1", "d2/1"),)
    assert found.not_same == (("d1/1", "d1/2"),)


def test_a_pair_that_two_reviewers_see_differently_is_contested() -> None:
    told = [judgement("Ada", Decision.SAME, TB2, LATER), judgement("Bo", Decision.NOT_SAME, TB2, LATER)]
    found, _ = judged(told, ALL, WORDS)
    assert (found.same, found.not_same) == ((), ())
    assert found.rulings[0].contested


def test_a_pair_parted_that_others_tie_together_is_contested_and_names_them() -> None:
    told = [
        judgement("Ada", Decision.SAME, TB2, LATER),
        judgement("Ada", Decision.SAME, AKINCI, LATER),
        judgement("Bo", Decision.NOT_SAME, TB2, AKINCI),
    ]
    found, _ = judged(told, ALL, WORDS)
    contested = [one for one in found.rulings if one.contested]
    assert found.not_same == ()
    assert {one.id for one in contested[0].judgements} == {one.id for one in told}


def test_a_claim_by_hand_counts_until_its_entry_is_undone() -> None:
    made = by_hand("d9/1", supplier="FRA")
    added = judgement("Ada", Decision.ADD, made)
    assert outcome(added, claims=(TB2, made))[0] == ["d1/1", "d9/1"]
    assert outcome(added, claims=(TB2,))[0] == ["d1/1", "d9/1"]
    assert outcome(added, undo("Ada", added), claims=(TB2, made))[0] == ["d1/1"]


def stated(stage: Stage) -> Stated[Stage]:
    return Stated(stage, (Evidence("d1", Part.TEXT, Span(0, 10)),))


def test_read_again_and_the_same_the_judgement_holds_under_another_id() -> None:
    told = [judgement("Ada", Decision.REJECT, TB2)]
    found, left = judged(told, (read_again(TB2), AKINCI), WORDS)
    assert left == (AKINCI,)
    assert not found.rulings[0].is_open


def test_read_again_and_otherwise_an_accepted_claim_comes_back_with_the_difference() -> None:
    now = read_again(TB2, stage=stated(Stage.DELIVERED))
    found, left = judged([judgement("Ada", Decision.ACCEPT, TB2)], (now,), WORDS)
    assert left == (now,)
    assert found.rulings[0].differences == (Difference("stage", "ordered", "delivered"),)


def test_read_again_and_between_other_parties_a_rejection_no_longer_holds() -> None:
    now = read_again(TB2, supplier=Stated(("FRA",), stated(Stage.ORDERED).evidence))
    found, left = judged([judgement("Ada", Decision.REJECT, TB2)], (now,), WORDS)
    assert left == (now,)
    assert found.rulings[0].outcome is None
    assert found.rulings[0].differences == (Difference("supplier", "TUR", "FRA"),)


def test_read_again_and_no_longer_found_an_accepted_claim_stays() -> None:
    found, left = judged([judgement("Ada", Decision.ACCEPT, TB2)], (LATER,), WORDS)
    assert left == (LATER, TB2)
    assert found.rulings[0].is_open


def test_read_again_and_no_longer_found_a_rejected_claim_is_no_question() -> None:
    found, left = judged([judgement("Ada", Decision.REJECT, TB2)], (LATER,), WORDS)
    assert left == (LATER,)
    assert not found.rulings[0].is_open


@pytest.mark.parametrize(("stage", "is_open"), [(Stage.ORDERED, False), (Stage.SOUGHT, False), (Stage.OFFERED, True)])
def test_read_again_a_correction_holds_and_asks_where_a_third_value_is_read(stage: Stage, is_open: bool) -> None:
    now = read_again(TB2, stage=stated(stage))
    found, left = judged([corrected("Ada", TB2, "stage", "ordered", "sought")], (now,), WORDS)
    assert as_text(value_of(left[0], "stage")) == "sought"
    assert found.rulings[0].is_open is is_open


def test_read_again_with_the_corrected_supplier_the_correction_is_settled() -> None:
    now = read_again(TB2, supplier=Stated(("FRA",), stated(Stage.ORDERED).evidence))
    found, left = judged([corrected("Ada", TB2, "supplier", "TUR", "FRA")], (now,), WORDS)
    assert left == (now,)
    assert not found.rulings[0].is_open


def test_a_correction_that_no_claim_can_follow_changes_nothing() -> None:
    _, left = judged([corrected("Ada", TB2, "stage", "ordered", "finished")], ALL, WORDS)
    assert left == ALL


def test_a_marked_passage_is_settled_once_a_claim_is_read_in_it() -> None:
    marked = Judgement("m1", "Ada", judgement("Ada", Decision.NOTE, TB2).at, "d1:0-30", Decision.ADD, after="the words")
    found, _ = judged([marked], (AKINCI,), WORDS)
    assert found.rulings[0].claims == ("d1/2",)
    elsewhere, _ = judged([marked], (LATER,), WORDS)
    assert elsewhere.rulings[0].claims == ()
