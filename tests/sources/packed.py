"""Office files and workbooks written by hand, as small as can be."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, title: str = "") -> bytes:
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    core = f'<c:p xmlns:c="c" xmlns:dc="d"><dc:title>{title}</dc:title></c:p>'
    return packed({"word/document.xml": document.encode(), "docProps/core.xml": core.encode()})


def odt(body: str, title: str = "") -> bytes:
    content = f'<o:c xmlns:o="o" xmlns:text="{OPEN_TEXT}"><o:b>{body}</o:b></o:c>'
    meta = f'<o:m xmlns:o="o" xmlns:dc="d"><dc:title>{title}</dc:title></o:m>'
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content.encode(), "meta.xml": meta.encode()}, zipfile.ZIP_STORED)
