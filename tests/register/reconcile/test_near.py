from dataclasses import replace

from tests.register.others.exports import deal as line
from tests.register.reconcile.builders import AKINCI, TB2, deal, document, register, sipri, tb2_line, transfer_claim

from pactwatch.model import Category, Claim, Document, Item, PartialDate
from pactwatch.register.others import Row
from pactwatch.register.reconcile import WhyNot, why_not
from pactwatch.vocab import Vocabulary

ROW = sipri(tb2_line()).rows[0]


def near(
    vocabulary: Vocabulary,
    *documents: Document,
    claims: tuple[Claim, ...] = (),
    row: Row = ROW,
    taken: Row | None = None,
) -> WhyNot:
    deals = [deal(f"deal-{claim.id}", TB2, claims=(claim.id,)) for claim in claims]
    matched = {one.id: taken for one in deals} if taken is not None else {}
    ours = register(*deals, documents=documents, claims=claims)
    return why_not(ours, row, vocabulary, {name: found for name, found in matched.items() if found is not None})


def test_documents_are_told_by_what_they_name_the_nearest_first(vocabulary: Vocabulary) -> None:
    all_three = document("a", "Pakistani pilots trained in Turkey on the bayraktar tb 2.")
    no_item = document("b", "Turkish ships visited Karachi in Pakistan.")
    no_supplier = document("c", "Pakistan flew TB2 drones.")
    nothing = document("d", "A frigate was launched in Spain.")
    found = near(vocabulary, nothing, no_item, all_three, no_supplier)
    assert [one.document for one in found.documents] == ["a", "c", "b"]
    assert found.looked_through == 4
    first, second, third = found.documents
    assert {mention.what: mention.words for mention in first.mentions} == {
        "item": "bayraktar tb 2",
        "supplier": "Turkey",
        "recipient": "Pakistani",
    }
    assert first.reason.startswith("names item, supplier and recipient, but no sentence was read as telling")
    assert second.reason.startswith("does not name the supplier (Turkiye)")
    assert third.reason.startswith("does not name the item (Bayraktar TB-2)")
    text = all_three.text
    assert all(text[one.start : one.start + len(one.words)] == one.words for one in first.mentions)


def test_a_claim_that_tells_something_else_says_what(vocabulary: Vocabulary) -> None:
    text = document("a", "Turkey sold drones.")
    lacks = "does not name the item (Bayraktar TB-2)"
    cases = {
        "tells a transfer of Bayraktar TB2 to Azerbaijan": transfer_claim("1", text, TB2, "TUR", "AZE"),
        "tells a transfer of Bayraktar TB2 without a supplier": transfer_claim("1", text, TB2, None, "PAK"),
        f"{lacks}; between the same parties it tells of Akinci": transfer_claim("1", text, AKINCI, "TUR", "PAK"),
    }
    for reason, claim in cases.items():
        (one,) = near(vocabulary, text, claims=(claim,)).documents
        assert (one.reason, one.claims) == (reason, ("1",))


def test_a_claim_taken_for_another_row_names_that_row(vocabulary: Vocabulary) -> None:
    text = document("a", "Turkey sold drones.")
    claim = transfer_claim("1", text, TB2, "TUR", "PAK")
    other = sipri(line("MilGem"), tb2_line("2015")).rows[1]
    (one,) = near(vocabulary, text, claims=(claim,), taken=other).documents
    words = "ordered 2015?, 9? ordered, 9? delivered 2022-2024"
    assert one.reason == f"its claim on Bayraktar TB2 was found to be the row on line {other.line} ({words})"
    named = document("b", "Pakistan wants the TB2 too.")
    claim = transfer_claim("2", named, AKINCI, "TUR", "PAK")
    (one,) = near(vocabulary, named, claims=(claim,), taken=other).documents
    assert one.reason == (
        "names the item, but what it tells between the two parties is of Akinci "
        f"(found to be the row on line {other.line})"
    )


def test_a_claim_from_before_the_order_is_not_it(vocabulary: Vocabulary) -> None:
    text = document("a", "Turkey sold drones.")
    claim = replace(transfer_claim("1", text, TB2, "TUR", "PAK"), published=PartialDate(2019))
    (one,) = near(vocabulary, text, claims=(claim,)).documents
    assert one.reason == "its claim on Bayraktar TB2 was published in 2019, before the order of this row"
    later = replace(claim, published=PartialDate(2020))
    assert (
        near(vocabulary, text, claims=(later,)).documents[0].reason.endswith("speaks against this row more than for it")
    )


def test_a_designation_that_the_catalogue_lacks_is_sought_as_written(vocabulary: Vocabulary) -> None:
    row = sipri(line("Zyxwv-7 155mm", "2018", "", "4", "", "towed gun")).rows[0]
    text = document("a", "Pakistan has bought the ZYXWV 7 from Turkey.")
    (one,) = near(vocabulary, text, row=row).documents
    assert {mention.what for mention in one.mentions} == {"item", "supplier", "recipient"}
    claim = transfer_claim("1", text, Item("Zyxwv-7", Category.ARTILLERY), "TUR", "IND")
    assert (
        near(vocabulary, text, claims=(claim,), row=row).documents[0].reason == "tells a transfer of Zyxwv-7 to India"
    )


def test_an_engine_without_a_name_is_sought_by_its_parties_only(vocabulary: Vocabulary) -> None:
    row = sipri(line("ship engine", "2018", "", "4", "", "ship engine")).rows[0]
    text = document("a", "Pakistan talked to Turkey about a ship engine (and more).")
    (one,) = near(vocabulary, text, row=row).documents
    assert {mention.what for mention in one.mentions} == {"supplier", "recipient"}
