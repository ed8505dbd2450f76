"""Portraits of a party and a system, news since a day, conflicts by size, and what joins and parts deals."""

from __future__ import annotations

from datetime import date

import pytest
from tests.deals.builders import VOCABULARY, dollars, evidence, exactly, transfer_claim
from tests.views.linked import linker, register_of

from pactwatch.errors import NotFoundError
from pactwatch.model import Attribution, Speaker, SpeakerKind, Stage
from pactwatch.views import (
    country,
    deal_view,
    links_view,
    news,
    register_conflicts,
    register_rows,
    weapon_system,
)

SOUGHT = transfer_claim("a", stage=Stage.SOUGHT, published="2021-07-07")
ORDERED = transfer_claim("b", ordered=exactly(24), value=dollars(900), published="2022-03-01")
MORE = transfer_claim("c", ordered=exactly(30), value=dollars(600), published="2022-03-02")
BACK = transfer_claim("d", supplier="PAK", recipient="TUR", what="shells", published="2022-05-01")
OTHER = transfer_claim("e", recipient="AZE", stage=Stage.DELIVERED, published="2020-10-01")
UNDATED = transfer_claim("f", recipient="AZE", what="Akinci", published=None)
REGISTER = register_of(SOUGHT, ORDERED, MORE, BACK, OTHER, UNDATED)


def test_a_party_gives_and_receives() -> None:
    found = country(REGISTER, VOCABULARY, "turkiye")
    assert (found.party, found.name) == ("TUR", "Türkiye")
    assert [row.id for row in found.given] == ["e", "a", "f"]
    assert [row.id for row in found.received] == ["d"]
    assert [(one.party, one.deals) for one in found.recipients] == [("AZE", 2), ("PAK", 1)]
    assert [total.amount for total in found.given_totals] == [900]
    assert (str(found.first_published), str(found.last_published)) == ("2020-10-01", "2022-05-01")
    with pytest.raises(NotFoundError, match="Utopia"):
        country(REGISTER, VOCABULARY, "Utopia")


def test_a_weapon_system_is_found_in_any_spelling() -> None:
    found = weapon_system(REGISTER, VOCABULARY, "bayraktar-TB2s")
    assert (found.system, found.origin) == ("bayraktar-tb2", ("TUR",))
    assert [row.id for row in found.deals] == ["e", "a"]
    assert [one.party for one in found.recipients] == ["AZE", "PAK"]
    unknown = weapon_system(REGISTER, VOCABULARY, "shells")
    assert (unknown.system, [row.id for row in unknown.deals]) == (None, ["d"])
    with pytest.raises(NotFoundError, match="neither the catalogue nor a deal"):
        weapon_system(REGISTER, VOCABULARY, "unobtainium")


def test_news_are_what_reports_of_a_day_or_later_brought() -> None:
    found = news(REGISTER, VOCABULARY, date(2022, 3, 1), linker)
    assert found.reports == 3
    assert [row.id for row in found.added] == ["d"]
    (changed,) = found.changed
    assert (changed.row.id, changed.claims) == ("a", ("b", "c"))
    assert ("stage", "sought", "ordered") in [(one.name, one.before, one.after) for one in changed.changes]
    assert ("number_ordered", "not told", "24") in [(one.name, one.before, one.after) for one in changed.changes]
    assert [row.id for row in found.only(["d"]).added] == ["d"]
    assert found.only(["d"]).changed == ()


def test_nothing_is_new_after_the_last_report_and_undated_reports_never_are() -> None:
    found = news(REGISTER, VOCABULARY, date(2022, 5, 2), linker)
    assert (found.reports, found.added, found.changed, found.joined) == (0, (), (), ())
    assert "f" not in [row.id for row in news(REGISTER, VOCABULARY, date(1990, 1, 1), linker).added]


def test_deals_that_turn_out_to_be_one_are_news() -> None:
    first = transfer_claim("a", supplier="", ordered=exactly(24), published="2021-01-01", stage=Stage.SOUGHT)
    second = transfer_claim("b", recipient="", ordered=exactly(24), published="2021-02-01")
    between = transfer_claim("c", ordered=exactly(24), published="2021-02-10")
    apart, joined = register_of(first, second), register_of(first, second, between)
    assert (len(apart.deals), len(joined.deals)) == (2, 1)
    found = news(joined, VOCABULARY, date(2021, 2, 5), linker)
    assert [(one.before, one.row.id) for one in found.joined] == [("b", "a")]


def test_conflicts_are_listed_by_size() -> None:
    found = register_conflicts(REGISTER, VOCABULARY)
    assert [(one.field, one.words) for one in found] == [("value", "33% apart"), ("number_ordered", "20% apart")]
    assert (found[0].deal, found[0].subject, found[0].stories) == ("a", "Türkiye to Pakistan: Bayraktar TB2", 2)
    assert found[1].values == ("24", "30")
    assert deal_view(REGISTER, VOCABULARY, "a").conflicts == found


def test_a_conflict_of_kind_or_date_has_its_size_too() -> None:
    early = transfer_claim("a", happened="2020-01-01", published="2022-01-01")
    late = transfer_claim("b", happened="2020-04-10", published="2022-01-02", ordered=exactly(24))
    same = transfer_claim("c", ordered=exactly(24), published="2022-01-02")
    (found,) = [
        one for one in register_conflicts(register_of(early, late, same), VOCABULARY) if one.field == "happened"
    ]
    assert (found.words, round(found.size, 2)) == ("100 days apart", 0.27)


def test_values_say_who_gives_them_on_which_side_and_when() -> None:
    minister = Attribution((Speaker("minister", SpeakerKind.OFFICIAL, "TUR", evidence("a")),))
    register = register_of(transfer_claim("a", ordered=exactly(24), said_by=minister), MORE)
    number = next(field for field in deal_view(register, VOCABULARY, "c").fields if field.name == "number_ordered")
    sides = {
        value.words: [(side.words, side.speakers, side.parties) for side in value.sides] for value in number.values
    }
    assert sides == {
        "24": [("the supplier’s side", ("minister",), ("Türkiye",))],
        "30": [("home not known", ("the report itself",), ())],
    }
    dates = {value.words: str(value.first_published) for value in number.values}
    assert dates == {"24": "2022-06-01", "30": "2022-03-02"}


def test_what_joins_and_what_parts_is_said_in_words() -> None:
    found = links_view(REGISTER, VOCABULARY, "a")
    assert [tie.claims[1] for tie in found.joins] == ["b", "c"]
    assert "+2.5 supplier: same supplier (Türkiye)" in found.joins[0].lines
    assert found.joins[0].first.startswith("a.txt, 2021-07-07") or found.joins[0].first.startswith("c.txt")
    assert "e" in [tie.deal for tie in found.parts]
    against = next(tie for tie in found.parts if tie.deal == "e")
    assert any("different recipients" in line for line in against.lines)
    assert against.bits < 0


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_ids_by_which_a_deal_was_known_lead_on(name: str) -> None:
    assert deal_view(REGISTER, VOCABULARY, name).id == "a"


def test_an_id_leads_to_the_part_where_its_claim_is_now() -> None:
    parted = register_of(SOUGHT, transfer_claim("b", recipient="AZE"))
    assert (deal_view(parted, VOCABULARY, "a").id, deal_view(parted, VOCABULARY, "b").id) == ("a", "b")


def test_rows_carry_grade_and_outlook() -> None:
    (row,) = [row for row in register_rows(REGISTER, VOCABULARY) if row.id == "a"]
    assert row.credibility.grade.mark == "6"
    assert row.credibility.grade.reason.startswith("only a report that names no source tells it")
    assert row.outlook.next_step is not None
