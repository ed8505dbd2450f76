"""Judgements through the whole flow: the next run honours them, and undone they leave no trace."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactwatch import pipeline, vocab
from pactwatch.errors import NotFoundError, UsageError
from pactwatch.exports import export
from pactwatch.judgements import standing
from pactwatch.model import Claim, Decision, Judgement, PartialDate, Transfer
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.carrying import judgement_lines, take_over
from pactwatch.pipeline.entering import Entry, enter, mark_missed
from pactwatch.pipeline.judging import Opinion, decide, entered_from, undo
from pactwatch.register import Register
from pactwatch.store import Store, open_store
from pactwatch.views import DealRow, Filters, Paging, deal_view, register_rows, ruling_views

WORDS = vocab.load()
REPORTS = {
    "order.txt": "date 2022-08-26\n\nPoland signed a contract for 180 K2 tanks from South Korea, the ministry said.\n",
    "again.txt": "date 2022-09-02\n\nSeoul will deliver the 180 K2 tanks that Poland has ordered, officials said.\n",
    "jets.txt": "date 2022-09-16\n\nPoland ordered 48 FA-50 jets from South Korea, the ministry said on Friday.\n",
}


def kept_rows(store: Store) -> list[DealRow]:
    """The rows of the register as it is kept."""
    return list(catalogue.rows(catalogue.catalogue_of(store, WORDS), Filters(), Paging()))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Register]]:
    folder = tmp_path_factory.mktemp("judging")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    with open_store(str(folder / "register.db")) as store:
        yield store, pipeline.run(store, WORDS, [str(folder / name) for name in REPORTS])[0]


@pytest.fixture
def store(first: tuple[Store, Register], tmp_path: Path) -> Iterator[Store]:
    """A copy of the register of three reports."""
    from pactwatch.store.transfer import copy

    with open_store(str(tmp_path / "copy.db")) as opened:
        copy(first[0], opened)
        yield opened


@pytest.fixture
def register(first: tuple[Store, Register]) -> Register:
    return first[1]


def claim_on(register: Register, system: str) -> Claim:
    """The first claim about a system."""
    found = [one for one in register.claims.values() if isinstance(one.content, Transfer)]
    return min((one for one in found if system in (one.content.item.value.system or "")), key=lambda one: one.id)  # type: ignore[union-attr]


def told(store: Store, register: Register, decision: Decision, *claims: Claim, **more: object) -> Judgement:
    opinion = Opinion("Ada", decision, tuple(claim.id for claim in claims))
    return decide(store, register, WORDS, replace(opinion, **more))  # type: ignore[arg-type]


def test_the_next_run_honours_what_was_decided(store: Store, register: Register) -> None:
    jets, tanks = claim_on(register, "fa-50"), claim_on(register, "k2")
    told(store, register, Decision.REJECT, jets)
    told(store, register, Decision.CORRECT, tanks, field="number_ordered", after="about 200", note="table 3")
    pipeline.link(store, WORDS)
    built = pipeline.load_register(store, WORDS)
    assert jets.id not in built.claims
    (row,) = [row for row in register_rows(built, WORDS) if row.item and row.item.startswith("K2")]
    assert row.review == "corrected"
    view = deal_view(built, WORDS, row.id)
    number = next(field for field in view.fields if field.name == "number_ordered")
    assert "about 200" in {value.words for value in number.values}
    assert any("corrected number ordered: about 200, not 180 (table 3)" in line for line in number.judged)
    assert store.is_current
    assert row in kept_rows(store)


def test_a_judgement_makes_the_kept_register_old_until_it_is_linked(store: Store, register: Register) -> None:
    pipeline.link(store, WORDS)
    told(store, register, Decision.ACCEPT, claim_on(register, "k2"))
    assert not store.is_current
    pipeline.link(store, WORDS)
    assert store.is_current


def test_pairs_force_and_forbid_links(store: Store, register: Register) -> None:
    jets, tanks = claim_on(register, "fa-50"), claim_on(register, "k2")
    before = len(register.deals)
    told(store, register, Decision.SAME, jets, tanks)
    assert len(pipeline.build_register(store, WORDS).deals) == before - 1
    deal = next(deal for deal in register.deals if tanks.id in deal.claims)
    assert len(deal.claims) == 2
    one, other = (register.claims[name] for name in deal.claims)
    told(store, register, Decision.NOT_SAME, one, other)
    parted = pipeline.build_register(store, WORDS)
    assert not any({one.id, other.id} <= set(deal.claims) for deal in parted.deals)


def test_a_value_chosen_for_a_deal_is_shown_with_who_chose_it(store: Store, register: Register) -> None:
    tanks = claim_on(register, "k2")
    told(store, register, Decision.CORRECT, tanks, field="stage", after="cancelled", whole=True)
    built = pipeline.build_register(store, WORDS)
    deal = next(deal for deal in built.deals if tanks.id in deal.claims)
    stage = deal.field("stage")
    assert stage is not None
    assert (str(stage.shown), stage.rule) == ("cancelled", "decided by Ada")
    assert len(stage.values) > 1


def test_as_of_a_day_counts_what_was_decided_about_reports_of_before(store: Store, register: Register) -> None:
    told(store, register, Decision.REJECT, claim_on(register, "fa-50"))
    day = PartialDate(2022, 9, 10).last_day
    early = pipeline.build_register(store, WORDS, day)
    assert early.judged.rulings == ()
    late = pipeline.build_register(store, WORDS, PartialDate(2022, 9, 30).last_day)
    assert len(late.judged.rulings) == 1
    assert len(late.deals) == len(early.deals)


@pytest.mark.parametrize("decision", [Decision.REJECT, Decision.CORRECT, Decision.NOT_SAME, Decision.SAME])
def test_a_new_document_is_linked_as_was_decided(
    first: tuple[Store, Register], tmp_path: Path, decision: Decision
) -> None:
    """The report on deliveries arrives late, after a decision on the order."""
    source, register = first
    late = next(one for one in register.documents.values() if "deliver" in one.text)
    version = pipeline.reader_of(WORDS).version
    with open_store(str(tmp_path / "late.db")) as store:
        for document in register.documents.values():
            if document != late:
                store.add_document(document)
                store.add_claims(document.id, version, source.claims_of_document(document.id, version))
        pipeline.link(store, WORDS)
        store.add_document(late)
        new = source.claims_of_document(late.id, version)
        store.add_claims(late.id, version, new)
        everything = pipeline.build_register(store, WORDS)
        tanks = next(one for one in new if isinstance(one.content, Transfer))
        jets = claim_on(register, "fa-50")
        held = next(deal for deal in everything.deals if tanks.id in deal.claims)
        old = next(everything.claims[name] for name in held.claims if name != tanks.id)
        about = {Decision.NOT_SAME: (tanks, old), Decision.SAME: (tanks, jets)}.get(decision, (tanks,))
        more = {"field": "number_ordered", "after": "7"} if decision is Decision.CORRECT else {}
        told(store, everything, decision, *about, **more)
        pipeline.link_document(store, WORDS, late.id)
        rows = {row.id: row for row in kept_rows(store)}
        whole = {row.id: row for row in register_rows(pipeline.build_register(store, WORDS), WORDS)}
        shown = ("id", "number_ordered", "stage", "claims", "review")
        assert [[getattr(rows[name], field) for field in shown] for name in sorted(rows)] == [
            [getattr(whole[name], field) for field in shown] for name in sorted(whole)
        ]


@pytest.fixture(scope="module")
def scratch(first: tuple[Store, Register], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A copy that gathers all judgements of a property test, every one of them undone."""
    from pactwatch.store.transfer import copy

    with open_store(str(tmp_path_factory.mktemp("scratch") / "copy.db")) as opened:
        copy(first[0], opened)
        yield opened


DECISIONS = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["Ada", "Bo"])), min_size=1, max_size=8)


def _act(store: Store, register: Register, seed: int, by: str) -> None:
    """Decide something, drawn by a seed: whatever can be decided at all."""
    drawn = random.Random(seed)  # noqa: S311  (the same for the same seed)
    claims = drawn.sample(sorted(register.claims), 2)
    kind = drawn.choice([*Decision])
    if kind is Decision.ADD:
        fields = {"supplier": "KOR", "recipient": "POL", "item": drawn.choice(["K2", "K9", "XB-9"])}
        enter(store, WORDS, Entry(by, fields, seen_in="a book", note=str(seed)))
    elif kind is Decision.UNDO:
        known = [one.id for one in store.judgements()]
        if known:
            undo(store, [drawn.choice(known)], by)
    elif kind is Decision.CORRECT:
        field, after = drawn.choice([("stage", "sought"), ("supplier", "FRA"), ("number_ordered", "7"), ("item", "K9")])
        whole = drawn.random() < 0.3
        decide(store, register, WORDS, Opinion(by, kind, (claims[0],), field, after, whole=whole))
    else:
        names = claims if kind in (Decision.SAME, Decision.NOT_SAME) else claims[:1]
        decide(store, register, WORDS, Opinion(by, kind, tuple(names), note="n", whole=kind is Decision.NOTE))


@given(DECISIONS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_judgements_undone_give_the_register_from_before(
    first: tuple[Store, Register], scratch: Store, told: list[tuple[int, str]]
) -> None:
    store, register = scratch, first[1]
    for seed, by in told:
        try:
            _act(store, register, seed, by)
        except UsageError:
            continue  # it cannot be decided: a value that is there already, a judgement that is undone
    undo(store, [one.id for one in standing(store.judgements())], "Cy")
    again = pipeline.build_register(store, WORDS)
    assert again.version == register.version
    assert (again.deals, again.claims, again.documents) == (register.deals, register.claims, register.documents)
    assert export("json", again, WORDS) == export("json", register, WORDS)


def test_what_was_entered_with_a_passage_points_at_its_words(store: Store) -> None:
    document = next(one for one in store.documents() if "FA-50" in one.text)
    fields = {"supplier": "South Korea", "recipient": "Poland", "item": "FA-50", "number_ordered": "48"}
    passage = "Poland ordered 48\nFA-50 jets from South Korea"
    (made,) = enter(store, WORDS, Entry("Ada", fields, document=document.id[:6], passage=passage))
    (claim,) = made.about
    assert isinstance(claim.content, Transfer)
    assert claim.content.supplier is not None
    span = claim.content.supplier.evidence[0].span
    assert document.text[span.start : span.end] == "South Korea"
    assert claim.id in pipeline.build_register(store, WORDS).claims


def test_a_deal_entered_in_steps_is_one_deal_and_one_document(store: Store) -> None:
    fields = {"supplier": "TUR", "recipient": "PAK", "item": "MILGEM", "number_ordered": "4", "number_delivered": "1"}
    steps = (("ordered", "2018-07"), ("delivering", "2023-09"))
    entry = Entry("Ada", fields, steps, seen_in="a yearbook", published=PartialDate(2024, 1, 2), said_by="the yard")
    made = enter(store, WORDS, entry)
    assert [one.decision for one in made] == [Decision.ADD, Decision.ADD, Decision.SAME]
    built = pipeline.build_register(store, WORDS)
    (row,) = [row for row in register_rows(built, WORDS) if row.supplier == ("TUR",)]
    assert (row.history, row.documents, row.review) == ("ordered (2018-07), delivering (2023-09)", 1, "accepted")
    assert (str(row.number_ordered), str(row.number_delivered)) == ("4", "1")
    assert entered_from(store, "a yearbook") == tuple(one.id for one in made)
    assert "a yearbook" in export("csv", built, WORDS).decode()


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry("Ada", {"supplier": "TUR", "item": "TB2"}), "nothing says where it was read"),
        (Entry("Ada", {"supplier": "TUR"}, seen_in="x"), "item: nothing is said to change hands"),
        (Entry("Ada", {"item": "TB2"}, seen_in="x"), "neither is told"),
        (Entry("Ada", {"supplier": "TUR", "item": "TB2", "number_ordered": "some"}, seen_in="x"), "number ordered: "),
        (Entry("Ada", {"supplier": "TUR", "item": "TB2"}, (("done", ""),), seen_in="x"), "step done: stage"),
        (Entry("Ada", {"type": "exercise", "parties": "TUR"}, seen_in="x"), "two of them"),
        (Entry("Ada", {"price": "1"}, seen_in="x"), "field 'price': not one that can be entered"),
    ],
)
def test_what_cannot_be_entered_says_why(store: Store, entry: Entry, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        enter(store, WORDS, entry)
    assert list(store.judgements()) == []


def test_a_passage_must_stand_in_the_document(store: Store) -> None:
    name = next(store.documents()).id
    with pytest.raises(NotFoundError, match="no such passage"):
        mark_missed(store, name, "not there at all", "Ada")
    found = mark_missed(store, name, "Poland", "Ada", "the reader saw nothing")
    views = ruling_views(pipeline.build_register(store, WORDS), WORDS)
    assert [one.about for one in views] == [f"a passage of document {name}"]
    assert found.after == "Poland"


def test_judgements_are_carried_to_another_database_and_back(store: Store, register: Register, tmp_path: Path) -> None:
    told(store, register, Decision.REJECT, claim_on(register, "fa-50"))
    told(store, register, Decision.CORRECT, claim_on(register, "k2"), field="stage", after="sought")
    enter(store, WORDS, Entry("Ada", {"supplier": "TUR", "recipient": "PAK", "item": "TB2"}, seen_in="a book"))
    file = tmp_path / "judgements.jsonl"
    file.write_text("".join(f"{line}\n" for line in judgement_lines(store)))
    with open_store(str(tmp_path / "empty.db")) as other:
        found = take_over(other, WORDS, file)
        assert (found.added, found.already_there, found.about_unknown, found.problems) == (3, 0, 2, ())
        assert take_over(other, WORDS, file).already_there == 3
        assert list(judgement_lines(other)) == file.read_text().splitlines()
        for document in register.documents.values():  # what they are about arrives later
            other.add_document(document)
            version = pipeline.reader_of(WORDS).version
            other.add_claims(document.id, version, store.claims_of_document(document.id, version))
        one, two = (pipeline.build_register(each, WORDS) for each in (store, other))
        assert one.version == two.version


@pytest.mark.parametrize("change", [{"by": "Bo"}, {"after": "2"}, {"note": "x"}, {"decision": "reject"}])
def test_a_judgement_that_was_changed_is_refused(
    store: Store, register: Register, tmp_path: Path, change: dict[str, str]
) -> None:
    told(store, register, Decision.ACCEPT, claim_on(register, "k2"))
    (line,) = judgement_lines(store)
    file = tmp_path / "changed.jsonl"
    file.write_text(json.dumps(json.loads(line) | change) + "\nnot JSON\n")
    found = take_over(store, WORDS, file)
    assert (found.added, len(found.problems)) == (0, 2)
    assert "line 1: not a judgement (its id is not that of what it says" in found.problems[0]
