"""The fields of a claim by name: what it says in each, with its words, and the claim with another value in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pactwatch.errors import RecordError
from pactwatch.model import Category, Claim, Cooperation, CooperationType, Evidence, Item, PartialDate, Stated, Transfer
from pactwatch.model.deal import Value

TRANSFER_FIELDS = (
    "supplier",
    "recipient",
    "item",
    "number_ordered",
    "number_delivered",
    "value",
    "stage",
    "mode",
    "condition",
    "options",
    "end_user",
    "financier",
    "place",
    "happened",
)
"""The fields of a transfer that hold one value; `category` is a part of the item and can be corrected by itself."""

COOPERATION_FIELDS = ("type", "parties", "happened")
NEEDED = ("item", "type", "parties")


def stated_fields(claim: Claim) -> Iterator[tuple[str, Value, tuple[Evidence, ...]]]:
    """Each field that the claim fills with its value and the words that say it, in a fixed order."""
    content = claim.content
    if isinstance(content, Cooperation):
        yield "type", content.type.value.value, content.type.evidence
        for party in content.parties:
            yield "parties", (party.value,), party.evidence
        if content.happened is not None:
            yield "happened", content.happened.value, content.happened.evidence
        return
    for name in TRANSFER_FIELDS:
        stated = _single(content, name)
        if stated is not None:
            yield name, stated.value, stated.evidence
    for organisation in content.organisations:
        yield "organisations", organisation.value, organisation.evidence


def value_of(claim: Claim, field: str) -> Value | None:
    """What the claim says in one field, None where it says nothing; the parties of a cooperation are one value.

    Raises: RecordError for a field that such a claim has not.
    """
    content = claim.content
    check_field(claim, field)
    if isinstance(content, Cooperation):
        if field == "parties":
            return tuple(party.value for party in content.parties)
        return content.type.value.value if field == "type" else content.happened.value if content.happened else None
    if field == "category":
        return content.item.value.category
    stated = _single(content, field)
    return stated.value if stated is not None else None


def check_field(claim: Claim, field: str) -> None:
    """Raises: RecordError for a field that such a claim has not."""
    known = fields_of_kind(claim)
    if field not in known:
        raise RecordError(f"field {field!r}: a claim of {claim.kind} has no such field; take one of {', '.join(known)}")


def fields_of_kind(claim: Claim) -> tuple[str, ...]:
    """The names of the fields that a claim of this kind can have."""
    return COOPERATION_FIELDS if isinstance(claim.content, Cooperation) else (*TRANSFER_FIELDS, "category")


def with_value(claim: Claim, field: str, value: Value | None, words: tuple[Evidence, ...] = ()) -> Claim:
    """The claim with another value in one field; None empties it.

    The value rests on `words`, else on the words of the value before, else on the claim's sentence. Raises: RecordError
    for a field that such a claim has not, or one that it cannot be without.
    """
    check_field(claim, field)
    if value is None and field in (*NEEDED, "category"):
        raise RecordError(f"field {field}: no claim is without it; reject the claim if it is wrong as a whole")
    content = claim.content
    if isinstance(content, Cooperation):
        return replace(claim, content=_cooperation(claim, content, field, value, words))
    if field == "category":
        if not isinstance(value, Category):
            raise RecordError(f"category {value!r}: take one of {', '.join(Category)}")
        old = content.item
        return replace(claim, content=replace(content, item=replace(old, value=replace(old.value, category=value))))
    before = _single(content, field)
    said = words or (before.evidence if before is not None else (claim.sentence,))
    stated = {field: Stated(value, said) if value is not None else None}
    return replace(claim, content=replace(content, **stated))  # type: ignore[arg-type]  # `parsed` gives the right kind


def _cooperation(
    claim: Claim, content: Cooperation, field: str, value: Value | None, words: tuple[Evidence, ...]
) -> Cooperation:
    if field == "happened":
        said = words or (content.happened.evidence if content.happened else (claim.sentence,))
        when = Stated(value, said) if isinstance(value, PartialDate) else None
        return replace(content, happened=when)
    if field == "type":
        return replace(content, type=Stated(CooperationType(str(value)), words or content.type.evidence))
    known = {party.value: party for party in content.parties}
    codes = value if isinstance(value, tuple) else ()
    parties = tuple(known.get(code) or Stated(code, words or (claim.sentence,)) for code in codes)
    return replace(content, parties=parties)


def item_key(item: Item, folded: str) -> tuple[str, ...]:
    """What makes two items one: the entry of the catalogue, or the designation, in whatever spelling."""
    return tuple(part for part in (item.system, folded) if part)


def _single(transfer: Transfer, name: str) -> Stated[Value] | None:
    stated: Stated[Value] | None = getattr(transfer, name)
    return stated
