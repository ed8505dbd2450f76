"""Which stage an act tells by tense and negation, and which act of a sentence rules an item."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.mentions import Trigger
from pactwatch.claims.stagerules import Ruling
from pactwatch.claims.stages import governing, plain_stage, stage_features, stage_of, tells_stage, told_stage, weighed
from pactwatch.model import Stage


def _act(frame: str, aspect: str, negated: bool = False) -> Trigger:
    return Trigger(frame, "base", aspect, False, negated, 1, 2, 0, frame)


@pytest.mark.parametrize(
    ("frame", "aspect", "stage"),
    [
        ("want", "present", "sought"),
        ("offer", "past", "offered"),
        ("approve", "past", "approved"),
        ("negotiate", "progressive", "negotiating"),
        ("refuse", "past", "refused"),
        ("cancel", "noun", "cancelled"),
        ("suspend", "perfect", "suspended"),
        ("order", "past", "ordered"),
        ("order", "noun", "ordered"),
        ("order", "future", "sought"),
        ("order", "infinitive", "sought"),
        ("buy", "past", "ordered"),
        ("buy", "perfect", "ordered"),
        ("buy", "modal", "sought"),
        ("buy", "gerund", "sought"),
        ("buy", "noun", "bought"),
        ("agree", "past", "ordered"),
        ("agree", "future", "negotiating"),
        ("agree", "noun", "deal"),
        ("sell", "passive-past", "ordered"),
        ("sell", "infinitive", "offered"),
        ("sell", "noun", "sale"),
        ("supply", "past", "delivered"),
        ("deliver", "perfect", "delivered"),
        ("receive", "future", "promised"),
        ("supply", "modal", "promised"),
        ("deliver", "progressive", "moving"),
        ("receive", "passive-present", "moving"),
        ("deliver", "noun", "movement"),
        ("operate", "present", "in use"),
        ("produce", "future", "made"),
        ("fight", "past", None),
        ("home", "phrase", None),
        ("pay", "noun", None),
    ],
)
def test_an_act_tells_a_stage_by_its_tense(frame: str, aspect: str, stage: str | None) -> None:
    assert told_stage(_act(frame, aspect)) == stage


@pytest.mark.parametrize(
    ("frame", "stage"),
    [
        ("approve", "sought"),
        ("want", "refused"),
        ("buy", "refused"),
        ("sell", "refused"),
        ("supply", "refused"),
        ("offer", "refused"),
        ("deliver", "ordered"),
        ("receive", "ordered"),
        ("refuse", "approved"),
        ("agree", "negotiating"),
        ("cancel", None),
        ("operate", None),
    ],
)
@pytest.mark.parametrize("aspect", ["past", "future"])
def test_a_negated_act_tells_what_did_not_come(frame: str, stage: str | None, aspect: str) -> None:
    assert told_stage(_act(frame, aspect, negated=True)) == stage


_TOLD = [
    ("Portugal wants to buy submarines.", "sought"),
    ("Oman requested air defence systems from Norway.", "sought"),
    ("Ghana is looking to buy helicopters.", "sought"),
    ("Romania plans to buy howitzers.", "sought"),
    ("Peru is interested in frigates.", "sought"),
    ("Kenya may order tanks.", "sought"),
    ("Kenya will buy tanks.", "sought"),
    ("The Senate did not approve the sale of tanks to Kenya.", "sought"),
    ("Argentina is in talks to buy fighter jets.", "negotiating"),
    ("Malaysia and Italy are negotiating the sale of helicopters.", "negotiating"),
    ("Bulgaria is discussing the purchase of submarines.", "negotiating"),
    ("Kenya has not agreed on the purchase of tanks.", "negotiating"),
    ("Sweden offered submarines to the Netherlands.", "offered"),
    ("Brazil is offering transport aircraft to Oman.", "offered"),
    ("Spain pitched frigates to Thailand.", "offered"),
    ("South Africa proposed howitzers to Ghana.", "offered"),
    ("Sweden will sell howitzers to Latvia.", "offered"),
    ("Washington approved the sale of missiles to Bulgaria.", "approved"),
    ("The Swiss government authorised the export of armoured vehicles to Chile.", "approved"),
    ("Italy will supply helicopters to Kenya.", "approved"),
    ("Croatia ordered howitzers from Germany.", "ordered"),
    ("Chile bought frigates from Australia.", "ordered"),
    ("Uruguay has purchased patrol vessels from Spain.", "ordered"),
    ("Canada signed a contract for frigates.", "ordered"),
    ("Tanks were sold to Chile by Germany.", "ordered"),
    ("Finland selected howitzers from South Korea.", "ordered"),
    ("Slovakia has not delivered howitzers to Cyprus.", "ordered"),
    ("Cyprus has not received howitzers from Slovakia.", "ordered"),
    ("Brazil is delivering transport aircraft to Hungary.", "delivering"),
    ("The delivery of helicopters to Mali began.", "delivering"),
    ("Poland is supplying tanks to Latvia.", "delivering"),
    ("Serbia delivered howitzers to Cyprus.", "delivered"),
    ("Kazakhstan has received drones.", "delivered"),
    ("Radars were supplied to Georgia by France.", "delivered"),
    ("Kenya operates tanks.", "delivered"),
    ("Switzerland refused to sell ammunition to Denmark.", "refused"),
    ("Norway blocked the export of missiles to Oman.", "refused"),
    ("Ireland will not supply missiles to Oman.", "refused"),
    ("Austria rejected the sale of tanks.", "refused"),
    ("Belgium vetoed the transfer of rifles to Nepal.", "refused"),
    ("Belgium did not sell rifles to Nepal.", "refused"),
    ("Denmark suspended the export of radars to Oman.", "suspended"),
    ("Denmark froze deliveries of radars to Oman.", "suspended"),
    ("Thailand postponed the purchase of submarines.", "suspended"),
    ("Australia cancelled the order for submarines.", "cancelled"),
    ("Malaysia scrapped the purchase of helicopters.", "cancelled"),
    ("Kuwait terminated a contract for helicopters.", "cancelled"),
]


@pytest.mark.parametrize(("sentence", "stage"), _TOLD)
def test_the_governing_act_tells_the_stage(sentence: str, stage: str) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert plain_stage(context, found, item) == stage
    here = stage_of(context, found, item)
    assert here.stage in (stage, None)
    assert stage_features(context, found, item)[f"plain={here.stage}"] == 1.0


def test_the_sentences_cover_every_stage() -> None:
    assert {stage for _, stage in _TOLD} == {stage.value for stage in Stage}


def test_a_sentence_without_acts_tells_no_stage() -> None:
    context = around("There are tanks in Kenya.")
    found, item = items(context)[0]
    assert governing(context, found, item) == []
    assert plain_stage(context, found, item) is None
    assert not tells_stage(context, found, item)
    assert stage_features(context, found, item)["silent"] == 1.0


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Switzerland refused to sell ammunition to Denmark.", ["refused", "sell"]),
        ("Washington approved the sale of missiles to Bulgaria.", ["approved", "sale"]),
    ],
)
def test_an_act_of_will_or_consent_governs_the_one_behind_it(sentence: str, words: list[str]) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert [act.word for act in governing(context, found, item)] == words


@pytest.mark.parametrize(
    ("sentence", "definite"),
    [
        ("Serbia delivered howitzers to Cyprus.", True),
        ("Italy will supply helicopters to Kenya.", True),
        ("Austria rejected the sale of tanks.", True),
        ("The delivery of helicopters to Mali began.", True),
        ("Kenya operates tanks.", False),
        ("Crews exercised with corvettes, said the yard, which hopes for a sale.", False),
    ],
)
def test_an_act_that_governs_an_item_tells_its_stage(sentence: str, definite: bool) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert tells_stage(context, found, item) is definite


@pytest.mark.parametrize(("kind", "best"), [("chain", "offered"), ("near", "sought"), ("silent", "sought")])
def test_what_governs_an_item_outweighs_what_is_usual(kind: str, best: str) -> None:
    weights = weighed({"sought": 0.9, "offered": 0.1}, Ruling("offered", kind))
    assert sum(weights.values()) == pytest.approx(1)
    assert max(weights, key=lambda stage: weights[stage]) == best


def test_the_title_and_the_other_sentences_speak_too() -> None:
    context = around("Italy showed helicopters. Kenya cancelled its order.", "Kenya refuses helicopters")
    found, item = items(context)[0]
    features = stage_features(context, found, item)
    assert features["text=cancelled"] == features["title=refused"] == 1.0


def test_a_stage_that_no_example_has_may_be_told() -> None:
    weights = weighed({"sought": 0.5, "offered": 0.5}, Ruling("cancelled", "fate"))
    assert max(weights, key=lambda stage: weights[stage]) == "cancelled"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman was offered the Gripen but wanted the Rafale, talks on which collapsed.", "offered"),
        ("Oman was offered the Gripen but the talks collapsed.", "cancelled"),
        ("Oman signed a contract for tanks and since then Spain has refused to supply more.", "ordered"),
    ],
)
def test_what_became_of_another_deal_or_came_later_ends_none(text: str, stage: str) -> None:
    context = around(text)
    found, item = items(context)[0]
    assert stage_of(context, found, item).stage == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The purchase of frigates was cleared by the cabinet in May and signed in June.", "ordered"),
        (
            "Deals cleared this year are the purchase of frigates and the corvette deal, both awarded to yards.",
            "ordered",
        ),
        ("The purchase of frigates was cleared by the cabinet and the minister signed a pact.", "approved"),
        ("The purchase of frigates was cleared by the cabinet in May.", "approved"),
    ],
)
def test_a_deal_that_was_cleared_and_signed_since_is_made(text: str, stage: str) -> None:
    context = around(text)
    found, item = items(context)[0]
    assert stage_of(context, found, item).stage == stage


def test_what_no_act_tells_of_is_hardly_stopped_where_no_stop_is_told() -> None:
    silent = Ruling(None, "silent")
    assert weighed({"refused": 0.6, "delivered": 0.4}, silent, halts=False)["delivered"] > 0.8
    assert weighed({"refused": 0.6, "delivered": 0.4}, silent)["refused"] > 0.5


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Moscow has delivered three of five S-400 regiments to India.", "delivering"),
        ("France has delivered 30 of the 36 Rafale jets to India.", "delivering"),
        ("France has delivered all 36 of the Rafale jets to India.", "delivered"),
    ],
)
def test_of_what_came_in_part_more_is_to_come(text: str, stage: str) -> None:
    context = around(text)
    found, item = items(context)[0]
    assert stage_of(context, found, item).stage == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "Oman and Spain signed a contract for four corvettes in 2018; the first was handed over in 2023.",
            "delivering",
        ),
        ("Oman ordered four corvettes from Spain in 2018, the first of which was delivered in 2023.", "delivering"),
        ("Oman ordered four corvettes from Spain, and the first will arrive in 2027.", "ordered"),
        ("Oman ordered four corvettes from Spain in 2018, the first such deal.", "ordered"),
    ],
)
def test_where_the_first_came_the_others_are_to_come(text: str, stage: str) -> None:
    context = around(text)
    found, item = items(context)[0]
    assert stage_of(context, found, item).stage == stage
