"""Who issued a text as a whole: the head of a statement, the sender of a letter, the name in a title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pactwatch.claims.lexicon import Form
from pactwatch.claims.naming import Heard
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.speakers import SpeakerFinder
from pactwatch.model import Part, SpeakerKind

_ISSUED = frozenset("statement statements remarks message letter speech address comments testimony".split())
_BY = frozenset("by from of".split())
_SENT = frozenset("sent issued made released delivered wrote gave published".split())
_WHAT = frozenset("letter statement remarks comments message speech testimony".split())
_TITLE_ENDS = frozenset("on at to regarding about during after following before marking in for".split())
_LONGEST_HEADER = 110
_AUTHORITIES = (Form.SEAT, Form.FORCE, Form.MINISTRY)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The speaker of a whole text from character `since` on, named in `part`.

    `speaks` tells whether sentences without a speaker are his; otherwise he only passes on what others said.
    """

    heard: Heard
    part: Part
    since: int
    speaks: bool = True


def issuer_of(
    passage: Passage,
    finder: SpeakerFinder,
    title: Passage | None,
    title_finder: SpeakerFinder | None,
    home: Callable[[], str | None] = lambda: None,
) -> Issuer | None:
    """Who issued a text; None where it is an ordinary report. `home` tells the state whose authority published it."""
    for issuer in (_header(passage, finder), _attributable(passage, finder), _sender(passage, finder)):
        if issuer is not None:
            return _of_government(issuer, finder.government or home())
    titled = _titled(title, title_finder) if title is not None and title_finder is not None else None
    return _of_government(titled, home() or finder.government) if titled is not None else None


def home_of(publisher: Passage, finder: SpeakerFinder) -> str | None:
    """The state whose authority a publisher is ("The White House", "French Ministry of Armed Forces"), None for others.

    `finder` is that of the publisher's name.
    """
    parties = [party for found in publisher.found for party in found.parties]
    medium = any(found.outlets for found in publisher.found)
    office = finder.described([token.lower for token in publisher.tokens])
    official = office is SpeakerKind.OFFICIAL or any(party.form in _AUTHORITIES for party in parties)
    codes = {party.code for party in parties}
    return codes.pop() if official and not medium and len(codes) == 1 else None


def _of_government(issuer: Issuer, government: str | None) -> Issuer:
    """The issuer, where no state is named with an office that of a government."""
    heard = issuer.heard
    joined = heard.last - heard.first > 5
    if heard.party is not None or heard.kind is not SpeakerKind.OFFICIAL or joined:
        return issuer
    return replace(issuer, heard=replace(heard, party=government))


def _header(passage: Passage, finder: SpeakerFinder) -> Issuer | None:
    """The name in "Jane Doe, Minister of Defence" as a line of its own before the text."""
    for found in passage.found[:3]:
        sentence = found.sentence
        tokens = passage.tokens[sentence.first : sentence.last]
        if sentence.end - sentence.start > _LONGEST_HEADER or not _own_line(passage, found):
            return None
        comma = next((at for at, token in enumerate(tokens) if token.text == ","), None)
        if comma is None or not 2 <= comma <= 6 or tokens[-1].text in ".!?":
            continue
        name, office = tokens[:comma], [token.lower for token in tokens[comma + 1 :]]
        if all(token.capital or token.text in ".-" for token in name):
            if finder.described(office) not in (SpeakerKind.OFFICIAL, SpeakerKind.COMPANY):
                continue
            heard = finder.issuer(found, sentence.first, sentence.last)
            if heard is not None:
                return Issuer(heard, Part.TEXT, sentence.end)
    return None


def _own_line(passage: Passage, found: Found) -> bool:
    end = found.sentence.end
    return end < len(passage.text) and passage.text[end] in "\r\n"


def _attributable(passage: Passage, finder: SpeakerFinder) -> Issuer | None:
    """The name in "The following is attributable to Spokesperson John Doe": what others said, passed on by him."""
    for found in passage.found[:6]:
        tokens = passage.tokens[found.sentence.first : found.sentence.last]
        for at, token in enumerate(tokens):
            if token.lower in ("attributable", "attributed") and any(t.lower == "following" for t in tokens[:at]):
                heard = finder.issuer(found, found.sentence.first + at + 2, found.sentence.last)
                if heard is not None and heard.kind is not SpeakerKind.DOCUMENT:
                    return Issuer(heard, Part.TEXT, found.sentence.end, speaks=False)
    return None


def _sender(passage: Passage, finder: SpeakerFinder) -> Issuer | None:
    """The subject of "Senator X today sent the following letter", "issued this statement": what follows is his."""
    for found in passage.found[:8]:
        tokens = passage.tokens
        for at in range(found.sentence.first, found.sentence.last - 2):
            if tokens[at].lower not in _SENT:
                continue
            following = [token.lower for token in tokens[at + 1 : min(at + 6, found.sentence.last)]]
            if not ({"following", "this"} & set(following)) or not (_WHAT & set(following)):
                continue
            heard = finder.subject(found, at)
            if heard is not None and not heard.pronoun:
                return Issuer(heard, Part.TEXT, found.sentence.end)
    return None


def _titled(title: Passage, finder: SpeakerFinder) -> Issuer | None:
    """The name in "Statement by President X on ..." or "Joint statement after a call between X and Y" as the title."""
    for found in title.found[:1]:
        tokens = title.tokens[found.sentence.first : found.sentence.last]
        words = [token.lower for token in tokens]
        start = next((at for at, word in enumerate(words) if word in _ISSUED), None)
        if start is None or start > 3:
            continue
        joint = words[0] == "joint" and "between" in words
        at = words.index("between") if joint else start + 1
        if at >= len(words) - 1 or (not joint and words[at] not in _BY):
            continue
        heard = finder.issuer(found, found.sentence.first + at + 1, _title_end(words, at, found, joint))
        if heard is not None and heard.kind in (SpeakerKind.OFFICIAL, SpeakerKind.COMPANY) and not heard.state:
            return Issuer(heard, Part.TITLE, 0)
    return None


def _title_end(words: list[str], at: int, found: Found, joint: bool) -> int:
    """The token where the name in a title ends."""
    ends = (
        place
        for place in range(at + 2, len(words))
        if not joint and (words[place] in _TITLE_ENDS or words[place].endswith("ing"))
    )
    return found.sentence.first + next(ends, len(words))
