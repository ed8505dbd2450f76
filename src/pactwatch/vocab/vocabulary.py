"""The vocabulary in memory and its look-ups by word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pactwatch.model.judgement import Grade
from pactwatch.model.terms import Category
from pactwatch.vocab.records import CategoryFacts, Currency, Maker, Office, Outlet, PartyEntry, Peg, System, Trap

_JOINTS = re.compile(r"[\s\-\u2010-\u2015\u2212_/.'\u2018\u2019\u201c\u201d\"]+")
_WHOLE_LETTERS = str.maketrans("ıøłđ", "iold")  # letters that Unicode does not part into a plain one and an accent
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def folded(text: str) -> str:
    """The text without case, accents, hyphens, spaces, dots, slashes and quotation marks: "Tb-2" and "TB 2" are "tb2".

    Two spellings of one designation fold to the same key; a text of nothing but joints folds to "".
    """
    if text.isascii():  # has no accents, and most names have none
        return _JOINTS.sub("", text.casefold())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    return _JOINTS.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All that pactwatch knows before it reads: entries by id or code, and look-ups by word.

    `version` is a short hash of all data files, the local ones included. `local` is the folder of the user's own
    entries, or None. `multipliers` maps a word as news writes it to its factor; `traps` are phrases that hold a party's
    form but do not mean the party ("Indian Ocean"). `repeated` names entries that a folder has twice; the first
    one holds. `graded` are sources with the reliability that people gave them beside any file; they take no part in
    the version, since reading does not depend on them.
    """

    version: str
    systems: Mapping[str, System]
    makers: Mapping[str, Maker]
    parties: Mapping[str, PartyEntry]
    outlets: Mapping[str, Outlet]
    offices: Mapping[str, Office]
    currencies: Mapping[str, Currency]
    categories: Mapping[Category, CategoryFacts]
    multipliers: Mapping[str, int] = field(default_factory=dict)
    traps: Mapping[str, Trap] = field(default_factory=dict)
    pegs: tuple[Peg, ...] = ()
    local: Path | None = None
    repeated: tuple[str, ...] = ()
    graded: tuple[tuple[str, Grade], ...] = ()

    def party_name(self, code: str) -> str:
        """The name to show for a code; the code itself where the vocabulary does not know it."""
        entry = self.parties.get(code)
        return entry.name if entry else code

    def party_named(self, text: str) -> PartyEntry | None:
        """The party with this code, name or abbreviation, in any case and with or without dots and article; or None."""
        exact = self.parties.get(text.strip().upper())
        return exact or self._party_keys.get(folded(_ARTICLE.sub("", text.strip(), count=1)))

    def system_named(self, text: str) -> System | None:
        """The system of this designation in any spelling, the plural included ("Tb-2s"); None for an unknown one.

        A loose form ("Patriot") counts only where the text has a capital.
        """
        key = folded(text)
        for candidate in (key, key.removesuffix("s"), key.removesuffix("es")):
            found = self._system_keys.get(candidate)
            if found is None and any(sign.isupper() for sign in text):
                found = self._loose_keys.get(candidate)
            if found is not None:
                return found
        return None

    def systems_named(self, text: str) -> tuple[System, ...]:
        """All systems that have this form in any spelling, those that have it as a loose form last; () for none."""
        key = folded(text)
        keys = dict.fromkeys((key, key.removesuffix("s"), key.removesuffix("es")))
        return tuple(dict.fromkeys(system for one in keys for system in self._all_keys.get(one, ())))

    def family(self, system_id: str) -> str:
        """The id at the root of the system's chain of variants; the id itself where it has none or is unknown.

        An umbrella is no root: Leopard 1 and Leopard 2 share a name, and are different tanks.
        """
        below = system_id
        for above in self._above(system_id):
            if self.systems[above].umbrella:
                break
            below = above
        return below

    def related(self, first: str, second: str) -> bool:
        """Whether two systems, by id, are of one family, or one of them is an umbrella over the other."""
        if self.family(first) == self.family(second):
            return True
        over = (one for low, one in ((first, second), (second, first)) if one in self._above(low))
        return any(self.systems[one].umbrella for one in over)

    def systems_called(self, part: str) -> frozenset[str]:
        """The ids of the systems whose id or name holds a part, folded."""
        return frozenset(one for one, names in self._spellings.items() if any(part in name for name in names))

    @cached_property
    def _spellings(self) -> Mapping[str, tuple[str, str]]:
        return {one.id: (folded(one.id), folded(one.name)) for one in self.systems.values()}

    def kin(self, system_id: str) -> frozenset[str]:
        """The ids of all systems that are related to one."""
        below: dict[str, list[str]] = defaultdict(list)
        for one in self.systems.values():
            if one.variant_of is not None:
                below[one.variant_of].append(one.id)
        found, waiting = set[str](), [(system_id, *self._above(system_id))[-1]]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting += below[at]
        return frozenset(one for one in found if self.related(one, system_id))

    def _above(self, system_id: str) -> tuple[str, ...]:
        """The ids that the system is a variant of, directly or by others, the nearest first."""
        found: list[str] = []
        entry = self.systems.get(system_id)
        while entry is not None and (entry := self.systems.get(entry.variant_of or "")) is not None:
            if entry.id in (system_id, *found):
                break  # a circle, which the check of the vocabulary lists
            found.append(entry.id)
        return tuple(found)

    def currency_named(self, text: str, near: Collection[str] = ()) -> Currency | None:
        """The currency of a word, sign or code; None where it is none.

        `near` holds codes of parties in the context: "rupees" is PKR near PAK, INR where no such party is near.
        """
        form = text.strip()
        for key in dict.fromkeys((form, form.casefold())):
            shared = [currency for currency in self._shared_money.get(key, ()) if set(currency.homes) & set(near)]
            usual = self._money.get(key)
            if len(shared) == 1 and not (usual and set(usual.homes) & set(near)):
                return shared[0]
            if usual:
                return usual
        return None

    @cached_property
    def former(self) -> tuple[PartyEntry, ...]:
        """The parties of former times, each continued by another one."""
        return tuple(party for party in self.parties.values() if party.continued_by is not None)

    @cached_property
    def made(self) -> Mapping[Category, Mapping[str, int]]:
        """How many systems of each category the catalogue knows from each party, by code; each category is there."""
        counts: dict[Category, Counter[str]] = {category: Counter() for category in Category}
        for system in self.systems.values():
            counts[system.category].update(system.origin)
        return counts

    @cached_property
    def _system_keys(self) -> Mapping[str, System]:
        keys: dict[str, System] = {}
        for system in self.systems.values():
            for form in system.forms:
                keys.setdefault(folded(form), system)
        return keys

    @cached_property
    def _loose_keys(self) -> Mapping[str, System]:
        keys: dict[str, System] = {}
        for system in self.systems.values():
            for form in system.loose:
                keys.setdefault(folded(form), system)
        return keys

    @cached_property
    def _all_keys(self) -> Mapping[str, list[System]]:
        keys: dict[str, list[System]] = {}
        for loose in (False, True):
            for system in self.systems.values():
                for form in system.loose if loose else system.forms:
                    keys.setdefault(folded(form), []).append(system)
        return keys

    @cached_property
    def _party_keys(self) -> Mapping[str, PartyEntry]:
        keys: dict[str, PartyEntry] = {}
        for party in self.parties.values():
            for form in party.all_names:
                keys.setdefault(folded(form), party)
        return keys

    @cached_property
    def _money(self) -> Mapping[str, Currency]:
        keys: dict[str, Currency] = {}
        for currency in self.currencies.values():
            for key in _money_keys(currency.forms):
                keys.setdefault(key, currency)
        return keys

    @cached_property
    def _shared_money(self) -> Mapping[str, list[Currency]]:
        keys: dict[str, list[Currency]] = {}
        for currency in self.currencies.values():
            for key in _money_keys(currency.shared):
                keys.setdefault(key, []).append(currency)
        return keys


def _money_keys(forms: tuple[str, ...]) -> Iterator[str]:
    """The keys of each form: as written, and in lower case where it is a word and not a sign ("€", "A$")."""
    for form in dict.fromkeys(forms):
        yield form
        if len(form) > 2 and form.casefold() != form and "$" not in form:
            yield form.casefold()
