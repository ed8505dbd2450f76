"""Equipment that was bought and is in use: "operates helicopters bought from Italy" tells that they were delivered."""

from __future__ import annotations

from pactwatch.claims.chains import Chains
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.stagetable import AHEAD, tense

_DEALT = ("order", "acquire", "sell", "deal")
_FIRES = ("fire", "fired", "fires", "firing")
_REPLACES = ("replace", "replaced", "replaces", "replacing")


def in_use(chains: Chains, link: Link, item: ItemMention) -> bool:
    """Whether who bought an item uses it or has to replace it; `link` is the act of the purchase."""
    if link.way != "relative" or link.step.frame not in _DEALT:
        return False
    holder = chains.holder(item)
    if holder is None or holder.step.negated or holder.step is link.step:
        return False
    step = holder.step
    if step.frame == "use":
        return tense(step) != AHEAD
    return holder.way == "object" and (step.word in _REPLACES or (step.word in _FIRES and tense(step) != AHEAD))
