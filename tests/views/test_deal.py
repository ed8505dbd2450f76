"""One deal with every value, the words behind it, and what belongs with it."""

import pytest
from tests.views import builders

from pactwatch.errors import NotFoundError
from pactwatch.views import DealView, FieldView, deal_view, deal_views, register_rows

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


def deal(name: str) -> DealView:
    return deal_view(REGISTER, VOCABULARY, name)


def field(view: DealView, name: str) -> FieldView:
    return next(one for one in view.fields if one.name == name)


def test_every_value_stands_with_its_words_and_its_speakers() -> None:
    number = field(deal("drones-2025"), "number_ordered")
    assert (number.shown, number.conflict) == ("at least 700", True)
    assert [(one.words, one.shown, one.stories) for one in number.values] == [
        ("at least 700", True, 1),
        ("at most 300", False, 1),
    ]
    assert [excerpt.words for excerpt in number.values[1].excerpts] == ["at most 300"]
    assert number.values[1].speakers == ("a Turkish procurement official",)


def test_excerpts_lead_to_the_words_in_their_document() -> None:
    for view in deal_views(REGISTER, VOCABULARY):
        for one in view.fields:
            for value in one.values:
                assert value.excerpts
                for excerpt in value.excerpts:
                    text = REGISTER.documents[excerpt.document].text
                    assert " ".join(text[excerpt.start : excerpt.end].split()) == excerpt.words
                    assert excerpt.before.lstrip("…") in text


def test_words_that_refer_name_what_they_refer_to() -> None:
    item = field(deal("aze-2021"), "item")
    assert [(one.words, one.refers_to) for one in item.values[0].excerpts] == [("the same type", "Bayraktar TB-2")]


def test_who_says_so_is_told_from_the_origin_outward() -> None:
    first = deal("tb2-2021").claims[0]
    assert first.said_by == "Indian defence officials, via The Lookout"
    assert [(one.kind.value, one.party_name) for one in first.speakers] == [("official", "India"), ("medium", "India")]
    assert deal("bgd-2025").claims[0].said_by == "the report itself"


def test_a_denial_keeps_its_words() -> None:
    assert deal("drones-2025").claims[2].denied == "denied"


def test_the_source_is_publisher_site_or_file_name() -> None:
    assert [claim.source for claim in deal("tb2-2021").claims] == ["Delhi Courier", "pact.txt", "Gulf Relay"]


def test_the_history_tells_stage_date_and_words() -> None:
    steps = [(one.label, one.when, one.source, one.passage and one.passage.words) for one in deal("tb2-2021").history]
    assert steps == [
        ("sought", "published 2021-07-07", "Delhi Courier", "wants to buy"),
        ("ordered", "date unknown", "pact.txt", "have signed"),
        ("ordered", "date unknown", "Gulf Relay", "have signed"),
    ]


def test_a_packaged_deal_shows_its_package_and_the_other_deals() -> None:
    view = deal("akinci-2025")
    assert view.agreement is not None
    assert view.agreement.value is not None
    assert str(view.agreement.value) == "900,000,000 USD"
    assert {row.id for row in view.others} == {"tb2-2021", "drones-2025"}
    assert deal("ships-2025").agreement is None


def test_organisations_are_named_with_their_part() -> None:
    assert field(deal("ships-2025"), "organisations").shown == "ASFAT (maker, supplier’s side)"


@pytest.mark.parametrize("given", ["drones-2025", "dron", " drones-2025 "])
def test_the_beginning_of_an_id_is_enough(given: str) -> None:
    assert deal(given).id == "drones-2025"


@pytest.mark.parametrize("given", ["tb2-2025", "tb2-202"])
def test_former_ids_lead_on(given: str) -> None:
    assert deal(given).id == "tb2-2021"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("drone-2026", r"deal 'drone-2026': not in the register; nearest: drones-2025.*pactwatch register"),
        ("a", r"deal 'a': 2 deals begin so \(akinci-2025, aze-2021\); write more"),
        ("", r"deal '': not in the register"),
    ],
)
def test_an_unknown_id_is_refused_with_a_remedy(given: str, message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        deal(given)


def test_in_an_empty_register_the_remedy_is_to_read_reports() -> None:
    with pytest.raises(NotFoundError, match="holds no deal yet"):
        deal_view(builders.empty(), VOCABULARY, "x")


def test_all_deals_come_in_the_order_of_the_rows() -> None:
    rows = [row.id for row in register_rows(REGISTER, VOCABULARY)]
    assert [view.id for view in deal_views(REGISTER, VOCABULARY)] == rows
