"""Why a text is read as it is."""

import math

import pytest

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.claims.explain import Explanation, explained, reasons
from pactwatch.claims.linear import Linear
from pactwatch.model import Cooperation, DateFound, Document, PartialDate, PublicationDate, Transfer

READER = GrammarReader(vocab.load())
TEXT = (
    "Poland signed a contract on Friday for 180 K2 Black Panther tanks from South Korea worth $3.37 billion. "
    "Poland's army paraded its F-16 fighters. The two countries also held a joint naval exercise. It rained."
)
DOCUMENT = Document(
    "d" * 32,
    "one.txt",
    TEXT,
    "Poland orders K2 tanks",
    None,
    PublicationDate(PartialDate(2022, 8, 26), DateFound.GIVEN),
    "en",
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explained(READER, DOCUMENT)


def test_every_sentence_is_there_with_its_place(explanation: Explanation) -> None:
    assert [one.number for one in explanation.sentences] == [1, 2, 3, 4]
    assert all(TEXT[one.start : one.end] == one.text for one in explanation.sentences)
    assert explanation.sentences[3].mentions == ()


def test_mentions_point_at_their_words(explanation: Explanation) -> None:
    mentions = explanation.sentences[0].mentions
    assert all(TEXT[one.start : one.end] == one.words for one in mentions)
    told = {(one.kind, one.words): one.meaning for one in mentions}
    assert told["party", "South Korea"].startswith("KOR")
    assert told["equipment", "K2 Black Panther tanks"] == "system: k2-black-panther"
    assert told["number", "180"] == "exact 180"
    assert told["date", "Friday"] == "2022-08-26"
    assert "USD" in told["money", "$3.37 billion"]
    assert {one.words for one in explanation.title} >= {"Poland", "K2 tanks"}


def test_roles_come_with_their_reasons(explanation: Explanation) -> None:
    (item,) = explanation.sentences[0].items
    assert item.suppliers[0].party == "KOR"
    assert item.suppliers[0].probability >= item.suppliers[0].least
    assert item.recipients[0].party == "POL"
    assert item.recipients[0].reasons
    assert item.against is None
    assert item.stage_by_rule == "ordered"


def test_what_is_left_out_says_why(explanation: Explanation) -> None:
    (paraded,) = explanation.sentences[1].items
    assert paraded.drafts == ()
    assert paraded.against == "improbable"
    assert paraded.probability < paraded.least


def test_what_is_told_are_the_claims_of_the_reader(explanation: Explanation) -> None:
    claims = READER.read(DOCUMENT)
    transfers = [claim.content for claim in claims if isinstance(claim.content, Transfer)]
    told = [one for one in explanation.transfers if one.against is None]
    assert [one.item for one in told] == [transfer.item.value.designation for transfer in transfers]


def test_the_relations_told_are_those_of_the_reader() -> None:
    text = "The navies of India and France held a joint naval exercise. India and France signed a defence agreement."
    document = Document("e" * 32, "two.txt", text, "India and France hold naval exercise", None, None, "en")
    claims = [claim.content for claim in READER.read(document)]
    relations = {claim.type.value.value for claim in claims if isinstance(claim, Cooperation)}
    weighed = [one for sentence in explained(READER, document).sentences for one in sentence.relations]
    assert {one.type for one in weighed if one.against is None} == relations
    assert "exercise" in relations
    assert all(one.reasons for one in weighed)


def test_a_purchase_at_home_is_left_out_by_name() -> None:
    text = "The Indian Army ordered 118 Arjun tanks from Heavy Vehicles Factory for its regiments."
    found = explained(READER, Document("e" * 32, "two.txt", text, None, None, None, "en"))
    assert READER.read(Document("e" * 32, "two.txt", text, None, None, None, "en")) == ()
    assert {one.against for one in found.transfers} <= {"bought at home", "improbable"}
    assert found.transfers


def test_reasons_add_up_to_the_probability() -> None:
    model = Linear(("yes",), (-1.0,), {"a": (2.0,), "b": (-0.5,), "faint": (0.001,)})
    found = reasons(model, {"a": 1.0, "b": 0.5, "unknown": 1.0}, most=9)
    assert [(one.name, one.weight) for one in found] == [("a", 2.0), ("base", -1.0), ("b", -0.25)]
    log_odds = sum(one.weight for one in found)
    assert 1 / (1 + math.exp(-log_odds)) == pytest.approx(model.probability({"a": 1.0, "b": 0.5}))


def test_an_empty_text_tells_nothing() -> None:
    found = explained(READER, Document("f" * 32, "three.txt", "It rained.", None, None, None, "en"))
    assert found.transfers == ()
    assert found.title == ()
