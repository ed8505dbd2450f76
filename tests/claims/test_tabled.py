"""Tables and lists that tell who supplies whom, in the layouts in which they reach the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.texts import around, claims, document, reader, transfers

from pactwatch.claims.explain import explained
from pactwatch.claims.tablerows import Line
from pactwatch.claims.tables import _Finder, tables
from pactwatch.model import Part, Transfer

Told = tuple[str, str, str, str | None, str]

SALES = [("NOR", "CHL"), ("NOR", "PER"), ("CHE", "OMN"), ("CHE", "JOR")]


def told(text: str, title: str | None = None) -> list[Told]:
    """What the tables of a text tell: supplier, recipient, item, the words that count it, stage."""
    context = around(text, title)
    return [
        (
            entry.supplier.code,
            entry.recipient.code,
            entry.item.designation,
            None if entry.number is None else context.tokens[entry.number].text,
            entry.stage,
        )
        for table in tables(context)
        for entry in table.entries
    ]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(supplier, recipient) for supplier, recipient, *_ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        # bars, with a caption in the table, as web pages give them
        "| The main exporters of arms and their clients, 2011 | | | | |\n\n|---|---|---|---|---|\n\n"
        "| Exporter | Client | Share | Client | Share |\n\n|---|---|---|---|---|\n\n"
        "| Norway | Chile | 31 | Peru | 12 |\n\n| Switzerland | Oman | 40 | Jordan | 9.5 |",
        # tabs
        "Arms transfers, 2011\nSupplier\tShare\tMain recipient\tShare\tSecond recipient\tShare\n"
        "Norway\t3.1\tChile\t31\tPeru\t12\nSwitzerland\t1.2\tOman\t40\tJordan\t9.5\n",
        # wide gaps
        "Suppliers of arms and their main recipients\nSupplier       Main recipients\n"
        "Norway         Chile (31%), Peru (12%)\nSwitzerland    Oman (40%), Jordan (9.5%)",
        # a row in plain words, its head broken over lines
        "Table 1. The largest exporters of arms and their main clients\nExporter\nShare of arms\nexports (%)\n"
        "Main clients (share of exporter's\ntotal exports, %)\n2011 2006 1st 2nd\n"
        "1 Norway 3.1 2.8 Chile 31 Peru 12\n2 Switzerland 1.2 0.9 Oman 40 Jordan 9.5\nNote: rounded.",
        # a line for each cell
        "Top Arms Suppliers And Recipients\n\nSupplier\n\nShare of exports\n\nTop recipient\n\nShare of supplier's"
        " transfers\n\nSecond recipient\n\nShare\n\nNorway\n\n3.1%\n\nChile\n\n31%\n\nPeru\n\n12%\n\nSwitzerland\n\n"
        "1.2%\n\nOman\n\n40%\n\nJordan\n\n9.5%\n\nSource: the register",
    ],
)
def test_suppliers_with_their_recipients(text: str) -> None:
    assert pairs(text) == SALES
    assert {row[2].lower() for row in told(text)} == {"arms"}
    assert {row[4] for row in told(text)} == {"delivered"}


@pytest.mark.parametrize(
    "text",
    [
        "Main importers of arms and their suppliers\nImporter Share Main suppliers\n"
        "Chile 1.1 Norway 31 Oman 7\nPeru 0.8 Norway 12 Brazil 5",
        "| Recipient of arms | Main supplier | Share | Second supplier | Share |\n|---|---|---|---|---|\n"
        "| Chile | Norway | 31 | Oman | 7 |\n| Peru | Norway | 12 | Brazil | 5 |",
        "Arms Importers\n\nImporter\n\nMain supplier\n\nShare\n\nSecond supplier\n\nShare\n\nChile\n\nNorway\n\n31\n\n"
        "Oman\n\n7\n\nPeru\n\nNorway\n\n12\n\nBrazil\n\n5",
    ],
)
def test_recipients_with_their_suppliers(text: str) -> None:
    assert pairs(text) == [("NOR", "CHL"), ("OMN", "CHL"), ("NOR", "PER"), ("BRA", "PER")]


def test_the_heading_names_the_supplier_and_rows_the_goods() -> None:
    text = (
        "Italian arms exports, 2014\n\n| Country | Item | Number | Year of order |\n\n"
        "| Kuwait | Typhoon fighters | 28 | 2016 |\n\n| | M-346 trainers | 6 | 2017 |\n\n"
        "| Kenya | C-27J | 3 | 2017 |\n\n"
        "The ministry had no comment."
    )
    assert told(text) == [
        ("ITA", "KWT", "Typhoon", "28", "delivered"),
        ("ITA", "KWT", "M-346", "6", "delivered"),
        ("ITA", "KEN", "C-27J", "3", "delivered"),
    ]


@pytest.mark.parametrize(
    ("heading", "told_of", "stage"),
    [
        ("Arms deliveries to Latvia", ("POL", "LVA"), "delivered"),
        ("Latvia's arms imports", ("POL", "LVA"), "delivered"),
        ("Orders by Latvia", ("POL", "LVA"), "ordered"),
        ("Export licences for arms to Latvia", ("POL", "LVA"), "approved"),
        ("Latvian arms exports", ("LVA", "POL"), "delivered"),
        ("Arms sold by Latvia", ("LVA", "POL"), "ordered"),
        ("Purchases of arms from Latvia", ("LVA", "POL"), "ordered"),
        ("Planned transfers from Latvia", ("LVA", "POL"), "sought"),
    ],
)
def test_whose_trade_a_heading_tells(heading: str, told_of: tuple[str, str], stage: str) -> None:
    text = f"{heading}\nCountry | Weapon | Quantity\nPoland | T-72 tanks | 40\nFinland | K9 howitzers | 18"
    assert next((one[:2], one[3], one[4]) for one in told(text)) == (told_of, "40", stage)
    assert len(told(text)) == 2


def test_what_was_ordered_and_what_was_delivered() -> None:
    text = (
        "Seller | Buyer | Designation | No. ordered | No. delivered\nFrance | Greece | Rafale | 24 | 24\n"
        "France | Croatia | Rafale | 12 | 5\nFrance | Serbia | Rafale | 12 | 0"
    )
    assert [(row[1], row[3], row[4]) for row in told(text)] == [
        ("GRC", "24", "delivered"),
        ("HRV", "5", "delivering"),
        ("SRB", "12", "ordered"),
    ]


def test_a_row_may_tell_its_stage() -> None:
    text = (
        "Supplier | Recipient | System | Status\nUnited States | Taiwan | F-16V | Approved\n"
        "Turkey | Somalia | Bayraktar TB2 | Delivered\nIsrael | Cyprus | Barak MX | On order"
    )
    assert [row[4] for row in told(text)] == ["approved", "delivered", "ordered"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The main recipients of Swedish arms were:\n- Brazil (29 %)\n- Thailand (11 %);\n- Hungary.",
            [("SWE", "BRA", None), ("SWE", "THA", None), ("SWE", "HUN", None)],
        ),
        (
            "Morocco's main suppliers of arms:\n1. Spain, 40%\n2. Israel, 11%",
            [("ESP", "MAR", None), ("ISR", "MAR", None)],
        ),
        (
            "Countries which have bought the Turkish-made Bayraktar TB2 are:\nKuwait: 18\nRomania: 18",
            [("TUR", "KWT", "18"), ("TUR", "ROU", "18")],
        ),
        (
            "Suppliers of arms to Qatar in 2016:\n* France - 36 Rafale fighters\n* Germany - 24 PzH 2000 howitzers",
            [("FRA", "QAT", "36"), ("DEU", "QAT", "24")],
        ),
    ],
)
def test_lists_under_a_sentence(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    assert [(supplier, recipient, number) for supplier, recipient, _, number, _ in told(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        # another trade
        "The largest oil exporters and their main buyers\nExporter Share Main buyers\nIraq 8 India 25 China 24\n"
        "Angola 3 China 60 India 9\nThe price of arms rose.",
        # no trade
        "The country bought arms.\n\nMedals, 2016\nCountry Gold Silver\nChina 26 18\nJapan 12 8",
        "Military spending\n\nCountry\n\nSpending ($ billion)\n\nShare\n\nChina\n\n250\n\n14\n\nFrance\n\n64\n\n3.5\n\n"
        "Arms exports grew.",
        "The forces of the region\nCountry Tanks Aircraft\nGreece 1,244 215\nTurkey 2,235 206\nArms imports grew.",
        "Operators of the F-16\n- Egypt: 218\n- Israel: 175\n- Arms exports",
        # makers
        "US arms sales\n| Rank | Company | Country | Arms sales |\n|---|---|---|---|\n"
        "| 1 | Boeing | United States | 28 |\n"
        "| 2 | BAE Systems | United Kingdom | 25 |\n| 3 | Thales | France | 8 |",
        # one side alone, and two rankings side by side
        "The largest exporters of arms\nRank Exporter Share\n1 France 8\n2 China 6\n3 Spain 3",
        "| Top arms exporters | Share | Top arms importers | Share |\n|---|---|---|---|\n| France | 8 | Egypt | 6 |\n"
        "| Spain | 3 | Oman | 2 |",
        "The largest exporters and importers of arms\nExporters % Importers %\nFrance 8 Egypt 6\nSpain 3 Oman 2",
        # what did not take place
        "Countries to which Germany has stopped arms exports:\n- Egypt\n- Oman\n- Chad",
        # names under a headline that are no list
        "More on arms sales by Russia\nIndia\nEgypt\nOman\nThe deal was signed.",
        "French arms exports grew.\nIndia bought jets.\nEgypt bought ships.\nOman bought missiles.",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert told(text) == []


def test_rows_become_claims_with_their_own_words() -> None:
    text = "Deliveries of Austrian arms\nRecipient\tItem\tNumber\nMali\tPandur\t20\nChad\tPandur\t12\nMali\tPandur\t7\n"
    found = [claim for claim in claims(text) if isinstance(claim.content, Transfer)]
    assert len({claim.id for claim in found}) == len(found) == 3
    words = {text[claim.sentence.span.start : claim.sentence.span.end] for claim in found}
    assert words == {"Mali\tPandur\t20", "Chad\tPandur\t12", "Mali\tPandur\t7"}
    first = found[0].content
    assert isinstance(first, Transfer)
    fields = (first.supplier, first.recipient, first.item, first.number_delivered, first.stage)
    evidence = [one for field in fields if field for one in field.evidence]
    told_by = [text[one.span.start : one.span.end] for one in evidence]
    assert told_by == ["Austrian", "Mali", "Pandur", "20", "Deliveries"]


def test_a_kind_beside_a_designation_is_no_item_of_its_own() -> None:
    text = (
        "Supplier Recipient Weapon category Number of items\nOman Chad Battle tanks (T-72) 33\n"
        "Oman Mali Armoured vehicles 20"
    )
    assert told(text) == [
        ("OMN", "TCD", "T-72", "33", "delivered"),
        ("OMN", "MLI", "Armoured vehicles", "20", "delivered"),
    ]


def test_the_head_of_a_column_goes_before_the_heading() -> None:
    text = (
        "Orders that German makers won:\nCustomer | Equipment | Quantity\nOman | PzH 2000 howitzers | 24\n"
        "Chile | Leopard 2 tanks | 118"
    )
    assert pairs(text) == [("DEU", "OMN"), ("DEU", "CHL")]


def test_the_title_tells_whose_trade_it_is() -> None:
    text = "The ministry gave these figures.\n\nRecipient | Item | Number\nEstonia | CV90 | 44\nJordan | Leopard 1 | 90"
    rows = [("NLD", "EST", "CV90", "44", "ordered"), ("NLD", "JOR", "Leopard 1", "90", "ordered")]
    assert told(text, "Dutch sales of armoured vehicles") == rows
    assert told(text, "Dutch budget for armoured vehicles") == told(text) == []
    claim = next(one for one in claims(text, "Dutch sales of armoured vehicles") if isinstance(one.content, Transfer))
    assert isinstance(claim.content, Transfer)
    assert claim.content.supplier
    assert [one.part for one in claim.content.supplier.evidence] == [Part.TITLE]


def test_a_caption_may_stand_behind_a_paragraph() -> None:
    text = (
        "The volume of transfers of arms was higher than in any other period since the end of the cold war, the"
        " institute said in a report that it published in the spring, and the five largest states sold most of it."
        " Table 1. The largest exporters of arms and their main clients, 2013-17\n"
        "Main clients (share of total, %)\n1 Norway 3 Chile 18 Peru 7.4\n2 Oman 2 India 35 China 12"
    )
    assert pairs(text) == [("NOR", "CHL"), ("NOR", "PER"), ("OMN", "IND"), ("OMN", "CHN")]


def test_an_amount_of_money_in_a_row_is_its_value() -> None:
    told = transfers(
        "Bulgarian arms exports\nDestination | Category | Value\nIndia | ammunition | EUR 21 million\n"
        "Mali | small arms | EUR 85 million"
    )
    assert {(one.item.value.designation, one.value and int(one.value.value.amount)) for one in told} == {
        ("ammunition", 21_000_000),
        ("small arms", 85_000_000),
    }


def test_the_explanation_names_the_row() -> None:
    text = "The main recipients of Swedish arms were:\n- Brazil (29 %)\n- Thailand (11 %)\n- Hungary (4 %)"
    explanation = explained(reader(), document(text))
    items = [item for sentence in explanation.sentences for item in sentence.items]
    assert any("SWE to BRA, delivered, unspecified, as a row of a table" in item.drafts for item in items)
    assert all(one.reasons[0].name == "told by a row of a table" for one in explanation.transfers if not one.against)


_CELL = st.sampled_from(
    ["Norway", "Chad", "Oman", "", "–", "31", "12%", "T-72 tanks", "Supplier", "Recipient", "Share", "others", "arms"]
)
_PART = st.sampled_from([" | ", "\t", "  ", " ", "\n", "\n\n", ":\n- "])


@given(st.lists(st.tuples(_CELL, _PART), max_size=40))
def test_whatever_stands_in_a_table_its_spans_lie_in_the_text(cells: list[tuple[str, str]]) -> None:
    text = "Swedish arms exports\n" + "".join(cell + part for cell, part in cells)
    for claim in claims(text):
        assert 0 <= claim.sentence.span.start < claim.sentence.span.end <= len(text)
        if isinstance(claim.content, Transfer) and claim.content.recipient:
            for one in claim.content.recipient.evidence:
                assert text[one.span.start : one.span.end] in {"Norway", "Chad", "Oman", "Swedish"}


@pytest.mark.parametrize(
    "text",
    [
        "| Supplier | Recipient | Share |\n" + "| Norway | Kenya | 4% |\n" * 400,
        "| Supplier | Recipient |\n" * 400,
        "Norway: 4 tanks\n" * 400,
    ],
)
def test_lines_that_look_like_rows_are_looked_at_a_few_times_each(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    is_row = _Finder._is_row

    def counted(finder: _Finder, line: Line) -> bool:
        nonlocal looked
        looked += 1
        return is_row(finder, line)

    monkeypatch.setattr(_Finder, "_is_row", counted)
    assert tables(around(text)) == ()
    assert looked <= 2 * text.count("\n")


def test_who_supplies_in_several_rows_is_no_entry_of_a_ranking() -> None:
    rows = "Norway | Chile | 40 %\nNorway | Peru | 20 %\nOman | Jordan | 12 %\n"
    assert pairs("Arms exports, 2031\nSupplier | Recipient | Share\n" + rows) == [
        ("NOR", "CHL"),
        ("NOR", "PER"),
        ("OMN", "JOR"),
    ]
    assert (
        pairs("Arms exports, 2031\nSupplier | Recipient | Share\n" + rows.replace("Norway | Peru", "Togo | Peru")) == []
    )
