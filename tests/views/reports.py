"""Reports on drones for Pakistan, written for these tests, and the things they tell of."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from pactwatch.model import Category, DateFound, Document, Item, Money, PartialDate, PublicationDate, Qualifier

SOUGHT = Document(
    id="d2021wish",
    address="https://delhi-courier.example/world/2021/07/07/islamabad-eyes-drones?ref=home",
    publisher="Delhi Courier",
    title="Islamabad eyes Turkish drones after Karabakh",
    published=PublicationDate(PartialDate(2021, 7, 7), DateFound.TEXT),
    language="en",
    fetched_at=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
    text=(
        "Pakistan wants to buy Bayraktar TB-2 drones from Turkey, Indian defence officials told The Lookout, which "
        "first carried the story.\n\n"
        "The aircraft drew notice in last year's war. Ankara delivered the same type to Azerbaijan in 2020, and the "
        "officials believe that it tipped the balance there.\n\n"
        "Islamabad has pressed for an answer for months. So far it has none. Pakistan's president meanwhile accused "
        "India of backing militants."
    ),
)
PACT = Document(
    id="d2025pact",
    address="/home/reader/inbox/pact.txt",
    publisher=None,
    title="Drones for shells: Türkiye and Pakistan sign a pact",
    published=None,
    language="en",
    fetched_at=datetime(2026, 11, 2, 8, 31, tzinfo=UTC),
    text=(
        "Türkiye and Pakistan have signed a defence pact worth $900 million, people who have seen the papers say. "
        "Türkiye will send Pakistan its Bayraktar TB2 aircraft and, beside them, the heavier Akinci.\n\n"
        "More than 700 armed drones are to leave Turkish depots under the pact. In return Pakistan's army will ship "
        "tank shells and mortar rounds to Türkiye.\n\n"
        "Both countries will share intelligence from satellites. Türkiye has already sold weapons to Bangladesh."
    ),
)
COPY = Document(
    id="d2025pactcopy",
    address="https://www.gulf-relay.example/pact",
    publisher="Gulf Relay",
    title="Türkiye, Pakistan sign drones-for-shells pact",
    published=None,
    language="en",
    text=PACT.text.replace("people who have seen the papers say", "people who have seen the papers said"),
)
DOUBT = Document(
    id="d2025doubt",
    address="https://ankara-ledger.example/2025/07/20/fewer-drones",
    publisher="Ankara Ledger",
    title="Fewer drones than reported, official says",
    published=PublicationDate(PartialDate(2025, 7, 20), DateFound.METADATA),
    language="en",
    text=(
        "The pact with Pakistan covers at most 300 armed drones, a Turkish procurement official said on Sunday, and "
        "denied that its worth reached $900 million. “It is closer to $650 million,” the official added.\n\n"
        "A first corvette of the four that Pakistan ordered from Türkiye's ASFAT in 2018 for 1.35 billion euros was "
        "handed over in September 2023."
    ),
)
SILENT = Document(
    id="d2024fete",
    address="https://journal.example/fete",
    publisher="Le Journal",
    title="La fête nationale",
    published=PublicationDate(PartialDate(2024, 7), DateFound.ADDRESS),
    language="fr",
    text="Des avions ont survolé la ville pendant la fête nationale.",
)
DOCUMENTS = (SOUGHT, PACT, COPY, DOUBT, SILENT)
STORIES = {"d2021wish": "s1", "d2025pact": "s2", "d2025pactcopy": "s2", "d2025doubt": "s3", "d2024fete": "s4"}

TB2 = Item("Bayraktar TB2", Category.UAV, "bayraktar-tb2")
AKINCI = Item("Akinci", Category.UAV)
DRONES = Item("armed drones", Category.UAV)
CORVETTE = Item("corvette", Category.SHIP)
PACKAGE = Money(Decimal(900_000_000), "USD", "$900 million", usd=Decimal(900_000_000))
LESS = Money(Decimal(650_000_000), "USD", "$650 million", Qualifier.ABOUT, Decimal(650_000_000))
CORVETTES = Money(Decimal(1_350_000_000), "EUR", "1.35 billion euros")
