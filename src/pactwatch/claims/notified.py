"""A sale that a parliament was told of, by which a government gives its consent to it.

So where it asks for the parliament's own: "asked Congress to approve the sale of frigates to Oman".
"""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger

_NOTIFIED = frozenset("notified notifies notify notifying informed".split())
_PARLIAMENTS = frozenset("congress lawmakers parliament legislators senate bundestag".split())
_SALES = frozenset("sale sales transfer export exports".split())
_ASKS = frozenset("asked asks asking".split())
_NOTICES = frozenset("notice notices notification notifications".split())
_SOLD = ("sell", "deal", "export")
_TO_PARLIAMENT = 5  # tokens from "notice" to "Congress", either way
_BEEN = frozenset("been was were is".split())
_PASSES_BY = frozenset("bypassed bypasses bypassing bypass circumvented sidestepped".split())
_SUBJECT = 4  # tokens before "informed": "Congress has been"
_TO_PLAN = 10  # tokens from "notified" to "plans"
_TO_SALE = 14  # tokens from "asked" to "sale"


def notified(clauses: Clauses, stage: str | None, inner: Trigger, step: Trigger) -> bool:
    """Whether a parliament was told of what a government is to sell: "notified parliament that it means to sell".

    A sale that would else count as made may be told with the notice: "went on with the sale, sending Congress notice".
    """
    if stage == "ordered" and inner.form == "noun" and inner.frame in _SOLD:
        return _noticed(clauses)
    if stage not in ("offered", "sought"):
        return False
    before = list(clauses.before(step.first, _TO_PLAN))
    told = next((at for at, word in enumerate(before) if word in _NOTIFIED), 0)
    here = (
        {*before[:told], *before[told + 1 :][:_SUBJECT]}
        if told and _BEEN & {*before[told + 1 :][:2]}
        else before[:told]
    )
    return not _PARLIAMENTS.isdisjoint(here) or _requested(clauses, step) or _passed_by(before)


def _requested(clauses: Clauses, step: Trigger) -> bool:
    """Whether a government asks its parliament to approve a sale."""
    if step.word not in _ASKS or step.negated:
        return False
    words = [clauses.word(at) for at in range(step.last, step.last + _TO_SALE)]
    words = words[words[:1] == ["the"] :]
    return words[0] in _PARLIAMENTS and words[1:3] == ["to", "approve"] and not _SALES.isdisjoint(words)


def _noticed(clauses: Clauses) -> bool:
    """Whether a parliament gets notice of something: "sending a formal notice to Congress"."""
    for at in range(clauses.first, clauses.last):
        if clauses.word(at) in _NOTICES:
            near = (clauses.word(place) for place in range(at - _TO_PARLIAMENT, at + _TO_PARLIAMENT))
            if not _PARLIAMENTS.isdisjoint(near):
                return True
    return False


def _passed_by(before: Sequence[str]) -> bool:
    """Whether a government sells without asking its parliament; `before` are the words before, the nearest first."""
    passed = next((at for at, word in enumerate(before) if word in _PASSES_BY), 0)
    return not _PARLIAMENTS.isdisjoint(before[:passed])
