"""Pages whose bytes have no ASCII in them, made such that the tests on bytes can read them."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 64


def readable(data: bytes | bytearray) -> tuple[bytes | bytearray, str | None]:
    """The page, and the encoding in which it now is whatever anybody tells; None where it is as it was.

    UTF-16 and UTF-32 are rewritten as UTF-8. All other encodings that pages are in hold ASCII as it is, and the words
    that the tests look for are in it.
    """
    name = _wide(data)
    if name is None:
        return data, None
    return data.decode(name, "replace").removeprefix("\ufeff").encode("utf-8", "replace"), "utf-8"


def _wide(data: bytes | bytearray) -> str | None:
    """The encoding of more than a byte a character that a page is in: by its mark, or since every second byte is 0."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    if b"\0" not in head:
        return None
    halves = (("utf-16-le", head[1::2]), ("utf-16-be", head[::2]))
    return next((name for name, high in halves if high.count(0) > 0.7 * len(high)), None)
