"""Registers built, dated back and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.deals.builders import VOCABULARY, dollars, exactly, transfer_claim

from pactwatch.deals import Linked, link
from pactwatch.errors import RecordError
from pactwatch.model import Claim, DateFound, Document, PartialDate, PublicationDate, Stage
from pactwatch.register import Register, as_of, build, diff, find_deal, known_on
from pactwatch.register.canonical import canonical, digest
from pactwatch.register.version import CLAIMS, DEALS, Content


def linker(claims: Sequence[Claim], stories: Mapping[str, str]) -> Linked:
    return link(claims, stories, VOCABULARY)


def document(name: str, published: str | None) -> Document:
    when = PublicationDate(PartialDate.parse(published), DateFound.GIVEN) if published else None
    return Document(id=name, address=f"reports/{name}.txt", text=f"Report {name}.", published=when)


def register_of(*claims: Claim, stories: dict[str, str] | None = None) -> Register:
    documents = {
        claim.document: document(claim.document, str(claim.published) if claim.published else None) for claim in claims
    }
    linked = linker(claims, stories or {})
    return build(documents.values(), claims, stories or {}, linked.deals, linked.agreements, linked.cooperation)


SOUGHT = transfer_claim("a", stage=Stage.SOUGHT, published="2021-07-07", value=dollars(900))
ORDERED = transfer_claim("b", stage=Stage.ORDERED, ordered=exactly(24), published="2022-03-01")
UNDATED = transfer_claim("c", stage=Stage.DELIVERED, published=None)


def test_the_version_does_not_depend_on_order_time_or_place() -> None:
    first = register_of(SOUGHT, ORDERED)
    second = register_of(ORDERED, SOUGHT)
    assert first == second
    assert len(first.version) == 64
    moved = [
        replace(entry, address="/elsewhere/x.txt", fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
        for entry in first.documents.values()
    ]
    third = build(moved, first.claims.values(), first.stories, first.deals, first.agreements, first.cooperation)
    assert third.version == first.version


def test_the_version_adds_up_from_stretches_in_any_order() -> None:
    found = register_of(SOUGHT, ORDERED, UNDATED)
    content = Content()
    for claim in (UNDATED, SOUGHT, ORDERED):
        stretch = Content()
        stretch.count(CLAIMS, [claim])
        content.add_all(stretch.sums)
    for entry in reversed(list(found.documents.values())):
        content.count_document(entry, found.stories[entry.id])
    content.count(DEALS, found.deals)
    assert content.version == found.version
    content.count(DEALS, found.deals[:1])
    assert content.version != found.version


def test_a_digest_does_not_depend_on_the_order_of_names() -> None:
    other = hashlib.sha256('{"a":"é","b":[1,{"a":null}]}'.encode()).hexdigest()
    assert digest({"b": [1, {"a": None}], "a": "é"}) == other


def test_the_version_changes_with_the_content() -> None:
    versions = {
        register_of(SOUGHT).version,
        register_of(ORDERED).version,
        register_of(SOUGHT, ORDERED).version,
        register_of(SOUGHT, ORDERED, stories={"b": "a"}).version,
        register_of(replace(SOUGHT, confidence=0.5), ORDERED).version,
    }
    assert len(versions) == 5


def test_a_missing_document_or_claim_is_named() -> None:
    register = register_of(SOUGHT)
    with pytest.raises(RecordError, match="document a is not in the register"):
        build([], [SOUGHT], {}, [], [], [])
    with pytest.raises(RecordError, match="claim a is not in the register"):
        build(register.documents.values(), [], {}, register.deals, [], [])


def test_only_records_have_a_canonical_form() -> None:
    with pytest.raises(TypeError, match="object"):
        canonical(object())


def test_documents_count_from_the_last_day_that_their_date_may_mean() -> None:
    documents = [document("a", "2021"), document("b", "2021-07"), document("c", "2021-07-07"), document("d", None)]
    assert [kept.id for kept in known_on(documents, [], date(2021, 7, 7))[0]] == ["c"]
    assert [kept.id for kept in known_on(documents, [], date(2021, 7, 31))[0]] == ["b", "c"]
    assert [kept.id for kept in known_on(documents, [], date(2021, 12, 31))[0]] == ["a", "b", "c"]


def test_the_register_as_it_was_known_on_a_day() -> None:
    today = register_of(SOUGHT, ORDERED, UNDATED)
    assert today.deals[0].shown("stage") is Stage.DELIVERED
    past = as_of(today, date(2021, 12, 31), linker)
    assert past == register_of(SOUGHT)
    assert past.deals[0].shown("stage") is Stage.SOUGHT
    assert as_of(today, date(2021, 1, 1), linker).deals == ()


def test_a_later_copy_leaves_no_trace_in_the_past() -> None:
    today = register_of(SOUGHT, ORDERED, stories={"a": "0", "b": "0"})
    assert as_of(today, date(2021, 12, 31), linker).stories == {"a": "a"}


def test_what_changed_is_told_deal_by_deal() -> None:
    other = transfer_claim("x", recipient="AZE", published="2020-01-01")
    new_one = transfer_claim("y", recipient="UKR", published="2022-05-01")
    change = diff(register_of(SOUGHT, other), register_of(SOUGHT, ORDERED, new_one))
    assert [deal.id for deal in change.added] == ["y"]
    assert [deal.id for deal in change.dropped] == ["x"]
    (changed,) = change.changed
    assert (changed.before, changed.after, changed.claims_added, changed.claims_dropped) == ("a", "a", ("b",), ())
    assert [(field.name, field.before, field.after) for field in changed.fields] == [
        ("stage", Stage.SOUGHT, Stage.ORDERED),
        ("number_ordered", None, exactly(24)),
    ]


def test_a_register_does_not_differ_from_itself() -> None:
    assert diff(register_of(SOUGHT, ORDERED), register_of(ORDERED, SOUGHT)).empty


def test_an_earlier_report_changes_the_id_and_not_the_deal() -> None:
    old, new = register_of(ORDERED), register_of(SOUGHT, ORDERED)
    change = diff(old, new)
    assert (change.added, change.dropped) == ((), ())
    assert (change.changed[0].before, change.changed[0].after) == ("b", "a")
    found = find_deal(new, "b")
    assert found is not None
    assert found.id == "a"
    assert find_deal(new, "nothing") is None
