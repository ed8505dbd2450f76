"""XML from outside: without entities, without the network, never deeper than a parser bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_ELEMENTS = 500_000


def tree_of(data: bytes, what: str) -> Element:
    """The root of a document, mended where it is broken.

    Entities are left unresolved, whether they point to a file, to the network or to more of themselves; nesting past
    256 levels is refused. Raises: SourceError for what is no XML, with the name of what it should be.
    """
    from lxml import etree

    if data.count(b"<") > 2 * _MOST_ELEMENTS:
        raise SourceError(f"{what}: more than {_MOST_ELEMENTS:,} elements; split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root: Element | None = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{what}: broken XML ({error}); fetch it again") from None
    if root is None:
        raise SourceError(f"{what}: no XML in it; give the address or the file of one")
    deep = next((entry for entry in parser.error_log if "depth" in entry.message.lower()), None)
    if deep is not None:
        raise SourceError(f"{what}: nested too deep ({deep.message.strip()}); it is not read")
    return root


def name_of(element: Element) -> str:
    """The name of an element in lower case, without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_in(element: Element, *names: str) -> str | None:
    """The text of the first child with one of the names, in the order of the names; None where it is blank."""
    for name in names:
        for child in element:
            if name_of(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None
