"""The state that makes a system is its supplier where the sentence leaves it open."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.origins import as_made
from pactwatch.claims.passage import Found
from pactwatch.model import Category
from pactwatch.vocab import load


def _item(system: str | None) -> ItemMention:
    return ItemMention("jets", Category.AIRCRAFT, "system" if system else "class", 0, 1, 0, 1, 0, system)


def _told(text: str = "They met.") -> tuple[Context, Found]:
    context = around(text)
    return context, context.passage.found[0]


def _roles(receives: str = "PER", **supplies: float) -> Roles:
    return Roles(supplies, {code: 0.9 if code == receives else 0.1 for code in supplies})


def test_the_maker_takes_the_place_of_a_likelier_party() -> None:
    roles = as_made(_roles(USA=0.8, SWE=0.3, PER=0.05), *_told(), _item("gripen"), load())
    assert roles.supplies == {"USA": 0.25, "SWE": 0.8, "PER": 0.05}


def test_the_maker_that_is_the_recipient_is_not_put_in() -> None:
    roles = as_made(_roles("SWE", USA=0.8, SWE=0.3), *_told(), _item("gripen"), load())
    assert max(roles.supplies.values()) == 0.25


def test_where_the_maker_is_not_named_nobody_is_probable() -> None:
    roles = as_made(_roles(USA=0.8, PER=0.05), *_told(), _item("gripen"), load())
    assert roles.supplies == {"USA": 0.25, "PER": 0.05}


def test_a_likely_maker_stays() -> None:
    roles = _roles(SWE=0.8, PER=0.05)
    assert as_made(roles, *_told(), _item("gripen"), load()) is roles


def test_soviet_systems_may_come_from_anywhere() -> None:
    assert load().systems["t-72"].origin == ("SUN",)
    roles = _roles(UKR=0.8, PER=0.05)
    assert as_made(roles, *_told(), _item("t-72"), load()) is roles


def test_a_class_of_equipment_has_no_maker() -> None:
    roles = _roles(USA=0.8, PER=0.05)
    assert as_made(roles, *_told(), _item(None), load()) is roles


@pytest.mark.parametrize(
    "text",
    [
        "Peru picked Danish F-16s.",
        "Peru flies six Danish-built F-16s.",
        "Peru weighs an offer of six F-16s from Denmark.",
        "Peru weighs a Danish offer of six F-16s.",
        "Denmark's sale of used F-16s to Peru was agreed.",
    ],
)
def test_who_has_a_system_may_part_with_it(text: str) -> None:
    context, found = _told(text)
    roles = _roles(USA=0.3, DNK=0.8, PER=0.05)
    assert as_made(roles, context, found, found.items[0], load()) is roles


@pytest.mark.parametrize(
    "text",
    [
        "Peru picked F-16s, the Danish said.",
        "Peru flew its F-16s home after talks in Denmark.",
        "Danish officials spoke of a sale of F-16s to Peru.",
    ],
)
def test_others_do_not_part_with_it(text: str) -> None:
    context, found = _told(text)
    assert as_made(_roles(USA=0.3, DNK=0.8, PER=0.05), context, found, found.items[0], load()).supplies["USA"] == 0.8
