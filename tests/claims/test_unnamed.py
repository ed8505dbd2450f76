"""Sides that a sentence leaves without a name: "to many countries", "from abroad"."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.unnamed import unnamed


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("The engine has been selected by several other countries.", {"recipient"}),
        ("India offered missiles to many South American countries.", {"recipient"}),
        ("The air force wants 114 fighters from foreign makers.", {"supplier"}),
        ("The rifles were bought from abroad.", {"supplier"}),
        ("The howitzer sells worldwide.", {"recipient"}),
        ("Sweden sold helmets to Kenya and other states.", set()),
        ("Qatar bought tanks in the region.", set()),
    ],
)
def test_who_is_meant_without_a_name(sentence: str, sides: set[str]) -> None:
    context = around(sentence)
    found = context.passage.found[0]
    assert unnamed(context, found, found.items[0]) == sides


def test_words_far_from_the_item_say_nothing_of_it() -> None:
    far = "Peru has tanks, and " + "very " * 20 + "many goods go to other countries."
    context = around(far)
    found = context.passage.found[0]
    assert unnamed(context, found, found.items[0]) == set()
