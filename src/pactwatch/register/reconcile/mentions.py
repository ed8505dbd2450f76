"""Whether a text names an item or a party, and where: by every form that the vocabulary knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pactwatch.register.others import Row
from pactwatch.vocab import PartyEntry, System, Vocabulary

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_JOINT = r"[\s\-\u2010-\u2015\u2212/.']{0,2}"
_SHORTEST = 2
_CALIBRE = re.compile(r"\s+\d{2,3}mm$")


def item_pattern(row: Row, system: System | None, vocabulary: Vocabulary) -> re.Pattern[str] | None:
    """What finds the item of a row in a text, spelt in any way; None where its designation names only a kind."""
    forms = [] if row.designation.casefold() == row.description.casefold() else [_CALIBRE.sub("", row.designation)]
    loose: list[str] = []
    if system is not None:
        root = vocabulary.systems.get(vocabulary.family(system.id), system)
        for one in (system, root):
            forms += one.forms
            loose += one.loose
    return _compiled(tuple(dict.fromkeys(forms)), tuple(dict.fromkeys(loose)))


def party_pattern(party: PartyEntry | None, name: str) -> re.Pattern[str] | None:
    """What finds a party in a text: its names, adjectives, people and capitals; the name alone where it is unknown."""
    if party is None:
        bare = re.sub(r"\s*\([^)]*\)|\*+", "", name).strip()
        return _exact((bare,)) if len(bare) > _SHORTEST else None
    return _exact((*party.all_names, *party.adjectives, *party.people, *party.capitals))


@lru_cache(maxsize=1024)
def _compiled(forms: tuple[str, ...], loose: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any form in any spelling and case; loose ones ("Patriot") with their own capitals only."""
    parts = [f"(?i:{spelt})" for form in forms if len(spelt := _spelt(form)) > _SHORTEST]
    parts += [spelt for form in loose if len(spelt := _spelt(form)) > _SHORTEST]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def _spelt(form: str) -> str:
    return _JOINT.join(re.escape(piece) for piece in _PIECE.findall(form))


def _exact(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
