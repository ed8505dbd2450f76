"""Which drafts of a text tell one transfer, and which stay apart."""

from dataclasses import replace

import pytest
from tests.claims.texts import Row, around, draft, grouped, rows, transfers

from pactwatch.claims.drafts import Draft
from pactwatch.claims.merge import Group, Merger, certainty
from pactwatch.claims.terms import Terms
from pactwatch.vocab import load


def _rows(text: str, *parties: tuple[str | None, str | None]) -> list[Row]:
    return rows(grouped(around(text), *parties))


def test_a_class_joins_the_designation_that_it_repeats() -> None:
    text = "Denmark sold Leopard 2 tanks to Jordan. Denmark will send the tanks to Jordan in May."
    assert _rows(text, ("DNK", "JOR"), ("DNK", "JOR")) == [("DNK", "JOR", "Leopard 2")]


def test_a_class_before_its_designation_joins_it_too() -> None:
    text = "Denmark will send tanks to Jordan. Denmark sold Leopard 2 vehicles to Jordan."
    assert _rows(text, ("DNK", "JOR"), ("DNK", "JOR")) == [("DNK", "JOR", "Leopard 2")]


def test_one_designation_told_twice_is_one_transfer() -> None:
    text = "Denmark sold Leopard 2 tanks to Jordan. The Leopard 2 left Denmark for Jordan."
    (group,) = grouped(around(text), ("DNK", "JOR"), ("DNK", "JOR"))
    assert len(group.told) == 2


@pytest.mark.parametrize(
    ("one", "two", "groups"),
    [
        ("the F-35", "the F-35A", 1),
        ("12 F-16s", "the F-16V", 1),
        ("the Tejas Mk1", "the Tejas Mk1A", 1),
        ("12 F-35s", "40 F-35As", 2),
        ("the F-35A", "the F-35B", 2),
        ("the Leopard 1", "the Leopard 2", 2),
    ],
)
def test_a_variant_is_told_by_a_letter_more(one: str, two: str, groups: int) -> None:
    text = f"Denmark offered {one} to Jordan. Denmark will show {two} to Jordan."
    assert len(_rows(text, ("DNK", "JOR"), ("DNK", "JOR"))) == groups


@pytest.mark.parametrize(
    ("one", "two", "groups"),
    [
        ("arms", "arms shipments", 1),
        ("weapons", "military equipment", 1),
        ("arms", "helmets", 2),
        ("parachutes", "arms", 2),
    ],
)
def test_words_for_any_arms_are_no_kind_of_other_things(one: str, two: str, groups: int) -> None:
    text = f"Denmark sent {one} to Jordan. Denmark will send {two} to Jordan."
    assert len(_rows(text, ("DNK", "JOR"), ("DNK", "JOR"))) == groups


def test_variants_of_one_list_stay_apart() -> None:
    text = "Denmark offered the F-35 and the F-35A to Jordan."
    assert len(_rows(text, ("DNK", "JOR"), ("DNK", "JOR"))) == 2


def test_a_class_counted_after_the_designation_stays_apart() -> None:
    text = "Norway delivered Leopard 2 tanks to Peru. Norway also sent 40 tanks to Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 2


@pytest.mark.parametrize(
    ("counted", "groups"),
    [("40 tanks", 1), ("40 German tanks", 1), ("40 light tanks", 2), ("40 more tanks", 2)],
)
def test_a_class_counted_in_one_word_may_be_the_designation(counted: str, groups: int) -> None:
    text = f"Norway sold Leopard 2 tanks to Peru. Norway sold {counted} to Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == groups


def test_a_class_with_the_count_of_the_designation_joins_it() -> None:
    text = "Norway delivered 40 Leopard 2 tanks to Peru. The 40 tanks reached Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 1


@pytest.mark.parametrize("share", ["will each get 20 tanks", "will get 20 tanks each"])
def test_a_share_of_what_was_named_joins_it(share: str) -> None:
    text = f"Norway will sell 40 Leopard 2 tanks to Peru. The army's two brigades {share} from Norway."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 1


@pytest.mark.parametrize(
    "known",
    [
        "The two ships went",
        "Two of the ships went",
        "A squadron of 12 of these ships went",
        "Both the ships went",
        "All 12 ships went",
    ],
)
def test_a_count_of_known_things_is_of_what_was_named(known: str) -> None:
    text = f"France sold Mistral ships to Egypt. {known} to Egypt from France."
    assert _rows(text, ("FRA", "EGY"), ("FRA", "EGY")) == [("FRA", "EGY", "Mistral")]


def test_a_class_with_another_count_than_the_designation_stays_apart() -> None:
    text = "Norway delivered 54 Leopard 2 tanks to Peru. Norway also sent 40 tanks to Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 2


def test_a_number_that_is_sought_is_apart_from_what_was_refused() -> None:
    text = "Norway refused Leopard 2 tanks to Peru. Peru asks Norway for 40 tanks."
    context = around(text)
    for named, groups in (("refused", 2), ("offered", 1)):
        told = [
            replace(draft(context, place, "NOR", "PER", 0.8, stage), definite=True)
            for place, stage in enumerate((named, "sought"))
        ]
        told = [told[0], replace(told[1], item=replace(told[1].item, first=0))]
        assert len(Merger(load(), Terms(context)).groups(told)) == groups


@pytest.mark.parametrize(
    ("wish", "groups"),
    [
        ("Peru wants 12 more Leopard 2 tanks", 2),
        ("Peru wants additional Leopard 2 tanks", 2),
        ("Peru wants Leopard 2 tanks", 1),
        ("Peru wants more than 12 Leopard 2 tanks", 1),
    ],
)
def test_more_of_what_was_delivered_is_another_deal(wish: str, groups: int) -> None:
    context = around(f"Norway delivered Leopard 2 tanks to Peru in 2019. {wish} from Norway.")
    for stages in (("delivered", "sought"), ("ordered", "sought")):
        told = [
            replace(draft(context, place, "NOR", "PER", 0.8, stage), definite=True)
            for place, stage in enumerate(stages)
        ]
        expected = groups if "delivered" in stages else 1
        assert len(Merger(load(), Terms(context)).groups(told)) == expected


def test_a_lease_is_another_deal_than_a_purchase() -> None:
    context = around("Norway leased Leopard 2 tanks to Peru. Peru will buy Leopard 2 tanks from Norway.")
    for modes, groups in ((("loan", "sale"), 2), (("loan", "unspecified"), 1)):
        told = [
            replace(draft(context, place, "NOR", "PER"), definite=True, mode=mode, mode_probability=0.9)
            for place, mode in enumerate(modes)
        ]
        assert len(Merger(load(), Terms(context)).groups(told)) == groups


def test_groups_stand_in_the_order_of_the_sentences_that_tell_them() -> None:
    context = around("Chile wants F-16s. Norway sold tanks to Peru. Chile bought F-16s from Denmark for $3 billion.")
    drafts = [
        replace(draft(context, 0, None, "CHL", 0.9), evidence=0.1),
        draft(context, 1, "NOR", "PER"),
        draft(context, 2, "DNK", "CHL"),
    ]
    groups = Merger(load(), Terms(context)).groups(drafts)
    assert [group.recipient for group in groups] == ["PER", "CHL"]


def test_one_designation_with_two_counts_stays_apart() -> None:
    text = "Norway delivered 54 Leopard 2 tanks to Peru. Norway sent 12 Leopard 2 tanks to Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 2


def test_another_recipient_stays_apart() -> None:
    text = "Norway sold Leopard 2 tanks to Peru. Norway sold Leopard 2 tanks to Chile."
    assert _rows(text, ("NOR", "PER"), ("NOR", "CHL")) == [("NOR", "PER", "Leopard 2"), ("NOR", "CHL", "Leopard 2")]


def test_another_supplier_stays_apart() -> None:
    text = "Norway sold Leopard 2 tanks to Peru. Spain sold Leopard 2 tanks to Peru."
    assert _rows(text, ("NOR", "PER"), ("ESP", "PER")) == [("NOR", "PER", "Leopard 2"), ("ESP", "PER", "Leopard 2")]


def test_the_reverse_way_stays_apart() -> None:
    text = "Norway sold Leopard 2 tanks to Peru. Peru sold Leopard 2 tanks to Norway."
    assert len(_rows(text, ("NOR", "PER"), ("PER", "NOR"))) == 2


def test_an_absent_party_gives_way_to_a_told_one() -> None:
    text = "Peru received Leopard 2 tanks. Norway delivered the Leopard 2."
    assert _rows(text, (None, "PER"), ("NOR", None)) == [("NOR", "PER", "Leopard 2")]


def test_an_absent_party_never_makes_a_party_deal_with_itself() -> None:
    text = "Peru received Leopard 2 tanks. Peru sold Leopard 2 tanks."
    assert _rows(text, (None, "PER"), ("PER", None)) == [(None, "PER", "Leopard 2"), ("PER", None, "Leopard 2")]


def test_a_party_that_the_sentence_does_not_name_speaks_against_nothing() -> None:
    text = "Norway sold Leopard 2 tanks to Peru. The Leopard 2 is on its way to Peru."
    assert _rows(text, ("NOR", "PER"), ("CHL", "PER")) == [("NOR", "PER", "Leopard 2")]


def test_the_items_of_a_list_stay_apart() -> None:
    text = "Italy sold frigates, corvettes and patrol vessels to Oman."
    assert [row[2] for row in _rows(text, ("ITA", "OMN"), ("ITA", "OMN"), ("ITA", "OMN"))] == [
        "frigates",
        "corvettes",
        "patrol vessels",
    ]


@pytest.mark.parametrize(
    ("one", "two", "groups"),
    [
        ("pistols", "submachine guns", 2),
        ("pistols", "carbines", 2),
        ("frigates", "corvettes", 2),
        ("frigates", "warships", 1),
        ("small arms", "rifles", 1),
        ("a frigate", "the frigates", 1),
    ],
)
def test_kinds_of_one_category_stay_apart_unless_one_word_covers_the_other(one: str, two: str, groups: int) -> None:
    text = f"Italy sold {one} to Oman. Italy delivered {two} to Oman."
    assert len(_rows(text, ("ITA", "OMN"), ("ITA", "OMN"))) == groups


def test_equipment_of_other_kinds_stays_apart() -> None:
    text = "Italy sold frigates to Oman. Italy sold helicopters to Oman."
    assert len(_rows(text, ("ITA", "OMN"), ("ITA", "OMN"))) == 2


def test_the_groups_stand_in_the_order_of_the_text() -> None:
    context = around("Italy sold frigates to Oman. Spain sold howitzers to Chad. Serbia sold radars to Mali.")
    drafts = [
        draft(context, 2, "SRB", "MLI", 0.9),
        draft(context, 0, "ITA", "OMN", 0.3),
        draft(context, 1, "ESP", "TCD", 0.6),
    ]
    groups = Merger(load(), Terms(context)).groups(drafts)
    assert [group.supplier for group in groups] == ["ITA", "ESP", "SRB"]


def test_no_drafts_make_no_groups() -> None:
    assert Merger(load(), Terms(around("Nothing."))).groups([]) == []


def _pair() -> Group:
    context = around("Norway will sell 54 Leopard 2 tanks to Peru. The Leopard 2 reached Peru from Norway in May 2021.")
    drafts = [draft(context, 0, "NOR", "PER", 0.5, "offered"), draft(context, 1, "NOR", "PER", 0.9, "delivered")]
    (group,) = Merger(load(), Terms(context)).groups(drafts)
    return group


def test_the_most_probable_draft_is_the_best_and_tells_the_stage() -> None:
    group = _pair()
    assert group.best is group.staged
    assert group.best.draft.stage == "delivered"


def test_terms_come_from_whichever_draft_tells_them() -> None:
    number, date, money = (_pair().first(name) for name in ("number", "date", "money"))
    assert number is not None
    assert number.number is not None
    assert number.number.value == 54
    assert date is not None
    assert date.date is not None
    assert date.date.date.year == 2021
    assert money is None


def test_the_certainty_of_a_draft_is_that_of_item_and_both_parties() -> None:
    context = around("Norway sold tanks to Peru.")
    assert certainty(draft(context, 0, "NOR", "PER", 0.5)) == 0.125


def _clearest(text: str, *told: Draft) -> int:
    """The place of the sentence that says it best, of a text's one transfer."""
    (group,) = Merger(load(), Terms(around(text))).groups(told)
    return group.clearest.draft.found.sentence.index


def test_of_like_sentences_the_one_that_opens_the_report_says_it_best() -> None:
    text = "Denmark sold Leopard 2 tanks to Jordan. Denmark sold Leopard 2 tanks to Jordan, an officer said."
    context = around(text)
    told = [draft(context, place, "DNK", "JOR", probability) for place, probability in enumerate((0.8, 0.82))]
    assert _clearest(text, *told) == 0


def test_a_much_clearer_sentence_says_it_better_than_the_first() -> None:
    text = "Denmark spoke of Leopard 2 tanks in Jordan. Denmark sold Leopard 2 tanks to Jordan."
    context = around(text)
    told = [draft(context, place, "DNK", "JOR", probability) for place, probability in enumerate((0.5, 0.8))]
    assert _clearest(text, *told) == 1


def test_that_a_deal_ended_says_it_better_than_how_it_began() -> None:
    text = "Trade was slow. Denmark ordered Leopard 2 tanks in Jordan. Denmark cancelled the Leopard 2 tanks of Jordan."
    context = around(text)
    begun, ended = (
        replace(draft(context, place, "JOR", "DNK", probability, stage), definite=True)
        for place, (probability, stage) in enumerate(((0.82, "ordered"), (0.8, "cancelled")))
    )
    assert _clearest(text, begun, ended) == 2
    assert _clearest(text, begun, replace(ended, stage="delivered")) == 1


def test_a_side_counts_as_told_where_the_sentence_names_it_in_another_role() -> None:
    text = "Trade was slow. The Leopard 2 tanks reached Jordan. The Leopard 2 tanks of Denmark reached Jordan."
    context = around(text)
    without = draft(context, 0, "DNK", "JOR", 0.82)
    unread = draft(context, 1, None, "JOR", 0.8)
    assert _clearest(text, without, unread) == 2


def test_what_a_deal_holds_is_told_with_its_sides() -> None:
    text = "Trade was slow. Jordan wants Leopard 2 tanks. The agreement covers 12 Leopard 2 tanks."
    context = around(text)
    wanted, held = (draft(context, place, "DNK", "JOR", 0.8) for place in (0, 1))
    assert _clearest(text, wanted, held) == 1
    assert _clearest(text, wanted, replace(held, packed=True)) == 2


def test_what_was_told_already_is_cited_where_it_was_told_first() -> None:
    text = "Trade was slow. Denmark sold Leopard 2 tanks to Jordan. Denmark sold Leopard 2 tanks to Jordan."
    context = around(text)
    for again, place in ((0.81, 1), (0.9, 2)):
        told = [draft(context, at, "DNK", "JOR", probability) for at, probability in enumerate((0.8, again))]
        assert _clearest(text, *told) == place


def test_the_sentence_with_the_designation_is_cited_before_one_with_the_kind() -> None:
    text = "Trade was slow. Denmark sold tanks to Jordan. Denmark sold Leopard 2 tanks to Jordan."
    context = around(text)
    for kind, place in ((0.8, 2), (0.9, 1)):
        told = [draft(context, at, "DNK", "JOR", probability) for at, probability in enumerate((kind, 0.81))]
        assert _clearest(text, *told) == place


def test_the_vote_of_the_cited_sentence_on_the_stage_counts_twice() -> None:
    text = "Denmark offered Leopard 2 tanks to Jordan. " + "Denmark sold Leopard 2 tanks to Jordan. " * 3
    context = around(text)
    offered = draft(context, 0, "DNK", "JOR", 0.8, "offered")
    sold = [draft(context, place, "DNK", "JOR", 0.76) for place in (1, 2, 3)]
    for others, stage in ((sold[:2], "offered"), (sold, "ordered")):
        (group,) = Merger(load(), Terms(context)).groups([offered, *others])
        assert group.clearest.draft is offered
        assert group.staged.draft.stage == stage


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("APCs", "armoured personnel carriers", True),
        ("patrol vessels", "vessels", True),
        ("recovery vehicles", "reconnaissance vehicles", False),
        ("anti-tank missiles", "cruise missiles", False),
        ("155mm ammunition", "120mm ammunition", False),
        ("mortar ammunition", "ammunition", True),
    ],
)
def test_kinds_are_told_apart_by_what_they_are_for(one: str, two: str, same: bool) -> None:
    text = f"Norway sold {one} to Peru. Norway sold {two} to Peru."
    assert (len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 1) is same


def test_two_kinds_of_one_list_are_two_things() -> None:
    text = "Norway sold air defence systems to Peru. Norway sends air defence systems and interceptors to Peru."
    assert _rows(text, *[("NOR", "PER")] * 3) == [("NOR", "PER", "air defence systems"), ("NOR", "PER", "interceptors")]


def test_a_kind_joins_the_same_words_before_another_kind() -> None:
    text = "Norway sold tactical vehicles and APCs to Peru. Norway sold armoured personnel carriers to Peru."
    first, second = grouped(around(text), *[("NOR", "PER")] * 3)
    assert [told.draft.item.designation for told in first.told] == ["tactical vehicles"]
    assert {told.draft.item.designation for told in second.told} == {"APCs", "armoured personnel carriers"}


def test_grants_of_different_worth_are_two_transfers() -> None:
    text = "Norway approved $60 million in weapons for Peru. Norway approved $90 million in weapons for Peru."
    context = around(text)
    drafts = [draft(context, place, "NOR", "PER", stage="approved") for place in (0, 1)]
    assert len(Merger(load(), Terms(context)).groups(drafts)) == 2
    drafts = [replace(one, stage="delivered") for one in drafts]
    assert len(Merger(load(), Terms(context)).groups(drafts)) == 1


def test_known_things_are_what_was_named_before_and_not_what_is_named_later() -> None:
    text = (
        "France built two Mistral ships for Chile. The two ships went to Egypt from France. "
        "Egypt has Gowind ships from France. France sold a Mistral to Egypt."
    )
    told = grouped(around(text), ("FRA", "CHL"), ("FRA", "EGY"), ("FRA", "EGY"), ("FRA", "EGY"))
    assert {group.named.draft.item.designation: len(group.told) for group in told if group.recipient == "EGY"} == {
        "Gowind": 1,
        "Mistral": 2,
    }


def test_known_things_that_go_to_another_one_keep_the_name_that_they_had() -> None:
    text = "France built two Mistral ships for Chile. The two ships went to Egypt from France. Egypt has a Gowind."
    told = grouped(around(text), ("FRA", "CHL"), ("FRA", "EGY"), ("FRA", "EGY"))
    assert [(group.recipient, group.named.draft.item.designation) for group in told] == [
        ("CHL", "Mistral"),
        ("EGY", "Mistral"),
        ("EGY", "Gowind"),
    ]


def test_spare_parts_are_no_arms() -> None:
    text = "Norway sold arms to Peru. Norway sold spare parts to Peru."
    assert len(_rows(text, ("NOR", "PER"), ("NOR", "PER"))) == 2


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("The order is for ten jets with one seat and two with two seats.", {("Gripen", 12)}),
        ("The contract covers nine jets with one seat and three trainers.", {("Gripen", 12)}),
        ("The contract also covers nine trainers.", {("Gripen", 12), ("trainers", 9)}),
    ],
)
def test_counts_that_add_up_to_a_number_are_its_parts(parts: str, told: set[tuple[str, int]]) -> None:
    found = transfers(f"Peru bought 12 Gripen jets from Sweden. {parts}")
    assert {(one.item.value.designation, one.number.value.amount) for one in found if one.number} == told


@pytest.mark.parametrize(
    ("second", "groups"),
    [
        ("Peru plans to buy six KC-135s.", [(None, "PER", "KC-135")]),
        ("Peru plans to buy six KC-135s from Chile.", [(None, "PER", "KC-135"), ("CHL", "PER", "KC-135")]),
    ],
)
def test_who_is_not_named_in_a_sentence_does_not_supply_what_anybody_may(second: str, groups: list[Row]) -> None:
    """Where it is made is known of the KC-135, and who sells it is not told."""
    context = around(f"Peru wants used KC-135s from the open market. {second}")
    supplier = "CHL" if "Chile" in second else "USA"
    open_to_all = replace(draft(context, 0, None, "PER", 0.9), left=frozenset(("supplier",)))
    drafts = [open_to_all, draft(context, 1, supplier, "PER")]
    assert rows(Merger(load(), Terms(context)).groups(drafts)) == groups


@pytest.mark.parametrize(("packed", "groups"), [(True, 2), (False, 1)])
def test_what_a_package_holds_is_none_of_what_else_is_named(packed: bool, groups: int) -> None:
    context = around("Norway's package for Peru includes tanks. The Leopard 2 came to Peru from Norway.")
    kind, named = draft(context, 0, "NOR", "PER"), draft(context, 1, "NOR", "PER")
    told = Merger(load(), Terms(context)).groups([replace(kind, packed=packed), named])
    assert len(told) == groups
