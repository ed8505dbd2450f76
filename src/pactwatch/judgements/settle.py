"""Values of a deal that a reviewer chose to show, put in their place; what reports say stays beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pactwatch.judgements.values import parsed
from pactwatch.model import Deal, Decision, FieldHistory, FieldValue, Judged, Ruling
from pactwatch.vocab import Vocabulary


def settled(deals: Iterable[Deal], found: Judged, vocabulary: Vocabulary) -> tuple[Deal, ...]:
    """The deals, each field that a reviewer decided on shown as decided."""
    chosen: dict[str, list[Ruling]] = {}
    for ruling in found.rulings:
        if ruling.whole and ruling.outcome is Decision.CORRECT:
            chosen.setdefault(ruling.claims[0], []).append(ruling)
    if not chosen:
        return tuple(deals)
    return tuple(_settled(deal, chosen, vocabulary) for deal in deals)


def _settled(deal: Deal, chosen: dict[str, list[Ruling]], vocabulary: Vocabulary) -> Deal:
    for claim in deal.claims:
        for ruling in chosen.get(claim, ()):
            deal = _with(deal, ruling, vocabulary)
    return deal


def _with(deal: Deal, ruling: Ruling, vocabulary: Vocabulary) -> Deal:
    last, name = ruling.judgements[-1], ruling.field or ""
    old = deal.field(name)
    value = parsed(name, last.after, vocabulary, old.shown if old is not None else None)
    others = tuple(field for field in deal.fields if field.name != name)
    if value is None:
        return replace(deal, fields=others)
    told = old.values if old is not None else ()
    if not any(one.value == value for one in told):
        told = (*told, FieldValue(value, (), 0, (last.by,)))
    rule = f"decided by {', '.join(dict.fromkeys(one.by for one in ruling.judgements))}"
    new = FieldHistory(name, told, value, rule, old.conflict if old is not None else False)
    if old is None:
        return replace(deal, fields=(*deal.fields, new))
    return replace(deal, fields=tuple(new if field.name == name else field for field in deal.fields))
