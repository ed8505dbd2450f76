"""For a row that we lack: which documents came near, and why no deal was taken from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.model import Claim, Cooperation, Document, Part, Transfer
from pactwatch.register.others import Row
from pactwatch.register.reconcile.entries import Designations
from pactwatch.register.reconcile.mentions import item_pattern, party_pattern
from pactwatch.register.reconcile.parties import Parties
from pactwatch.register.reconcile.words import order_words
from pactwatch.register.register import Register
from pactwatch.vocab import Vocabulary

ITEM, SUPPLIER, RECIPIENT = "item", "supplier", "recipient"
_WEIGHT = {ITEM: 3, SUPPLIER: 2, RECIPIENT: 2}
_LEAST = 4  # both parties, or the item and a party
MOST_DOCUMENTS = 10


@dataclass(frozen=True, slots=True)
class Mention:
    """The first place where a document names the item, the supplier or the recipient of a row."""

    what: str
    words: str
    part: Part
    start: int


@dataclass(frozen=True, slots=True)
class NearDocument:
    """A document that names part of what a row tells; `reason` says in words why no deal came of it.

    `claims` are ids of its claims that come near.
    """

    document: str
    mentions: tuple[Mention, ...]
    reason: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why we lack a row: the documents that came nearest, of all that were looked through."""

    row: Row
    documents: tuple[NearDocument, ...]
    looked_through: int


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a row tells, ready to be sought in texts and claims."""

    row: Row
    patterns: Mapping[str, re.Pattern[str]]
    system: str | None
    family: str | None
    supplier: frozenset[str]
    recipient: frozenset[str]


def why_not(register: Register, row: Row, vocabulary: Vocabulary, matched: Mapping[str, Row]) -> WhyNot:
    """The documents that came near a row, the nearest first, at most ten.

    `matched` gives by deal the row that it was found to be, so that a deal taken for another row can be told.
    """
    sought = _sought(row, vocabulary)
    by_document: dict[str, list[Claim]] = {}
    for claim in register.claims.values():
        by_document.setdefault(claim.document, []).append(claim)
    deal_of = {claim: deal.id for deal in register.deals for claim in deal.claims}
    found = []
    for document in register.documents.values():
        mentions = tuple(_mentions(document, sought.patterns))
        claims = [claim for claim in by_document.get(document.id, ()) if _nearness(claim, sought, vocabulary) >= _LEAST]
        weight = sum(_WEIGHT[mention.what] for mention in mentions)
        if weight >= _LEAST or claims:
            reason = _reason(
                mentions, claims, sought, vocabulary, {one.id: _row_of(one, deal_of, matched) for one in claims}
            )
            near = NearDocument(document.id, mentions, reason, tuple(claim.id for claim in claims))
            found.append((-weight - len(claims), document.id, near))
    nearest = [near for _, _, near in sorted(found, key=lambda one: one[:2])]
    return WhyNot(row, tuple(nearest[:MOST_DOCUMENTS]), len(register.documents))


def _sought(row: Row, vocabulary: Vocabulary) -> _Sought:
    parties = Parties(vocabulary)
    system, family, _ = Designations(vocabulary).resolved(row.designation, row.description)
    supplier, recipient = parties.codes(row.supplier), parties.codes(row.recipient)
    patterns = {ITEM: item_pattern(row, vocabulary.systems.get(system or ""), vocabulary)}
    for what, codes, name in ((SUPPLIER, supplier, row.supplier), (RECIPIENT, recipient, row.recipient)):
        entries = [vocabulary.parties.get(code) for code in codes]
        patterns[what] = party_pattern(entries[0], name) if entries else None
    known = {what: pattern for what, pattern in patterns.items() if pattern is not None}
    return _Sought(row, known, system, family, supplier, recipient)


def _mentions(document: Document, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[Mention]:
    for what, pattern in patterns.items():
        for part, text in ((Part.TITLE, document.title or ""), (Part.TEXT, document.text)):
            found = pattern.search(text)
            if found is not None:
                yield Mention(what, found[0], part, found.start())
                break


def _nearness(claim: Claim, sought: _Sought, vocabulary: Vocabulary) -> int:
    if not isinstance(claim.content, Transfer):
        return 0
    agree = {
        ITEM: _same_item(claim.content, sought, vocabulary),
        SUPPLIER: bool(_codes(claim.content, SUPPLIER) & sought.supplier),
        RECIPIENT: bool(_codes(claim.content, RECIPIENT) & sought.recipient),
    }
    return sum(_WEIGHT[what] for what, same in agree.items() if same)


def _same_item(content: Transfer | Cooperation, sought: _Sought, vocabulary: Vocabulary) -> bool:
    if not isinstance(content, Transfer):
        return False
    item = content.item.value
    if item.system is not None and sought.family is not None:
        return vocabulary.family(item.system) == sought.family
    pattern = sought.patterns.get(ITEM)
    return pattern is not None and pattern.search(item.designation) is not None


def _codes(content: Transfer, side: str) -> frozenset[str]:
    stated = content.supplier if side == SUPPLIER else content.recipient
    return frozenset(stated.value) if stated is not None else frozenset()


def _row_of(claim: Claim, deal_of: Mapping[str, str], matched: Mapping[str, Row]) -> Row | None:
    return matched.get(deal_of.get(claim.id, ""))


def _reason(
    mentions: Iterable[Mention],
    claims: Sequence[Claim],
    sought: _Sought,
    vocabulary: Vocabulary,
    rows: Mapping[str, Row | None],
) -> str:
    """Why no deal came of a document, in words."""
    of_item = [one for one in claims if _same_item(one.content, sought, vocabulary)]
    if of_item:
        return "; ".join(dict.fromkeys(_other_parties(one, sought, vocabulary, rows[one.id]) for one in of_item))
    named = {mention.what for mention in mentions}
    told = ", ".join(dict.fromkeys(_other_item(one, rows[one.id]) for one in claims))
    if ITEM not in named:
        lacks = "does not name the item" if ITEM in sought.patterns else "tells of no such item"
        return f"{lacks} ({sought.row.designation})" + (
            f"; between the same parties it tells of {told}" if told else ""
        )
    if told:
        return f"names the item, but what it tells between the two parties is of {told}"
    missing = [f"the {what} ({_name(what, sought.row)})" for what in (SUPPLIER, RECIPIENT) if what not in named]
    if missing:
        return f"does not name {' or '.join(missing)}, and no transfer of the item was read in it"
    return "names item, supplier and recipient, but no sentence was read as telling that it changes hands between them"


def _name(what: str, row: Row) -> str:
    return row.supplier if what == SUPPLIER else row.recipient


def _other_item(claim: Claim, taken: Row | None) -> str:
    item = claim.content.item.value.designation if isinstance(claim.content, Transfer) else ""
    return f"{item} (found to be the row on line {taken.line})" if taken is not None else item


def _other_parties(claim: Claim, sought: _Sought, vocabulary: Vocabulary, taken: Row | None) -> str:
    """Why a claim on the item itself is not the row."""
    if not isinstance(claim.content, Transfer):
        return ""
    item = claim.content.item.value.designation
    differing = []
    for side, wanted in ((SUPPLIER, sought.supplier), (RECIPIENT, sought.recipient)):
        codes = _codes(claim.content, side)
        if not codes & wanted:
            other = " and ".join(vocabulary.party_name(code) for code in sorted(codes))
            word = "from" if side == SUPPLIER else "to"
            differing.append(f"{word} {other}" if other else f"without a {side}")
    if differing:
        return f"tells a transfer of {item} {', '.join(differing)}"
    if taken is not None:
        return f"its claim on {item} was found to be the row on line {taken.line} ({order_words(taken)})"
    if claim.published is not None and _before_order(claim.published.year, sought.row):
        return f"its claim on {item} was published in {claim.published.year}, before the order of this row"
    return f"its claim on {item} was weighed, and speaks against this row more than for it"


def _before_order(year: int, row: Row) -> bool:
    order = row.year_of_order
    return order is not None and year < order.amount - (1 if order.doubtful else 0)
