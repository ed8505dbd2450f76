"""What a vocabulary gets wrong across files, each as one line that names the file's entry, the fault and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pactwatch.model.terms import Category
from pactwatch.vocab.records import PartyEntry, System
from pactwatch.vocab.vocabulary import Vocabulary, folded


def problems(vocabulary: Vocabulary) -> tuple[str, ...]:
    """All contradictions between entries, sorted; empty for a sound vocabulary.

    They do not stop the loader, since a reader can work with what is sound; `pactwatch vocab check` lists them.
    """
    return tuple(sorted({line for check in _CHECKS for line in check(vocabulary)}))


def _repeated(vocabulary: Vocabulary) -> Iterator[str]:
    yield from vocabulary.repeated


def _references(vocabulary: Vocabulary) -> Iterator[str]:
    for system in vocabulary.systems.values():
        if system.maker is not None and system.maker not in vocabulary.makers:
            yield f"system {system.id}: unknown maker {system.maker!r}; add it to makers.yaml or write null"
        if system.variant_of is not None and system.variant_of not in vocabulary.systems:
            yield f"system {system.id}: variant_of unknown {system.variant_of!r}; name the id of the family's entry"
    for peg in vocabulary.pegs:
        if peg.currency not in vocabulary.currencies:
            yield f"peg of {peg.currency}: no such currency; add it to currencies.yaml"


def _cycles(vocabulary: Vocabulary) -> Iterator[str]:
    for system in vocabulary.systems.values():
        seen, root = {system.id}, system
        while (above := vocabulary.systems.get(root.variant_of or "")) is not None and above.id not in seen:
            seen.add(above.id)
            root = above
        if above is not None:
            yield f"system {system.id}: its variants run in a circle through {root.id}; let one of them be the root"


def _codes(vocabulary: Vocabulary) -> Iterator[str]:
    for label, codes in _coded(vocabulary):
        for code in codes:
            if code not in vocabulary.parties:
                yield f"{label}: unknown party {code!r}; correct the code or add it to parties.yaml"


def _coded(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    for system in vocabulary.systems.values():
        yield f"system {system.id}", system.origin
    for maker in vocabulary.makers.values():
        yield f"maker {maker.id}", (maker.home,) if maker.home else ()
    for outlet in vocabulary.outlets.values():
        yield f"outlet {outlet.id}", (outlet.home,) if outlet.home else ()
    for currency in vocabulary.currencies.values():
        yield f"currency {currency.code}", currency.homes


def _shared_designations(vocabulary: Vocabulary) -> Iterator[str]:
    owners: dict[str, System] = {}
    for system in vocabulary.systems.values():
        for form in system.forms:
            owner = owners.setdefault(folded(form), system)
            if owner is not system and not vocabulary.related(owner.id, system.id):
                yield (
                    f"system {system.id}: {form!r} is also a form of the unrelated {owner.id}; "
                    "take it from one, list it as loose, or join the two by variant_of"
                )
            elif owner is not system:
                yield f"system {system.id}: {form!r} is also a form of {owner.id}, its relative; take it from one"


def _short_designations(vocabulary: Vocabulary) -> Iterator[str]:
    for system in vocabulary.systems.values():
        for form in system.forms:
            if (fault := designation_fault(form)) is not None:
                yield f"system {system.id}: {form!r} {fault}; list it as loose or write a longer form"


def designation_fault(form: str) -> str | None:
    """Why a form is too weak to name a system by itself, or None where it is not."""
    key = folded(form)
    if len(key) < 2 or (len(key) == 2 and key.isalpha()):
        return "is too short to be a designation"
    if key.isdigit():
        return "is a bare number"
    if re.fullmatch(r"[a-z ]+", form):
        return "is an ordinary word"
    return None


def _shared_names(vocabulary: Vocabulary) -> Iterator[str]:
    makers = ((maker.id, maker.forms) for maker in vocabulary.makers.values())
    outlets = ((outlet.id, outlet.forms) for outlet in vocabulary.outlets.values())
    parties = ((party.code, party_forms(party)) for party in vocabulary.parties.values())
    offices = ((office.id, office.words) for office in vocabulary.offices.values())
    for kind, entries in (("maker", makers), ("outlet", outlets), ("party", parties), ("office", offices)):
        yield from _shared_of(kind, entries)


def _shared_of(kind: str, entries: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for entry, forms in entries:
        for form in forms:
            owner = owners.setdefault(form, entry)
            if owner != entry:
                yield f"{kind} {entry}: {form!r} is also a form of {owner}; take it from one"


def party_forms(party: PartyEntry) -> tuple[str, ...]:
    """All forms that stand for one party alone; its `loose_forces` and `loose_names` are left out."""
    return tuple(
        dict.fromkeys(
            (
                *party.all_names,
                *party.adjectives,
                *party.people,
                *party.capitals,
                *party.seats,
                *party.leaders,
                *party.forces,
                *party.ministries,
            )
        )
    )


def _traps(vocabulary: Vocabulary) -> Iterator[str]:
    forms = {form for party in vocabulary.parties.values() for form in party_forms(party)}
    for trap in vocabulary.traps:
        words = trap.replace("-", " - ").split()
        runs = {
            " ".join(words[start:end]).replace(" - ", "-").removesuffix(",").removesuffix("'s")
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
        }
        if trap in forms:
            yield f"trap {trap!r}: it is a party's own form; take it from one of the two files"
        elif not runs & forms:
            yield f"trap {trap!r}: it holds no party's form; take it out"


def _money(vocabulary: Vocabulary) -> Iterator[str]:
    yield from _shared_of("currency", ((currency.code, currency.forms) for currency in vocabulary.currencies.values()))


def _categories(vocabulary: Vocabulary) -> Iterator[str]:
    for category in Category:
        if category not in vocabulary.categories:
            yield f"category {category}: no entry; add it to categories.yaml"


_CHECKS: tuple[Callable[[Vocabulary], Iterator[str]], ...] = (
    _repeated,
    _references,
    _cycles,
    _codes,
    _shared_designations,
    _short_designations,
    _shared_names,
    _traps,
    _money,
    _categories,
)
