"""A page without what is no part of an article, so that a search for its text has less to look at."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NO_ARTICLE: tuple[str, ...] = (
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "link", "meta"),
    *("nav", "footer", "aside", "button", "select", "input", "img", "picture", "source", "video", "audio"),
)
_INLINE = frozenset({"a", "span", "b", "strong", "i", "em", "u", "small", "sub", "sup", "time", "label", "font"})
_GROUPS = frozenset({"div", "section", "header", "ul", "ol", "dl", "li"})
_BLOCKS = _GROUPS | {
    *("article", "main", "figure", "figcaption", "form", "fieldset", "details", "summary", "blockquote"),
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"),
}
_MENU_LINKS, _MENU_SHARE = 8, 0.9


_Held = tuple[int, int, int]
"""What an element holds: characters without the blanks around them, those of them in links, and links."""

_NOTHING: _Held = (0, 0, 0)


def pruned(page: HtmlElement) -> HtmlElement:
    """A copy of the page without scripts, forms and pictures, empty elements, and menus: groups of hardly but links.

    The search takes its time by the element, and half of those that are left behind scripts are empty or in menus.
    """
    from lxml.etree import strip_elements

    tree = deepcopy(page)
    strip_elements(tree, *_NO_ARTICLE, with_tail=False)
    held: dict[HtmlElement, _Held] = {}
    for element in reversed(list(tree.iter())):  # what stands in an element comes before it
        above = element.getparent()
        if above is None:
            break
        tag, text, tail = element.tag, element.text, element.tail
        own, linked, links = held.pop(element, _NOTHING)
        own += len(text.strip()) if text else 0
        after = len(tail.strip()) if tail else 0
        if own == len(element) == 0 and (tag in _INLINE or (tag in _BLOCKS and not after)):
            _take_out(element, above, (text or "") + (tail or ""))
        elif links >= _MENU_LINKS and tag in _GROUPS and linked >= _MENU_SHARE * own:
            _take_out(element, above, tail or "")
            own = linked = links = 0
        elif tag == "a":
            linked, links = own, links + 1
        around = held.get(above, _NOTHING)
        held[above] = around[0] + own + after, around[1] + linked, around[2] + links
    return tree


def _take_out(element: HtmlElement, above: HtmlElement, left: str) -> None:
    """Remove an element, with some text left in its place."""
    before = element.getprevious()
    if left and before is not None:
        before.tail = (before.tail or "") + left
    elif left:
        above.text = (above.text or "") + left
    above.remove(element)
