"""The sides that one phrase around equipment tells."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.nominal import nominal_sides, traders


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Peru's purchase of 36 jets from Italy upset Chile.", ("ITA", "PER")),
        ("Chile condemned the Italian sale of jets to Peru.", ("ITA", "PER")),
        ("Chile blocked Italy's planned sale of jets to the Peruvian army.", ("ITA", "PER")),
        ("The sale of jets to Peru was stopped.", (None, "PER")),
        ("Peru's order for 20 jets was followed by Chile's.", (None, "PER")),
        ("Italy won orders for jets from Peru.", (None, None)),
        ("Deliveries of jets to Peru and Chile went on.", (None, None)),
        ("The sale of rifles to Nicaraguan Contra rebels went on.", (None, "CONTRAS")),
        ("Chile attacked Italy's old policy of arming Peru.", ("ITA", "PER")),
        ("Chile attacked the policy of arming Peru.", (None, None)),
        ("Chile criticised the Peru arms deal.", (None, "PER")),
        ("The Oman missile sales were stopped.", (None, "OMN")),
        ("The Peru arms deal with Chile was stopped.", (None, None)),
        ("The Peruvian arms deal was stopped.", (None, None)),
        ("The US arms sales were stopped.", (None, None)),
        ("Peru bought jets from Italy.", (None, None)),
        ("Chile paid for the purchase of 36 jets by Peru.", (None, "PER")),
        ("The sale of 36 jets by Italy to Peru was stopped.", ("ITA", "PER")),
        ("Peru's jets were sold.", (None, None)),
    ],
)
def test_whom_the_phrase_names(text: str, sides: tuple[str | None, str | None]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert nominal_sides(context, found, found.items[0]) == sides


@pytest.mark.parametrize(
    ("text", "sell", "buy"),
    [
        ("Chile was overwhelmed by Italian and Omani arms supplies.", {"ITA", "OMN"}, set()),
        ("Italian rifle exports rose.", {"ITA"}, set()),
        ("Peruvian arms imports rose.", set(), {"PER"}),
        ("Peru condemned the arms exports.", set(), set()),
        ("Italian rifles were bought.", set(), set()),
        ("Peru awaits rifle deliveries.", set(), set()),
    ],
)
def test_whose_sales_or_purchases_are_told(text: str, sell: set[str], buy: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert traders(context, found, found.items[0]) == (frozenset(sell), frozenset(buy))
