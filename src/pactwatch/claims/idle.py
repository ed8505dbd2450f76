"""Parties that an act names and that have no part in the trade: who seizes goods, who lets another one sell."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import GIVES, PartyMention, Trigger
from pactwatch.claims.reporting import told_of_other

_SEIZES = ("seiz", "intercept", "impound", "confiscat", "foil", "thwart", "captur")
_LETS = ("allow", "permit", "authoris", "authoriz", "let")
_WHOM, _WHAT = 2, 6  # tokens from "allowed" to whom, and to what


def idle(context: Context, party: PartyMention, trigger: Trigger, relation: str) -> bool:
    """Whether a party that stands to an act in some way neither supplies nor receives by it.

    "Chad seized rifles bound for Mali"; "Chad allowed Niger to sell rifles" tells of Niger's sale.
    """
    subject = relation.removeprefix("far-").startswith("subject")
    if subject and told_of_other(context, party, trigger):
        return True
    if (subject or relation.startswith(("by", "far-by"))) and trigger.frame == "refuse":
        return trigger.word.lower().startswith(_SEIZES)
    if trigger.frame == "approve":
        whom = _let(context, trigger) if trigger.word.lower().startswith(_LETS) else None
        return whom is not None and (party.last <= trigger.first or party.first == whom)
    if trigger.frame in GIVES and trigger.aspect == "infinitive":
        lets = (act for act in context.passage.found[trigger.sentence].triggers if act.frame == "approve")
        return any(
            party.last <= act.first < trigger.first <= act.last + _WHAT
            and act.word.lower().startswith(_LETS)
            and _let(context, act) is not None
            for act in lets
        )
    return False


def _let(context: Context, act: Trigger) -> int | None:
    """The first token of the party that another one lets sell: "allowed Niger to sell"; None where there is none."""
    if act.passive or act.form == "noun":
        return None
    found = context.passage.found[act.sentence]
    whom = next((party for party in found.parties if 0 <= party.first - act.last < _WHOM), None)
    if whom is None:
        return None
    sells = any(
        one.frame in GIVES and one.aspect == "infinitive" and whom.last <= one.first <= act.last + _WHAT
        for one in found.triggers
    )
    return whom.first if sells else None
