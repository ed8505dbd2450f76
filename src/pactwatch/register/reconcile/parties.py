"""Parties as another register names them, turned into our codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files

from pactwatch.errors import VocabularyError
from pactwatch.register.reconcile.entry import UNKNOWN_PARTY
from pactwatch.vocab import Vocabulary, folded
from pactwatch.vocab.yamlfile import parsed

FILE = "parties.yaml"
_GROUP = re.compile(r"\s*(?:\([^()]*\))?\s*\*+$")
_UNKNOWN = frozenset(("", "unknown", "unknownsupplier", "unknownrecipient", "notstated"))


@dataclass(frozen=True, eq=False)
class Parties:
    """Names of parties looked up: in the list of SIPRI's own names first, then in the vocabulary."""

    vocabulary: Vocabulary
    _found: dict[str, frozenset[str]] = field(default_factory=dict)

    def codes(self, name: str) -> frozenset[str]:
        """The code of a party; its folded name where nobody has a code for it; empty where the register knows none."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._look_up(name)
        return found

    @property
    def own_codes(self) -> frozenset[str]:
        """The codes that the list of SIPRI's own names leads to."""
        return frozenset(self._own.values()) - {UNKNOWN_PARTY}

    def _look_up(self, name: str) -> frozenset[str]:
        own = self._own.get(folded(name))
        if own is not None:
            return frozenset() if own == UNKNOWN_PARTY else frozenset((own,))
        bare = _GROUP.sub("", name)
        if folded(bare) in _UNKNOWN:
            return frozenset()
        entry = self.vocabulary.party_named(bare)
        return frozenset((entry.code if entry is not None else folded(bare).upper(),))

    @cached_property
    def _own(self) -> Mapping[str, str]:
        return own_names()


@dataclass(frozen=True, slots=True)
class Only:
    """Codes that both registers are narrowed down to; empty means all."""

    supplier: Collection[str] = ()
    recipient: Collection[str] = ()

    def lets(self, supplier: frozenset[str], recipient: frozenset[str]) -> bool:
        """Whether a transfer between these parties is asked for."""
        return all(
            not asked or bool(frozenset(asked) & codes)
            for asked, codes in ((self.supplier, supplier), (self.recipient, recipient))
        )


ALL = Only()


def own_names() -> dict[str, str]:
    """Codes by folded name, as the package's list has them. Raises: VocabularyError for a malformed list."""
    content = parsed(FILE, (files("pactwatch.register.reconcile") / FILE).read_bytes())
    names = content.get("parties") if isinstance(content, dict) else None
    if not isinstance(names, dict) or not all(isinstance(code, str) for code in names.values()):
        raise VocabularyError(f"{FILE}: no mapping 'parties' of names to codes; write NAME: CODE")
    return {folded(str(name)): code for name, code in names.items()}
