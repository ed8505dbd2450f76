"""Entries that stand on one line each, `- {id: a, aliases: [b, c]}`, read by one regular expression.

A catalogue is thousands of such lines, and building each from a parser's events takes most of a start. A line that fits
the strict shape below means in YAML exactly what is read here; any other line is left to the YAML parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable

MARK = "ENTRY\N{SYMBOL FOR UNIT SEPARATOR}"
# A text without quotes that needs no care, or one in quotes without an escape.
_SCALAR = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`=<][^,\[\]{}:#]*(?<! )|"[^"\\]*"|'[^']*')"""
_VALUE = rf"(?:{_SCALAR}|\[(?:{_SCALAR}(?:, {_SCALAR})*)?\])"
_ENTRY = re.compile(rf"( *- )\{{[a-z_]+: {_VALUE}(?:, [a-z_]+: {_VALUE})*\}}")
_PAIR = re.compile(rf"([a-z_]+): ({_VALUE})")
_PART = re.compile(_SCALAR)
_BLOCK = re.compile(r"[|>][-+0-9]*\n")
_QUOTES = "\"'"
_MARKED = f"[{_QUOTES}"


def lifted(text: str, plain: Callable[[str], object]) -> tuple[str, list[object]]:
    """The text with each entry on one line replaced by a mark and a number, and the entries in that order.

    `plain` gives the value of a text without quotes. A text with control signs, other line breaks than the usual one,
    block texts or several documents comes back as it is, with no entries.
    """
    if MARK in text or not text.replace("\n", "").isprintable() or _BLOCK.search(text) or "\n---" in text:
        return text, []
    entries: list[object] = []
    lines = text.split("\n")
    for place, line in enumerate(lines):
        shape = _ENTRY.fullmatch(line)
        if shape is None:
            continue
        pairs = _PAIR.findall(line)
        # Nearly all is a text without quotes: such a value is asked for here, without the way through a function
        entry = {key: _value(value, plain) if value[0] in _MARKED else plain(value) for key, value in pairs}
        if len(entry) == len(pairs):  # else a key stands twice, which the YAML parser will say
            lines[place] = f"{shape[1]}{MARK}{len(entries)}"
            entries.append(entry)
    return "\n".join(lines), entries


def _value(written: str, plain: Callable[[str], object]) -> object:
    if not written.startswith("["):
        return _scalar(written, plain)
    inside = written[1:-1]
    if '"' not in inside and "'" not in inside:
        return list(map(plain, inside.split(", "))) if inside else []
    return [_scalar(part, plain) for part in _PART.findall(inside)]


def _scalar(written: str, plain: Callable[[str], object]) -> object:
    return written[1:-1] if written[0] in _QUOTES else plain(written)
