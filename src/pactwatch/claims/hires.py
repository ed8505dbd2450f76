"""Leases by who takes them: "plans to lease tankers from Italy" is a wish to have them, no wish to let them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.smallwords import OPENERS
from pactwatch.claims.stagetable import AHEAD, tense

_HIRES = ("leas", "rent", "loan", "borrow", "on lease", "on loan")
_WISHES = ("want", "try")
_REACH = 10


def hired(clauses: Clauses, links: Sequence[Link], item: ItemMention) -> Link:
    """The innermost act over an item, as one of getting it where it is a lease to come, and not to somebody."""
    link = links[0]
    step = link.step
    if step.frame != "give" or not step.word.startswith(_HIRES):
        return link
    wished = len(links) > 1 and links[1].step.frame in _WISHES
    ahead = wished or tense(step) == AHEAD or step.aspect == "gerund" or clauses.possible(step)
    return replace(link, step=replace(step, frame="acquire")) if ahead and not _let(clauses, item) else link


def _let(clauses: Clauses, item: ItemMention) -> bool:
    """Whether "to" follows an item, before "from", a sign or another act: it is let, not taken."""
    for at in range(item.last, item.last + _REACH):
        word = clauses.word(at)
        if word == "to":
            return at + 1 not in clauses.steps
        if word in OPENERS or word in ("from", ",", ";", "") or at in clauses.steps:
            return False
    return False
