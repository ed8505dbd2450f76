"""The scripts of a page, which hold sentences that are no text of it: of other reports, for widgets to show."""

from __future__ import annotations

_OPENS, _CLOSES = b"<script", b"</script"


def end_of_script(data: bytes | bytearray, at: int) -> int | None:
    """Where the script around a byte of a page ends, or None where the byte stands in none.

    As far as its tags are written small. A script that never ends is none: nothing of a page is lost by that.
    """
    end = data.find(_CLOSES, at)
    if end < 0 or data.find(_OPENS, at, end) >= 0:
        return None  # nearly always, and by what follows at once
    start = data.rfind(_OPENS, 0, at)
    return end if start >= 0 and data.find(_CLOSES, start, at) < 0 else None
