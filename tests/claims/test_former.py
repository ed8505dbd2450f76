"""Reports of former times: whom "Moscow" and "Prague" mean depends on when it was written."""

import pytest

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.model import DateFound, Document, PartialDate, PublicationDate, Transfer


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(vocab.load())


def named(reader: GrammarReader, text: str, date: str | None) -> list[str]:
    published = PublicationDate(PartialDate.parse(date), DateFound.GIVEN) if date else None
    context = reader.context(Document("a", "a", text, None, None, published, "en"))
    return [party.code for found in context.passage.found for party in found.parties]


@pytest.mark.parametrize(
    ("text", "date", "codes"),
    [
        ("Moscow sold arms to Iraq. Russian tanks arrived.", "1987-10-10", ["SUN", "IRQ", "SUN"]),
        ("Moscow sold arms to Iraq. Russian tanks arrived.", "1993-10-10", ["RUS", "IRQ", "RUS"]),
        ("Prague sold rifles to Libya.", "1985-02-01", ["CSK", "LBY"]),
        ("The Soviet Union was generous. Moscow sold arms to Iraq.", None, ["SUN", "SUN", "IRQ"]),
        ("Soviet arms came first. Moscow sold more, and Russia still does.", "2011-01-05", ["SUN", "RUS", "RUS"]),
        ("Moscow sold arms to Iraq.", None, ["RUS", "IRQ"]),
    ],
)
def test_words_mean_the_state_of_their_time(
    reader: GrammarReader, text: str, date: str | None, codes: list[str]
) -> None:
    assert named(reader, text, date) == codes


def test_the_maker_of_today_does_not_displace_the_former_state(reader: GrammarReader) -> None:
    text = "Moscow has sold 12 MiG-29 fighters to Iraq, and Baghdad paid in oil."
    published = PublicationDate(PartialDate.parse("1989-03-01"), DateFound.GIVEN)
    claims = reader.read(Document("a", "a", text, None, None, published, "en"))
    suppliers = [c.content.supplier.value for c in claims if isinstance(c.content, Transfer) and c.content.supplier]
    assert suppliers
    assert set(suppliers) == {("SUN",)}
