"""The register from other sides: a party, a weapon system, flows, the network, conflicts, what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of, members

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from pactwatch.pipeline.catalogue import Catalogue
    from pactwatch.register import Register
    from pactwatch.views import Json
    from pactwatch.vocab import Vocabulary

View = TypeVar("View")
Supplier = Annotated[str | None, typer.Option("--supplier", metavar="PARTY", help="Code or name of the supplier.")]
Recipient = Annotated[str | None, typer.Option("--recipient", metavar="PARTY", help="Code or name of the recipient.")]
Item = Annotated[str | None, typer.Option("--item", metavar="NAME", help="Designation, or a part of it.")]


def country(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Code or name of the party.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print everything about one party: what it gives and receives, and with whom it cooperates."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue

    version, found, ids = _found(
        db,
        as_of,
        lambda known: catalogue.country(known, party, whole=True).view,
        lambda whole, vocabulary, day: views.country(whole, vocabulary, party, day),
    )

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import country_pieces

        return country_pieces(found, ids)

    _answer(version, members(views.plain(found)), pieces, as_json, out)


def system(
    item: Annotated[str, typer.Argument(metavar="NAME", help="Name or designation of the weapon system.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print everything about one weapon system: who supplies it to whom."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue

    version, found, ids = _found(
        db,
        as_of,
        lambda known: catalogue.weapon_system(known, item, whole=True).view,
        lambda whole, vocabulary, day: views.weapon_system(whole, vocabulary, item, day),
    )

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import system_pieces

        return system_pieces(found, ids)

    _answer(version, members(views.plain(found)), pieces, as_json, out)


def flows(
    supplier: Supplier = None,
    recipient: Recipient = None,
    item: Item = None,
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print who supplies whom by year, with what the values add up to, each package once."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue
    from pactwatch.views import Filters

    filters = Filters(supplier=supplier, recipient=recipient, item=item)
    version, found, _ = _found(
        db,
        as_of,
        lambda known: catalogue.all_flows(known, filters)[0],
        lambda whole, vocabulary, _: views.flows(whole, vocabulary, filters),
    )

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import flow_pieces

        return flow_pieces(found)

    _answer(version, {"flows": views.plain(found)}, pieces, as_json, out)


def network(
    supplier: Supplier = None,
    recipient: Recipient = None,
    item: Item = None,
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print who supplies whom over all time, as parties and what goes between them."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue
    from pactwatch.views import Filters

    filters = Filters(supplier=supplier, recipient=recipient, item=item)
    version, found, _ = _found(
        db,
        as_of,
        lambda known: catalogue.network(known, filters),
        lambda whole, vocabulary, _: views.network(whole, vocabulary, filters),
    )

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import network_pieces

        return network_pieces(found)

    _answer(version, members(views.plain(found)), pieces, as_json, out)


def conflicts(
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the N greatest.")] = None,
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print the fields on which reports exclude each other, the greatest difference first."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue

    version, found, ids = _found(
        db,
        as_of,
        lambda known: catalogue.conflicts(known, limit),
        lambda whole, vocabulary, _: views.register_conflicts(whole, vocabulary)[:limit],
    )

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import conflict_pieces

        return conflict_pieces(found, ids)

    _answer(version, {"conflicts": views.plain(found)}, pieces, as_json, out)


def overdue(as_of: AsOf = None, db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Print the deals whose next step is later than half of their kind took, and those that went silent."""
    from pactwatch import views
    from pactwatch.pipeline import catalogue

    version, found, ids = _found(db, as_of, catalogue.late, views.late_deals)

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import late_pieces

        return late_pieces(found, ids)

    _answer(version, members(views.plain(found)), pieces, as_json, out)


def _found(
    db: str | None,
    as_of: str | None,
    in_kept: Callable[[Catalogue], View],
    in_whole: Callable[[Register, Vocabulary, date | None], View],
) -> tuple[str, View, list[str]]:
    """The version of the register, what is found in it, and the ids of all its deals.

    It is loaded as a whole only where it has to be linked for the question.
    """
    from pactwatch.cli.session import kept_in, opened, register_in
    from pactwatch.pipeline import catalogue

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        known = kept_in(session, day)
        if known is not None:
            return known.version, in_kept(known), catalogue.deal_ids(known)
        whole = register_in(session, day)
        found = in_whole(whole, session.vocabulary, day.last_day if day is not None else None)
        return whole.version, found, [deal.id for deal in whole.deals]


def _answer(
    version: str,
    data: dict[str, Json],
    pieces: Callable[[], Iterable[RenderableType]],
    as_json: bool,
    out: Path | None,
) -> None:
    from pactwatch.cli.output import draw, write_json

    if as_json:
        write_json({"version": version, **data}, out)
    else:
        draw(pieces(), out)
