"""The title of a document: without the outlet's name, and once."""

from __future__ import annotations

import re

from pactwatch.documents.date import is_date_line
from pactwatch.documents.repair import repair_line
from pactwatch.documents.traced import Edit, Traced

_LONGEST, _LEAST_WORDS = 200, 2
_SAME = 0.8
_FIRST_LINE = 160
_LONGEST_TITLE, _LONGEST_HEAD = 1_000, 60
# Lines that stand where a title may: pictures, authors, offices, marks of the page.
_NO_TITLE = re.compile(
    r"[\[<{(=*-]|(?:photo|image|picture|by|from|office of|press release|press room|for immediate release|memorandum)\b",
    re.IGNORECASE,
)
_EMPTY_LINES = re.compile(r"\n{3,}")
_BAR = re.compile(r"\s*(?:\||¦|»|::|•|·)\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_WORD = re.compile(r"\w+")
# Last words of outlets' names, and the agencies whose name stands alone after a dash.
_OUTLET_END = re.compile(
    r"news|newspaper|times|post|herald|tribune|gazette|journal|daily|weekly|monthly|magazine|review|online|tv|radio"
    r"|network|agency|press|today|observer|guardian|telegraph|standard|chronicle|independent|mail|express|mirror"
    r"|report|wire|newswire|prnewswire|blog|media|channel|bulletin|digest|monitor|insider"
)
_AGENCY = re.compile(
    r"reuters|ap|afp|bbc|cnn|dpa|efe|ansa|tass|xinhua|interfax|kyodo|yonhap|pti|ani|bloomberg|al jazeera|anadolu"
)
_SECTION = re.compile(r"world|home|politics|business|national|international|video|opinion|analysis|latest|defen[cs]e")

_SECTION_FIRST = re.compile(rf"^(?:{_SECTION.pattern})\s*\|\s*", re.IGNORECASE)


def clean_title(title: str | None, publisher: str | None = None) -> str | None:
    """The title repaired and without the outlet's name after it ("… | World News", "… - Reuters"), or None if empty."""
    if title is None:
        return None
    text = _SECTION_FIRST.sub("", repair_line(title[:_LONGEST_TITLE]).lstrip("# ").strip("* "))
    for _ in range(3):
        shorter = _without_ending(text, publisher)
        if shorter == text:
            break
        text = shorter
    return text or None


def _without_ending(title: str, publisher: str | None) -> str:
    for separator in (_BAR, _DASH):
        cuts = list(separator.finditer(title))
        if not cuts:
            continue
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        if len(_WORD.findall(head)) >= _LEAST_WORDS and _is_outlet(tail, publisher, after_bar=separator is _BAR):
            return head.rstrip()
    return title


def _is_outlet(tail: str, publisher: str | None, after_bar: bool) -> bool:
    """Whether the last part of a title names who published it. After a bar anything short does."""
    words = [word.lower() for word in _WORD.findall(tail)]
    if not words or len(words) > 6:
        return not words
    if publisher and same_words(tail, publisher):
        return True
    name = " ".join(words[1:] if words[0] == "the" else words)
    known = any(form.fullmatch(name) for form in (_AGENCY, _SECTION)) or _AGENCY.fullmatch(words[0])
    known = known or _OUTLET_END.fullmatch(words[-1])
    domain = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[a-z]{2,})+", tail.strip(), re.IGNORECASE) is not None
    return after_bar or domain or (bool(known) and len(words) <= 5 and not tail[:1].islower())


def same_words(first: str, second: str) -> bool:
    """Whether two short texts are one but for case, punctuation and spaces."""
    return _words(first) == _words(second)


def same_title(first: str, second: str) -> bool:
    """Whether two lines are the same title, one of them garbled or cut perhaps: four of five words agree, in order."""
    one, two = _words(first), _words(second)
    if one == two:
        return bool(one)
    if min(len(one), len(two)) < 4:
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() >= _SAME and matcher.quick_ratio() >= _SAME and matcher.ratio() >= _SAME


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def take_title(text: Traced, title: str | None, publisher: str | None, titled: bool) -> tuple[str | None, Traced]:
    """The title, and the text without the lines at its top that only repeat it.

    `title` is what the format or the source knows, None where nothing; then the first line is the title where it looks
    like one and `titled` allows it. Of several copies the best one wins: the longest. Lines that name the outlet or the
    date may stand between the copies; they stay.
    """
    copies = [] if title is None else [title]
    repeats: list[Edit] = []
    for line, start, end in _first_lines(text.text):
        cleaned = clean_title(line, publisher) or line
        repeated = any(same_title(cleaned, copy) for copy in copies)
        if repeated or (not copies and titled and _looks_like_title(text.text, line, end)):
            copies.append(cleaned)
            repeats.append((start, end, ""))
        elif not is_date_line(line) and not (title is not None and _is_letterhead(line)):
            break
    best = title if title is not None and not _shortened(title) else max(copies, key=len, default=None)
    rest = text.edit(repeats).sub(_EMPTY_LINES, "\n\n").cut(0) if repeats else text
    return (best, rest) if rest.text else (title, text)


def _is_letterhead(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and not line.endswith(".")


def _shortened(title: str) -> bool:
    return title.endswith(("...", "…"))


def _first_lines(text: str) -> list[tuple[str, int, int]]:
    """The first lines that hold something, each with its start and end."""
    lines: list[tuple[str, int, int]] = []
    at = 0
    while at < len(text) and len(lines) < 6:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].strip():
            lines.append((text[at : min(end, at + 4 * _LONGEST)].strip(), at, end))
        at = end + 1
    return lines


def _looks_like_title(text: str, line: str, end: int) -> bool:
    """Whether a line is short, does not end like a sentence, and stands apart from what follows."""
    words = _WORD.findall(line)
    if len(words) < _LEAST_WORDS or _NO_TITLE.match(line) or len(line) > _FIRST_LINE or is_date_line(line):
        return False
    if line.rstrip("\"'”’)").endswith((".", ":", ";", ",")) or not any(letter.isalpha() for letter in line):
        return False
    rest = text[end:].lstrip("\n")
    following = rest.split("\n", 1)[0]
    apart = text[end : end + 2] == "\n\n" or is_date_line(following) or same_title(line, following)
    return apart and bool(rest.strip())
