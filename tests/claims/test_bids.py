"""Bids for a tender: who makes them, who no longer does, for what and for whom."""

import pytest
from tests.claims.texts import around, document, draft, reader, transfers

from pactwatch.claims.bidders import Bidders
from pactwatch.claims.bids import with_bids
from pactwatch.claims.calls import buyers_of, sought_in, tenders
from pactwatch.claims.frames import frames_of
from pactwatch.vocab import load

FRAMES = frames_of(load(), "bids.yaml")
ASKED = "Norway opened a tender for 20 main battle tanks. "

Told = set[tuple[str, str, str, str]]


def told(text: str) -> Told:
    """Supplier, recipient, item and stage of each transfer between two parties."""
    return {
        (one.supplier.value[0], one.recipient.value[0], one.item.value.designation, str(one.stage.value))
        for one in transfers(text)
        if one.supplier and one.recipient and one.stage
    }


def of(text: str, at: int = 0) -> Bidders:
    """A sentence of a text with its words of bidding."""
    context = around(text)
    found = context.passage.found[at]
    return Bidders(context, found, FRAMES.triggers(context.tokens, found.sentence))


def bidders(text: str) -> set[tuple[str, str]]:
    """Each bidder that a sentence names, with the stage."""
    return {(party.code, one.stage) for one in of(text).biddings() for party in one.bidders}


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Peru and Chile were also submitting proposals.", "offered"),
        ("Peru and Chile are in the running.", "offered"),
        ("Peru and Chile are competing for the contract.", "offered"),
        ("The only bidders are Peru and Chile.", "offered"),
        ("Peru and Chile are the only contenders.", "offered"),
        ("The ministry received bids from Peru and Chile.", "offered"),
        ("The race is now between Peru and Chile.", "offered"),
        ("Peru and Chile were both shortlisted.", "offered"),
        ("Three were shortlisted for the programme: Peru and Chile.", "offered"),
        ("Firms from Peru and Chile took part in the tender.", "offered"),
        ("Peru and Chile lost out to Kenya.", "offered"),
        ("Kenya beat Peru and Chile in the competition.", "offered"),
        ("Peru and Chile have already withdrawn their offers.", "cancelled"),
        ("Peru and Chile had opted out of Project Falcon.", "cancelled"),
        ("Peru and Chile quit the race.", "cancelled"),
        ("Peru and Chile pulled out.", "cancelled"),
        ("Peru and Chile stayed out of the tender.", "refused"),
        ("Peru and Chile will not bid for the contract.", "refused"),
        ("Peru and Chile declined to take part in the tender.", "refused"),
        ("The refusal of Peru and Chile to take part in the tender was a blow.", "refused"),
    ],
)
def test_who_bids(sentence: str, stage: str) -> None:
    assert bidders(sentence) == {("PER", stage), ("CHL", stage)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru withdrew its troops from Chile.",
        "In a bid to end the war, Peru met Chile.",
        "Kenya asked Peru and Chile to submit bids.",
        "Teams from Peru and Chile compete on Monday.",
        "Peru may withdraw from the tender.",
        "The Peruvian navy is competing for funds.",
        "Peru lost the war to Chile.",
    ],
)
def test_who_does_not(sentence: str) -> None:
    assert not bidders(sentence)


def test_the_bids_of_one_sentence_may_differ() -> None:
    text = "Only the Peruvian bid meets the terms, while Chile has declined to bid."
    assert bidders(text) == {("PER", "offered"), ("CHL", "refused")}


@pytest.mark.parametrize(
    ("sentence", "buyer", "item"),
    [
        ("Peru withdrew from the Kenyan navy's submarine tender.", "KEN", "submarine"),
        ("Kenya has received bids from Peru for submarines.", "KEN", "submarines"),
        ("Peru is bidding to supply submarines to Kenya.", "KEN", "submarines"),
        ("Peru is in the race for supplying submarines for the tender of Kenya.", "KEN", "submarines"),
    ],
)
def test_whose_tender_it_is_and_what_for(sentence: str, buyer: str, item: str) -> None:
    words = of(sentence)
    biddings = words.biddings()
    sought = sought_in(words, biddings[0])
    assert buyers_of(words, biddings, biddings[0])[0] == buyer
    assert sought is not None
    assert sought.designation == item


def test_rivals_do_not_buy_from_each_other() -> None:
    words = of("Peru is competing in the tender; Chile is competing too.")
    biddings = words.biddings()
    assert buyers_of(words, biddings, biddings[0]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya invited bids for tugs and submarines.",
        "The Kenyan navy's submarine tender is open.",
        "Kenya's tender for six submarines is open.",
        "The tender for Kenya's submarines is open.",
    ],
)
def test_what_is_put_out_to_tender(sentence: str) -> None:
    assert {buyer for _, buyer in tenders(of(sentence))} == {"KEN"}


def test_bids_are_for_what_was_asked_for_before() -> None:
    text = ASKED + "Germany and South Korea have submitted bids."
    assert told(text) == {(code, "NOR", "main battle tanks", "offered") for code in ("DEU", "KOR")}


def test_a_bid_without_a_number_is_for_as_many_as_the_others() -> None:
    text = ASKED + "Germany offered to sell Norway 20 main battle tanks. South Korea has submitted a bid as well."
    numbers = {one.supplier.value: one.number for one in transfers(text) if one.supplier and one.number}
    assert {code: number.value.amount for code, number in numbers.items()} == {("KOR",): 20, ("DEU",): 20}


def test_the_last_that_is_told_of_a_bid_counts() -> None:
    text = ASKED + "Germany and South Korea have submitted bids. South Korea later withdrew from the tender."
    assert told(text) == {
        ("DEU", "NOR", "main battle tanks", "offered"),
        ("KOR", "NOR", "main battle tanks", "cancelled"),
    }


def test_who_refuses_has_made_no_bid() -> None:
    assert ("TUR", "NOR", "main battle tanks", "refused") in told(ASKED + "Turkey said that it would not bid.")


def test_one_makers_refusal_leaves_anothers_bid() -> None:
    text = "Belgium's tender for fighter jets drew offers from Lockheed Martin. Boeing declined to bid."
    assert ("USA", "BEL", "fighter jets", "offered") in told(text)


def test_who_bids_himself_is_no_buyer() -> None:
    text = (
        "Poland is to buy new submarines in a tender. Naval Group of France is offering its Scorpene; ThyssenKrupp "
        "of Germany is bidding with its Type 212CD."
    )
    assert not any(recipient != "POL" for _, recipient, _, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants main battle tanks. Germany and South Korea have submitted reports.",
        "Norway bought tanks. Germany and Chile put forward proposals to end the war.",
        "Norway has many parks. Germany and South Korea have submitted bids.",
    ],
)
def test_no_bids_without_a_tender_for_equipment(text: str) -> None:
    context = reader().context(document(text))
    assert not any(draft.least for draft in reader().drafts(context))


def test_what_is_withdrawn_is_held_by_that() -> None:
    text = ASKED + "Rheinmetall (Leopard 2) and Hyundai Rotem (K2) have withdrawn their offers."
    context = reader().context(document(text))
    ended = [draft for draft in reader().drafts(context) if draft.stage == "cancelled" and draft.item.system]
    assert {draft.item.designation for draft in ended} == {"Leopard 2", "K2"}
    assert all(draft.held == 1.0 for draft in ended)


def test_what_a_bidder_is_offered_goes_to_the_buyer() -> None:
    text = (
        "Peru's navy wants six frigates. South Korea and Spain have submitted bids in the tender for the frigates. "
        "France too has offered its FREMM frigates. Spain received the FREMM from France in 2001."
    )
    assert ("FRA", "PER", "FREMM", "offered") in told(text)


def test_who_sells_the_same_is_no_buyer() -> None:
    text = (
        "Egypt ordered 40 FA-50 trainers from South Korea in a tender. "
        "Other competitors were the Italian M-346 and the Russian Yak-130."
    )
    assert {recipient for _, recipient, _, _ in told(text)} == {"EGY"}


def test_who_made_it_to_the_shortlist_bids() -> None:
    assert bidders("Saab of Sweden and Dassault of France have made it to the shortlist.") == {
        ("SWE", "offered"),
        ("FRA", "offered"),
    }


@pytest.mark.parametrize(
    ("buyers", "offered", "recipient"),
    [
        (["PER"], "offered", "PER"),
        (["PER", "CHL"], "offered", None),
        (["PER"], "delivered", None),
        (["FRA"], "offered", None),
    ],
)
def test_what_is_offered_is_for_the_only_one_who_wants_its_kind(
    buyers: list[str], offered: str, recipient: str | None
) -> None:
    context = around("The tender is for fighter aircraft. They want fighter aircraft. The Rafale is on offer.")
    wanted = [draft(context, place, None, code, stage="sought") for place, code in enumerate(buyers)]
    rafale = draft(context, 2, "FRA", None, stage=offered)
    assert with_bids(context, FRAMES, [*wanted, rafale], load())[-1].recipient == recipient


@pytest.mark.parametrize(
    ("last", "stage"),
    [
        ("Peru wants to offer the tanks in a government-to-government deal.", "offered"),
        ("The minister went to Peru to meet the government.", "cancelled"),
    ],
)
def test_who_leaves_a_tender_may_offer_from_government_to_government(last: str, stage: str) -> None:
    sentences = told(f"{ASKED}Peru has withdrawn its bid for the tender. {last}")
    assert {one[3] for one in sentences if one[0] == "PER"} == {stage}
