"""Mailboxes in the form mbox: each message is a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactwatch.model import Fetched
from pactwatch.sources.content import Content, Item

MESSAGE = "message/rfc822"
_START = re.compile(rb"(?:^|(?<=\n))From [^\n]{1,300}\n(?=[A-Za-z][A-Za-z0-9-]{0,70}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


class Mailbox:
    """Mail that a program has exported into one file."""

    name = "mbox"
    about = "mailboxes (mbox): each message is a report"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether bytes open with the line that parts messages, and a header."""
        del name, told
        return bool(_START.match(head))

    def read(self, content: Content) -> Iterator[Item]:
        """One report for each message; its address is "file.mbox#NUMBER"."""
        starts = [(found.start(), found.end()) for found in _START.finditer(content.data)]
        ends = [start for start, _ in starts[1:]] + [len(content.data)]
        for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), start=1):
            yield Fetched(
                data=_QUOTED.sub(rb"\1", content.data[begin:end]),
                address=f"{content.address}#{number}",
                media_type=MESSAGE,
                fetched_at=content.fetched_at,
                publisher=content.given.publisher,
                published=content.given.published,
            )


MBOX = Mailbox()
