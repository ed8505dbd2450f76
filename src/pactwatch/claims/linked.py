"""How equipment of one sentence hangs together: lists of it, and parts that are for, on or against other equipment."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import TAKES, ItemMention, Link, Linked, Trigger
from pactwatch.claims.passage import Found
from pactwatch.model import Category

_JOINTS = frozenset(", and or & / plus".split())
_BESIDE = frozenset("the a an its their also as well both some new more further additional other".split())
_LINKS = frozenset(
    "for on onto in into aboard of with like including than against from powering powers power armed carrying carries "
    "equipped fitted arming by to via using replace replacing".split()
)
_FITS = frozenset("for on onto in into aboard power powers powering".split())
_ABOARD = frozenset("from on aboard onto for".split())
_FLY = (Category.AIRCRAFT, Category.HELICOPTER, Category.UAV)
_PARTS = (Category.ENGINE, Category.SENSOR, Category.AMMUNITION, Category.MISSILE, Category.OTHER)
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens several many hundreds".split()
)
_JOINED = 5  # how many tokens may stand between two members of a list
_LINKED = 7  # and between equipment and what it is for
_ACTS = frozenset("want negotiate agree order buy offer approve".split())
_RELATIVES = frozenset(("that", "which"))
_MAKERS = frozenset(
    "maker makers manufacturer manufacturers builder builders producer producers developer developers operator "
    "operators user users".split()
)
_BREAKS = frozenset(";:()")


def linked(context: Context, found: Found) -> dict[int, Linked]:
    """How each mention of equipment of a sentence hangs together with the others, by its first token."""
    lists: list[list[ItemMention]] = []
    ties: list[Link | None] = []  # what ties each list to the one before it
    for item in found.items:
        words = _between(context, lists[-1][-1], item) if lists else []
        if _joined(words):
            lists[-1].append(item)
            continue
        word = _tie(words)
        ties.append(Link(lists[-1][-1], word) if word else None)
        lists.append([item])
    out: dict[int, Linked] = {}
    for members, before, following in zip(lists, ties, (*ties[1:], None), strict=True):
        for place, item in enumerate(members):
            out[item.first] = Linked(members[0], place, before, following.word if following else None)
    return out


def _between(context: Context, earlier: ItemMention, item: ItemMention) -> list[str]:
    """The words between two mentions; none where they are too many, overlap, or a new clause begins."""
    if not 0 <= item.first - earlier.last <= _LINKED:
        return []
    words = [context.tokens[at].lower for at in range(earlier.last, item.first)]
    return [] if _BREAKS & set(words) else words


def _joined(words: list[str]) -> bool:
    """Whether the words only join members of a list: "," "and 24", "as well as some"."""
    if not words or len(words) > _JOINED or not (_JOINTS & set(words) or words[:2] == ["as", "well"]):
        return False
    return all(word in _JOINTS or word in _BESIDE or word[0].isdigit() or word in _COUNTS for word in words)


def _tie(words: list[str]) -> str | None:
    """The last word that ties, where no comma stands after it."""
    for word in reversed(words):
        if word in _LINKS:
            return word
        if word == ",":
            return None
    return None


def link_of(context: Context, found: Found, item: ItemMention) -> Linked:
    """How one mention hangs together with the others of its sentence; with none where the sentence only means it."""
    kept = context.kept.linked
    if found.sentence.index not in kept:
        kept[found.sentence.index] = linked(context, found)
    return kept[found.sentence.index].get(item.first) or Linked(item, 0, None, None)


def one_list(context: Context, found: Found, one: ItemMention, two: ItemMention) -> bool:
    """Whether two mentions of a sentence stand in one list, and so are two things: "Javelins, missiles and tanks"."""
    return link_of(context, found, one).head is link_of(context, found, two).head


def is_fitted(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a mention only says what a part told before it is for: "engines for the Tejas", "on its frigates".

    Not where an act stands between that takes the preposition ("missiles, has shown interest in the Tejas"), nor where
    it is told to have been bought itself: "missiles for the frigates that it bought from Chile".
    """
    tie = link_of(context, found, item).before
    if tie is None or _apart(context, found, tie, item) or _bought(context, found, item):
        return False
    if tie.word == "like" and tie.earlier.general:  # "seats for platforms like the F-15"
        return is_fitted(context, found, tie.earlier)
    return tie.word in _FITS and (tie.earlier.kind == "part" or tie.earlier.category in _PARTS)


def _apart(context: Context, found: Found, tie: Link, item: ItemMention) -> bool:
    """Whether the preposition between a part and a mention belongs to an act told of something else."""
    at = max(at for at in range(tie.earlier.last, item.first) if context.tokens[at].lower == tie.word)
    return any(tie.earlier.last < act.first and act.first <= at <= act.last for act in found.triggers if _noun(act))


def _noun(act: Trigger) -> bool:
    return act.frame in _ACTS and act.form in ("noun", "phrase")


def _bought(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether words right behind a mention say from whom it was got: "that it bought from Chile"."""
    own = next((act for act in found.triggers if act.first >= item.last and act.frame in TAKES), None)
    if own is None or own.form not in ("past", "participle") or context.word(own.last, found) != "from":
        return False
    return own.first == item.last or context.word(item.last, found) in _RELATIVES


def carries(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a mention is of the ships that aircraft told before it fly from: "jets for its two carriers"."""
    tie = link_of(context, found, item).before
    on_ship = tie is not None and tie.word in _ABOARD and tie.earlier.category in _FLY
    return on_ship and item.category is Category.SHIP


def names_maker(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a mention only says who a maker of other equipment is: "the F-16 maker has sold radars"."""
    at = item.last + (context.word(item.last, found) in ("'s", "’s"))
    return context.word(at, found) in _MAKERS and any(other is not item for other in found.items)


def linked_features(context: Context, found: Found, item: ItemMention) -> Iterator[str]:
    """The features that say how an item hangs together with others of its sentence."""
    own = link_of(context, found, item)
    yield f"list-place={min(own.place, 2)}"
    if own.place:
        yield "list-governed=" + context.before(own.head.first, found.sentence.first)
        yield f"list-head={own.head.category}" if own.head.category is not item.category else "list-head=same"
        yield f"list-head-kind={own.head.kind}|{item.kind}"
    if own.before is not None:
        tie = own.before
        yield f"tied={tie.word}"
        yield f"tied-to={tie.earlier.category}"
        yield f"tied={tie.word}|{tie.earlier.category}"
        yield f"tied={tie.word}|{tie.earlier.category}|{item.category}"
    if own.after is not None:
        yield f"ties={own.after}"
        yield f"ties={own.after}|{item.category}"
