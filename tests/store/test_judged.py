"""Judgements in both stores: found by document, and none lost between two processes that write at once."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from pactwatch import vocab
from pactwatch.judgements import judged, key_of
from pactwatch.model import ENTERED, PERSON, Claim, Decision, Document, Judgement
from pactwatch.store import Store, open_store

AT = datetime(2024, 5, 1, tzinfo=UTC)
EACH = 500
PROGRAM = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pactwatch.judgements import key_of
from pactwatch.model import Decision, Judgement
from pactwatch.store import open_store
address, by, decision, each = sys.argv[1:]
with open_store(address) as store:
    (claim,) = store.claims("v1")
    for number in range(int(each)):
        one = replace(claim, id=f"c{number}", document=f"d{number}")
        at = datetime.now(UTC)
        assert store.add_judgement(Judgement(f"{by}-{number}", by, at, key_of(one), Decision(decision), about=(one,)))
"""


def judgement(name: str, claim: Claim, decision: Decision = Decision.ACCEPT) -> Judgement:
    return Judgement(name, "Ada", AT, key_of(claim), decision, about=(claim,))


def test_a_thousand_judgements_of_two_processes_are_all_there_and_their_conflicts_show(
    address: str, document: Document, claim: Claim
) -> None:
    with open_store(address) as store:
        store.add_document(document)
        store.add_claims("d1", "v1", [claim])
    writers = [("Ada", "accept"), ("Bo", "reject")]
    running = [subprocess.Popen([sys.executable, "-c", PROGRAM, address, *one, str(EACH)]) for one in writers]
    assert [one.wait(120) for one in running] == [0, 0]
    with open_store(address) as store:
        found = list(store.judgements())
    assert Counter(one.by for one in found) == {"Ada": EACH, "Bo": EACH}
    claims = [replace(claim, id=f"c{number}", document=f"d{number}") for number in range(EACH)]
    told, left = judged(found, claims, vocab.load())
    assert [(one.contested, {said.by for said in one.judgements}) for one in told.rulings] == [
        (True, {"Ada", "Bo"})
    ] * EACH
    assert list(left) == claims


def test_judgements_are_found_by_document_with_all_that_undoes_them(store: Store, claim: Claim) -> None:
    first, other = judgement("j1", claim), judgement("j2", replace(claim, document="d2"))
    undone = Judgement("j3", "Bo", AT, "j1", Decision.UNDO)
    again = Judgement("j4", "Ada", AT, "j3", Decision.UNDO)
    pair = Judgement("j5", "Ada", AT, "x", Decision.SAME, about=(claim, replace(claim, document="d2")))
    for one in (first, other, undone, again, pair):
        store.add_judgement(one)
    assert store.judgements_about(["d1"]) == (first, undone, again, pair)
    assert store.judgements_about(["d2"]) == (other, pair)
    assert store.judgements_about([]) == ()


def test_what_is_entered_comes_with_its_document_or_not_at_all(store: Store, document: Document, claim: Claim) -> None:
    made = replace(claim, reader=PERSON, version=PERSON)
    entered = replace(document, address=f"{ENTERED}a book")
    added = judgement("j1", made, Decision.ADD)
    assert store.add_judgement(added, entered)
    assert not store.add_judgement(added, entered)
    assert list(store.claims(PERSON)) == [made]
    assert store.unread("v1") == 0
    assert list(store.documents_without_claims("v1")) == []
    assert store.claims_of_document("d1", "v1") == (made,)
