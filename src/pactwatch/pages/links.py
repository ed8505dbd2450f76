"""Where a page's links lead: inside one file, or to the addresses of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from pactwatch.pages.anchors import anchor, excerpt_anchor
from pactwatch.views import Excerpt


class Links(Protocol):
    """The addresses that templates ask for; None where there is no page to lead to."""

    def section(self, name: str) -> str:
        """The place of a section: "register", "documents" ..."""
        ...

    def deal(self, name: str) -> str:
        """The place of a deal."""
        ...

    def document(self, name: str) -> str:
        """The place of a document."""
        ...

    def words(self, excerpt: Excerpt) -> str:
        """The place of words in a document."""
        ...

    def agreement(self, name: str) -> str:
        """The place of a package."""
        ...

    def cooperation(self, name: str) -> str:
        """The place of a relation."""
        ...

    def party(self, code: str) -> str | None:
        """The place of a party."""
        ...

    def system(self, name: str | None) -> str | None:
        """The place of a weapon system."""
        ...


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Everything in one file: each record is a place in it, parties and systems have none."""

    def section(self, name: str) -> str:
        """The place of a section."""
        return f"#{name}"

    def deal(self, name: str) -> str:
        """The place of a deal."""
        return f"#{anchor('deal', name)}"

    def document(self, name: str) -> str:
        """The place of a document."""
        return f"#{anchor('document', name)}"

    def words(self, excerpt: Excerpt) -> str:
        """The place of words in a document."""
        return f"#{excerpt_anchor(excerpt)}"

    def agreement(self, name: str) -> str:
        """The place of a package."""
        return f"#{anchor('agreement', name)}"

    def cooperation(self, name: str) -> str:
        """The place of a relation."""
        return f"#{anchor('cooperation', name)}"

    def party(self, code: str) -> str | None:
        """None: a file has no page of a party."""
        del code
        return None

    def system(self, name: str | None) -> str | None:
        """None: a file has no page of a system."""
        del name
        return None


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Addresses of the served pages.

    `as_of` goes along, so that one stays on the register of that day, and so does `lang`, the language chosen.
    """

    as_of: str | None = None
    lang: str | None = None

    def at(self, path: str, asked: Mapping[str, str] | None = None, place: str = "") -> str:
        """An address of the site with what is asked of it."""
        wanted = dict(asked or {}) | ({"as_of": self.as_of} if self.as_of else {})
        wanted |= {"lang": self.lang} if self.lang else {}
        return path + (f"?{urlencode(wanted)}" if wanted else "") + (f"#{place}" if place else "")

    def section(self, name: str) -> str:
        """The page of a section."""
        return self.at("/" if name == "start" else f"/{name}")

    def plain(self, path: str) -> str:
        """An address of the site with nothing asked of it, in the language chosen."""
        return path + (f"?lang={self.lang}" if self.lang else "")

    def deal(self, name: str) -> str:
        """The page of a deal."""
        return self.at(f"/deals/{_part(name)}")

    def document(self, name: str) -> str:
        """The page of a document."""
        return self.at(f"/documents/{_part(name)}")

    def words(self, excerpt: Excerpt) -> str:
        """The place of words on the page of their document."""
        path = f"/documents/{_part(excerpt.document)}"
        return self.at(path, {"end": str(excerpt.end)}, excerpt_anchor(excerpt))

    def agreement(self, name: str) -> str:
        """The place of a package on the page of packages."""
        return self.at(f"/agreements/{_part(name)}")

    def cooperation(self, name: str) -> str:
        """The place of a relation on the page of relations."""
        return self.at(f"/cooperation/{_part(name)}")

    def party(self, code: str) -> str | None:
        """The page of a party."""
        return self.at(f"/countries/{_part(code)}")

    def system(self, name: str | None) -> str | None:
        """The page of a weapon system; None for an item that the catalogue does not know."""
        return self.at(f"/systems/{_part(name)}") if name else None

    def pair(self, first: str, second: str) -> str:
        """The dossier of two parties."""
        return self.at(f"/dossiers/{_part(first)}/{_part(second)}")


def _part(name: str) -> str:
    """One part of a path; a part of nothing but dots would be taken for a folder."""
    found = quote(name, safe="")
    return found.replace(".", "%2E") if not found.strip(".") else found
