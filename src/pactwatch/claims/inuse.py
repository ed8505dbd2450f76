"""Equipment that was bought and is in use: "operates helicopters bought from Italy" tells that they were delivered.

So does what went wrong with it: "the jets, which Oman bought from Italy, have had problems".
"""

from __future__ import annotations

from pactwatch.claims.chains import Chains
from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.smallwords import OPENERS
from pactwatch.claims.stagetable import AHEAD, tense

_DEALT = ("order", "acquire", "sell", "deal", "make")
_NO_SUBJECT = frozenset("the a an its their his some more many other these those several dozens hundreds".split())
_FIRES = ("fire", "fired", "fires", "firing")
_TROUBLE = frozenset(
    "trouble troubles problem problems issue issues fault faults defect defects crack cracks malfunction malfunctions "
    "malfunctioned crashed breakdowns grounded rusting".split()
)
_REPLACES = ("replace", "replaced", "replaces", "replacing")


def in_use(clauses: Clauses, chains: Chains, link: Link, item: ItemMention) -> bool:
    """Whether who bought an item uses it or has to replace it; `link` is the act of the purchase."""
    if link.way != "relative" or link.step.frame not in _DEALT:
        return False
    if _used(clauses, item) or _fails(clauses, item, link.step):
        return True
    holder = chains.holder(item)
    if holder is None or holder.step.negated or holder.step is link.step:
        return False
    step = holder.step
    if step.frame == "use":
        return tense(step) != AHEAD
    return holder.way == "object" and (step.word in _REPLACES or (step.word in _FIRES and tense(step) != AHEAD))


def _fails(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether what was bought is told to have gone wrong after it: "which Oman bought, has caused problems"."""
    if item.last > step.first:
        return False
    for at in range(step.last, clauses.last):
        if at in clauses.items or clauses.word(at) in OPENERS:
            return False
        if clauses.word(at) in _TROUBLE:
            return True
    return False


def _used(clauses: Clauses, item: ItemMention) -> bool:
    """Whether "used" before an item is what somebody did with it, and no word for its age: "the army used drones"."""
    at = item.first - 1
    return (
        clauses.word(item.first) == "used"
        and clauses.nominal(at)
        and at not in clauses.steps
        and clauses.word(at) not in _NO_SUBJECT
        and not clauses.number(at)
    )
