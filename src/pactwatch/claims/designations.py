"""Where a designation ends: codes such as "T700-GE-401C", and the marks after a known name ("Mk 2", "Block 70")."""

from __future__ import annotations

from pactwatch.claims.line import HYPHENS, Line
from pactwatch.claims.tokens import Token

_MARKS = frozenset("mk mark block blk tranche batch pac variant".split())
_NUMERALS = frozenset("II III IV VI VII VIII IX".split())
_LONGEST_CODE = 5
_LONGEST_LETTERS = 6
_LONGEST_NUMBER = 4
_MOST_LETTERS = 4  # of a code that needs no noun beside it


def designation_end(line: Line, last: int) -> int:
    """The token after a designation of which the tokens before `last` are known, its marks included."""
    while last < line.end:
        size = _tail_size(line, last)
        if not size:
            break
        last += size
    return last


def without_plural(line: Line, first: int, last: int) -> int:
    """The end of a designation without the plural of its number: "F-16s" is "F-16"."""
    end = last - 1
    attached = end > first and line.tokens[end].text == "s" and not line.tokens[end].space
    return end if attached and line.tokens[end - 1].numeric else last


def _tail_size(line: Line, at: int) -> int:
    """How many tokens from `at` on continue the designation before them."""
    token, after = line.tokens[at], line.token(at + 1)
    if (not token.space and token.text[0].isalnum()) or _is_numeral(token):
        return 1
    if after is None or not _is_code(after):
        return 0
    if token.lower in _MARKS:
        return 2
    attached = not token.space and not after.space
    if token.text in HYPHENS and attached:
        return 2
    return 2 if token.text == "/" and attached and _is_variant(line, at + 1) else 0


def _is_numeral(token: Token) -> bool:
    """Whether a word is a Roman numeral past I, "Mk" before it allowed: "II", "MkIII"."""
    return token.text.removeprefix("Mk") in _NUMERALS


def _is_code(token: Token) -> bool:
    return token.numeric or (token.text.isupper() and len(token.text) <= _LONGEST_CODE)


def _is_variant(line: Line, at: int) -> bool:
    """Whether a letter after a slash is a further variant ("F-16C/D") and not the start of another designation."""
    after = line.token(at + 1)
    return len(line.tokens[at].text) == 1 and (after is None or after.space or not (after.numeric or after.text == "-"))


def code_end(line: Line, at: int) -> int | None:
    """The end of a code such as "KZ-900" or "CSR 338" that begins at a token, None where none begins."""
    letters, number = line.tokens[at], _number_after(line, at)
    if len(letters.text) > _LONGEST_LETTERS or "'" in letters.lower or number is None:
        return None
    digits = line.tokens[number]
    if not digits.text.isdecimal() or len(digits.text) > _LONGEST_NUMBER:
        return None
    apart = digits.space
    if apart and not (letters.text.isupper() and 2 <= len(letters.text) <= _LONGEST_CODE and number == at + 1):
        return None
    return designation_end(line, number + 1)


def _number_after(line: Line, at: int) -> int | None:
    """The place of the number after letters, a hyphen between allowed."""
    after = line.token(at + 1)
    place = at + 2 if after is not None and after.text in HYPHENS and not after.space else at + 1
    found = line.token(place)
    return place if found is not None and found.numeric else None


def reads_like_designation(line: Line, first: int, last: int) -> bool:
    """Whether a code needs no noun beside it: a few letters and a number, joined as in "KZ-900", "Su-75" or "H225M"."""
    letters = line.tokens[first].text
    written = line.text[line.tokens[first].start : line.tokens[last - 1].end]
    if " " in written:
        return False
    if "-" in written:
        return len(letters) <= _MOST_LETTERS if letters.isupper() else 1 < len(letters) <= _MOST_LETTERS - 1
    digits = sum(sign.isdecimal() for sign in written)
    return letters.isupper() and len(letters) <= 2 and digits > len(letters)


def long_enough(line: Line, first: int, last: int) -> bool:
    """Whether a code with a count before it may be a designation: more than one letter, or a hyphen ("XUV 500")."""
    return len(line.tokens[first].text) > 1 or any(token.text in HYPHENS for token in line.tokens[first:last])
