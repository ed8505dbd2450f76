"""The words that show the terms and the condition of what changes hands."""

import pytest
from tests.claims.texts import around, draft

from pactwatch.claims.evidence import Pointer
from pactwatch.claims.modes import condition_of, in_return, mode_words
from pactwatch.model import Condition, Mode


def _condition(text: str) -> tuple[Condition, str] | None:
    context = around(text)
    stated = condition_of(context, draft(context, 0), Pointer("own:1", context))
    if stated is None:
        return None
    span = stated.evidence[0].span
    return stated.value, text[span.start : span.end]


@pytest.mark.parametrize(
    ("sentence", "condition", "word"),
    [
        ("Peru bought used frigates from Italy.", Condition.SECOND_HAND, "used"),
        ("Kenya received surplus Leopard 2 tanks.", Condition.SECOND_HAND, "surplus"),
        ("Kenya received retired corvettes.", Condition.SECOND_HAND, "retired"),
        ("Ghana got overhauled helicopters.", Condition.REFURBISHED, "overhauled"),
        ("Kenya got a refurbished Leopard 2 tank.", Condition.REFURBISHED, "refurbished"),
        ("Chile ordered two new submarines.", Condition.NEW, "new"),
    ],
)
def test_a_word_before_the_item_tells_its_condition(sentence: str, condition: Condition, word: str) -> None:
    assert _condition(sentence) == (condition, word)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile ordered submarines.",
        "New ministers in the Chilean cabinet after long debates ordered submarines.",
        "As the base is new, submarines came to Chile.",
        "Chile ordered submarines and a new minister left.",
        "New. Submarines came to Chile.",
    ],
)
def test_a_word_elsewhere_tells_no_condition(sentence: str) -> None:
    assert _condition(sentence) is None


def _return(text: str, place: int) -> str | None:
    context = around(text)
    tokens = in_return(context, draft(context, place))
    return context.passage.words(*tokens) if tokens else None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("In return, Ghana will send rifles to Italy.", 0, "In return"),
        ("Italy sent frigates. In exchange, Ghana sends rifles.", 1, "In exchange"),
        ("Ghana will return the favour with rifles.", 0, "return the favour"),
        ("Ghana sends cocoa as an offset for rifles.", 0, "as an offset"),
        ("Ghana will barter cocoa for rifles.", 0, "barter"),
        ("Italy thanked Ghana in return. It had got rifles.", 0, "in return"),
        ("Italy sent frigates. In exchange, Ghana sends rifles.", 0, None),
        ("Ghana sends rifles in return.", 0, None),
        ("In return it waits. Days pass. Ghana sends rifles.", 0, None),
        ("Soldiers return to Ghana with rifles.", 0, None),
    ],
)
def test_words_before_the_item_tell_a_return(text: str, place: int, words: str | None) -> None:
    assert _return(text, place) == words


@pytest.mark.parametrize(
    ("sentence", "mode", "word"),
    [
        ("Peru bought frigates in a sale.", Mode.SALE, "bought"),
        ("The contract is for frigates worth much.", Mode.SALE, "worth"),
        ("Italy donated frigates.", Mode.GIFT, "donated"),
        ("Italy leased frigates to Peru.", Mode.LOAN, "leased"),
        ("Peru has a licence for frigates.", Mode.LICENCE, "licence"),
        ("Peru offers copper in exchange for frigates.", Mode.OFFSET, "exchange"),
        ("Peru has frigates.", Mode.SALE, None),
        ("Peru bought frigates.", Mode.LOAN, None),
        ("Peru bought frigates.", Mode.UNSPECIFIED, None),
    ],
)
def test_the_word_nearest_to_the_item_shows_its_mode(sentence: str, mode: Mode, word: str | None) -> None:
    context = around(sentence)
    tokens = mode_words(context, draft(context, 0), mode)
    assert (context.passage.words(*tokens) if tokens else None) == word
