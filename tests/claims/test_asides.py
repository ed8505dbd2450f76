"""Parties that take no part in what is done with the equipment: told of by the way, or where a report was written."""

import pytest
from tests.claims.texts import around, items, transfers

from pactwatch.claims.asides import apart, aside, only_places
from pactwatch.claims.lexicon import Form


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Chile, which supports Peru, wants jets from Sweden.", {"PER"}),
        ("Chile, which wants jets from Sweden, supports Peru.", set()),
        ("Chile wants jets from Sweden, which supports Peru.", set()),
        ("Chile, Peru and Sweden want jets.", set()),
    ],
)
def test_a_clause_of_its_own_says_nothing_of_the_item(sentence: str, parties: set[str]) -> None:
    context = around(sentence)
    ((found, item),) = items(context)
    assert {party.code for party in found.parties if aside(context, found, item, party)} == parties


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Chile, a neighbour of Peru, wants Gripen jets.", True),
        ("Chile, like Peru a member of the pact, has ordered Gripen jets.", True),
        ("Chile, unlike Peru a member of the pact, recently ordered Gripen jets.", True),
        ("Chile, which supports Peru, wants Gripen jets.", True),
        ("Chile, like Peru, ordered Gripen jets.", False),
        ("Chile, along with Peru, ordered Gripen jets.", False),
        ("Brazil, Peru, Chile and Bolivia ordered Gripen jets.", False),
        ("Chile, Peru said, ordered Gripen jets.", False),
    ],
)
def test_what_says_what_a_party_is_takes_no_part(sentence: str, outside: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (peru,) = (party for party in found.parties if party.code == "PER")
    assert aside(context, found, found.items[-1], peru) is outside


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("LIMA, April 26 (Example Wire) - Chile has ordered 18 Bayraktar TB2 drones from Turkey.", "CHL"),
        ("LIMA (Example Wire) - Chile has ordered 18 Bayraktar TB2 drones from Turkey.", "CHL"),
        ("LIMA, April 26 - The defence ministry has ordered 18 Bayraktar TB2 drones from Turkey.", "PER"),
    ],
)
def test_where_a_report_was_written_gets_nothing_unless_nobody_else_is_named(text: str, recipient: str) -> None:
    assert [one.recipient.value for one in transfers(text) if one.recipient] == [(recipient,)]


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Chile bought Gripen jets for its troops in Peru.", True),
        ("Chile bought Gripen jets for forces stationed in Bolivia and Peru.", True),
        ("Chile bought Gripen jets for rebels fighting for Peru.", True),
        ("Due to the conflict in Peru, Chile bought Gripen jets.", True),
        ("The profits of Gripen sales to Chile were diverted to Peru.", True),
        ("Profits were diverted before the shipment of Gripen jets from Chile to Peru.", False),
        ("Chile has Gripen jets, according to Peru.", True),
        ("Bolivia is the first Mercosur and Peru ally with Gripen jets.", True),
        ("Chile built Gripen jets in Peru.", False),
        ("Chile gave its Gripen jets to Peru.", False),
    ],
)
def test_who_is_named_for_a_place_for_money_or_as_a_source_takes_no_part(sentence: str, outside: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (peru,) = (party for party in found.parties if party.code == "PER")
    assert aside(context, found, found.items[-1], peru) is outside


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Chile complained to the UN about Peru's new missiles.", True),
        ("The UN General Assembly spoke of the trade in rifles.", True),
        ("Peru gave the UN force in Chad ten helicopters.", False),
        ("Peru lent helicopters to UN peacekeepers.", False),
    ],
)
def test_where_states_meet_takes_no_part(sentence: str, outside: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (party,) = [party for party in found.parties if party.code == "UN"]
    assert apart(context, found, party) is outside


def test_a_place_of_war_is_on_no_side() -> None:
    fought = "Chile orders Gripen jets. They will serve with troops in Peru."
    assert only_places(around(fought)) == {"PER"}
    assert not only_places(around(fought + " Peru wants some too."))
    assert not only_places(around(fought, "Peru gets help"))


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Peru bought drones from Israel to watch its border with Chile.", {"CHL"}),
        ("Because of the Chad war, Togo ordered rifles from Serbia.", {"TCD"}),
        ("Togo ordered rifles from Serbia for Chad's war effort.", set()),
        ("Peru bought patrol boats from Spain that will sail off Chile.", {"CHL"}),
        ("Spain sold ex-Danish tanks to Peru.", {"DNK"}),
        ("Poland ordered Patriots from Germany to protect its towns from Russian raids.", {"RUS"}),
        ("Oman bought missiles from Greece.", set()),
        ("Spain sold tanks to Morocco's neighbours.", {"MAR"}),
        ("The tank sales raised money for Peru.", {"PER"}),
        ("The diversion of profits from the tank sales to Peru was stopped.", {"PER"}),
        ("The diversion of tank sales profits to Peru was stopped.", {"PER"}),
        ("The sale of tanks and the diversion of funds to Peru was stopped.", {"PER"}),
        ("Chile sold tanks to states neighbouring Peru.", {"PER"}),
        ("Chile sold drones that flew over Peru.", {"PER"}),
        ("There is a row over Peru's tanks.", set()),
        ("Chile showed tanks at air shows in Peru and Togo.", {"PER", "TGO"}),
        ("Spain gave money for Peru to buy tanks.", set()),
    ],
)
def test_places_foes_and_those_who_are_paid_take_no_part(sentence: str, parties: set[str]) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert {party.code for party in found.parties if aside(context, found, item, party)} == parties


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Norway will buy Leopard tanks from Germany to replace its ageing Russian howitzers.", True),
        ("France will supply radars for the Greek F-16s.", False),
        ("Greece will buy Russian howitzers and Leopard tanks.", False),
        ("The M-346 was dearer than the Korean FA-50.", True),
    ],
)
def test_whose_other_equipment_is(sentence: str, outside: bool) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    (party,) = (party for party in found.parties if party.form is Form.ADJECTIVE)
    assert aside(context, found, item, party) is outside


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("The FA-50 was the cheapest in the tender, followed by Italy's M-346.", True),
        ("The trainer was the cheapest in the tender, followed by Italy's M-346.", False),
        ("The FA-50 won against Italy's offer.", False),
    ],
)
def test_whose_rival_it_is(sentence: str, outside: bool) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    (party,) = (party for party in found.parties if party.code == "ITA")
    assert aside(context, found, item, party) is outside


def test_a_pronoun_makes_nobody_of_a_place() -> None:
    assert only_places(around("The jets are vital for our operations in Mali. They are fast.")) == {"MLI"}


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Rifles were sent by Niger to Mali through Chad.", True),
        ("Rifles reached Mali via the territory of Chad.", True),
        ("Niger unloaded rifles for Mali at a Chadian airport.", True),
        ("Mali bought rifles through Chad Arms Trading.", False),
        ("Mali bought rifles from Chad.", False),
    ],
)
def test_whom_goods_only_pass_takes_no_part(sentence: str, outside: bool) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (item, *_) = found.items
    assert all(aside(context, found, item, party) is outside for party in found.parties if party.code == "TCD")


def test_a_state_of_a_union_is_not_the_union() -> None:
    context = around("It is the first sale of frigates by a NATO state to Chad.")
    ((found, item),) = items(context)
    assert {party.code for party in found.parties if aside(context, found, item, party)} == {"NATO"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Norway joined Denmark in ordering Gripen jets.", {"DNK"}),
        ("Norway joins Denmark and Peru in sending Gripen jets to Kenya.", {"DNK", "PER"}),
        ("Norway joined Denmark, ordering Gripen jets.", set()),
        ("Norway orders Gripen jets with Denmark in spring.", set()),
        ("Norway sold Gripen jets to Kenya, a rival of Peru.", {"PER"}),
        ("Allies of Peru sent it Gripen jets.", set()),
    ],
)
def test_whom_another_joins_or_stands_by_takes_no_part(sentence: str, parties: set[str]) -> None:
    context = around(sentence)
    ((found, item),) = items(context)
    assert {party.code for party in found.parties if aside(context, found, item, party)} == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Gripen, which Kenya bought from Sweden, is old.", set()),
        ("The Gripen, which Kenya has too, was sold to Chile by Sweden.", {"KEN"}),
        ("Kenya overtook Chile as the main buyer of tanks.", {"CHL"}),
        ("The Gripen was designed mainly for NATO and offered to Chile.", {"NATO"}),
        ("The Gripen was designed for Chile.", set()),
    ],
)
def test_who_takes_no_part(text: str, parties: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if aside(context, found, found.items[0], party)} == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Chile shipped rifles to Peru in its war against Bolivia and Oman.", {"BOL", "OMN"}),
        ("Peru used the Chilean jets against Bolivia.", {"BOL"}),
        ("Chile lifted its arms embargo against Bolivia.", set()),
        ("Chile voted against Bolivia's order for rifles.", set()),
        ("Chile turned its rifles against Bolivian troops.", set()),
    ],
)
def test_who_is_fought_takes_no_part(sentence: str, parties: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == parties


def test_who_offers_other_equipment_has_no_part_in_the_item() -> None:
    context = around("The Gripen is offered by Sweden, and the Rafale is offered by France.")
    out = [
        {party.code for party in found.parties if aside(context, found, item, party)} for found, item in items(context)
    ]
    assert out == [{"FRA"}, {"SWE"}]
