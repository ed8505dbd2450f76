"""The packaged models come with the curves that turn their probabilities into confidences."""

import pytest

from pactwatch.claims.confidence import CLAIM, FIELDS, confidence, model_name
from pactwatch.claims.models import packaged_models


@pytest.mark.parametrize("of", [CLAIM, *FIELDS])  # one of relations made them no better, and is left out
def test_each_probability_has_its_curve_in_the_package(of: str) -> None:
    models, _ = packaged_models()
    assert model_name(of) in models, "see docs/reference/benchmarks.md for the order after a new training"
    assert 0 < confidence(of, 0.2, models) < confidence(of, 0.9, models) < 1


def test_without_a_curve_a_probability_is_its_own_confidence() -> None:
    assert confidence(CLAIM, 0.7, {}) == 0.7
