"""Texts of office programs: Word (.docx) and OpenDocument (.odt), read from the XML in their archive."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from pactwatch.documents.received import MOST_CHARACTERS, Received, within_limit
from pactwatch.documents.traced import Traced
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
_LARGEST = 100_000_000
_LEAST_CHARACTERS = 20
_BROKEN = "broken office file: open it in an office program and save it again, or fetch it anew"
# Words that a text's author has taken out, notes of the program, and what stands in boxes twice over.
_LEFT_OUT = frozenset({"del", "delText", "instrText", "Fallback", "tracked-changes", "annotation", "note-citation"})
_TITLES = ("title",)


def read_office(data: bytes) -> Received:
    """The paragraphs of a text, a line for each, with the title that its properties tell.

    The file's own dates are left alone: they tell when the file was saved. Macros, links and pictures are never opened.
    Raises: DocumentError for an archive that is broken, encrypted, too large when unpacked, or holds no text.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            main, about = ("word/document.xml", "docProps/core.xml")
            if main not in names:
                main, about = ("content.xml", "meta.xml")
            if main not in names:
                raise DocumentError(
                    "an archive without a text of Word or OpenDocument in it; unpack it, or save as PDF"
                )
            body = _tree(_part(archive, main))
            title = _title(_tree(_part(archive, about))) if about in names else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ValueError) as error:
        raise DocumentError(f"{_BROKEN} ({error})") from None
    except RuntimeError:
        raise DocumentError("encrypted office file: save a copy without a password") from None
    lines: list[str] = []
    length = 0
    for line in _paragraphs(body):
        length += len(line)
        within_limit(length, MOST_CHARACTERS, "characters")
        lines.append(line)
    if length < _LEAST_CHARACTERS:
        raise DocumentError("no text in the office file; its report may be a picture: run OCR, and give its text")
    return Received(Traced("\n\n".join(lines)), title=title, titled=True)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, never more than the limit of it, whatever its head says."""
    with archive.open(name) as file:
        data = file.read(_LARGEST + 1)
    within_limit(len(data), _LARGEST, "bytes unpacked")
    return data


def _tree(data: bytes) -> Element:
    """The XML of a part. Raises: DocumentError where it is broken, nested too deep, or defines entities."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise DocumentError("an office file that defines entities, which none needs: it is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{_BROKEN} ({error})") from None
    return root


def _paragraphs(body: Element) -> Iterator[str]:
    """The paragraphs and headings that hold something, in order; those within others, in boxes, on their own.

    What was taken out, and kept only to show that it was, is none.
    """
    waiting: list[Element] = [body]
    while waiting:
        element = waiting.pop()
        name = _name(element)
        if name in _LEFT_OUT:
            continue
        waiting += reversed(element)
        if name in ("p", "h"):
            line = " ".join("".join(_words(element)).split())
            if line:
                yield line


def _words(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph, without those of paragraphs within it and what was left out."""
    waiting: list[tuple[Element, bool]] = [(child, False) for child in reversed(paragraph)]
    plain = not str(paragraph.tag).startswith("{http://schemas.openxmlformats.org/")
    if plain:
        yield paragraph.text or ""
    while waiting:
        element, ended = waiting.pop()
        if ended:
            yield element.tail or "" if plain else ""
            continue
        name = _name(element)
        waiting.append((element, True))
        if name in ("p", "h") or name in _LEFT_OUT or not name:
            continue
        if name in ("tab", "br", "cr", "s", "line-break"):
            yield " "
        if plain or name == "t":
            yield element.text or ""
        waiting += [(child, False) for child in reversed(element)]


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _title(properties: Element) -> str | None:
    found = (element.text for element in properties.iter() if _name(element) in _TITLES)
    return next((text.strip() for text in found if text and text.strip()), None)
