"""The sides that the clause around equipment tells."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.clausal import clausal_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The crews train on the howitzers that Italy has given to Chad.", ("ITA", "TCD")),
        ("The crews train on the tanks that Peru bought from Italy.", ("ITA", "PER")),
        ("Three corvettes supplied by makers Fincantieri reached Oman.", ("ITA", None)),
        ("Chile eyes its rival Peru, which recently received six used Italian jets.", (None, "PER")),
        ("Chile said a gift to Peru, which would provide Peru with jets, was wrong.", (None, None)),
        ("Peru selected Italy to supply it with 12 jets.", ("ITA", None)),
        ("Peru will purchase six French-made Mirage fighters from Oman.", ("OMN", None)),
        ("Peru received 300 new Italian rifles, and the law allows sales from Chile.", ("ITA", None)),
        ("A plan by Peru to transfer Abrams tanks to Chile needs consent from the United States.", ("PER", None)),
        ("Peru's refusal to sell Chile tanks upset the United States.", ("PER", None)),
        ("Peru said Italy received orders for jets from Chile.", (None, None)),
        ("Peru bought jets from Italy and Oman.", (None, None)),
        ("Peru flew jets from Italy.", (None, None)),
        ("Peru bought jets that Italy and Chile like.", (None, None)),
    ],
)
def test_whom_the_clause_names(text: str, sides: tuple[str | None, str | None]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert clausal_sides(context, found, found.items[0]) == sides


def test_those_who_give_together_all_supply() -> None:
    told = transfers("The Kenyan Air Force marked the delivery of three howitzers provided by Turkey and Spain.")
    assert {(one.supplier.value[0], one.recipient.value[0]) for one in told if one.supplier and one.recipient} == {
        ("TUR", "KEN"),
        ("ESP", "KEN"),
    }
