"""One deal, one document, one dossier, drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from pactwatch.cli.fitted import Fitted
from pactwatch.cli.tables import agreement_table, cooperation_table, deal_table, span_words, totals_lines
from pactwatch.cli.words import clean, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.deals.credibility import Credibility
    from pactwatch.views import (
        ClaimView,
        ConflictView,
        DealView,
        DocumentView,
        Dossier,
        Excerpt,
        FieldView,
        LinksView,
        OriginalView,
        RewriteView,
        RulingView,
        SideView,
        TieView,
    )

INDENT = 2


def deal_pieces(deal: DealView, links: LinksView | None) -> Iterator[RenderableType]:
    """One deal: fields, grade, history, reports; with links every value with its rule, words and speakers as well."""
    row = deal.row
    supplier, recipient = (", ".join(names) or "?" for names in (row.supplier_names, row.recipient_names))
    yield _heading(f"{supplier} to {recipient}: {row.item or '?'}", first=True)
    yield _line(f"deal {deal.id}; {counted(row.claims, 'claim')} in {counted(row.stories, 'independent report')}")
    if deal.former_ids:
        yield _line(f"known before as {', '.join(deal.former_ids)}")
    yield _line(f"credibility {grade_words(row.credibility)}")
    yield _line(f"next: {row.outlook.words}")
    yield Fitted(("Field", "Value", "Reports", ""), tuple(_field(field) for field in deal.fields))
    yield from _conflicts(deal.conflicts)
    yield from judgement_lines(deal.judgements)
    if links is not None:
        for field in deal.fields:
            yield from _reasons(field)
        yield from _links(links)
    yield from _history(deal)
    if deal.agreement is not None:
        yield agreement_table([deal.agreement], [one.id for one in deal.agreement.deals])
        yield _line(f"credibility of the agreement {grade_words(deal.agreement.credibility)}")
    yield from _claims(deal.claims)


def grade_words(found: Credibility) -> str:
    """The grade with its label and its reason: "4, doubtful: only media of a third party, India, tell it"."""
    return f"{found.grade.mark}, {found.label}: {found.grade.reason}"


def _field(field: FieldView) -> tuple[str, str, str, str]:
    told = max((value.stories for value in field.values if value.shown), default=0)
    return field.label, field.shown, str(told), "disputed" if field.conflict else ""


def _conflicts(conflicts: Sequence[ConflictView]) -> Iterator[RenderableType]:
    if conflicts:
        cells = tuple((one.label, "; ".join(one.values), one.words) for one in conflicts)
        yield Fitted(("Field", "Values told, the one shown first", "Difference"), cells, "In dispute")


def judgement_lines(rulings: Sequence[RulingView]) -> Iterator[RenderableType]:
    """What reviewers decided, a line each; what needs another look stands first and says so."""
    if not rulings:
        return
    yield _heading("Judgements and notes")
    for one in rulings:
        mark = "[contested] " if one.contested else "[open again] " if one.reopened else ""
        about = "" if one.whole else f"{one.about}: "
        yield _line(f"{mark}{about}{one.words} [{', '.join(told.id[:8] for told in one.judgements)}]")


def _reasons(field: FieldView) -> Iterator[RenderableType]:
    yield _heading(f"{field.label}: {field.shown}")
    yield _line(f"chosen because: {field.rule}")
    for line in field.judged:
        yield _line(f"reviewed: {line}")
    for value in field.values:
        said = "; ".join(_side(side) for side in value.sides)
        when = span_words(value.first_published, value.last_published)
        yield _line(f"{value.words}: {counted(value.stories, 'independent report')}, {when}; {said}")
        for excerpt in value.excerpts:
            yield _passage(excerpt)


def _side(side: SideView) -> str:
    parties = f" ({', '.join(side.parties)})" if side.parties else ""
    return f"{side.words}{parties}: {', '.join(side.speakers)}"


def _links(links: LinksView) -> Iterator[RenderableType]:
    """What joins the reports of the deal, and what parts the nearest other deals from it, in words."""
    if links.joins:
        yield _heading("What joins these reports")
    for tie in links.joins:
        yield from _tie(f"{tie.second}, with {tie.first}", tie)
    if links.parts:
        yield _heading("What parts the deals next to it")
    for tie in links.parts:
        yield from _tie(f"deal {tie.deal}: {tie.second}, against {tie.first}", tie)


def _tie(title: str, tie: TieView) -> Iterator[RenderableType]:
    yield _line(title)
    for line in tie.lines:
        yield Padding(_line(line), (0, 0, 0, INDENT))


def _history(deal: DealView) -> Iterator[RenderableType]:
    if deal.history:
        steps = tuple((event.when, event.label, event.source) for event in deal.history)
        yield Fitted(("When", "Stage", "Source"), steps, "History")
    if deal.instalments:
        yield _line("delivered: " + ", ".join(f"{number:,} in {year}" for year, number in deal.instalments))


def _claims(claims: Iterable[ClaimView]) -> Iterator[RenderableType]:
    yield _heading("Reports")
    for claim in sorted(claims, key=_first_day):
        when = str(claim.published) if claim.published is not None else "date unknown"
        marks = "".join(
            f"; {kind}: {words}" for kind, words in (("hedged", claim.hedged), ("denied", claim.denied)) if words
        )
        source = f"{claim.source} ({claim.reliability.mark})"
        ids = f"claim {claim.id}, document {claim.document}"
        yield _line(f"{source}, {when}; said by {claim.said_by}{marks}; {ids}")
        if claim.original is not None:
            yield _line(_original(claim.original, claim.document))
            yield from _differences(claim)
        yield from map(_line, _rewrites(claim.rewrites))
        yield _passage(claim.sentence)
        yield from (_line(f"reviewed: {line}") for line in claim.judged)


def _original(original: OriginalView, document: str) -> str:
    """What a document is in its story: the original, or a copy of it, and why that is thought."""
    if original.document == document:
        return f"original of its story: {original.reason}"
    return f"copy of {original.source}, document {original.document} ({original.reason})"


def _rewrites(rewrites: Iterable[RewriteView]) -> Iterator[str]:
    """A line for each report of which one is probably a rewrite of the other."""
    for one in rewrites:
        what = "a rewrite of" if one.first else "rewritten by"
        yield f"probably {what} {one.source}, document {one.document} ({one.reason})"


def _differences(claim: ClaimView) -> Iterator[RenderableType]:
    for one in claim.differences:
        yield _line(f"differs from the original in {one.label}: {one.copy} here, {one.original} there")


def _first_day(claim: ClaimView) -> date:
    """The day that sorts a claim among others; undated ones come last."""
    return claim.published.first_day if claim.published is not None else date.max


def document_pieces(document: DocumentView) -> Iterator[RenderableType]:
    """One document: where it comes from, what was read in it, and its text with the evidence marked."""
    yield _heading(document.title or document.address, first=True)
    when = str(document.published) if document.published is not None else "date unknown"
    found = f" (from {document.published_found.value})" if document.published_found is not None else ""
    yield _line(f"{document.source}, {when}{found}; language {document.language or 'unknown'}; {document.address}")
    yield _line(f"document {document.id}")
    if document.copies:
        yield _line(f"tells the same story as {', '.join(document.copies)}")
    if document.original is not None:
        yield _line(_original(document.original, document.id))
        for claim in document.claims:
            yield from _differences(claim)
    yield from map(_line, _rewrites(document.rewrites))
    if document.claims:
        read = tuple((claim.deal or claim.kind, _said(claim)) for claim in document.claims)
        yield Fitted(("Claim", "What it says"), read, counted(len(read), "claim"), whole=("Claim",))
    yield from _rejected(document.rejected)
    text = Text()
    for segment in document.segments:
        text.append("[...]" if segment.left_out else clean(segment.text), style="bold" if segment.marks else "")
    yield Padding(text, (1, 0, 0, 0))


def _rejected(claims: Sequence[ClaimView]) -> Iterator[RenderableType]:
    """The claims that were taken out, struck, each with who rejected it and why."""
    if claims:
        yield _heading(f"Rejected: {counted(len(claims), 'claim')}")
    for claim in claims:
        yield Text(clean(f"claim {claim.id}: {_said(claim)}"), style="strike")
        for line in claim.judged:
            yield Padding(_line(line), (0, 0, 0, INDENT))


def _said(claim: ClaimView) -> str:
    return "; ".join(f"{said.label} {said.words}" for said in claim.fields)


def dossier_pieces(dossier: Dossier, deal_ids: Iterable[str]) -> Iterator[RenderableType]:
    """Everything between two parties: transfers each way, agreements, cooperation."""
    ids = list(deal_ids)
    first, second = dossier.first_name, dossier.second_name
    yield _heading(f"{first} and {second}: {span_words(dossier.first_published, dossier.last_published)}", first=True)
    for giver, taker, rows, totals in (
        (first, second, dossier.given, dossier.given_totals),
        (second, first, dossier.returned, dossier.returned_totals),
    ):
        title = f"{giver} to {taker}"
        yield deal_table(rows, ids, title) if rows else _line(f"no transfers from {giver} to {taker}")
        yield from totals_lines(totals)
    if dossier.agreements:
        yield agreement_table(dossier.agreements, ids)
    if dossier.cooperation:
        yield cooperation_table(dossier.cooperation)


def _heading(words: str, first: bool = False) -> Text:
    return Text(clean(words) if first else f"\n{clean(words)}", style="bold")


def _line(words: str) -> Text:
    return Text(clean(words))


def _passage(excerpt: Excerpt) -> Padding:
    """The words in their surroundings, marked so that they stand out without colour too."""
    words = Text.assemble(
        clean(excerpt.before), ("[", "dim"), (clean(excerpt.words), "bold"), ("]", "dim"), clean(excerpt.after)
    )
    if excerpt.refers_to is not None:
        words.append(clean(f" (refers to: {excerpt.refers_to})"))
    return Padding(words, (0, 0, 0, INDENT))
