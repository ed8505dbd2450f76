"""The register drawn as tables that stay legible at 80 columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from rich.text import Text

from pactwatch.cli.fitted import Fitted
from pactwatch.cli.words import clean, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.model import Failure, PartialDate
    from pactwatch.views import AgreementView, CooperationView, DealRow, Listing, Overview, Total
    from pactwatch.views.overview import Counts

UNKNOWN = "?"
LEAST_ID = 6
WIDEST_VALUE = 15
LATE = ("overdue", "silent")
REVIEWED = ("accepted", "corrected", "contested", "reopened")


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


def deal_table(rows: Sequence[DealRow], all_ids: Iterable[str], title: str = "") -> Fitted:
    """The deals, one a row; ids are shortened as far as they stay unique among `all_ids`."""
    short = short_ids(all_ids)
    cells = (
        (
            short.get(row.id, row.id),
            ", ".join(row.supplier_names) or UNKNOWN,
            ", ".join(row.recipient_names) or UNKNOWN,
            row.item or UNKNOWN,
            number_words(row),
            value_words(row),
            stage_words(row),
        )
        for row in rows
    )
    headings = ("Deal", "Supplier", "Recipient", "Item", "Number", "Value", "Stage")
    return Fitted(headings, tuple(cells), title, whole=("Deal", "Value", "Stage"))


def history_table(rows: Iterable[DealRow], all_ids: Iterable[str]) -> Fitted | None:
    """The stages of the deals that went through more than one, with their dates; None where no deal did."""
    short = short_ids(all_ids)
    moved = tuple((short.get(row.id, row.id), row.history) for row in rows if row.history.count("(") > 1)
    return Fitted(("Deal", "Stages"), moved, "Histories", whole=("Deal",)) if moved else None


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
    """The stage that the deal has reached; on further lines whether reports disagree, it is late, or was reviewed."""
    lines = [row.stage.value if row.stage is not None else UNKNOWN]
    lines += ["disputed"] if "stage" in row.conflicts else []
    lines += [row.outlook.status.value] if row.outlook.status.value in LATE else []
    lines += [row.review] if row.review in REVIEWED else []
    return "\n".join(lines)


def agreement_table(agreements: Iterable[AgreementView], deal_ids: Iterable[str]) -> Fitted:
    """The packages, each with its value, which counts once."""
    short = short_ids(deal_ids)
    cells = (
        (
            ", ".join(one.party_names),
            str(one.value or ""),
            ", ".join(short.get(row.id, row.id) for row in one.deals),
            span_words(one.first_published, one.last_published),
        )
        for one in agreements
    )
    return Fitted(("Parties", "Value", "Deals", "Reported"), tuple(cells), "Agreements")


def cooperation_table(threads: Iterable[CooperationView]) -> Fitted:
    """Relations other than transfers; where one party acts on the others, an arrow says which."""
    cells = (
        (one.label, _parties(one), span_words(one.first_published, one.last_published), str(one.stories))
        for one in threads
    )
    return Fitted(("Cooperation", "Parties", "Reported", "Reports"), tuple(cells), "Cooperation")


def _parties(thread: CooperationView) -> str:
    first, *others = thread.party_names
    return f"{first} -> {', '.join(others)}" if thread.directed else ", ".join(thread.party_names)


def span_words(first: PartialDate | None, last: PartialDate | None) -> str:
    """The first and last day of publication in words."""
    if first is None or last is None:
        return "date unknown"
    return str(first) if first == last else f"{first} to {last}"


def summary(counts: Counts, version: str) -> Text:
    """How much the register holds, and its version."""
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
    return Text(f"\n{held}; {behind}\nversion {version[:12]}")


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
    yield summary(overview.counts, overview.version)


def newest_pieces(newest: Listing, all_ids: Collection[str], counts: Counts, version: str) -> Iterator[RenderableType]:
    """The newest deals of a large register, and how much it holds."""
    yield from deal_pieces(newest.rows, all_ids)
    yield Text(f"\nthe newest {len(newest.rows)} of {counted(counts.deals, 'deal')}; `pactwatch register` lists others")
    yield summary(counts, version)


def totals_lines(totals: Iterable[Total]) -> Iterator[RenderableType]:
    """What values add up to, on one line; nothing where no value is told."""
    told = [f"{total.words} ({total.firm_words} of it ordered or delivered)" for total in totals if total.entries]
    if told:
        yield Text(f"values add up to {', '.join(told)}; a package counts once")


def failure_lines(failed: Iterable[Failure]) -> Iterator[str]:
    """What could not be read, one a line, with its reason."""
    for failure in failed:
        yield clean(f"{failure.address}: {' '.join(failure.reason.split())}")
