"""Addresses as the outside world may see them: web links without passwords, files without their folders."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from pactwatch.model import Document

_FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")


def web_link(address: str) -> str | None:
    """The address as a link, user name and password left out; None for anything that is not http or https."""
    text = address.strip()
    if _UNSEEN.search(text):
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None:
        place = f"{place}:{port}"
    return urlunsplit((parts.scheme, place, parts.path, parts.query, parts.fragment))


def shown_address(address: str) -> str:
    """The link of a web address, else the name of the file without its folders, so that no local path leaks."""
    link = web_link(address)
    if link is not None:
        return link
    place, mark, fragment = address.strip().rstrip("/\\").partition("#")
    return _FOLDERS.sub("", place) + mark + _FOLDERS.sub("", fragment)


def source_name(document: Document) -> str:
    """Who published a document: the publisher, else the site's host, else the file's name."""
    if document.publisher:
        return document.publisher
    link = web_link(document.address)
    if link is not None:
        return (urlsplit(link).hostname or link).removeprefix("www.")
    return shown_address(document.address) or document.id
