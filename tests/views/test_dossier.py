"""Everything between two parties."""

import pytest
from tests.views import builders

from pactwatch.errors import NotFoundError
from pactwatch.model import PartialDate
from pactwatch.views import dossier

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()


def test_transfers_stand_both_ways_in_order_of_time() -> None:
    found = dossier(REGISTER, VOCABULARY, "TUR", "PAK")
    assert [row.id for row in found.given] == ["tb2-2021", "drones-2025", "ships-2025", "akinci-2025"]
    assert {row.id for row in found.returned} == {"shells-2025", "mortars-2025"}
    assert [one.id for one in found.agreements] == ["pact"]
    assert [one.id for one in found.cooperation] == ["sharing-2025"]
    assert (found.first_published, found.last_published) == (PartialDate(2021, 7, 7), PartialDate(2025, 7, 20))


def test_the_order_of_the_parties_turns_the_transfers_round() -> None:
    there, back = dossier(REGISTER, VOCABULARY, "TUR", "PAK"), dossier(REGISTER, VOCABULARY, "PAK", "TUR")
    assert (there.given, there.returned) == (back.returned, back.given)
    assert there.agreements == back.agreements


def test_parties_may_be_named() -> None:
    assert dossier(REGISTER, VOCABULARY, "Turkey", "azerbaijan").given[0].id == "aze-2021"


def test_two_parties_with_nothing_between_them_have_an_empty_dossier() -> None:
    found = dossier(REGISTER, VOCABULARY, "FRA", "BGD")
    assert (found.given, found.returned, found.agreements, found.cooperation) == ((), (), (), ())
    assert found.first_published is None


def test_an_unknown_party_is_refused() -> None:
    with pytest.raises(NotFoundError, match="party 'Atlantis'"):
        dossier(REGISTER, VOCABULARY, "TUR", "Atlantis")
