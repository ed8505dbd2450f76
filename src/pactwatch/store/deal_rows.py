"""Deals to JSON and back, exactly: a value of a field takes its kind along, since words alone do not tell it.

"delivered" may be a stage or a text; JSON knows only the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import RowMapping

from pactwatch.errors import RecordError, StoreError
from pactwatch.model import (
    Category,
    Condition,
    Deal,
    FieldHistory,
    Item,
    Mode,
    Money,
    Organisation,
    PartialDate,
    Quantity,
    Stage,
)
from pactwatch.model.adapters import adapter_of
from pactwatch.model.deal import Value
from pactwatch.store.rows import damaged

Payload = Mapping[str, object]

_KINDS: Mapping[str, type] = {
    kind.__name__: kind for kind in (Category, Condition, Item, Mode, Money, Organisation, PartialDate, Quantity, Stage)
}
_TEXT, _TEXTS = "text", "texts"


def _value_adapter(kind: str) -> TypeAdapter[Value]:
    return adapter_of(tuple[str, ...] if kind == _TEXTS else _KINDS.get(kind, str))


def deal_payload(deal: Deal) -> Payload:
    """What is kept of a deal."""
    kinds = [[_kind(field.shown), [_kind(told.value) for told in field.values]] for field in deal.fields]
    return {"deal": adapter_of(Deal).dump_python(deal, mode="json"), "kinds": kinds}


def deal_of(row: RowMapping) -> Deal:
    """The deal of a row. Raises: StoreError where the row holds what no deal can."""
    try:
        payload = row["payload"]
        deal: Deal = adapter_of(Deal).validate_python(payload["deal"])
        whole = zip(deal.fields, payload["deal"]["fields"], payload["kinds"], strict=True)
        return replace(deal, fields=tuple(_field(field, raw, *kinds) for field, raw, kinds in whole))
    except (ValidationError, RecordError, ValueError, TypeError, KeyError) as error:
        raise damaged("deal", row["id"], ValueError(str(error))) from error


def published_of(row: RowMapping) -> PartialDate | None:
    """The date of the latest report of a deal of a row; the rest of the deal is not read for it."""
    text = row["payload"].get("published")
    return PartialDate.parse(text) if text else None


def _field(field: FieldHistory, raw: Mapping[str, object], shown: str, kinds: list[str]) -> FieldHistory:
    told = raw["values"]
    if not isinstance(told, list):
        raise StoreError(f"field {field.name}: without values")
    values = tuple(
        replace(value, value=_value_adapter(kind).validate_python(one["value"]))
        for value, one, kind in zip(field.values, told, kinds, strict=True)
    )
    return replace(field, values=values, shown=_value_adapter(shown).validate_python(raw["shown"]))


def _kind(value: Value) -> str:
    name = type(value).__name__
    if name in _KINDS:
        return name
    return _TEXTS if isinstance(value, tuple) else _TEXT
