"""What a few words tell plainly, and texts that name military help."""

import pytest
from tests.claims.texts import around, document, reader

from pactwatch.claims.plain import help_told, plainly_told
from pactwatch.claims.relevance import LEAST_RELEVANCE


def _plain(text: str) -> bool:
    context = around(text)
    return any(plainly_told(context, found, item) for found in context.passage.found for item in found.items)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fired Libyan-supplied rockets at the town.",
        "Old French-provided howitzers stood in the yard.",
        "The missile, supplied by Norway, hit a barn.",
        "Troops used helicopters that were recently provided by Kenya.",
        "The submarine was bought in 1971 from Germany.",
        "Nobody knows where the rifles sold to Jordan are.",
        "A court heard the case on the sale of helicopters to India.",
        "The navy plans the lease of a submarine from Russia.",
        "His rating fell after the arms deal with Iran.",
        "The US-Qatar arms deal was kept secret.",
        "A freighter came with Israeli arms for Chad.",
        "The plant waited for deliveries of Ukrainian engines.",
        "The weapons sold to several African countries were old.",
        "Troops fired rockets which Norway had supplied to Chad.",
        "The rebels showed rifles that Kenya bought from Italy.",
        "An Italian yard is building two frigates for the Kenyan navy.",
        "Kenya has turned to Italy for a dozen helicopters.",
        "Kenya approached Italy for rifles.",
        "Berlin stopped arms shipments to Chad.",
        "Deliveries of the rifles resumed in May.",
        "Among the tasks that its ministry has is to sell arms to other countries.",
    ],
)
def test_what_is_told_plainly(text: str) -> None:
    assert _plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fired Libyan-made rockets at the town.",
        "The missile, found by Norway, hit a barn.",
        "Helicopters were provided at once.",
        "Norway does not sell rockets to Chad.",
        "Norway sells rockets to pay its debts.",
        "The sale of helicopters went badly. India won the match.",
        "An arms deal was in the making.",
        "French helicopters flew to Chad.",
        "The grain supplied by Chad was on the tanks' road.",
        "The submarine was bought by Germany's museum.",
        "Italy is building frigates for the Italian navy.",
        "Troops fired rockets which Norway had shown to Chad.",
        "Kenya turned to Italy, and its helicopters flew.",
    ],
)
def test_what_is_not_told_plainly(text: str) -> None:
    assert not _plain(text)


def test_what_is_told_plainly_is_claimed_and_makes_a_text_relevant() -> None:
    text = "Villagers fled when Libyan-supplied rockets fell on their fields. The harvest had just begun."
    reading = reader().reading(document(text))
    assert reading.claims
    assert reading.relevance >= LEAST_RELEVANCE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("With our security assistance Kenya has kept the peace.", True),
        ("They discussed economic and military aid to Kenya.", True),
        ("He thanked Kenya for its security and financial assistance.", True),
        ("The arms embargo on Kenya stays.", True),
        ("Critics warn of arming tribal militias.", True),
        ("The contract includes foreign military sales to Kenya.", True),
        ("They discussed economic and humanitarian aid to Kenya.", False),
        ("The trade embargo on Kenya stays.", False),
        ("Kenya joined the International Security Assistance Force.", False),
        ("No security assistance is given.", False),
        ("They warn of arming themselves too late.", False),
    ],
)
def test_military_help_is_told(text: str, told: bool) -> None:
    assert help_told(around(text)) is told


def test_one_mention_of_help_makes_no_long_text_on_other_matters_relevant() -> None:
    told = "The hearing turned to the security assistance for Latvia. "
    filler = "The senator spoke of roads, schools and the price of bread, and nobody disagreed with him. "
    short, long = (reader().reading(document(told + filler * times)) for times in (5, 60))
    assert long.relevance < LEAST_RELEVANCE <= short.relevance


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The navy intercepted a ship carrying hundreds of tonnes of rifles from Iran to the Houthi militia.", True),
        ("Customs officials seized 300 rifles bound for Mali.", True),
        ("Customs officials seized a consignment of rockets on its way to Libya.", True),
        ("The patrol seized two trucks with machine guns headed to Niger.", True),
        ("The army seized tanks from Russia near the border.", False),
        ("The battery intercepted missiles from Syria.", False),
        ("Police seized rifles and drones from rebels in Chad.", False),
        ("The patrol seized rifles on its way to the coast.", False),
        ("A drone headed for Israel was shot down.", False),
    ],
)
def test_goods_seized_on_their_way_are_told_plainly(text: str, plain: bool) -> None:
    assert _plain(text) is plain
