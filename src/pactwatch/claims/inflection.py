"""The forms of English words: plurals of nouns, and the forms of verbs with their kinds."""

from __future__ import annotations

from collections.abc import Iterator

_UNCHANGED = tuple("craft ammunition artillery weaponry equipment hardware technology materiel s".split())
_HISSING = ("ch", "sh", "x", "z", "s")
_IN_OES = ("torpedo", "embargo", "cargo", "veto")  # "photos", "commandos" and most others only take an "s"
_DOUBLING = frozenset(
    "air-drop airdrop allot annul bag ban bar beg begin bid bog cancel channel commit confer cut defer deter drag drop "
    "equip fit flog forbid funnel get hit kit let man nip outbid outfit patrol permit pit plan prefer put ram refit "
    "refuel repel resubmit retrofit run scrap set ship shop sit slam slip snap snub step stop submit tap transfer win "
    "wrap".split()
)

_NO_ADVERBS = frozenset(
    "supply family assembly ally rally reply italy july early daily weekly monthly quarterly only fly apply rely ply "
    "jelly bully likely friendly enemy elderly orderly anomaly".split()
)


def is_adverb(word: str) -> bool:
    """Whether a word in lower case ends like an adverb and is none of those that only look like one: "Italy"."""
    return word.endswith("ly") and word not in _NO_ADVERBS


def plural(noun: str) -> str:
    """The plural of an English noun in its last word: "battery" gives "batteries", "aircraft" stays."""
    if noun.endswith(_UNCHANGED):
        return noun
    if _consonant_y(noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith((*_HISSING, *_IN_OES)) else "s")


def inflected(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their kinds; irregular ones are given as "base/past/participle".

    Kinds: base, third ("buys"), ing, past, participle; a regular verb's participle is its past form. Words after the
    verb are kept ("fall/fell/fallen through" has "falls through").
    """
    head, _, rest = verb.partition(" ")
    if rest:
        yield from ((f"{form} {rest}", kind) for form, kind in inflected(head))
        return
    base, *irregular = verb.split("/")
    yield base, "base"
    yield _third(base), "third"
    for stem in _stems(base):
        yield _ing(stem), "ing"
    if irregular:
        yield irregular[0], "past"
        yield irregular[-1], "participle"
        return
    for stem in _stems(base):
        yield _past(stem), "past"


def _third(base: str) -> str:
    if _consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith((*_HISSING, "o")) else "s")


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"  # "vie" gives "vying"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "ye")) else stem) + "ing"


def _past(stem: str) -> str:
    if _consonant_y(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _stems(base: str) -> tuple[str, ...]:
    """What stands before -ing and -ed: the last consonant doubled where English doubles it, both ways for an l."""
    if base not in _DOUBLING:
        return (base,)
    return (base + "l", base) if base.endswith("l") else (base + base[-1],)


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou"
