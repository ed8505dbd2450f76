"""Finding a record by what people type: an id, the beginning of an id, a former id, a party's code or name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from pactwatch.errors import NotFoundError
from pactwatch.model import Deal, Document
from pactwatch.views.index import Index
from pactwatch.vocab import Vocabulary

_SHOWN = 5


def find_deal(index: Index, given: str) -> Deal:
    """The deal of this id, former id or unique beginning of an id; the id of any claim leads to the claim's deal.

    A deal is called by its earliest claim, so that the id by which a deal was known before an earlier report came, or
    before it was joined or parted, is still that of a claim. Raises: NotFoundError with the nearest ids.
    """
    known = {name: name for name in index.deals} | {
        former: now for former, now in index.former.items() if former not in index.deals
    }
    name = given.strip()
    if name and not any(one.startswith(name) for one in known):
        told = {claim: deal for claim, deal in index.deal_of_claim.items() if claim.startswith(name)}
        known = told if len(set(told.values())) == 1 else known
    return index.deals[_id_in(known, given, "deal", "`pactwatch register` lists all deals")]


def find_document(index: Index, given: str) -> Document:
    """The document of this id or unique beginning of an id. Raises: NotFoundError with the nearest ids."""
    known = {name: name for name in index.register.documents}
    remedy = "`pactwatch deal ID` names the documents of a deal"
    return index.register.documents[_id_in(known, given, "document", remedy)]


def find_party(vocabulary: Vocabulary, given: str, told: Collection[str] = ()) -> str:
    """The code of a party given by code or name; `told` are further codes that the register holds.

    Raises: NotFoundError with the nearest names.
    """
    entry = vocabulary.party_named(given)
    if entry is not None:
        return entry.code
    code = given.strip().upper()
    if code in told:
        return code
    names = {name.casefold(): name for party in vocabulary.parties.values() for name in (party.code, *party.all_names)}
    near = get_close_matches(given.strip().casefold(), list(names), n=_SHOWN, cutoff=0.6)
    hint = f"did you mean {', '.join(names[key] for key in near)}?" if near else "write a code such as TUR, or a name"
    raise NotFoundError(f"party {given!r}: not in the vocabulary; {hint}")


def _id_in(known: Mapping[str, str], given: str, kind: str, remedy: str) -> str:
    """The present id that the name given leads to; `known` maps every id, former ones too, to the present one."""
    name = given.strip()
    if name in known:
        return known[name]
    begin = sorted({now for one, now in known.items() if name and one.startswith(name)})
    if len(begin) == 1:
        return begin[0]
    if begin:
        raise too_many(given, kind, begin[:_SHOWN], len(begin))
    if not known:
        raise NotFoundError(f"{kind} {given!r}: the register holds no {kind} yet; `pactwatch run PATH` reads reports")
    raise not_found(given, kind, get_close_matches(name, sorted(known), n=_SHOWN, cutoff=0.4), remedy)


def too_many(given: str, kind: str, begun: Collection[str], total: int) -> NotFoundError:
    """The error of an id of which several records' ids begin so."""
    return NotFoundError(f"{kind} {given!r}: {total} {kind}s begin so ({', '.join(begun)}); write more of the id")


def not_found(given: str, kind: str, near: Collection[str], remedy: str) -> NotFoundError:
    """The error of an id that no record has."""
    hint = f"nearest: {', '.join(near)}; " if near else ""
    return NotFoundError(f"{kind} {given!r}: not in the register; {hint}{remedy}")
