"""Why a page cannot be shown, in the reader's language; what only a terminal helps with is left out."""

from __future__ import annotations

from pactwatch.pages.language import Reader
from pactwatch.pages.patterns import SHAPES, parts_of
from pactwatch.pages.retold import retold

NO_PAGE = "there is no page at this address"
NOTED = "the server has noted what; try again, or tell who runs it"
NO_DATABASE = "the database does not answer just now; try again in a while"
_OF_DEALS = "`pactwatch register` lists all deals"
_OF_DOCUMENTS = "`pactwatch deal ID` names the documents of a deal"

TOLD = {
    NO_PAGE: NO_PAGE,
    NOTED: NOTED,
    NO_DATABASE: NO_DATABASE,
    "page %(page)s: there are %(pages)s": "there is no page %(page)s; the last one is page %(pages)s",
    # names that are not there (views.lookup, pipeline.catalogue)
    "party %(given)s: not in the vocabulary; did you mean %(near)s?": (
        "no party is called %(given)s; did you mean %(near)s?"
    ),
    "party %(given)s: not in the vocabulary; write a code such as TUR, or a name": (
        "no party is called %(given)s; write a code such as TUR, or a name"
    ),
    "deal %(given)s: %(number)s deals begin so (%(near)s); write more of the id": (
        "%(number)s deals begin with %(given)s: %(near)s; write more of the id"
    ),
    "document %(given)s: %(number)s documents begin so (%(near)s); write more of the id": (
        "%(number)s documents begin with %(given)s: %(near)s; write more of the id"
    ),
    "deal %(given)s: the register holds no deal yet; `pactwatch run PATH` reads reports": (
        "the register holds no deal yet"
    ),
    "document %(given)s: the register holds no document yet; `pactwatch run PATH` reads reports": (
        "the register holds no document yet"
    ),
    f"deal %(given)s: not in the register; nearest: %(near)s; {_OF_DEALS}": (
        "no deal has the id %(given)s; the nearest are %(near)s"
    ),
    f"deal %(given)s: not in the register; {_OF_DEALS}": "no deal has the id %(given)s",
    f"document %(given)s: not in the register; nearest: %(near)s; {_OF_DOCUMENTS}": (
        "no document has the id %(given)s; the nearest are %(near)s"
    ),
    f"document %(given)s: not in the register; {_OF_DOCUMENTS}": "no document has the id %(given)s",
    "document %(given)s: not known yet on %(date)s; leave the day out to see it": (
        "document %(given)s was not known yet on %(date)s; leave the day out to see it"
    ),
    "document %(given)s: nothing on a transfer was found in it, so it is not shown here": (
        "nothing on a transfer was found in document %(given)s, so it is not shown here"
    ),
    "agreement %(given)s: not in the register; /agreements lists all": "no agreement has the id %(given)s",
    "relation %(given)s: not in the register; /cooperation lists all": "no relation has the id %(given)s",
    "item %(given)s: neither the catalogue nor a deal knows it; `pactwatch register --item` takes a part of a name": (
        "neither the catalogue nor a deal knows a weapon called %(given)s; the register finds parts of a name"
    ),
    # what is too much (web.comparing, pipeline.catalogue)
    "more than %(number)s deals: name a supplier or a recipient to compare": (
        "there are more than %(number)s deals: name a supplier or a recipient to compare"
    ),
    "as_of=%(date)s: the register was another then, and %(number)s claims take long to link: %(command)s does it": (
        "the register was another on %(date)s, and %(number)s claims take too long to link: %(command)s does it"
    ),
    "the register is not linked by this version, and %(number)s claims take long: run `pactwatch link`": (
        "the register is not linked by this version, and %(number)s claims take long: run `pactwatch link`"
    ),
    # questions of a search (store.search)
    "search %(given)s: nothing to look for; write words, a name, or fields: %(fields)s": (
        "there is nothing to look for in %(given)s; write words, a name, or fields: %(fields)s"
    ),
    "search: %(number)s words and fields; at most %(most)s can be asked for at once": (
        "%(number)s words and fields are too many: at most %(most)s can be asked for at once"
    ),
    "search: the field %(given)s has no value; write %(example)s without a blank between": (
        "the field %(given)s has no value; write %(example)s without a blank between"
    ),
    "search: there is no field %(given)s; the fields are %(fields)s": (
        "there is no field %(given)s; the fields are %(fields)s"
    ),
    "search: %(field)s %(given)s is not known; take one of %(known)s": (
        "%(field)s: %(given)s is not known; take one of %(known)s"
    ),
    "search: the field %(given)s can be given once, and not with a minus": (
        "the field %(given)s can be given once, and not with a minus"
    ),
    # what an address asks (web.problems)
    "%(field)s: write a whole number": "%(field)s: write a whole number",
    "%(field)s: write a number": "%(field)s: write a number",
    "%(field)s: write true or false": "%(field)s: write true or false",
    "%(field)s: at least %(least)s": "%(field)s: at least %(least)s",
    "%(field)s: at most %(most)s characters": "%(field)s: at most %(most)s characters",
    "%(field)s: at most %(most)s values": "%(field)s: at most %(most)s values",
    "%(field)s: at most %(most)s": "%(field)s: at most %(most)s",
    "%(field)s: take one of %(known)s": "%(field)s: take one of %(known)s",
    "%(field)s: write a date as YYYY, YYYY-MM or YYYY-MM-DD": "%(field)s: write a date as YYYY, YYYY-MM or YYYY-MM-DD",
    "%(field)s: write a language as its code, such as de": "%(field)s: write a language as its code, such as de",
}
"""What an error says, and how a page says it."""

_PATTERNS = tuple(TOLD)
_SHAPES = (*SHAPES, ("field", r"\w+"))
_LONGEST = 2_000


def refused(reader: Reader, reason: str) -> str:
    """Why a page cannot be shown, in the reader's language; what nobody translated stays as it is."""
    if len(reason) > _LONGEST:
        return reason
    whole = _told(reader, reason)
    return whole if whole is not None else "; ".join(_told(reader, one) or one for one in reason.split("; "))


def _told(reader: Reader, reason: str) -> str | None:
    found = parts_of(reason, _PATTERNS, _SHAPES)
    if found is None:
        return None
    message, parts = found
    told = {name: retold(reader, one) if name in ("number", "date") else one for name, one in parts.items()}
    return reader.words(TOLD[message]) % told
