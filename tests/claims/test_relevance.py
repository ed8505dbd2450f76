"""Whether a text as a whole tells of anything, by all that was read in it."""

import pytest
from tests.claims.texts import document, reader

from pactwatch.claims.relevance import LEAST_RELEVANCE, claimed, relevance
from pactwatch.model import CooperationType

_REPORT = 2000


def test_one_reading_of_a_usual_report_counts_as_it_is() -> None:
    assert relevance([0.4], [], _REPORT) == pytest.approx(0.4)


def test_nothing_read_is_nothing_told() -> None:
    assert relevance([], [], _REPORT) == 0


def test_a_text_of_few_words_counts_as_a_short_report() -> None:
    assert relevance([0.1], [], 0) == relevance([0.1], [], 500) == pytest.approx(1 - 0.9**2)


def test_faint_hints_together_are_more_than_each() -> None:
    assert relevance([0.2] * 4, [], _REPORT) == pytest.approx(1 - 0.8**4)


def test_the_same_hints_in_a_longer_text_are_less() -> None:
    assert relevance([0.3], [], 4 * _REPORT) == pytest.approx(1 - 0.7**0.5)


def test_a_visit_counts_in_part() -> None:
    agreement = relevance([], [(CooperationType.AGREEMENT, 0.5)], _REPORT)
    visit = relevance([], [(CooperationType.VISIT, 0.5)], _REPORT)
    assert 0 < visit < 0.5 < agreement


def test_a_sure_claim_makes_a_text_relevant_however_long_it_is() -> None:
    assert claimed(0.0) == 0
    assert claimed(0.5) < LEAST_RELEVANCE <= claimed(0.6) < claimed(0.9) <= 1
    assert relevance([0.6], [], 9 * _REPORT) < LEAST_RELEVANCE


def test_certainty_stays_below_one() -> None:
    assert relevance([1.0], [], _REPORT) < 1


def test_a_sale_makes_a_text_relevant_and_a_recipe_does_not() -> None:
    sale = reader().reading(document("Sweden will sell 24 Gripen fighters to Peru, the two governments said."))
    assert sale.relevance > LEAST_RELEVANCE
    assert sale.claims
    recipe = reader().reading(document("Melt the butter, add the flour and stir for two minutes."))
    assert (recipe.claims, recipe.relevance) == ((), 0)
