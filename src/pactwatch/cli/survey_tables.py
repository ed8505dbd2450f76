"""Pages of the register, news, parties, systems, flows and the network, drawn for the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from pactwatch.cli.fitted import Fitted
from pactwatch.cli.tables import (
    UNKNOWN,
    agreement_table,
    cooperation_table,
    deal_pieces,
    deal_table,
    short_ids,
    span_words,
    totals_lines,
)
from pactwatch.cli.words import clean, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.views import (
        ConflictView,
        Country,
        Flow,
        LateDeals,
        Listing,
        Network,
        News,
        Partner,
        WeaponSystem,
    )


def listing_pieces(listing: Listing, all_ids: Collection[str], paged: bool) -> Iterator[RenderableType]:
    """The rows of a page; under them, where the register is shown by pages, which page it is and all totals."""
    if not listing.rows and listing.deals:
        yield Text(f"Page {listing.page} is empty: there are {counted(listing.pages, 'page')}.")
        return
    yield from deal_pieces(listing.rows, all_ids)
    if paged:
        yield Text(f"\npage {listing.page} of {listing.pages}; {counted(listing.deals, 'deal')} in all")
        yield from totals_lines(listing.totals)


def news_pieces(news: News, all_ids: Collection[str]) -> Iterator[RenderableType]:
    """What reports have brought: new deals, deals that changed, deals that turned out to be one."""
    short = short_ids(all_ids)
    reports = counted(news.reports, "report")
    if not (news.added or news.changed or news.joined):
        yield Text(f"Nothing new since {news.since} in {reports}.")
        return
    if news.added:
        yield deal_table(news.added, all_ids, f"New since {news.since}")
    if news.changed:
        cells = tuple(
            (
                short.get(one.row.id, one.row.id),
                f"{_sides(one.row.supplier_names)} to {_sides(one.row.recipient_names)}: {one.row.item or UNKNOWN}",
                "\n".join(f"{change.label}: {change.before} -> {change.after}" for change in one.changes)
                or "told again, nothing shown otherwise",
                str(len(one.claims)),
            )
            for one in news.changed
        )
        yield Fitted(("Deal", "What", "Shown otherwise", "Claims"), cells, "Told again or changed", whole=("Deal",))
    for joined in news.joined:
        yield Text(clean(f"deal {joined.before} turned out to be part of {joined.row.id}"))
    yield Text(f"\n{reports} since {news.since}")


def country_pieces(country: Country, all_ids: Collection[str]) -> Iterator[RenderableType]:
    """Everything about one party."""
    yield _heading(f"{country.name}: {span_words(country.first_published, country.last_published)}")
    for title, rows, totals, partners in (
        (f"{country.name} gives", country.given, country.given_totals, country.recipients),
        (f"{country.name} receives", country.received, country.received_totals, country.suppliers),
    ):
        if not rows:
            yield Text(clean(f"{title} nothing that is reported"))
            continue
        yield deal_table(rows, all_ids, title)
        yield Text(clean(_partners(partners)))
        yield from totals_lines(totals)
    if country.agreements:
        yield agreement_table(country.agreements, all_ids)
    if country.cooperation:
        yield cooperation_table(country.cooperation)


def system_pieces(system: WeaponSystem, all_ids: Collection[str]) -> Iterator[RenderableType]:
    """Everything about one weapon system."""
    origin = f", made in {_sides(system.origin_names)}" if system.origin_names else ""
    yield _heading(f"{system.name}{f' ({system.category_label})' if system.category_label else ''}{origin}")
    if len(system.variants) > 1:
        yield Text(clean(f"variants: {', '.join(system.variants)}"))
    if not system.deals:
        yield Text("No deal in the register.")
        return
    yield deal_table(system.deals, all_ids, "Deals")
    yield Text(clean(f"from {_partners(system.suppliers)}"))
    yield Text(clean(f"to {_partners(system.recipients)}"))
    yield from totals_lines(system.totals)


def flow_pieces(flows: Sequence[Flow]) -> Iterator[RenderableType]:
    """Flows by year."""
    if not flows:
        yield Text("No deals.")
        return
    cells = tuple(
        (
            str(flow.year) if flow.year is not None else UNKNOWN,
            _sides(flow.supplier_names),
            _sides(flow.recipient_names),
            str(len(flow.deals)),
            "\n".join(total.words for total in flow.totals if total.entries),
        )
        for flow in flows
    )
    yield Fitted(("Year", "Supplier", "Recipient", "Deals", "Value"), cells, "Flows by year of order", whole=("Year",))


def network_pieces(network: Network) -> Iterator[RenderableType]:
    """What goes between parties, the most deals first."""
    if not network.edges:
        yield Text("No deal names both sides.")
        return
    names = {node.party: node.name for node in network.nodes}
    ordered = sorted(network.edges, key=lambda edge: (-len(edge.deals), edge.supplier, edge.recipient))
    cells = tuple(
        (names[edge.supplier], names[edge.recipient], str(len(edge.deals)), str(edge.firm), str(edge.stopped))
        for edge in ordered
    )
    yield Fitted(("Supplier", "Recipient", "Deals", "Ordered or delivered", "Stopped"), cells, "Who supplies whom")
    if network.one_sided:
        yield Text(f"{counted(network.one_sided, 'deal')} more name one side or none")


def conflict_pieces(conflicts: Sequence[ConflictView], all_ids: Collection[str]) -> Iterator[RenderableType]:
    """Fields in dispute, the greatest difference first."""
    if not conflicts:
        yield Text("No reports exclude each other.")
        return
    short = short_ids(all_ids)
    cells = tuple(
        (short.get(one.deal, one.deal), one.subject, one.label, "; ".join(one.values), one.words) for one in conflicts
    )
    headings = ("Deal", "What", "Field", "Values told, the one shown first", "Difference")
    yield Fitted(headings, cells, "In dispute", whole=("Deal",))


def late_pieces(late: LateDeals, all_ids: Collection[str]) -> Iterator[RenderableType]:
    """Deals that are overdue or silent, the latest first."""
    if not late.deals:
        yield Text(f"No deal is overdue on {late.day}." if late.day is not None else "No report is dated.")
        return
    short = short_ids(all_ids)
    cells = tuple(
        (
            short.get(row.id, row.id),
            f"{_sides(row.supplier_names)} to {_sides(row.recipient_names)}: {row.item or UNKNOWN}",
            row.stage.value if row.stage is not None else UNKNOWN,
            row.outlook.status.value,
            row.outlook.words,
        )
        for row in late.deals
    )
    yield Fitted(
        ("Deal", "What", "Stage", "Status", "Next"), cells, f"Late on {late.day}", whole=("Deal", "Stage", "Status")
    )


def _heading(words: str) -> Text:
    return Text(clean(words), style="bold")


def _sides(names: Iterable[str]) -> str:
    return ", ".join(names) or UNKNOWN


def _partners(partners: Iterable[Partner]) -> str:
    return ", ".join(f"{partner.name} ({partner.deals})" for partner in partners) or UNKNOWN
