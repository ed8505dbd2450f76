"""Documents, claims and deals found by words and fields."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, Database, Out

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.cli.session import Session
    from pactwatch.store.search import Found, Hit, Kind
    from pactwatch.views import Json

MOST = 200
_HEADINGS = {"deals": "Deals", "claims": "Claims", "documents": "Documents"}


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="Words, names and fields, as below.", show_default=False)
    ],
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=MOST, help="How many of each kind to show.")] = 10,
    before: Annotated[
        int | None, typer.Option(metavar="PLACE", help="Go on behind the hit of this place, with in:KIND.")
    ] = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Find deals, claims and documents, the newest first: supplier:TUR item:drone since:2024 "air base" -parade.

    Names of systems are found in any spelling. Fields: supplier, recipient, party, item, category, stage, mode,
    publisher, since, until, and in (deals, claims, documents); a comma between values means that any of them will do.
    """
    from pactwatch import pipeline
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened

    with opened(db) as session:
        found = pipeline.search(session.store, session.vocabulary, _joined(query), limit, before)
        _warn(session)
    if as_json:
        write_json(_plain(found), out)
    else:
        draw(_pieces(found), out)


def _joined(words: Sequence[str]) -> str:
    """The words as one question; one that the shell gave us with blanks in it was in quotes, and stays together."""
    if len(words) == 1:
        return words[0]
    return " ".join(_requoted(word) if " " in word and '"' not in word else word for word in words)


def _requoted(word: str) -> str:
    field, colon, value = word.partition(":")
    return f'{field}:"{value}"' if colon and field.isalpha() else f'"{word}"'


def _warn(session: Session) -> None:
    """Say on standard error where the deals that were searched are not what the reports make now."""
    if session.store.kept_register() is None:
        sys.stderr.write("pactwatch: no register is kept yet, so no deals are found; `pactwatch link` makes it\n")
    elif not session.store.is_current:
        sys.stderr.write(
            "pactwatch: reports were added or read since deals were linked; `pactwatch link` renews them\n"
        )


def _plain(found: Found) -> Json:
    from pactwatch.views import plain

    return {
        "query": found.question.text,
        "totals": {kind.value: total for kind, total in found.totals},
        "most_counted": found.most,
        "suggestions": list(found.suggestions),
        "hits": plain(found.hits),
    }


def _pieces(found: Found) -> Iterator[RenderableType]:
    from rich.text import Text

    for kind, total in found.totals:
        hits = [hit for hit in found.hits if hit.kind is kind]
        if hits:
            yield Text(f"{_HEADINGS[kind.value]}: {_counted(total, len(hits), found.most)}", style="bold")
            yield from (_hit(hit, kind) for hit in hits)
    if not found.hits:
        yield Text("Nothing found.")
        if found.suggestions:
            yield Text(f"Did you mean {', '.join(found.suggestions)}?")


def _counted(total: int, shown: int, most: int) -> str:
    many = f"more than {most - 1:,}" if total >= most else f"{total:,}"
    return many if shown == total else f"{many}, the newest {shown:,}"


def _hit(hit: Hit, kind: Kind) -> RenderableType:
    """Id, date and title on one line, the passage below it with the hit in reverse; plain text where nobody watches."""
    from rich.padding import Padding
    from rich.text import Text

    from pactwatch.cli.words import clean

    shown = hit.id if kind.value != "claims" else f"{hit.id} (document {hit.document})"
    lines = Text(f"{shown}  {hit.published or 'undated'}  {clean(hit.title)}")
    if kind.value != "deals":
        lines.append("\n")
        for piece in hit.snippet:
            text = " ".join(clean(piece.text).split("\n"))
            lines.append(f"[{text}]" if piece.hit else text, style="bold" if piece.hit else "")
    return Padding(lines, (0, 0, 1, 2))
