"""Equipment of another that somebody buys or gets."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.possessed import possessor


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Chad bought Niger's old tanks.", "NER"),
        ("Chad chose Denmark's F-16s over the JF-17.", "DNK"),
        ("Ukraine received all of Poland's 14 MiG-29s.", "POL"),
        ("Chad's tanks were bought in May.", None),
        ("Chad did not buy Niger's tanks.", None),
        ("Chad bought tanks for Niger's army.", None),
        ("Chad saw Niger's tanks.", None),
    ],
)
def test_whose_equipment_is_taken(text: str, supplier: str | None) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert possessor(context, found, found.items[0]) == supplier


def test_who_owned_it_supplies_it_whoever_made_it() -> None:
    (told,) = transfers("Argentina bought Denmark's F-16s.")
    assert told.supplier is not None
    assert told.supplier.value == ("DNK",)
