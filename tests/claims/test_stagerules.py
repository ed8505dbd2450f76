"""How far a transfer has come, by the grammar of one sentence: who governs the item, and who governs that act."""

import pytest
from tests.claims.texts import around, items, told_stage

from pactwatch.claims.chains import Chains
from pactwatch.claims.clauses import Clauses
from pactwatch.claims.stagerules import Ruling
from pactwatch.claims.stages import stage_of

_TOLD = [
    ("Negotiations began on the sale of frigates to Oman.", "negotiating"),
    ("Oman hopes to win approval for the purchase of frigates.", "sought"),
    ("Spain won a 300m-euro contract for helicopters.", "ordered"),
    ("A $2 billion contract for frigates was signed.", "ordered"),
    ("They contract for frigates with Spain.", "ordered"),
    ("Oman was kept out of the Indian tender for frigates.", "sought"),
    ("Spain and Italy tender for frigates.", "offered"),
    ("Oman will be the first state to buy helicopters from Italy.", "ordered"),
    ("Oman became the second foreign customer to order frigates.", "ordered"),
    ("Oman is set to become the only state to own frigates.", "ordered"),
    ("Latvia was the first country to receive howitzers.", "delivered"),
    ("Kenya would be the first country to buy helicopters.", "sought"),
    ("Canada has provided Latvia with howitzers, and more are on the way.", "delivering"),
    ("Latvia has received howitzers and six more will follow in May.", "delivering"),
    ("Latvia received howitzers and more soldiers.", "delivered"),
    ("Talks began between Oman and Spain for Oman to lease frigates, including two corvettes.", "negotiating"),
    ("The proceeds from the sale of howitzers to Oman had been transferred to a Swiss account.", "ordered"),
    ("Money was given to the rebels from the sale of howitzers to Oman.", "ordered"),
    ("Millions were diverted to the rebels from arms sales to Oman.", "ordered"),
    ("Brazil withdrew from the deal for helicopters.", "cancelled"),
    ("An inquiry into the purchase of howitzers by Estonia began.", "ordered"),
    ("Spain hopes to win the order for frigates.", "offered"),
    ("Spain is trying to secure a deal for its frigates in Oman.", "offered"),
    ("Oman seeks to secure a deal for frigates with Spain.", "sought"),
    ("Spain is offering complete tanks.", "offered"),
    ("The workers complete tanks in Seville.", "delivering"),
    ("The government approved arms sales to Oman.", "approved"),
    ("Talks on arms sales to Oman collapsed.", "cancelled"),
    ("Germany stopped arms exports to Oman.", "suspended"),
    ("Bolivia has finally scrapped costly plans to buy helicopters.", "cancelled"),
    ("Bolivia shelved its navy's plans to buy helicopters.", "cancelled"),
    ("Parliament approved plans to buy helicopters.", "approved"),
    ("Bolivia announced plans to buy helicopters.", "sought"),
    ("The navy plans to buy helicopters.", "sought"),
    ("Belgium revoked licences for the export of rifles to Oman.", "cancelled"),
    ("Lawmakers put a hold on the sale of helicopters to Oman.", "suspended"),
    ("The scandal was about shipments of rifles to Oman in the 1990s.", "delivered"),
    ("The scandal is about shipments of rifles to Oman.", "delivering"),
    ("Belgium lifted its freeze on exports of rifles to Oman.", "approved"),
    ("Belgium has refused licences for Oman covering rifles.", "refused"),
    ("Germany has halted deliveries of howitzers to Oman.", "suspended"),
    ("The Senate halted the sale of howitzers to Oman.", "refused"),
    ("Chile is planning to lease tankers from Italy.", "sought"),
    ("Chile is considering leasing tankers from Italy.", "sought"),
    ("Plans for the lease of submarines from Spain were announced.", "sought"),
    ("Oman plans to take on lease frigates from Spain.", "sought"),
    ("Italy plans to lease tankers to Chile.", "offered"),
    ("Chile has set out plans to lease six tankers for ten years.", "sought"),
    ("Chile leased tankers from Italy.", "delivered"),
    ("Chile signed a contract for the lease of tankers from Italy.", "ordered"),
    ("The frigates that are on loan from Spain patrol the coast.", "delivered"),
    ("The navies own frigates from Spain.", "delivered"),
    ("The navy wants to own frigates.", "sought"),
    ("Canada should give Latvia howitzers.", "sought"),
    ("Helicopters must be offered to Kenya, a senator said.", "sought"),
    ("The frigates should be delivered to Oman by 2029.", "ordered"),
    ("Oman should receive the first frigate in 2029.", "ordered"),
    ("Peru sent a team to evaluate the helicopters that are on offer.", "offered"),
    ("Peru is considering the Gripen and the helicopters, which are both offered with a loan.", "offered"),
    ("Peru is evaluating the helicopters on offer from Italy.", "offered"),
    ("Peru is considering the helicopters, which Italy builds.", "sought"),
    ("Helicopters from Italy touched down in Kenya.", "delivered"),
    ("Howitzers were presented to Ghana by China.", "delivered"),
    ("Estonia gave up the purchase of radars.", "cancelled"),
    ("Peru is considering buying corvettes from Spain.", "sought"),
    ("Ghana is keen on acquiring helicopters.", "sought"),
    ("The army is actively seeking howitzers.", "sought"),
    ("Chile plans to buy frigates and lease helicopters.", "sought"),
    ("Kenya may order tanks next year.", "sought"),
    ("Kenya would be the first customer for the Gripen.", "sought"),
    ("Kenya is the first customer for the Gripen.", "ordered"),
    ("Estonia issued a tender for howitzers.", "sought"),
    ("Oman's interest in frigates is well known.", "sought"),
    ("Uruguay has yet to buy patrol vessels.", "sought"),
    ("The proposed purchase of howitzers by Estonia drew criticism.", "sought"),
    ("Sweden is keen to sell submarines to Poland.", "offered"),
    ("Turkey wants to export drones to Chile.", "offered"),
    ("The helicopters on offer from Italy are old.", "offered"),
    ("Italy could supply helicopters to Kenya.", "offered"),
    ("Spain submitted a bid for frigates.", "offered"),
    ("Other contenders include the frigates of Spain.", "offered"),
    ("Norway has yet to sell missiles to Oman.", "offered"),
    ("Italy lost the contract for helicopters.", "offered"),
    ("Kenya is in talks with Italy to procure helicopters.", "negotiating"),
    ("Talks on the sale of frigates to Oman continue.", "negotiating"),
    ("Egypt and Italy are close to signing a deal for frigates.", "negotiating"),
    ("The contract for frigates is yet to be signed.", "negotiating"),
    ("Peru and Spain are working out a deal that will see the assembly of corvettes in Callao.", "negotiating"),
    ("The cabinet cleared the purchase of howitzers.", "approved"),
    ("Parliament gave its approval for the sale of rifles to Nepal.", "approved"),
    ("Washington notified Congress of a possible sale of missiles to Chile.", "approved"),
    ("Washington moved forward with a sale of missiles to Chile, sending a notice to Congress.", "approved"),
    ("Leonardo plans to deliver all six helicopters to Chile by 2027.", "ordered"),
    ("Leonardo plans to sell six helicopters to Chile.", "offered"),
    ("Italy has a part in approving Eurofighter exports to Oman.", "approved"),
    ("Chile will buy 12 jets from Italy under a $900 million contract signed in May.", "ordered"),
    ("Chile will buy 12 jets from Italy under a proposed contract.", "sought"),
    ("Italy said on Wednesday it would send Chile 31 howitzers.", "approved"),
    ("Italy said it would send Chile howitzers if others did so.", "offered"),
    ("Italy would send Chile howitzers.", "offered"),
    ("Chile's parliament voted to approve the purchase of eight jets from Italy.", "approved"),
    ("Chile is finalising the purchase of eight jets from Italy.", "negotiating"),
    ("Chile's army displayed drones acquired from Italy.", "delivered"),
    ("Italy said it will no longer export radars to Chile.", "refused"),
    ("Italy built two frigates for Chile.", "ordered"),
    ("Chile tried unsuccessfully to obtain jets from Italy.", "cancelled"),
    ("Peru frowns on Chile's recent acquisition of tanks from Italy.", "delivered"),
    ("Denmark announced that it will provide howitzers to Latvia.", "approved"),
    ("Canada announced a package that includes rifles, drones and armoured vehicles.", "approved"),
    ("Norway pledged to supply missiles to Latvia.", "approved"),
    ("Italy intends to provide Latvia with howitzers.", "approved"),
    ("The minister directed the army to refurbish and provide howitzers to Latvia.", "approved"),
    ("Portugal has decided to donate tanks to Latvia.", "approved"),
    ("Kenya agreed to buy helicopters.", "ordered"),
    ("Oman has signed an agreement for the delivery of frigates.", "ordered"),
    ("Kenya placed orders for helicopters with Italy.", "ordered"),
    ("The Rafale order is worth 2 billion dollars.", "ordered"),
    ("Spain won a contract to supply frigates to Oman.", "ordered"),
    ("Chile lost the contract to frigates from Spain.", "ordered"),
    ("Turkey sold drones to Chile.", "ordered"),
    ("The deal for frigates is worth 2 billion dollars.", "ordered"),
    ("To prevent the purchase of drones, Athens protested.", "ordered"),
    ("Oman leased helicopters, which will arrive in 2030.", "ordered"),
    ("The delivery of howitzers is delayed.", "ordered"),
    ("Kenya has started receiving helicopters.", "delivering"),
    ("The helicopters are being delivered to Kenya.", "delivering"),
    ("France continues to supply missiles to Oman.", "delivering"),
    ("Kenya will receive the last helicopters in May.", "delivering"),
    ("The tanks will arrive in Latvia next week.", "delivering"),
    ("Italian supplies of helicopters to Kenya resumed in May.", "delivering"),
    ("Spain is one of the main suppliers of frigates to Oman.", "delivering"),
    ("Spain completed the delivery of frigates to Oman.", "delivered"),
    ("Rebels fired French-supplied missiles.", "delivered"),
    ("The leased helicopters fly over Kenya.", "delivered"),
    ("The tanks that were supplied by Italy are in poor order.", "delivered"),
    ("Kenya inspected helicopters procured from Italy.", "delivered"),
    ("Oman bought frigates, which were delivered in May.", "delivered"),
    ("Oman purchased frigates decades ago.", "delivered"),
    ("After receiving helicopters from Italy, Kenya asked for more.", "delivered"),
    ("Italy managed to deliver helicopters to Kenya.", "delivered"),
    ("The minister thanked Italy for providing helicopters.", "delivered"),
    ("We want to thank Italy for providing helicopters.", "delivered"),
    ("Nepal decided to limit its use of French-supplied missiles.", "delivered"),
    ("Kenya's plan to buy helicopters was scrapped.", "cancelled"),
    ("The navy plans to buy frigates were shelved.", "cancelled"),
    ("Oman and Spain were close to a deal for frigates, but the deal fell through.", "cancelled"),
    ("Spain withdrew its offer of frigates.", "cancelled"),
    ("The sale of rifles to Nepal was blocked.", "refused"),
    ("Belgium refuses to deliver rifles to Nepal.", "refused"),
    ("Nepal requested rifles but Belgium rejected the request.", "refused"),
    ("Oman wanted missiles, but Norway did not give its approval.", "refused"),
    ("Ireland never offered missiles to Oman.", "refused"),
    ("The sale of helicopters was put on hold.", "suspended"),
    ("Deliveries of radars to Oman are on hold.", "suspended"),
    ("Sudan was under sanctions, with the supply of spares interrupted.", "suspended"),
    ("Spain may withdraw its offer of frigates to Oman.", "offered"),
    ("The offer of frigates could be withdrawn.", "offered"),
    ("Norway has no plans to sell frigates.", "refused"),
    ("Norway does not intend to sell frigates.", "refused"),
    ("Norway halted deliveries of frigates.", "suspended"),
    ("Norway halted the sale of frigates.", "refused"),
    ("Peru exercised an option for two more frigates.", "ordered"),
    ("Of six frigates bought by Oman, two had arrived by May.", "delivered"),
    ("Howitzers ordered by Latvia last year are arriving by rail.", "delivering"),
    ("Frigates ordered from Spain will arrive in 2030.", "ordered"),
    ("Howitzers were ordered in May and the first batch arrived this week.", "delivering"),
    ("Oman bought its frigates from Spain in the eighties.", "delivered"),
    ("Oman ordered frigates in 1982.", "delivered"),
    ("The helicopters are to be delivered to Kenya in May.", "ordered"),
    ("The frigates were to have been delivered to Oman.", "ordered"),
    ("Kenya pays for six helicopters that are to be delivered by April.", "ordered"),
    ("Kenya might go ahead and lease helicopters from Italy.", "sought"),
    ("The minister authorised the sale of helicopters to Kenya but denied knowing the price.", "approved"),
    ("This will allow Latvia to acquire howitzers.", "approved"),
    ("A new minister will allow Latvia to acquire howitzers.", "negotiating"),
    ("Norway will join Denmark in supplying howitzers to Latvia.", "approved"),
    ("Norway can begin sending howitzers to Latvia.", "approved"),
    ("We are announcing aid today, including howitzers donated by Denmark.", "approved"),
    ("The howitzers donated by Denmark were late.", "delivered"),
    ("Canada announced a package in response to Latvia's requests, including howitzers and drones.", "approved"),
    ("Talks began between Kenya and Italy for Kenya to lease helicopters.", "negotiating"),
    ("Leonardo has offered upgrade packages for its helicopters.", "offered"),
    ("The deal for frigates is expected to reach its conclusion in May.", "negotiating"),
    ("The deputy had a proposal: Buy the frigates from Spain.", "sought"),
    ("A deputy urged that the country buy frigates.", "sought"),
    ("Oman hopes to see Kenya sign for the frigates.", "sought"),
    ("The law will prohibit the ministry from selling helicopters to Sudan.", "refused"),
    ("The Gripen got many inquiries in Paris.", "sought"),
    ("The Gripen has received orders from Peru.", "ordered"),
    ("Kenya received approval for the purchase of helicopters.", "approved"),
    ("The missile has received clearance for export to Oman.", "approved"),
    ("Peru has started talks with Saab for local assembly of the Gripen that it bought.", "negotiating"),
    ("Saab offered local production of the Gripen that Peru bought.", "offered"),
    ("The assembly of the Gripen that Peru bought went on.", "ordered"),
    ("Norway intends to go ahead with the sale of missiles to Oman.", "ordered"),
    ("Russia will go ahead with the sale of missiles to Oman.", "ordered"),
    ("Oman decided to go ahead with the purchase of frigates.", "approved"),
    ("Oman went ahead with the purchase of frigates.", "ordered"),
    ("Spain is committed to the sale of frigates to Oman.", "offered"),
    ("Spain pledged to sell frigates to Oman.", "offered"),
    ("Spain committed 2 million euros. Spain pledged frigates to Oman.", "approved"),
    ("Spain is making inroads in Oman with its frigates.", "offered"),
    ("The contract for radars refuses to take off.", "negotiating"),
    ("The plan to buy frigates is struggling to take off.", "negotiating"),
    ("Washington accused China of buying missiles from Iran.", "ordered"),
    ("The court blamed Oman for buying missiles from Iran.", "ordered"),
    ("The senator criticised Spain for selling frigates to Oman.", "ordered"),
    ("Peru may turn to the Gripen.", "sought"),
    ("Spain is willing to authorise the sale of frigates.", "offered"),
    ("Peru has shown interest in acquiring frigates.", "sought"),
    ("Oman withdrew from the tender for frigates.", "cancelled"),
    ("Italy and Spain have withdrawn their offers of frigates.", "cancelled"),
    ("France refused to deliver the frigates to Russia.", "refused"),
    ("We are sending howitzers and tanks to Latvia.", "delivering"),
    ("Oman has extended the lease of two tankers from Italy.", "delivered"),
    ("Spain will not only sell frigates to Oman but train its crews.", "offered"),
    ("Spain will not sell frigates to Oman.", "refused"),
    ("Spain has not only sold frigates to Oman but trained its crews.", "ordered"),
    ("Spain has not just delivered frigates to Oman.", "delivered"),
    ("Turkish-made howitzers received two requests from Ghana.", "sought"),
    ("Spanish-made frigates were delivered to Oman.", "delivered"),
    ("After the procurement of frigates from Spain, Oman trained crews.", "ordered"),
    ("After procuring frigates from Spain, Oman trained crews.", "ordered"),
    ("Oman procured frigates from Spain.", "delivered"),
    ("The frigates procured from Spain are old.", "delivered"),
    ("The contract for frigates is expected to be signed in May.", "negotiating"),
    ("Oman is expected to buy frigates.", "sought"),
    ("Oman is likely to order frigates.", "sought"),
    ("Oman is set to receive frigates.", "ordered"),
    ("America has granted approval for exports of missiles to Germany.", "approved"),
    ("Norway received permission for exports of missiles to Oman.", "approved"),
    ("Norway gave its approval for exports of missiles to Oman.", "approved"),
    ("A book on the sale of howitzers to Oman told that smugglers had tried to obtain missiles.", "ordered"),
    ("The plan to buy helicopters was not pursued.", "cancelled"),
    ("The plan to buy more frigates was not followed up.", "cancelled"),
    ("The yard that made Scorpene submarines in Chile under a licence closed.", "delivered"),
    ("They fired missiles that Spain supplied.", "delivered"),
    ("The study showed frigates are wanted.", "sought"),
]


def _ruled(sentence: str, place: int = 0) -> Ruling:
    context = around(sentence)
    found, item = items(context)[place]
    return stage_of(context, found, item)


@pytest.mark.parametrize(("sentence", "stage"), _TOLD)
def test_the_acts_over_an_item_tell_its_stage(sentence: str, stage: str) -> None:
    assert _ruled(sentence).stage == stage


def _chain(sentence: str, place: int = 0) -> list[str]:
    context = around(sentence)
    found, item = items(context)[place]
    return [f"{link.way} {link.step.word}" for link in Chains(Clauses(context.tokens, found)).chain(item)]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Kenya bought helicopters.", ["object bought"]),
        ("Peru approved the sale of frigates.", ["of sale", "object approved"]),
        ("The sale of frigates was approved.", ["of sale", "subject approved"]),
        ("Peru plans to buy frigates.", ["object buy", "matrix plans"]),
        ("Peru may be interested in buying frigates.", ["object buying", "matrix interested in"]),
        ("The Rafale deal was signed.", ["compound deal", "subject signed"]),
        ("Crews fired missiles that were supplied by Norway.", ["relative supplied"]),
        ("Crews fired missiles that Norway supplied.", ["relative supplied"]),
        ("Crews fired missiles that Italy supplied.", ["relative supplied"]),
        ("Italy offered Peru frigates.", ["object offered"]),
        ("Crews fired French-supplied missiles.", ["adjective supplied"]),
        ("Canada announced a package that includes rifles.", ["of package", "object announced"]),
        ("Spain offered Peru a package that will come with helicopters.", ["of package", "object offered"]),
        ("Spain offered a package that comes with locally built drones.", ["of package", "object offered"]),
        ("The drones will be locally built by Peru.", ["relative locally built"]),
        (
            "Canada announced a package that will provide rifles.",
            ["object provide", "antecedent package", "object announced"],
        ),
        ("Kenya paraded tanks.", []),
    ],
)
def test_acts_govern_one_another(sentence: str, chain: list[str]) -> None:
    assert _chain(sentence) == chain


def test_each_item_has_the_act_of_its_own_clause() -> None:
    sentence = "Kenya operates helicopters bought from Italy and is considering buying tanks."
    assert [_ruled(sentence, place).stage for place in (0, 1)] == ["delivered", "sought"]


def test_a_list_goes_on_over_what_nobody_knows() -> None:
    sentence = "Italy offers rifles, sonobuoys, parachutes, water cannons, and drones."
    context = around(sentence)
    assert {stage_of(context, found, item).stage for found, item in items(context)} == {"offered"}


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Oman previously placed orders for frigates with Spain.", "ordered"),
        ("Oman previously bought frigates from Spain.", "delivered"),
        ("Oman placed orders for frigates with Spain in 1985.", "delivered"),
    ],
)
def test_what_was_bought_came_sooner_than_what_was_ordered(sentence: str, stage: str) -> None:
    assert _ruled(sentence).stage == stage


def test_what_is_promised_under_a_deal_of_the_text_is_ordered() -> None:
    assert _ruled("Italy will supply helicopters to Kenya. Kenya signed a deal for frigates.").stage == "ordered"


def test_what_is_promised_under_a_deal_that_is_talked_about_is_negotiated() -> None:
    assert _ruled("Italy will supply helicopters. Kenya is in talks on a deal for frigates.").stage == "negotiating"


def test_what_is_promised_beside_an_announcement_is_approved() -> None:
    assert _ruled("Italy will supply helicopters to Kenya. Italy announced a package of rifles.").stage == "approved"


def test_what_will_be_delivered_is_part_of_what_is_announced() -> None:
    announced = "Italy announced a package of military assistance with rifles."
    assert _ruled(f"Italy will deliver helicopters to Kenya. {announced}").stage == "approved"
    assert _ruled("Italy will deliver helicopters to Kenya. Kenya ordered frigates.").stage == "ordered"


def test_an_adjective_is_no_act() -> None:
    assert _ruled("Whether frigates are clear of mines is unknown.").stage is None


def test_the_items_of_a_list_share_their_act() -> None:
    sentence = "Italy has offered helicopters, Sweden howitzers."
    assert [_ruled(sentence, place).kind for place in (0, 1)] == ["chain", "chain"]
    assert [_ruled(sentence, place).stage for place in (0, 1)] == ["offered", "offered"]


def test_the_ruling_names_the_act_that_decides() -> None:
    step = _ruled("Peru approved the sale of frigates.").step
    assert step is not None
    assert step.word == "approved"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Peru approved the sale of frigates.", "chain"),
        ("Peru was close to a deal for frigates, but the deal fell through.", "fate"),
        ("Oman bought frigates, which were delivered in May.", "after"),
        ("Frigates were shown in Lima where a sale is likely.", "near"),
        ("Kenya operates tanks.", "use"),
        ("There are tanks in Kenya.", "silent"),
    ],
)
def test_the_ruling_says_by_which_grammar(sentence: str, kind: str) -> None:
    assert _ruled(sentence).kind == kind


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Canada announced tanks donated by Denmark, howitzers and rifles.", "approved"),
        ("Latvia received tanks donated by Spain, howitzers and rifles.", "delivered"),
        ("Equipment donated by Spain, including howitzers, arrived in Latvia.", "delivered"),
        ("Spain donated tanks to Latvia, howitzers and rifles.", "delivered"),
    ],
)
def test_a_participle_between_belongs_to_the_item_before_it(sentence: str, stage: str) -> None:
    assert _ruled(sentence, 1).stage == stage


@pytest.mark.parametrize(("year", "stage"), [(1987, "delivered"), (2023, "ordered")])
def test_what_was_bought_years_before_the_report_is_delivered(year: int, stage: str) -> None:
    assert _ruled(f"Oman purchased frigates in {year}.").stage == stage


@pytest.mark.parametrize(
    "sentence",
    [
        "The drones were shot down over Kenya.",
        "Latvia used howitzers to shoot down a drone.",
        "China is a player in the drone market, with frigates.",
    ],
)
def test_what_is_no_act_of_the_trade_tells_nothing(sentence: str) -> None:
    assert _ruled(sentence).stage is None


def test_a_name_that_holds_a_word_of_the_trade_tells_nothing() -> None:
    assert _ruled("Frigates of Adriatic Shipping & Marine lay in Lima.").stage is None


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The ministry has informed lawmakers that it plans to sell 40 Reaper drones to Chile.", "approved"),
        ("The ministry told reporters it plans to sell 40 Reaper drones to Chile.", "offered"),
        ("The first two Reaper drones were delivered to Chile in May.", "delivering"),
        ("Two Reaper drones were delivered to Chile in May.", "delivered"),
        ("For the first time two Reaper drones were delivered to Chile.", "delivered"),
        ("Consultations on the supply of Reaper drones to Chile continued.", "negotiating"),
    ],
)
def test_who_is_told_and_which_of_them_it_is_tell_the_stage(sentence: str, stage: str) -> None:
    assert _ruled(sentence).stage == stage


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The corvettes were built and later delivered to Kenya.", "delivered"),
        ("Its old helicopters, some of which have been retired or donated to Peru, were slow.", "delivered"),
        ("The howitzer was developed and sold to Oman.", "ordered"),
        ("The tanks were tested and rejected by Chile.", "refused"),
        ("The frigates that were tested and bought by Peru are old.", "ordered"),
        ("The jets are used and maintained by Chile.", "delivered"),
        ("The radar was designed and built in Spain.", None),
    ],
)
def test_of_two_participles_the_one_of_the_trade_tells(sentence: str, stage: str | None) -> None:
    assert _ruled(sentence).stage == stage


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The engine, while long considered a contender, was rejected by Peru.", "refused"),
        ("The frigates, when completed, will be delivered to Oman.", "ordered"),
        ("The howitzers, although old, were sold to Peru.", "ordered"),
        ("The jets, which Chile flies, were donated by Spain.", "delivered"),
    ],
)
def test_a_clause_between_commas_is_stepped_over(sentence: str, stage: str) -> None:
    assert _ruled(sentence).stage == stage


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("Oman turned down tanks and ordered 20 frigates from Spain.", ["refused", "ordered"]),
        ("Oman cancelled the deal for tanks and recently bought several frigates.", ["cancelled", "ordered"]),
        ("Oman wants tanks and leased frigates.", ["sought", "sought"]),
    ],
)
def test_a_verb_before_a_count_is_no_adjective(sentence: str, stages: list[str]) -> None:
    assert [_ruled(sentence, place).stage for place in range(2)] == stages


def test_what_the_buyer_of_something_else_operates_is_not_offered() -> None:
    own = _ruled("Sweden offered missiles to Peru, which operates jets.", 1)
    assert own.kind != "chain"
    assert _ruled("Sweden announced a package, which will provide howitzers.").stage == "approved"


def test_a_list_goes_on_behind_what_stands_in_brackets() -> None:
    text = (
        "Oman requested a possible sale for the refurbishment and the further support of its twelve older Leopard 2 "
        "tanks (the first notice is being submitted again apart from this one), 24 howitzers and radars."
    )
    assert [told_stage(text, place) for place in range(3)] == ["approved"] * 3


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Turkey offered Oman frigates modelled on the Leander. A decision is awaited.", ["offered", "offered"]),
        ("Peru ordered a tank based on the Leopard 2, a decision that Lima hailed.", ["ordered", "ordered"]),
        ("Chile saw the Boxer based on the Leopard 2.", [None, None]),
    ],
)
def test_what_a_kind_is_modelled_on_shares_its_act(text: str, stages: list[str | None]) -> None:
    assert [told_stage(text, place) for place in range(2)] == stages


def test_a_shipment_of_arms_is_an_act_and_no_equipment() -> None:
    assert told_stage("Spain tallies Omani arms shipments to Chad since 1990.") == "delivered"


def test_who_the_buyers_are_tells_what_they_get() -> None:
    text = "Several states fly the Gripen. The main buyers are Chile and Peru."
    context = around(text)
    found, item = items(context)[1]
    ruled = stage_of(context, found, item)
    assert (ruled.kind, ruled.step.word if ruled.step else None) == ("chain", "buyers")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman agreed to replace the engines of the Gripen.", None),
        ("Oman agreed to upgrade its frigates.", "ordered"),
        ("Oman agreed to buy frigates.", "ordered"),
    ],
)
def test_what_is_agreed_on_beside_equipment_is_no_order_of_it(text: str, stage: str | None) -> None:
    here = _ruled(text)
    assert (here.stage if here.kind == "chain" else None) == stage


@pytest.mark.parametrize(
    ("text", "place", "stage"),
    [
        ("After the sale of frigates to Oman, the Gripen is poised for an order.", 0, "ordered"),
        ("After the sale of frigates to Oman, the Gripen is poised for an order.", 1, "sought"),
        ("The Omani order for frigates is expected to be worth half the value of one secured by Peru.", 0, "sought"),
        ("The howitzers that are on trial were sold to Peru.", 0, "ordered"),
    ],
)
def test_each_clause_tells_its_own_stage(text: str, place: int, stage: str) -> None:
    assert _ruled(text, place).stage == stage


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("The jets were sold by Spain, the howitzers are offered by Peru.", ["ordered", "offered"]),
        ("The jets were sold by Spain, and the new light howitzers will be delivered in May.", ["ordered", "ordered"]),
        ("The jets were sold by Spain and howitzers have been refused by Peru.", ["ordered", "refused"]),
        ("The sale of jets and howitzers was approved.", ["approved", "approved"]),
        ("Peru sold jets, howitzers and drones.", ["ordered", "ordered", "ordered"]),
    ],
)
def test_the_subject_of_a_clause_is_told_of_by_its_own_verb(sentence: str, stages: list[str]) -> None:
    context = around(sentence)
    assert [stage_of(context, found, item).stage for found, item in items(context)] == stages
