"""A kind of equipment is not told again beside the name that tells it."""

from tests.claims.texts import around, grouped

from pactwatch.claims.repeated import told_by_name

_SALE = ("SWE", "PER")


def _told(text: str, *parties: tuple[str | None, str | None], surer: float = 0.0) -> list[bool]:
    groups = grouped(around(text), *parties)
    probabilities = [0.5 + surer if group.named.draft.item.kind == "system" else 0.5 for group in groups]
    return [told_by_name(groups, probabilities, place) for place in range(len(groups))]


def test_a_class_between_the_same_parties_is_told_by_the_name() -> None:
    assert _told("Peru will buy Gripen fighters and jets.", _SALE, _SALE) == [False, True]


def test_another_supplier_of_the_class_must_be_much_less_sure() -> None:
    rival = ("FRA", "PER")
    assert _told("Peru will buy Gripen fighters and jets.", _SALE, rival, surer=0.05) == [False, False]
    assert _told("Peru will buy Gripen fighters and jets.", _SALE, rival, surer=0.2) == [False, True]


def test_another_recipient_is_another_transfer() -> None:
    assert _told("Peru will buy Gripen fighters and jets.", _SALE, ("SWE", "BRA"), surer=0.4) == [False, False]


def test_what_is_counted_on_its_own_is_another_item() -> None:
    assert _told("Peru will buy Gripen fighters and 40 jets.", _SALE, _SALE) == [False, False]


def test_another_kind_is_another_item() -> None:
    assert _told("Peru will buy Gripen fighters and tanks.", _SALE, _SALE) == [False, False]


def test_weapons_are_told_by_anything_between_the_same_parties() -> None:
    assert _told("Peru will buy Gripen fighters and weapons.", _SALE, _SALE) == [False, True]
    assert _told("Peru will buy Gripen fighters and weapons.", _SALE, ("FRA", "PER"), surer=0.4) == [False, False]
