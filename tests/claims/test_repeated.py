"""A kind of equipment is not told again beside the name that tells it."""

import pytest
from tests.claims.texts import around, grouped, transfers

from pactwatch.claims.repeated import told_by_name
from pactwatch.vocab import load

_SALE = ("SWE", "PER")


def _told(text: str, *parties: tuple[str | None, str | None], surer: float = 0.0) -> list[bool]:
    context = around(text)
    groups = grouped(context, *parties)
    probabilities = [0.5 + surer if group.named.draft.item.kind == "system" else 0.5 for group in groups]
    return [told_by_name(context, groups, probabilities, place, load()) for place in range(len(groups))]


def test_a_class_between_the_same_parties_is_told_by_the_name() -> None:
    assert _told("Peru will buy Gripen fighters, as it needs the jets soon.", _SALE, _SALE) == [False, True]


def test_another_supplier_of_the_class_must_be_much_less_sure() -> None:
    text, rival = "Peru will buy Gripen fighters, as it needs the jets soon.", ("FRA", "PER")
    assert _told(text, _SALE, rival, surer=0.05) == [False, False]
    assert _told(text, _SALE, rival, surer=0.2) == [False, True]


def test_the_kind_in_the_sentence_of_the_name_is_told_by_it() -> None:
    text = "Peru will buy Gripen fighters, as the first {} jet."
    assert _told(text.format("buyer of the"), _SALE, _SALE, surer=-0.05) == [False, True]
    assert _told(text.format("buyer of a"), _SALE, _SALE, surer=-0.05) == [False, False]


def test_another_recipient_is_another_transfer() -> None:
    text = "Peru will buy Gripen fighters, as it needs the jets soon."
    assert _told(text, _SALE, ("SWE", "BRA"), surer=0.4) == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will buy Gripen fighters, as it needs the 40 jets soon.",
        "Peru will buy Gripen fighters, as it wants more jets.",
        "Peru will buy Gripen fighters. The tanks come later.",
        "Peru will buy Gripen fighters and jets.",
        "Peru will buy Gripen fighters, jets and tanks from Sweden.",
    ],
)
def test_what_is_counted_further_or_listed_is_another_item(text: str) -> None:
    assert not any(_told(text, *[_SALE] * (2 + ("tanks from" in text))))


def test_weapons_are_told_by_anything_between_the_same_parties() -> None:
    text = "Peru will buy Gripen fighters. The weapons come by sea."
    assert _told(text, _SALE, _SALE) == [False, True]
    assert _told(text, _SALE, ("FRA", "PER"), surer=0.4) == [False, False]


def test_goods_of_their_own_kind_are_not_told_by_others() -> None:
    assert _told("Peru will buy Gripen fighters. The body armour comes by sea.", _SALE, _SALE) == [False, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru will get further equipment from the stocks of the army, including Gripen fighters.", True),
        ("Peru will get further equipment from the stocks of the army, and Gripen fighters.", False),
    ],
)
def test_general_words_are_told_by_what_spells_them_out(text: str, told: bool) -> None:
    assert _told(text, _SALE, _SALE, surer=-0.1) == [told, False]


def test_a_kind_is_not_told_by_what_it_cannot_mean() -> None:
    assert _told("Peru will buy Leopard 2 tanks. It needs the recovery vehicles.", _SALE, _SALE) == [False, False]


def test_a_package_of_capabilities_is_told_by_what_is_in_it() -> None:
    text = (
        "Norway announced a new package of capabilities for Chad. These new capabilities include howitzers and "
        "armoured vehicles."
    )
    assert {claim.item.value.designation for claim in transfers(text)} == {"howitzers", "armoured vehicles"}


def test_what_another_point_of_a_list_names_is_something_else() -> None:
    text = "{}Peru will buy air defence missiles.\n{}Peru will buy a Patriot battery."
    assert _told(text.format("- ", "- "), _SALE, _SALE) == [False, False]
