"""Lists of addresses: one a line in a text file, or the subscriptions of a feed reader (OPML)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pactwatch.errors import SourceError
from pactwatch.model import Failure, SavedSource
from pactwatch.sources.content import Content, Item
from pactwatch.sources.files import STAGE
from pactwatch.sources.kinds import child_of
from pactwatch.sources.xml import name_of, tree_of

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_FIRST_LINES = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*https?://[^\s<>]+[ \t]*\r?(?:\n|$)", re.I
)
_OPML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*)*<opml[\s>]", re.IGNORECASE | re.DOTALL)
_MOST = 100_000


class Addresses:
    """A text file with one address a line; blank lines and lines that begin with # are passed over."""

    name = "addresses"
    about = "a list of addresses, one a line"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether the first line that holds something is an address and nothing else."""
        del name, told
        return bool(_FIRST_LINES.match(head))

    def read(self, content: Content) -> Iterator[Item]:
        """A lead for each address; a line that holds none is listed."""
        lines = content.data.decode("utf-8-sig", "replace").splitlines()
        for number, line in enumerate(lines[:_MOST], start=1):
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            if _ADDRESS.fullmatch(text):
                yield child_of(content, text)
            else:
                yield Failure(f"{content.address}#{number}", STAGE, f"line {number}: no address; write one a line")


class Opml:
    """The subscriptions of a feed reader."""

    name = "opml"
    about = "the subscriptions of a feed reader: each leads to its feed"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether bytes open like OPML."""
        del name, told
        return bool(_OPML.match(head))

    def read(self, content: Content) -> Iterator[Item]:
        """A lead for each feed."""
        try:
            found = subscriptions(content.data)
        except SourceError as error:
            yield Failure(content.address, STAGE, str(error))
            return
        for one in found:
            yield child_of(content, one.place, lists=True)


ADDRESSES, OPML = Addresses(), Opml()


def is_opml(data: bytes) -> bool:
    """Whether bytes open like OPML."""
    return bool(_OPML.match(data[:4096]))


def subscriptions(data: bytes) -> tuple[SavedSource, ...]:
    """The feeds that an OPML file subscribes to, in order, each once. Raises: SourceError where it is none."""
    found: dict[str, SavedSource] = {}
    for outline in tree_of(data, "OPML").iter():
        if name_of(outline) != "outline":
            continue
        told = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        place = told.get("xmlurl", "")
        if _ADDRESS.fullmatch(place):
            name = told.get("title") or told.get("text") or place
            found.setdefault(
                place,
                SavedSource(place, name, told.get("publisher") or None, documented=told.get("documented") or None),
            )
    if not found:
        raise SourceError("OPML: no feed in it; export your subscriptions again")
    return tuple(found.values())


def opml(sources: Iterable[SavedSource]) -> bytes:
    """Saved sources as OPML, which every feed reader takes."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "pactwatch sources"
    body = etree.SubElement(root, "body")
    for one in sources:
        told = {"type": "rss", "text": _clean(one.name), "title": _clean(one.name), "xmlUrl": _clean(one.place)}
        if one.publisher is not None:
            told["publisher"] = _clean(one.publisher)
        if one.documented is not None:
            told["documented"] = _clean(one.documented)
        etree.SubElement(body, "outline", told)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))
