"""The id of a document."""

from __future__ import annotations

from hashlib import sha256


def identity(text: str, address: str) -> str:
    """Sixteen hexadecimal digits that text and address determine: the same report found twice has the same id."""
    digest = sha256()
    digest.update(address.encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
