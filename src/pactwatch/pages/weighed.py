"""Why two reports are told as one deal or as two, in the reader's language: "+3.0 item: same system (Leopard 2)"."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache

from pactwatch.deals.weights import DEFAULT
from pactwatch.pages.judged import decided
from pactwatch.pages.language import Reader
from pactwatch.pages.retold import retold
from pactwatch.views import field_label

UNDATED = "date unknown"
OTHERS = (
    "one deal",
    "two deals, unless claims between them join them",
    "together",
    "reviewed",
    "same type and parties: one thread",
    "different type or parties: two threads",
    "one tells of a transfer, the other of cooperation: never joined",
)
FIELDS = "prior supplier recipient item number value stage mode condition published happened document".split()
_LINE = re.compile(r"([+-]\d+\.\d) (\w+): (.*)", re.DOTALL)
_TOTAL = re.compile(r"([+-]\d+\.\d) together: (.*)", re.DOTALL)
_REVIEWED = "reviewed: "
_EXACT = "exact "


@cache
def reasons() -> tuple[str, ...]:
    """Why each weight is what it is, the longest first."""
    found = {str(one["reason"]) for one in asdict(DEFAULT).values()}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def weighed(reader: Reader, line: str) -> str:
    """A line of why two claims are one deal or two, in the reader's language; what is data stays as it is."""
    if line.startswith(_REVIEWED):
        return f"{reader.words('reviewed')}: {decided(reader, line.removeprefix(_REVIEWED))}"
    total, signal = _TOTAL.fullmatch(line), _LINE.fullmatch(line)
    if total is not None:
        return f"{_signed(total[1])} {reader.words('together')}: {reader.words(total[2])}"
    if signal is None:
        return reader.words(line)
    return f"{_signed(signal[1])} {reader.words(field_label(signal[2]))}: {_reason(reader, signal[3])}"


def _signed(bits: str) -> str:
    """A weight with a minus that is as wide as a plus."""
    return bits.replace("-", "\N{MINUS SIGN}")


def report(reader: Reader, text: str) -> str:
    """A report by its source and day, the day as the reader writes it: "The Print, 7 Jul 2021"."""
    name, mark, day = text.rpartition(", ")
    return f"{name}{mark}{reader.words(day) if day == UNDATED else retold(reader, day)}" if mark else text


def _reason(reader: Reader, text: str) -> str:
    """The reason of a weight with the values that it is about, which stand behind it in brackets."""
    known = next((one for one in reasons() if text == one or text.startswith(f"{one} (")), None)
    if known is None:
        return text
    values = text[len(known) :].strip()
    if not values:
        return reader.words(known)
    told = "; ".join(retold(reader, one.removeprefix(_EXACT)) for one in values[1:-1].split("; "))
    return f"{reader.words(known)} ({told})"
