import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.claims.inflection import inflected, plural


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("tank", "tanks"),
        ("battery", "batteries"),
        ("convoy", "convoys"),
        ("torch", "torches"),
        ("mortar box", "mortar boxes"),
        ("heavyweight torpedo", "heavyweight torpedoes"),
        ("photo", "photos"),
        ("aircraft", "aircraft"),
        ("ammunition", "ammunition"),
        ("small arms", "small arms"),
        ("y", "ys"),
    ],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("order", {"order", "orders", "ordering", "ordered"}),
        ("supply", {"supply", "supplies", "supplying", "supplied"}),
        ("deploy", {"deploy", "deploys", "deploying", "deployed"}),
        ("ship", {"ship", "ships", "shipping", "shipped"}),
        ("transfer", {"transfer", "transfers", "transferring", "transferred"}),
        ("deliver", {"deliver", "delivers", "delivering", "delivered"}),
        ("permit", {"permit", "permits", "permitting", "permitted"}),
        ("bag", {"bag", "bags", "bagging", "bagged"}),
        ("shop for", {"shop for", "shops for", "shopping for", "shopped for"}),
        ("begin/began/begun", {"begin", "begins", "beginning", "began", "begun"}),
        ("cancel", {"cancel", "cancels", "cancelling", "canceling", "cancelled", "canceled"}),
        ("purchase", {"purchase", "purchases", "purchasing", "purchased"}),
        ("vie", {"vie", "vies", "vying", "vied"}),
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
        ("embargo", {"embargo", "embargoes", "embargoing", "embargoed"}),
        ("give/gave/given", {"give", "gives", "giving", "gave", "given"}),
        ("buy/bought/bought", {"buy", "buys", "buying", "bought"}),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: set[str]) -> None:
    assert {form for form, _ in inflected(verb)} == forms


def test_only_an_irregular_verb_has_a_participle_of_its_own() -> None:
    assert dict(inflected("give/gave/given"))["given"] == "participle"
    assert dict(inflected("order"))["ordered"] == "past"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_any_word_has_its_forms(word: str) -> None:
    kinds = [kind for _, kind in inflected(word)]
    assert {"base", "third", "ing", "past"} <= set(kinds)
    assert plural(word).startswith(word[:-1])
