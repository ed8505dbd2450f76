"""How sure a claim is: what the drafts of a group say together, and what rivals for the same words say against it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pactwatch.claims.bound import binding
from pactwatch.claims.context import Context
from pactwatch.claims.governors import governed_by
from pactwatch.claims.linear import Features
from pactwatch.claims.merge import Group, certainty
from pactwatch.claims.roles import family
from pactwatch.claims.stages import governing, stage_of
from pactwatch.vocab import Vocabulary, folded

LEAST_CLAIM = 0.38
"""How probable a transfer must be to become a claim."""


def claim_features(context: Context, groups: Sequence[Group], place: int, vocabulary: Vocabulary) -> Features:
    """What speaks for and against the group at a place being told as a transfer with these parties."""
    group = groups[place]
    out: Features = {}
    _strength(context, group, out)
    _parties(context, group, out)
    _origin(group, vocabulary, out)
    _rivals(groups, place, out)
    _place(context, group, out)
    return out


def _strength(context: Context, group: Group, out: Features) -> None:
    """How probable its drafts are, how many there are, what the item is."""
    probabilities = sorted((told.draft.probability for told in group.told), reverse=True)
    draft = group.best.draft
    out["probability"] = probabilities[0]
    out["certainty"] = certainty(draft)
    out["second"] = probabilities[1] if len(probabilities) > 1 else 0.0
    out[f"drafts={min(len(group.told), 4)}"] = 1.0
    item = group.named.draft.item
    out[f"kind={item.kind}"] = 1.0
    out[f"category={item.category}"] = 1.0
    out[f"stage={group.staged.draft.stage}"] = 1.0
    out["stage-probability"] = draft.stage_probability
    out["held"] = max(told.draft.held for told in group.told)
    out["grammar"] = max(told.draft.grammar for told in group.told)
    out["grammar-held"] = max(told.draft.grammar * told.draft.held for told in group.told)
    out["evidence"] = max(told.draft.evidence for told in group.told)
    acts = governing(context, draft.found, draft.item)
    out[f"governed={family(acts[0]) if acts else 'nothing'}"] = 1.0
    here = stage_of(context, draft.found, draft.item)
    out[f"ruling={here.kind}"] = 1.0
    for at, act in enumerate(here.acts[:2]):
        out[f"chain{at}={act.frame}"] = 1.0
    for name in ("number", "money"):
        if group.first(name):
            out[f"told={name}"] = 1.0


def _parties(context: Context, group: Group, out: Features) -> None:
    """Whether both sides are told, how surely, and where."""
    draft = group.best.draft
    supplied, received = (bool(code) or side in group.left for side, code in group.sides)
    out["supplier-probability"] = draft.supplier_probability if supplied else 0.0
    out["recipient-probability"] = draft.recipient_probability if received else 0.0
    told = ("supplier" if supplied else "") + ("recipient" if received else "")
    out[f"sides={told}"] = 1.0
    governor = partial(governed_by, context, draft.found)
    for side, code in group.sides:
        if code is None:
            continue
        out[f"{side}-here={code in draft.found.codes}"] = 1.0
        out[f"{side}-bound={binding(context, draft.found, draft.item, code, governor)}"] = 1.0
        out[f"{side}-titled={code in context.titled}"] = 1.0
        out[f"{side}-rank={min(context.ranks.get(code, 9), 2)}"] = 1.0


def _origin(group: Group, vocabulary: Vocabulary, out: Features) -> None:
    """Whether the catalogue's origin of the item fits the sides: a state that gets its own make buys at home."""
    system = vocabulary.systems.get(group.named.draft.item.system or "")
    if system is None:
        out["origin-unknown"] = 1.0
        return
    out[f"recipient-is-origin={group.recipient in system.origin}"] = 1.0
    if group.supplier is not None:
        out[f"supplier-is-origin={group.supplier in system.origin}"] = 1.0


def _rivals(groups: Sequence[Group], place: int, out: Features) -> None:
    """Whether a stronger group tells the same item, or the same parties, otherwise."""
    group = groups[place]
    own = certainty(group.best.draft)
    key = folded(group.named.draft.item.designation)
    same_item = [g for g in groups if g is not group and folded(g.named.draft.item.designation) == key]
    stronger = [g for g in same_item if certainty(g.best.draft) > own]
    out[f"stronger-same-item={min(len(stronger), 2)}"] = 1.0
    if any(g.supplier == group.recipient and g.recipient == group.supplier for g in stronger):
        out["stronger-reversed"] = 1.0
    if any(g.supplier == group.supplier for g in stronger):
        out["stronger-same-supplier"] = 1.0
    if any(g.best.draft.found is group.best.draft.found for g in stronger):
        out["stronger-same-sentence"] = 1.0
    top = max(certainty(g.best.draft) for g in groups)
    out["of-strongest"] = own / top if top else 0.0
    out["strongest"] = top
    pair = [g for g in groups if g.supplier == group.supplier and g.recipient == group.recipient]
    out[f"pair-groups={min(len(pair), 4)}"] = 1.0
    out[f"groups={min(len(groups), 6)}"] = 1.0
    if group.named.draft.item.general and any(not g.named.draft.item.general for g in pair):
        out["general-beside-designated"] = 1.0


def _place(context: Context, group: Group, out: Features) -> None:
    """Where in the text it is told."""
    index = group.best.draft.found.sentence.index
    out[f"place={'first' if index == 0 else 'early' if index < 4 else 'late'}"] = 1.0
    if group.named.draft.item.designation.lower() in context.title_items:
        out["titled-item"] = 1.0
    out["density"] = context.density
