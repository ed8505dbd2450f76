"""What the tests of the reader's upper half share: contexts, drafts made by hand, and the packaged reader."""

from __future__ import annotations

from functools import cache

from tests.claims.passages import read

from pactwatch.claims import GrammarReader
from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.merge import Group, Merger
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import stage_of
from pactwatch.claims.terms import Terms
from pactwatch.model import Claim, Document, Transfer
from pactwatch.vocab import load

Row = tuple[str | None, str | None, str]


def around(text: str, title: str | None = None) -> Context:
    return Context(read(text), read(title) if title else None)


def items(context: Context) -> list[tuple[Found, ItemMention]]:
    """All items of a text with their sentences, in order."""
    return [(found, item) for found in context.passage.found for item in found.items]


def told_stage(text: str, place: int = 0) -> str | None:
    """The stage that the grammar of a sentence tells of the item at a place of the text."""
    context = around(text)
    found, item = items(context)[place]
    return stage_of(context, found, item).stage


def draft(
    context: Context,
    place: int,
    supplier: str | None = None,
    recipient: str | None = None,
    probability: float = 0.8,
    stage: str = "ordered",
) -> Draft:
    """The item at a place of the text as a transfer between two parties, told with one probability throughout."""
    found, item = items(context)[place]
    return Draft(
        item=item,
        found=found,
        probability=probability,
        supplier=supplier,
        recipient=recipient,
        supplier_probability=probability,
        recipient_probability=probability,
        stage=stage,
        stage_probability=probability,
        mode="sale",
        mode_probability=probability,
        evidence=probability,
        held=1.0,
    )


def grouped(context: Context, *parties: tuple[str | None, str | None]) -> list[Group]:
    """The groups of the text's items, the first item with the first pair of parties and so on."""
    drafts = [draft(context, place, *pair) for place, pair in enumerate(parties)]
    return Merger(load(), Terms(context)).groups(drafts)


def rows(groups: list[Group]) -> list[Row]:
    """Each group as supplier, recipient and the item's best name."""
    return [(group.supplier, group.recipient, group.named.draft.item.designation) for group in groups]


@cache
def reader() -> GrammarReader:
    return GrammarReader(load())


def document(text: str, title: str | None = None) -> Document:
    return Document(id="own:1", address="own:1", text=text, title=title)


def claims(text: str, title: str | None = None) -> tuple[Claim, ...]:
    return reader().read(document(text, title))


def transfers(text: str, title: str | None = None) -> list[Transfer]:
    return [claim.content for claim in claims(text, title) if isinstance(claim.content, Transfer)]
