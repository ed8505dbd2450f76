"""What is loaded for good is kept from the search for garbage, and nothing else is."""

import gc

import pytest

from pactwatch.garbage import collect_seldom, kept_for_good, uncollected


@pytest.fixture(autouse=True)
def _thawed() -> None:
    gc.unfreeze()


def test_what_is_loaded_inside_is_not_gone_through_later() -> None:
    with kept_for_good():
        assert not gc.isenabled()
        loaded = [[number] for number in range(10_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= len(loaded)
    gc.unfreeze()


def test_an_error_inside_leaves_the_search_on() -> None:
    with pytest.raises(ValueError, match="broken"), kept_for_good():
        raise ValueError("broken")
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with kept_for_good():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


def test_nothing_is_searched_inside_and_all_is_as_before_behind() -> None:
    @uncollected()
    def broken() -> None:
        raise ValueError("on" if gc.isenabled() else "off")

    with pytest.raises(ValueError, match="off"):
        broken()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_search_comes_seldom_where_that_is_asked() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
    finally:
        gc.set_threshold(*before)
