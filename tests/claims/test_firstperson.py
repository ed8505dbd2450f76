"""Whom "I" and "we" mean in a government's own statement."""

import pytest
from tests.claims.texts import document, reader

from pactwatch.claims.lexicon import Form

TITLE = "Statement by President Joe Biden on Moldova"


def speaking(text: str, title: str | None) -> list[tuple[str, str]]:
    """The parties that pronouns stand for, with the pronoun."""
    context = reader().context(document(text, title))
    return [
        (party.code, context.passage.words(party.first, party.last))
        for found in context.passage.found
        for party in found.parties
        if party.form is Form.PRONOUN
    ]


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        ("Today I announced new aid for Moldova.", TITLE, [("USA", "I")]),
        ("Moldova will get what our military can give.", "Remarks by President Joe Biden", [("USA", "our")]),
        ("Today I announced new aid for Moldova.", None, []),
        ("Today I announced new aid for Moldova.", "President Joe Biden visits Moldova", []),
        ("Today we announced new aid.", "Joint statement by President Joe Biden and others", []),
        ("Moldova's president said: “We need tanks.”", TITLE, []),
        ("The United States and I will help Moldova.", TITLE, []),
    ],
)
def test_for_whom_a_statement_speaks(text: str, title: str | None, found: list[tuple[str, str]]) -> None:
    assert speaking(text, title) == found


def test_the_first_line_may_say_who_speaks() -> None:
    text = "Antony Blinken, Secretary of State\n\nToday we authorised new arms for Moldova."
    assert speaking(text, None) == [("USA", "we")]
    initials = "Antony J. Blinken, Secretary of State\n\nToday we authorised new arms for Moldova."
    assert speaking(initials, None) == [("USA", "we")]
    assert speaking("A talk with Antony Blinken\n\nToday we saw the castle.", None) == []
    assert speaking("Antony Blinken visited Moldova.\n\nToday we saw the castle.", None) == []
