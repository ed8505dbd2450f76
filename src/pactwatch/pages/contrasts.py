"""How two registers tell a transfer, told again in the reader's language: "ordered 2021?, 9? delivered 2022-2024"."""

from __future__ import annotations

from functools import lru_cache

from pactwatch.model import Stage
from pactwatch.pages.language import SOURCE, Reader
from pactwatch.pages.patterns import SHAPES, parts_of
from pactwatch.pages.retold import retold
from pactwatch.views import stage_label

PATTERNS = (
    # what our reports tell (register.reconcile.fields)
    "told as newly agreed in %(year)s",
    "told as delivered by %(year)s",
    "only told as %(stage)s: SIPRI's register has what was ordered or delivered",
    "told as %(stage)s: SIPRI's register has what was ordered or delivered",
    "told as %(stage)s",
    "told",
    "first in %(year)s",
    "delivered %(year)s",
    # what a row tells (register.reconcile.words)
    "ordered %(year)s",
    "year of order not told",
    "%(amount)s ordered",
    "%(count)s delivered %(years)s",
    "%(count)s delivered",
    "none delivered",
    "deliveries not told",
    "not told",
    "none",
    "new",
    "second-hand, refurbished",
    "second-hand",
    # why fields stand as they do (register.reconcile.fields)
    "another variant or spelling",
    "their row is further along",
    "perhaps a follow-on order, or an old one told anew",
    "delivered before the order that reports tell",
    "other reports of ours tell %(values)s",
    "%(amount)s in the package (%(words)s)",
    "%(count)s in all the package's parts that have a row",
    # why a deal stands in no row (register.reconcile.reconciliation and scope)
    "%(register)s has no such row",
    "first told on %(date)s, after the register was made on %(made)s",
    "the register of %(date)s ends with the year %(year)s",
    "reports do not name the supplier, so that no row can be sought",
    "reports do not name the recipient, so that no row can be sought",
    "reports do not name the item, so that no row can be sought",
    "the file holds rows with supplier %(name)s only",
    "the file holds rows with recipient %(name)s only",
    "SIPRI's register leaves out small arms and light weapons",
    "SIPRI's register leaves out unguided ammunition",
    "no type of major weapon is named, and SIPRI's register leaves out parts, support and training",
    "%(register)s leaves out %(kind)s",
)
_STAGES = {stage.value: stage for stage in Stage}
_NAME = "[^;]+?"
_SHAPES = (*SHAPES, ("stage", "|".join(_STAGES)), *((name, _NAME) for name in ("register", "name", "kind", "words")))
_PARTS = ("; ", ": ", ", ")
_LONGEST = 2_000


def contrasted(reader: Reader, text: str) -> str:
    """The text in the reader's language as far as it is ours; names and what nobody translated stay as they are."""
    if text in _STAGES:
        return reader.words(stage_label(_STAGES[text]))
    if reader.language == SOURCE or not text or len(text) > _LONGEST:
        return text
    return _told(reader, text)


@lru_cache(maxsize=5_000)
def _told(reader: Reader, text: str) -> str:
    found = parts_of(text, PATTERNS, _SHAPES)
    if found is not None:
        message, parts = found
        return reader.words(message) % {name: _part(reader, name, value) for name, value in parts.items()}
    for sign in _PARTS:
        first, mark, rest = text.partition(sign)
        if mark and (told := (_told(reader, first), _told(reader, rest))) != (first, rest):
            return sign.join(told)
    return retold(reader, text)


def _part(reader: Reader, name: str, value: str) -> str:
    if name == "stage":
        return contrasted(reader, value)
    if name == "values":
        return ", ".join(retold(reader, one) for one in value.split(", "))
    return retold(reader, value) if name in ("amount", "date", "made") else value
