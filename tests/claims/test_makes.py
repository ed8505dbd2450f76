"""What the catalogue says of the parties as makers."""

from tests.claims.texts import around, items

from pactwatch.claims.makes import make_signs
from pactwatch.model import Category
from pactwatch.vocab import load


def _signs(text: str, code: str, told: bool = False) -> set[str]:
    ((found, item), *_) = items(around(text))
    mentions = [party for party in found.parties if party.code == code]
    return set(make_signs(found, item, code, mentions, told, load()))


def test_the_catalogue_counts_what_each_state_makes() -> None:
    made = load().made
    assert set(made) == set(Category)
    assert made[Category.SUBMARINE]["DEU"] > made[Category.SUBMARINE].get("KEN", 0) == 0


def test_who_makes_more_of_the_kind_is_noticed() -> None:
    text = "Kenya and Germany spoke about submarines."
    assert {"makes=many|in|False", "makes-beside=more|in|False"} <= _signs(text, "DEU")
    assert {"makes=none|in|False", "makes-beside=less|in|False"} <= _signs(text, "KEN")


def test_who_could_counts_apart_where_the_sentence_tells_who_does() -> None:
    assert "makes=many|told|False" in _signs("Kenya and Germany spoke about submarines.", "DEU", told=True)


def test_a_state_named_only_by_its_makers_is_noticed() -> None:
    text = "Kenya wants the Gripen of Saab."
    assert "only-maker" in _signs(text, "SWE")
    assert "only-maker" not in _signs(text, "KEN")


def test_a_known_system_is_foreign_to_who_does_not_make_it() -> None:
    assert "foreign|in|origin-here" in _signs("Kenya wants the Gripen of Sweden.", "KEN")
    assert "foreign|in|origin-away" in _signs("Kenya wants the Gripen.", "KEN")
    assert not any(sign.startswith("foreign") for sign in _signs("Kenya wants the Gripen of Sweden.", "SWE"))
