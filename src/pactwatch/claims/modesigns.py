"""On what terms equipment changes hands, as the acts over it and the words of its sentence tell."""

from __future__ import annotations

from collections.abc import KeysView, Mapping
from itertools import pairwise

from pactwatch.claims.context import Context
from pactwatch.claims.linear import Features
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import cues, stage_of

_TRUST = 12.0  # how much likelier a mode is that the acts over the item tell
_GIFT = frozenset(
    "donate donates donated donating donation donations gift gifts gifted gifting grant grants drawdown drawdowns "
    "assistance aid".split()
)
_LOAN = frozenset("lease leases leased leasing loan loans loaned lend lends lent rent rented".split())
_PACTS = frozenset("agreement agreements deal deals contract contracts arrangement arrangements basis terms".split())
_LICENCE = frozenset("licence license licensed licenced tot".split())
_LOCAL = frozenset("in at locally domestically under together with".split())
_BEHIND = 4  # tokens from equipment to "for" whom it is made
_GIVEN = frozenset("drawdown donated donating donation".split())
_TRADED = frozenset("order sell deal conclude acquire offer export".split())
_TEXT = frozenset("gift loan make sell order deal announce aid".split())


def mode_of(context: Context, found: Found, item: ItemMention) -> str | None:
    """The mode that the acts over an item tell, or else plain words of its sentence; None where nothing tells it."""
    acts = _kinds(stage_of(context, found, item).acts)
    words = context.words(found)
    if "loan" in acts or (acts.isdisjoint(_TRADED) and not _LOAN.isdisjoint(words) and _on_lease(context, found)):
        return "loan"
    if acts & {"gift", "aid"} or words & _GIVEN:
        return "gift"
    if words & _LICENCE or ("make" in acts and not _made_for(context, found, item)):
        return "licence"
    if acts & _TRADED:
        return "sale"
    if "announce" in acts:
        return "gift"
    return "sale" if _kinds(found.steps) & {"sell", "order", "deal"} else None


def _made_for(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether who makes equipment makes it for another: "to produce 12 jets for the Chadian air force"."""
    behind = range(item.last, item.last + _BEHIND)
    at = next((at for at in behind if context.word(at, found) in _LOCAL | {"for"}), None)
    if at is None or context.word(at, found) != "for":
        return False
    start = at + 1 + (context.word(at + 1, found) == "the")
    return any(party.first == start for party in found.parties)


def _on_lease(context: Context, found: Found) -> bool:
    """Whether a sentence tells of a lease as the terms: "under a lease agreement", "on loan"."""
    here = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    return any((one in _LOAN and two in _PACTS) or (one == "on" and two in _LOAN) for one, two in pairwise(here))


def mode_features(context: Context, found: Found, item: ItemMention) -> Features:
    """The kinds of acts over an item, in its sentence and in the text, and cue words."""
    out: Features = {f"cue={cue}": 1.0 for cue in cues(context, found)}
    out |= {f"over={kind}": 1.0 for kind in _kinds(stage_of(context, found, item).acts)}
    out |= {f"act={kind}": 1.0 for kind in _kinds(found.steps)}
    if context.kept.terms_told is None:
        context.kept.terms_told = tuple(kind for kind in _kinds(context.steps) if kind in _TEXT)
    out |= {f"text={kind}": 1.0 for kind in context.kept.terms_told}
    return out


def modes_weighed(modes: Mapping[str, float], told: str | None) -> dict[str, float]:
    """The probabilities of the modes with that of the told one raised; they add up to 1."""
    raised = {mode: part * (_TRUST if mode == told else 1.0) for mode, part in modes.items()}
    total = sum(raised.values())
    return {mode: part / total for mode, part in raised.items()}


def _kinds(steps: tuple[Trigger, ...]) -> KeysView[str]:
    """Each kind once, in order: sums of weights are the same in every process only in one order."""
    return dict.fromkeys(map(_kind, steps)).keys()


def _kind(step: Trigger) -> str:
    """The kind of an act for the terms: gifts and loans told apart among those that give."""
    words = set(step.word.split())
    return "gift" if words & _GIFT else "loan" if words & _LOAN else step.frame
