"""Bytes to characters: which encoding a text is in."""

from __future__ import annotations

import codecs
import re

from pactwatch.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1a\x1b")
_SAMPLE = 100_000
# Browsers read these names as Windows-1252, and so were most texts written that carry them.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_NOT_TEXT = "not text (no encoding fits its bytes); save the report as text, HTML or PDF"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that the bytes hold: by byte order mark, as UTF-8, as declared, else by statistics.

    UTF-8 goes before the declaration because bytes that are valid UTF-8 hardly ever mean anything else, and
    declarations are often wrong.
    Raises: DocumentError for bytes that are no text.
    """
    return decoded(data, declared)[0]


def decoded(data: bytes, declared: str | None = None) -> tuple[str, bool]:
    """The text that `decode` gives, and whether the bytes are its UTF-8 and nothing else, as those of most pages are.

    Raises: DocumentError for bytes that are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), False
    if b"\0" in data:
        return _wide(data), False
    if data and len(data.translate(None, _CONTROLS)) < 0.99 * len(data):
        raise DocumentError(_NOT_TEXT)
    codec = _codec(declared)
    if codec is not None and codec.startswith(("iso2022", "hz")):
        return data.decode(codec, "replace"), False  # seven-bit encodings: they look like valid UTF-8
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        return _narrow(data, codec), False


def _narrow(data: bytes, declared: str | None) -> str:
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return nearly
    if declared is not None:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return _guessed(data)


def _nearly_utf8(data: bytes) -> str | None:
    """The text where it is UTF-8 but for a few damaged bytes, with U+FFFD for these; else None."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("�")
    beyond_ascii = len(re.findall(r"[^\x00-\x7f�]", text))
    return text if damaged * 5 <= beyond_ascii else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DocumentError(_NOT_TEXT)
    return data.decode(_MEANT.get(codecs.lookup(best.encoding).name, best.encoding), "replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of English text, nearly every second byte is 0."""
    if len(data) % 2 == 0 and len(data) > 3:
        for name, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
            if high.count(0) > 0.7 * len(high):
                return data.decode(name, "replace")
    raise DocumentError(_NOT_TEXT)


def _codec(declared: str | None) -> str | None:
    """The codec that a declaration means, or None where it names none that turns bytes into text."""
    if not declared:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    text_only = getattr(found, "_is_text_encoding", True)
    return _MEANT.get(found.name, found.name) if text_only and not found.name.startswith("utf") else None
