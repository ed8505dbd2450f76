"""A sale that a parliament was told of, by which a government gives its consent to it."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger

_NOTIFIED = frozenset("notified notifies notify notifying informed".split())
_PARLIAMENTS = frozenset("congress lawmakers parliament legislators senate bundestag".split())
_NOTICES = frozenset("notice notices notification notifications".split())
_SALES = ("sell", "deal", "export")
_TO_PARLIAMENT = 5  # tokens from "notice" to "Congress", either way
_TO_PLAN = 10  # tokens from "notified" to "plans"


def notified(clauses: Clauses, stage: str | None, inner: Trigger, step: Trigger) -> bool:
    """Whether a parliament was told of what a government is to sell: "notified parliament that it means to sell".

    A sale that would else count as made may be told with the notice: "went on with the sale, sending Congress notice".
    """
    if stage == "ordered" and inner.form == "noun" and inner.frame in _SALES:
        return _noticed(clauses)
    if stage != "offered":
        return False
    before = list(clauses.before(step.first, _TO_PLAN))
    told = next((at for at, word in enumerate(before) if word in _NOTIFIED), 0)
    return not _PARLIAMENTS.isdisjoint(before[:told])


def _noticed(clauses: Clauses) -> bool:
    """Whether a parliament gets notice of something: "sending a formal notice to Congress"."""
    for at in range(clauses.first, clauses.last):
        if clauses.word(at) in _NOTICES:
            near = (clauses.word(place) for place in range(at - _TO_PARLIAMENT, at + _TO_PARLIAMENT))
            if not _PARLIAMENTS.isdisjoint(near):
                return True
    return False
