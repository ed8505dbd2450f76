"""What people type into the search, taken apart by us: the database gets words as bound values, never a language.

supplier:TUR item:drone since:2024 stage:ordered "air base" -parade
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from pactwatch.errors import NotFoundError, RecordError, UsageError
from pactwatch.model import Mode, PartialDate, Stage
from pactwatch.store.search.spellings import MOST, Phrase, category_of, family_of, forms_of, numbers_of, phrases_of
from pactwatch.store.search.words import mark, words_of
from pactwatch.vocab import Vocabulary, folded

MOST_CLAUSES = 30
_LONGEST_NAME = 5  # words in a row that may be one designation
_TERM = re.compile(r'(?P<not>-(?=\S))?(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')


class Kind(StrEnum):
    """What can be found."""

    DEALS = "deals"
    CLAIMS = "claims"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for: any of the phrases, or none of them where `without`. A word with a colon is a mark."""

    any_of: tuple[Phrase, ...]
    without: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: every clause must hold. `since` and `until` bound the day of publication, both days in."""

    clauses: tuple[Clause, ...]
    kinds: tuple[Kind, ...] = tuple(Kind)
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Term:
    field: str
    value: str
    quoted: bool
    without: bool


def question_of(text: str, vocabulary: Vocabulary) -> Question:
    """The question that a text asks.

    Raises: UsageError for a field that there is not, a value that the field does not take, or nothing to look for;
    NotFoundError for a party that the vocabulary does not know.
    """
    terms = list(_terms(text))
    known = [term for term in terms if term.field]
    clauses = [*_bare([term for term in terms if not term.field], vocabulary)]
    clauses += [_MAKERS[term.field](term, vocabulary) for term in known if term.field in _MAKERS]
    clauses = [clause for clause in clauses if clause.any_of]
    since, until, kinds = _one(known, "since"), _one(known, "until"), _one(known, "in")
    if all(clause.without for clause in clauses) and (clauses or (since is None and until is None)):
        raise UsageError(f"search {text!r}: nothing to look for; write words, a name, or fields: {', '.join(FIELDS)}")
    if len(clauses) > MOST_CLAUSES:
        raise UsageError(f"search: {len(clauses)} words and fields; at most {MOST_CLAUSES} can be asked for at once")
    return Question(
        clauses=tuple(clauses),
        kinds=_kinds(kinds) if kinds is not None else tuple(Kind),
        since=_day(since).first_day if since is not None else None,
        until=_day(until).last_day if until is not None else None,
        text=text,
    )


def _terms(text: str) -> Iterator[_Term]:
    for found in _TERM.finditer(text):
        field, value = (found["field"] or "").lower(), found["quoted"] if found["quoted"] is not None else found["bare"]
        if not field and found["quoted"] is None and value.endswith(":") and value[:-1].lower() in FIELDS:
            raise UsageError(
                f"search: the field {value[:-1]!r} has no value; write {value}VALUE without a blank between"
            )
        if field and field not in FIELDS:
            if len(field) > 1 and not value.startswith("//") and words_of(value):
                raise UsageError(f"search: there is no field {field!r}; the fields are {', '.join(FIELDS)}")
            field, value = "", f"{field}:{value}"  # an address, or a time of day
        if field and not words_of(value):
            raise UsageError(f"search: the field {field!r} has no value; write {field}:VALUE without a blank between")
        yield _Term(field, value.strip(), found["quoted"] is not None, bool(found["not"]))


def _bare(terms: Sequence[_Term], vocabulary: Vocabulary) -> Iterator[Clause]:
    """Words without a field; several in a row that are one designation together count as one."""
    at = 0
    while at < len(terms):
        for length in range(min(_LONGEST_NAME, len(terms) - at), 0, -1):
            group = terms[at : at + length]
            if length > 1 and any(term.quoted or term.without for term in group):
                continue
            named = _designation(" ".join(term.value for term in group), vocabulary)
            if named or length == 1:
                yield Clause(named or _plain(group[0]), group[0].without)
                at += length
                break


def _designation(text: str, vocabulary: Vocabulary) -> tuple[Phrase, ...]:
    """What finds a system under each of its names; nothing where the text names none."""
    system = vocabulary.system_named(text) if words_of(text) else None
    if system is None:
        return ()
    phrases = {phrase for form in (text, *system.forms) for phrase in phrases_of(form)}
    return (*sorted(phrases)[:MOST], (mark("system", system.id),))


def _plain(term: _Term) -> tuple[Phrase, ...]:
    words = words_of(term.value)
    if not words:
        return ()
    if term.value.endswith("*") and not term.quoted:
        return ((*words[:-1], f"{words[-1]}*"),)
    if term.quoted:
        return (tuple(words),)
    if len(words) == 1:
        return tuple((form,) for form in numbers_of(words[0]))
    return tuple(sorted(phrases_of(term.value) | {tuple(words)}))


def _party(term: _Term, vocabulary: Vocabulary) -> Clause:
    return _marks(term, [party_code(value, vocabulary) for value in _values(term)])


def party_code(value: str, vocabulary: Vocabulary) -> str:
    """The code of a party given by code or name. Raises: NotFoundError with the nearest names."""
    party = vocabulary.party_named(value)
    if party is not None:
        return party.code
    if value.isupper() and len(words_of(value)) == 1:
        return value  # an armed group that only the reports know
    names = {name.casefold(): name for entry in vocabulary.parties.values() for name in (entry.code, *entry.all_names)}
    near = get_close_matches(value.casefold(), list(names), n=5, cutoff=0.6)
    hint = f"did you mean {', '.join(names[key] for key in near)}?" if near else "write a code such as TUR, or a name"
    raise NotFoundError(f"party {value!r}: not in the vocabulary; {hint}")


def _item(term: _Term, vocabulary: Vocabulary) -> Clause:
    found: set[Phrase] = set()
    for value in _values(term):
        category = category_of(vocabulary, value)
        if category is not None:
            found.add((mark("category", category.value),))
        found |= set(item_phrases(value, vocabulary))
    return Clause(tuple(sorted(found)[:MOST]), term.without)


def item_phrases(name: str, vocabulary: Vocabulary) -> tuple[Phrase, ...]:
    """The marks of an item of this name: the systems of its family, their names, and the name itself."""
    found: set[Phrase] = {(mark("item", folded(name)),)} if folded(name) else set()
    system = vocabulary.system_named(name)
    if system is not None:
        found |= {(mark("system", one),) for one in family_of(vocabulary, system.id)}
        found |= {(mark("item", folded(form)),) for form in forms_of(vocabulary, system.id)}
    return tuple(sorted(found)[:MOST])


def _stage(term: _Term, vocabulary: Vocabulary) -> Clause:
    del vocabulary
    return _marks(term, [_word(term.field, value, [stage.value for stage in Stage]) for value in _values(term)])


def _mode(term: _Term, vocabulary: Vocabulary) -> Clause:
    del vocabulary
    return _marks(term, [_word(term.field, value, [mode.value for mode in Mode]) for value in _values(term)])


def _category(term: _Term, vocabulary: Vocabulary) -> Clause:
    categories = [category_of(vocabulary, value) for value in _values(term)]
    if None in categories:
        known = ", ".join(category.value for category in vocabulary.categories)
        raise UsageError(f"search: category {term.value!r} is not known; take one of {known}")
    return _marks(term, [category.value for category in categories if category is not None])


def _publisher(term: _Term, vocabulary: Vocabulary) -> Clause:
    del vocabulary
    return _marks(term, [folded(value) for value in _values(term)])


def _marks(term: _Term, values: Sequence[str]) -> Clause:
    return Clause(tuple((mark(term.field, value),) for value in dict.fromkeys(values)), term.without)


def _values(term: _Term) -> list[str]:
    """The values that a field is given; a comma between them means that any will do."""
    return [term.value] if term.quoted else [value for value in term.value.split(",") if value]


def _word(field: str, value: str, known: Sequence[str]) -> str:
    if value.lower() not in known:
        raise UsageError(f"search: {field} {value!r} is not known; take one of {', '.join(known)}")
    return value.lower()


def _one(terms: Sequence[_Term], field: str) -> str | None:
    given = [term for term in terms if term.field == field]
    if len(given) > 1 or any(term.without for term in given):
        raise UsageError(f"search: the field {field!r} can be given once, and not with a minus")
    return given[0].value if given else None


def _day(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except RecordError as error:
        raise UsageError(f"search: {error}") from error


def _kinds(text: str) -> tuple[Kind, ...]:
    return tuple(
        dict.fromkeys(Kind(_word("in", value, [kind.value for kind in Kind])) for value in text.split(",") if value)
    )


_MAKERS: dict[str, Callable[[_Term, Vocabulary], Clause]] = {
    "supplier": _party,
    "recipient": _party,
    "party": _party,
    "item": _item,
    "category": _category,
    "stage": _stage,
    "mode": _mode,
    "publisher": _publisher,
}
FIELDS = (*_MAKERS, "since", "until", "in")
"""The fields that a question may name."""
