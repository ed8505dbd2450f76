"""How an act holds what is below it in a chain of acts."""

from __future__ import annotations

from pactwatch.claims.mentions import Trigger
from pactwatch.claims.record import record


@record
class Link:
    """An act, and how it holds what is below it.

    `way` is `object`, `of` (through the preposition `by`), `compound` ("the Rafale deal"), `relative` ("jets that were
    sold"), `adjective`, `subject` (the act is told of it), `matrix` ("plans to buy"), `antecedent` ("a package that
    will provide") or `far` (across a comma).
    """

    step: Trigger
    way: str
    by: str = ""
