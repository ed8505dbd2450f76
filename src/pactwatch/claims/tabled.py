"""The drafts of what tables and lists tell, and how sure they are: the rows say plainly what no sentence does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft, Row
from pactwatch.claims.mentions import NumberMention
from pactwatch.claims.merge import Group
from pactwatch.claims.passage import Found
from pactwatch.claims.tables import Entry, tables
from pactwatch.claims.tokens import Sentence
from pactwatch.model import Mode, Qualifier

_PROBABLE = 0.85  # that a row tells a transfer, and each of its sides
_STAGE = 0.8  # that its stage is the one of the heading


def with_tables(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a text with those of its tables, in place of what was read from their lines as sentences."""
    told = tables(context)
    if not told:
        return list(drafts)
    kept = [draft for draft in drafts if not any(table.first <= draft.item.first < table.last for table in told)]
    return kept + [_draft(context, entry) for table in told for entry in table.entries]


def with_rows(groups: Sequence[Group], probabilities: Sequence[float]) -> list[float]:
    """The probabilities of groups; what a row of a table tells is probable, however odd it would be as a sentence."""
    return [
        max(probability, _PROBABLE) if is_row(group) else probability
        for group, probability in zip(groups, probabilities, strict=True)
    ]


def is_row(group: Group) -> bool:
    """Whether a row of a table tells a group."""
    return any(told.draft.row is not None for told in group.told)


def _draft(context: Context, entry: Entry) -> Draft:
    """The draft of one entry, whose sentence is its row."""
    tokens, item = context.tokens, entry.item
    at = context.passage.found[bisect_right(context.passage.found, entry.first, key=_end)]
    index = at.sentence.index
    row = Sentence(index, tokens[entry.first].start, tokens[entry.last - 1].end, entry.first, entry.last)
    sides = (entry.supplier, entry.recipient)
    parties = tuple(sorted((party for party in sides if not party.titled), key=lambda party: party.first))
    items = (item,) if entry.first <= item.first < entry.last else ()
    codes = tuple(party.code for party in sides)
    figures = replace(at.figures, sentence=row, items=items, codes=codes)
    return Draft(
        item=item,
        found=replace(
            at,
            sentence=row,
            parties=parties,
            items=items,
            triggers=(),
            relations=(),
            steps=(),
            codes=codes,
            figures=figures,
        ),
        probability=_PROBABLE,
        supplier=entry.supplier.code,
        recipient=entry.recipient.code,
        supplier_probability=_PROBABLE,
        recipient_probability=_PROBABLE,
        stage=entry.stage,
        stage_probability=_STAGE,
        mode=Mode.UNSPECIFIED,
        mode_probability=_STAGE,
        evidence=1.0,
        held=1.0,
        grammar=1.0,
        definite=True,
        row=Row(entry.shown, None if entry.number is None else _number(context, entry.number, index)),
    )


def _end(found: Found) -> int:
    return found.sentence.last


def _number(context: Context, at: int, sentence: int) -> NumberMention:
    value = Decimal(context.tokens[at].text.replace(",", ""))
    return NumberMention(value, Qualifier.EXACT, at, at + 1, sentence)
