"""The register from other sides: a party, a weapon system, flows, the network, conflicts, what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of, members

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.cli.session import Session
    from pactwatch.model import PartialDate
    from pactwatch.register import Register
    from pactwatch.views import Filters, Json
    from pactwatch.views.listing import LateDeals
    from pactwatch.vocab import Vocabulary

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

    whole, vocabulary, day = _loaded(db, as_of)
    found = views.country(whole, vocabulary, party, day.last_day if day is not None else None)

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import country_pieces

        return country_pieces(found, [deal.id for deal in whole.deals])

    _answer(whole.version, members(views.plain(found)), pieces, as_json, out)


def system(
    item: Annotated[str, typer.Argument(metavar="NAME", help="Name or designation of the weapon system.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print everything about one weapon system: who supplies it to whom."""
    from pactwatch import views

    whole, vocabulary, day = _loaded(db, as_of)
    found = views.weapon_system(whole, vocabulary, item, day.last_day if day is not None else None)

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import system_pieces

        return system_pieces(found, [deal.id for deal in whole.deals])

    _answer(whole.version, members(views.plain(found)), pieces, as_json, out)


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

    whole, vocabulary, _ = _loaded(db, as_of)
    found = views.flows(whole, vocabulary, _filters(supplier, recipient, item))

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import flow_pieces

        return flow_pieces(found)

    _answer(whole.version, {"flows": views.plain(found)}, pieces, as_json, out)


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

    whole, vocabulary, _ = _loaded(db, as_of)
    found = views.network(whole, vocabulary, _filters(supplier, recipient, item))

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import network_pieces

        return network_pieces(found)

    _answer(whole.version, members(views.plain(found)), pieces, as_json, out)


def conflicts(as_of: AsOf = None, db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Print the fields on which reports exclude each other, the greatest difference first."""
    from pactwatch import views

    whole, vocabulary, _ = _loaded(db, as_of)
    found = views.register_conflicts(whole, vocabulary)

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import conflict_pieces

        return conflict_pieces(found, [deal.id for deal in whole.deals])

    _answer(whole.version, {"conflicts": views.plain(found)}, pieces, as_json, out)


def overdue(as_of: AsOf = None, db: Database = None, as_json: AsJson = False, out: Out = None) -> None:
    """Print the deals whose next step is later than half of their kind took, and those that went silent."""
    from pactwatch import views
    from pactwatch.cli.session import opened

    with opened(db) as session:
        version, found, ids = _late(session, date_of(as_of, "--as-of"))

    def pieces() -> Iterable[RenderableType]:
        from pactwatch.cli.survey_tables import late_pieces

        return late_pieces(found, ids)

    _answer(version, members(views.plain(found)), pieces, as_json, out)


def _late(session: Session, day: PartialDate | None) -> tuple[str, LateDeals, list[str]]:
    """The version of the register, its late deals, and the ids of all deals."""
    from pactwatch import views
    from pactwatch.cli.session import kept_in, register_in
    from pactwatch.pipeline import catalogue

    known = kept_in(session, day)
    if known is not None:
        return known.version, catalogue.late(known), catalogue.deal_ids(known)
    whole = register_in(session, day)
    found = views.late_deals(whole, session.vocabulary, day.last_day if day is not None else None)
    return whole.version, found, [deal.id for deal in whole.deals]


def _loaded(db: str | None, as_of: str | None) -> tuple[Register, Vocabulary, PartialDate | None]:
    from pactwatch.cli.session import opened, register_in

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        return register_in(session, day), session.vocabulary, day


def _filters(supplier: str | None, recipient: str | None, item: str | None) -> Filters:
    from pactwatch.views import Filters

    return Filters(supplier=supplier, recipient=recipient, item=item)


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
