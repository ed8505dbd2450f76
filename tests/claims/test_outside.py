"""What is no transfer of arms, however probable."""

import pytest
from tests.claims.texts import document, reader, transfers

from pactwatch.claims import GrammarReader
from pactwatch.model import Document
from pactwatch.vocab import load


def _against(text: str) -> list[str | None]:
    reader = GrammarReader(load())
    return [one.against for one in reader.rated(reader.context(Document(id="own:1", address="own:1", text=text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The airline of Ghana ordered ten Airbus A330 jets from France. It carries two million passengers a year.",
        "Passengers will be glad: Ghana's airline has bought six A350 aircraft from France to replace its airliners.",
    ],
)
def test_airliners_are_civil_goods(text: str) -> None:
    found = _against(text)
    assert set(found) <= {"civil goods", "improbable"}


def test_an_air_force_that_buys_from_a_maker_of_airliners_is_none() -> None:
    text = (
        "Ghana's air force bought four A330 tankers from France. The military aircraft, built like an airliner, "
        "will refuel fighters; the army gets missiles too."
    )
    assert None in _against(text)


def test_what_a_state_makes_and_buys_itself_is_bought_at_home() -> None:
    found = _against("The Indian Army ordered 118 Arjun tanks. India will receive the Arjun from 2025.")
    assert set(found) <= {"bought at home", "improbable"}


def test_nobody_is_supplied_with_its_own_make_by_a_state_that_does_not_make_it() -> None:
    found = _against(
        "In Moscow, the minister of India and Russia spoke of the 40 Tejas fighters that India will receive in 2027."
    )
    assert set(found) <= {"the recipient's own make", "bought at home", "improbable"}
    assert None in _against("India will deliver 40 Tejas fighters to Malaysia. Malaysia gets them in 2027.")


@pytest.mark.parametrize(
    "text",
    [
        "India has sold BrahMos missiles to the Philippines. An Indian C-17 transport brought the missiles to Manila.",
        "Two Il-76 aircraft have delivered 40 howitzers to Mali, which Russia had sold.",
        "A landing ship unloaded 12 tanks in Luanda, sold by Ukraine to Angola.",
        "Two Il-76 aircraft landed in Bamako with 40 howitzers from Russia for Mali. The Il-76 aircraft left later.",
    ],
)
def test_what_carries_the_goods_is_not_sold_with_them(text: str) -> None:
    reader = GrammarReader(load())
    rated = reader.rated(reader.context(Document(id="own:1", address="own:1", text=text)))
    against = {one.group.named.draft.item.designation: one.against for one in rated}
    carrier = next(name for name in against if name in ("C-17", "Il-76", "landing ship"))
    assert against[carrier] == "carries what is delivered"
    assert any(reason is None for name, reason in against.items() if name != carrier)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Spain sent the frigate Reina Sofia to Oman. The frigate was dispatched to Oman on Monday.", "frigate"),
        ("Spain offered its warships to escort the tankers of Oman.", "warships"),
    ],
)
def test_who_sends_a_ship_on_a_mission_does_not_sell_it(text: str, item: str) -> None:
    assert {"sent on a mission of one's own", "improbable"} >= set(_by_name(text)[item])


def test_ships_sent_under_a_contract_are_sold() -> None:
    assert None in _by_name("Russia sent two submarines to Algeria under a contract of 2006.")["submarines"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Germany supplied air defence systems to Ukraine to counter Iranian drones.", "drones"),
        ("Israel sold radars that detect submarines to Greece.", "submarines"),
        (
            "Poland ordered Patriots from the United States to protect its towns from Russian cruise missiles.",
            "cruise missiles",
        ),
        ("Norway gave NASAMS to Ukraine to shield its towns from Russian missiles and Iranian drones.", "drones"),
        ("Norway gave Chad Stinger missiles, which shot down two helicopters.", "helicopters"),
    ],
)
def test_what_it_is_used_against_is_not_sold(text: str, item: str) -> None:
    assert {"what it is used against", "improbable"} >= set(_by_name(text)[item])


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Norway gave NASAMS to Chad for use against missiles, and 20 howitzers.", "howitzers"),
        ("Norway sold tracking radars and howitzers to Chad.", "howitzers"),
        ("Norway is drawing down tanks to give them to Chad.", "tanks"),
    ],
)
def test_what_only_stands_behind_it_may_be_sold(text: str, item: str) -> None:
    assert "what it is used against" not in _by_name(text).get(item, [])


def test_what_is_used_against_it_does_not_lend_it_its_sale() -> None:
    text = (
        "Norway sold NASAMS to Chad. Chad wants to shield its towns from cruise missiles. "
        "Norway sold NSM missiles to Chad."
    )
    assert None not in _by_name(text).get("cruise missiles", [])


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        ("Peru, which has six Swedish radars in its inventory, wants more.", "radars", "what somebody has already"),
        ("Sweden sent Peru jammers to counter the use of drones.", "drones", "what it is used against"),
        ("Sweden trained Gripen pilots for Peru.", "Gripen", "whom it only tells apart"),
        ("Sweden sold radars to a drone maker in Peru.", "drone", "whom it only tells apart"),
        ("Sweden sent rifles to Peru aboard two old cargo ships.", "ships", "carries what is delivered"),
        ("Sweden sent rifles to Peru on board a rusty freighter.", "freighter", "carries what is delivered"),
        (
            "The rifles were flown to Peru by Swedish military aircraft.",
            "military aircraft",
            "carries what is delivered",
        ),
    ],
)
def test_people_and_ships_beside_a_sale_are_not_sold(text: str, item: str, reason: str) -> None:
    assert {reason, "improbable"} >= set(_by_name(text).get(item, []))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Peru bought Abrams tanks. Congress put $90 million for the Abrams tank into the appropriations bill.", True),
        ("Peru bought Abrams tanks. The appropriations bill has $90 million for Abrams tanks of Peru.", False),
    ],
)
def test_what_a_legislature_pays_for_its_own_forces(text: str, own: bool) -> None:
    assert any(one.value is not None for one in transfers(text)) is not own


def test_what_a_ship_that_was_bought_has_aboard() -> None:
    told = _by_name("Sweden repairs the radars aboard the frigates that Peru ordered from Sweden.")
    assert "carries what is delivered" not in told["frigates"]


def test_a_system_may_go_back_to_who_makes_it() -> None:
    assert None in _against("Japan announced that it will transfer Patriot missiles to the United States.")


def test_where_troops_are_makes_no_purchase_foreign() -> None:
    text = "The Indian Army ordered 118 Arjun tanks for its troops in Mali. The army buys the Arjun from 2025."
    assert set(_against(text)) <= {"bought at home", "improbable"}


def test_a_sentence_without_a_party_tells_of_the_state_that_the_text_is_about() -> None:
    text = "The Indian Army needs tanks. Money for the purchase of 118 Arjun tanks has been set aside."
    assert set(_against(text)) <= {"bought at home", "improbable"}


def _by_name(text: str) -> dict[str, list[str | None]]:
    """Why each group is no transfer, by the name of its equipment."""
    reader = GrammarReader(load())
    out: dict[str, list[str | None]] = {}
    for one in reader.rated(reader.context(Document(id="own:1", address="own:1", text=text))):
        out.setdefault(one.group.named.draft.item.designation, []).append(one.against)
    return out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Italy will supply 129 Redback vehicles to Chile to replace its army's fleet of M113 carriers.", ["Redback"]),
        ("Italy will supply 12 Gripen jets to Chile that will succeed its ageing Mirage fighters.", ["Gripen"]),
        ("Italy will sell Chile Redback vehicles to replace its fleet of M113 carriers deployed in 1964.", ["Redback"]),
        ("Chile bought Gripen jets from Sweden to replace Mirage jets bought from France.", ["Gripen", "Mirage"]),
        ("Chile agreed to replace its Mirage jets with Gripen jets bought from Sweden.", ["Gripen"]),
        ("Chile will replace its old tanks with Leopard 2 tanks from Germany.", ["Leopard 2"]),
        ("Chile must replace its old ships because of Peru's recent purchase of Gowind ships from France.", ["Gowind"]),
        ("Chile ordered Gripen jets from Sweden to supplement its Mirage jets.", ["Gripen"]),
    ],
)
def test_what_is_replaced_does_not_change_hands(text: str, told: list[str]) -> None:
    assert [one.item.value.designation for one in transfers(text)] == told


def test_who_leases_from_a_maker_is_somebody_else() -> None:
    assert "bought at home" not in _against("The air force is planning one wet lease of Rafale jets from France.")


def test_what_is_replaced_or_added_to_is_not_where_a_sale_of_it_is_told() -> None:
    text = (
        "Peru is to receive three Gripen jets from Sweden in May. "
        "Peru asked Sweden for Erieye aircraft to supplement its existing Gripen jets."
    )
    context = reader().context(document(text))
    gripens = [one for one in reader().groups(context) if one.named.draft.item.designation == "Gripen"]
    assert [[told.draft.found.sentence.index for told in one.told] for one in gripens] == [[0], [1]]


def test_what_a_force_buys_at_home_tells_nothing_of_another_deal() -> None:
    text = (
        "Sweden has offered Gripen jets to Peru, which wants to replace its MiG-29 fighters. "
        "In 2013, the Swedish Air Force ordered 60 Gripen jets from Saab."
    )
    context = reader().context(document(text))
    gripens = [one for one in reader().groups(context) if one.named.draft.item.designation == "Gripen"]
    assert [[told.draft.found.sentence.index for told in one.told] for one in gripens] == [[0], [1]]
    assert [one.number_ordered for one in transfers(text)] == [None]


def test_a_force_that_buys_abroad_is_told() -> None:
    assert [one.item.value.designation for one in transfers("The Peruvian Air Force ordered 24 Gripen jets.")]


def test_what_other_equipment_has_is_not_sold() -> None:
    found = _by_name("Peru asked Russia how many RD-33-powered fighter jets India will order from it.")
    assert set(found.get("RD-33", [])) <= {"what other equipment has", "improbable"}


def test_what_replaces_jets_that_are_given_away_is_not_given() -> None:
    found = _by_name("Gripen jets will replace the Mirage jets, some of which Brazil has donated to Chad.")
    assert set(found.get("Gripen", [])) <= {"what replaces what is given away", "improbable"}
    assert "what replaces what is given away" not in found["Mirage"]


def test_what_somebody_lacks_is_not_given() -> None:
    found = _by_name("Peru, which does not operate the Gripen, may follow if Sweden goes on to arm Chile.")
    assert set(found.get("Gripen", [])) <= {"what somebody lacks", "improbable"}
    assert "what somebody lacks" not in _against("Peru does not yet operate the Gripen, which Sweden has sold to it.")


def test_what_was_bought_is_not_only_had() -> None:
    told = _by_name("Peru has bought six Swedish radars in May; its fleet grows.")
    assert "what somebody has already" not in told["radars"]
