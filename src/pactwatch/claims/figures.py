"""The numbers, amounts of money and dates of a sentence, found once somebody asks: most sentences nobody asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pactwatch.claims.dates import dates_in
from pactwatch.claims.mentions import DateMention, ItemMention, MoneyMention, NumberMention
from pactwatch.claims.money import MoneyFinder
from pactwatch.claims.numbers import numbers_in
from pactwatch.claims.tokens import Sentence, Token


@dataclass(frozen=True)
class Figures:
    """The figures of one sentence, each kind in order; `items` and `codes` are its equipment and its parties.

    Relative dates count from `today`, None where the report's day is not known.
    """

    tokens: tuple[Token, ...]
    sentence: Sentence
    items: Sequence[ItemMention]
    codes: Collection[str]
    finder: MoneyFinder
    today: date | None

    @cached_property
    def money(self) -> tuple[MoneyMention, ...]:
        """The amounts of money."""
        return tuple(self.finder.find(self.tokens, self.sentence, self.codes))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates."""
        return tuple(dates_in(self.tokens, self.sentence, self.today))

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """The numbers that belong to no designation, amount of money or date; a bare year may yet be a count."""
        numbers = numbers_in(self.tokens, self.sentence)
        if not numbers:
            return ()  # so it is for many sentences, whose amounts and dates need not be known
        inside = {at for item in self.items for at in range(item.head, item.tail)}
        others = [(amount.first, amount.last) for amount in self.money]
        others += [(day.first, day.last) for day in self.dates if day.last - day.first > 1]
        return tuple(
            [
                number
                for number in numbers
                if number.first not in inside
                and not any(first < number.last and number.first < last for first, last in others)
            ]
        )
