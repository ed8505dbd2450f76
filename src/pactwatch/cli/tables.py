"""The register drawn as tables that stay legible at 80 columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from pactwatch.cli.words import clean, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.model import Failure, PartialDate
    from pactwatch.views import AgreementView, CooperationView, DealRow, Overview

UNKNOWN = "?"
LEAST_ID = 6
WIDEST_VALUE = 15
DEAL_HEADINGS = ("Deal", "Supplier", "Recipient", "Item", "Number", "Value", "Stage")


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id with the shortest beginning, of six characters at least, that no other id of them has."""
    ordered = sorted(set(ids))
    short: dict[str, str] = {}
    for before, name, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        needed = 1 + max(_shared(name, before), _shared(name, after))
        short[name] = name[: max(needed, LEAST_ID)]
    return short


def _shared(first: str, second: str) -> int:
    """How many characters two ids begin with in common."""
    return next((at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), len(second))


def table(*headings: str, title: str = "", whole: Collection[str] = ()) -> Table:
    """An empty table in the style of all; the columns in `whole` are not narrowed, the others wrap their words."""
    drawn = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        title=Text(f"\n{clean(title)}", style="bold") if title else None,
        title_justify="left",
    )
    for heading in headings:
        drawn.add_column(heading, overflow="fold", no_wrap=heading in whole)
    return drawn


def cells(*words: str) -> list[Text]:
    """The cells of a row; text from outside cannot style them."""
    return [Text(clean(word)) for word in words]


def deal_table(rows: Sequence[DealRow], all_ids: Iterable[str], title: str = "") -> Table:
    """The deals, one a row; ids are shortened as far as they stay unique among `all_ids`."""
    short = short_ids(all_ids)
    drawn = table(*DEAL_HEADINGS, title=title, whole=("Deal", "Value", "Stage"))
    for row in rows:
        supplier, recipient = (", ".join(names) or UNKNOWN for names in (row.supplier_names, row.recipient_names))
        drawn.add_row(
            *cells(short.get(row.id, row.id), supplier, recipient, row.item or UNKNOWN, number_words(row)),
            *cells(value_words(row), stage_words(row)),
        )
    return drawn


def history_table(rows: Iterable[DealRow], all_ids: Iterable[str]) -> Table | None:
    """The stages of the deals that went through more than one, with their dates; None where no deal did."""
    short = short_ids(all_ids)
    moved = [row for row in rows if row.history.count("(") > 1]
    drawn = table("Deal", "Stages", title="Histories", whole=("Deal",))
    for row in moved:
        drawn.add_row(*cells(short.get(row.id, row.id), row.history))
    return drawn if moved else None


def number_words(row: DealRow) -> str:
    """The number ordered and, where it is told, delivered."""
    ordered = str(row.number_ordered) if row.number_ordered is not None else ""
    if row.number_delivered is None:
        return ordered
    return f"{ordered}, {row.number_delivered} delivered".removeprefix(", ")


def value_words(row: DealRow) -> str:
    """The value on lines as wide as most amounts are: an amount is not cut in two where the screen is narrow."""
    return fill(str(row.value or ""), WIDEST_VALUE, break_long_words=False, break_on_hyphens=False)


def stage_words(row: DealRow) -> str:
    """The stage that the deal has reached, and on a second line whether reports disagree."""
    stage = row.stage.value if row.stage is not None else UNKNOWN
    return f"{stage}\ndisputed" if "stage" in row.conflicts else stage


def agreement_table(agreements: Sequence[AgreementView], deal_ids: Iterable[str]) -> Table:
    """The packages, each with its value, which counts once."""
    short = short_ids(deal_ids)
    drawn = table("Parties", "Value", "Deals", "Reported", title="Agreements")
    for one in agreements:
        deals = ", ".join(short.get(row.id, row.id) for row in one.deals)
        reported = span_words(one.first_published, one.last_published)
        drawn.add_row(*cells(", ".join(one.party_names), str(one.value or ""), deals, reported))
    return drawn


def cooperation_table(threads: Sequence[CooperationView]) -> Table:
    """Relations other than transfers; where one party acts on the others, an arrow says which."""
    drawn = table("Cooperation", "Parties", "Reported", "Reports", title="Cooperation")
    for one in threads:
        first, *others = one.party_names
        parties = f"{first} -> {', '.join(others)}" if one.directed else ", ".join(one.party_names)
        reported = span_words(one.first_published, one.last_published)
        drawn.add_row(*cells(one.label, parties, reported, str(one.stories)))
    return drawn


def span_words(first: PartialDate | None, last: PartialDate | None) -> str:
    """The first and last day of publication in words."""
    if first is None or last is None:
        return "date unknown"
    return str(first) if first == last else f"{first} to {last}"


def summary(overview: Overview) -> Text:
    """How much the register holds, and its version."""
    counts = overview.counts
    held = ", ".join(
        (
            counted(counts.deals, "deal"),
            counted(counts.agreements, "agreement"),
            counted(counts.cooperation, "relation"),
        )
    )
    behind = (
        f"{counted(counts.claims, 'claim')} in {counted(counts.documents, 'document')} "
        f"({counted(counts.stories, 'story', 'stories')})"
    )
    return Text(f"\n{held}; {behind}\nversion {overview.version[:12]}")


def deal_pieces(rows: Sequence[DealRow], all_ids: Collection[str]) -> Iterator[RenderableType]:
    """The deals, and the histories of those that went through several stages."""
    if not rows:
        yield Text(f"None of the {counted(len(all_ids), 'deal')} passes the filters." if all_ids else "No deals.")
        return
    yield deal_table(rows, all_ids, "Deals")
    histories = history_table(rows, all_ids)
    if histories is not None:
        yield histories


def register_pieces(overview: Overview, rows: Sequence[DealRow]) -> Iterator[RenderableType]:
    """The whole register: deals, agreements, cooperation, and how much that is."""
    ids = [row.id for row in rows]
    yield from deal_pieces(rows, ids)
    if overview.agreements:
        yield agreement_table(overview.agreements, ids)
    if overview.cooperation:
        yield cooperation_table(overview.cooperation)
    yield summary(overview)


def failure_lines(failed: Iterable[Failure]) -> Iterator[str]:
    """What could not be read, one a line, with its reason."""
    for failure in failed:
        yield clean(f"{failure.address}: {' '.join(failure.reason.split())}")
