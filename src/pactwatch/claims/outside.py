"""What no transfer of arms is, however probable: one's own make, airliners for airlines, what carries the goods."""

from __future__ import annotations

from collections import Counter

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.merge import Group
from pactwatch.claims.roles import TAKERS
from pactwatch.claims.stages import governing
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary

_CIVIL = frozenset("airline airlines airliner airliners airways passenger passengers jetliner jetliners".split())
_ARMED = frozenset(
    "military defence defense army navy naval weapon weapons arms armed combat war fighter fighters missile missiles "
    "bomber bombers troops soldiers warplane warplanes airforce".split()
)
_FLOWN = (Category.AIRCRAFT, Category.HELICOPTER, Category.ENGINE)
_CARRIERS = (Category.AIRCRAFT, Category.HELICOPTER, Category.SHIP)
_BRINGS = "deliver"
_NEAR, _OBJECT = 3, 6  # tokens between the carrier and the act, and between the act and what it brings


def no_transfer(context: Context, group: Group, vocabulary: Vocabulary) -> str | None:
    """Why a group is no transfer of arms, in words; None where nothing speaks against it."""
    if _at_home(group, vocabulary):
        return "bought at home"
    if _own_make(group, vocabulary):
        return "the recipient's own make"
    if _carries(group.clearest.draft):
        return "carries what is delivered"
    item = group.named.draft.item
    if (item.system is None or item.category in _FLOWN) and _civil(context):
        return "civil goods"
    return None


def _at_home(group: Group, vocabulary: Vocabulary) -> bool:
    """Whether a state gets what its own industry makes, and nobody else takes part."""
    system = vocabulary.systems.get(group.named.draft.item.system or "")
    alone = group.recipient if group.supplier is None else group.supplier if group.recipient is None else None
    found = group.best.draft.found
    if system is None and alone is not None and alone == group.recipient:  # "Elbit won an order of the Israeli army"
        return found.codes == (alone,) and any(party.maker is not None for party in found.parties)
    if system is None or alone not in system.origin:
        return False
    acts = governing(found, group.best.draft.item)
    buys = bool(acts) and acts[0].frame in TAKERS and found.codes == (alone,)
    return alone == group.recipient or buys


def _own_make(group: Group, vocabulary: Vocabulary) -> bool:
    """Whether a state is said to get from another a system that itself makes and the other does not."""
    item = group.named.draft.item
    system = vocabulary.systems.get(item.system or "")
    if system is None or item.kind != "system" or group.supplier is None:
        return False
    return group.recipient in system.origin and group.supplier not in system.origin


def _carries(draft: Draft) -> bool:
    """Whether the equipment brings other equipment: "a C-17 brought the missiles to Manila"."""
    item, found = draft.item, draft.found
    if item.category not in _CARRIERS:
        return False
    return any(
        act.frame == _BRINGS
        and act.form != "noun"
        and not act.passive
        and 0 <= act.first - item.last <= _NEAR
        and any(0 <= other.first - act.last <= _OBJECT for other in found.items)
        for act in found.triggers
    )


def _civil(context: Context) -> bool:
    """Whether a text is about civil flying: it speaks of airlines and passengers more than of arms and armed forces."""
    words = Counter(token.lower for token in context.tokens)
    pairs = zip(context.tokens, context.tokens[1:], strict=False)
    forces = sum(one.lower == "air" and two.lower in ("force", "forces") for one, two in pairs)
    return sum(words[word] for word in _CIVIL) > forces + sum(words[word] for word in _ARMED)
