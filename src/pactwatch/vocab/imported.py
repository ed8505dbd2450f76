"""Entries of a user's own, made from the designations of a register that they have: a file for their local folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.model.terms import Category
from pactwatch.vocab.check import designation_fault
from pactwatch.vocab.records import System
from pactwatch.vocab.registers import category_told, is_kind, system_of
from pactwatch.vocab.vocabulary import Vocabulary, folded

_LEAST = 2  # letters and digits of a designation


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a register: what it names, in which words it describes it, and who supplied it; `new` from the maker.

    `supplier` is a party's code, None where the vocabulary does not know the register's name for it.
    """

    designation: str
    description: str
    supplier: str | None
    new: bool


def systems_from(vocabulary: Vocabulary, rows: Iterable[Listed]) -> tuple[System, ...]:
    """The entries for what the vocabulary does not know, by id; none for kinds of things ("vehicle engine").

    Of one designation with two kinds each gets an entry. A single word without a number counts only with a capital
    and near other arms ("Guardian"). The origin is the supplier, where all that was new came from one.
    """
    groups: dict[tuple[str, Category], list[Listed]] = {}
    for row in rows:
        category = category_told(row.description, vocabulary.local)
        unknown = category is not None and system_of(vocabulary, row.designation, row.description) is None
        if unknown and category is not None and not is_kind(row.designation, row.description):
            groups.setdefault((folded(row.designation), category), []).append(row)
    taken = set(vocabulary.systems)
    kinds = Counter(key for key, _ in groups)
    made = []
    for (key, category), listed in sorted(groups.items()):
        if len(key) >= _LEAST:
            made.append(_system(vocabulary, category, listed, kinds[key] == 1, taken))
    return tuple(made)


def _system(vocabulary: Vocabulary, category: Category, listed: list[Listed], only: bool, taken: set[str]) -> System:
    """The entry of a designation, the `only` one that it names; its id is added to those taken."""
    name = Counter(row.designation for row in listed).most_common(1)[0][0]
    description = Counter(row.description for row in listed).most_common(1)[0][0]
    makers = {row.supplier for row in listed if row.new}
    origin = tuple(code for code in makers if code is not None) if len(makers) == 1 else ()
    shared = not only or bool(vocabulary.systems_named(name))
    ordinary = " " not in name and not any(sign.isdigit() for sign in name)
    weak = shared or ordinary or designation_fault(name) is not None
    system = System(
        id=_free_id(name, category, taken),
        name=name,
        aliases=(),
        loose=(name,) if weak else (),
        maker=None,
        origin=origin,
        category=category,
        sipri=description,
        unroca=vocabulary.categories[category].unroca if category in vocabulary.categories else None,
        variant_of=None,
    )
    taken.add(system.id)
    return system


def _free_id(name: str, category: Category, taken: set[str]) -> str:
    plain = "-".join(re.findall(r"[a-z0-9]+", name.casefold())) or "unnamed"
    for candidate in (f"own-{plain}", f"own-{plain}-{category.value.replace('_', '-')}"):
        if candidate not in taken:
            return candidate
    number = next(n for n in range(2, len(taken) + 3) if f"own-{plain}-{n}" not in taken)
    return f"own-{plain}-{number}"


def as_yaml(systems: Iterable[System], provenance: str) -> str:
    """The text of a vocabulary file with these systems: one a line, as the files of the package have them."""
    import json  # a JSON value is a YAML value: quoted as it must be, on one line

    lines = [f"provenance: {json.dumps(provenance, ensure_ascii=False)}", "systems:"]
    for system in systems:
        fields: dict[str, object] = {
            "id": system.id,
            "name": system.name,
            "aliases": list(system.aliases),
            "loose": list(system.loose),
            "maker": system.maker,
            "origin": list(system.origin),
            "category": system.category.value,
            "sipri": system.sipri,
            "unroca": system.unroca,
            "variant_of": system.variant_of,
        }
        inside = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
        lines.append(f"  - {{{inside}}}")
    if len(lines) == 2:
        lines[1] = "systems: []"
    return "".join(f"{line}\n" for line in lines)
