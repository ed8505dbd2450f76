"""The real program, run in a folder of its own, and a register of claims made by hand."""

import os
import shutil
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.program import Answer, Program
from typer.testing import CliRunner

from pactwatch import vocab
from pactwatch.cli.app import app
from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    Cooperation,
    CooperationType,
    DateFound,
    Document,
    Evidence,
    Item,
    Money,
    Part,
    PartialDate,
    PublicationDate,
    Qualifier,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.pipeline import reader_of
from pactwatch.store import open_store


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program; its arguments are words."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PACTWATCH_") and name != "PACTWATCH_SHARED"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*words: str | Path) -> Answer:
        result = CliRunner().invoke(app, [str(word) for word in words], prog_name="pactwatch")
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


SOUGHT = "Lima seeks 12 Gripen fighters from Sweden, two officers told The Coast."
ORDERED = "Peru has ordered over 20 Gripen fighters from Sweden for $3 billion. Sweden supports Peru."


@dataclass(frozen=True)
class Report:
    """A document made by hand, and the claims that are read in it."""

    document: Document
    version: str

    def words(self, text: str) -> Evidence:
        start = self.document.text.index(text)
        return Evidence(self.document.id, Part.TEXT, Span(start, start + len(text)))

    def claim(self, name: str, content: Transfer | Cooperation, chain: tuple[Speaker, ...] = ()) -> Claim:
        published = self.document.published
        return Claim(
            id=name,
            document=self.document.id,
            content=content,
            sentence=self.words(self.document.text),
            attribution=Attribution(chain),
            confidence=0.8,
            reader="grammar",
            version=self.version,
            published=published.date if published is not None else None,
        )

    def transfer(self, recipient: str, number: str, quantity: Quantity, stage: str, step: Stage) -> Transfer:
        return Transfer(
            item=Stated(Item("Gripen", Category.AIRCRAFT, "gripen"), (self.words("Gripen"),)),
            supplier=Stated(("SWE",), (self.words("Sweden"),)),
            recipient=Stated(("PER",), (self.words(recipient),)),
            number_ordered=Stated(quantity, (self.words(number),)),
            stage=Stated(step, (self.words(stage),)),
        )


@pytest.fixture(scope="session")
def _made_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of two reports: one deal that moves from sought to ordered, and one relation."""
    version = reader_of(vocab.load()).version
    dated = PublicationDate(PartialDate(2021, 3, 4), DateFound.TEXT)
    first = Report(Document("d" * 32, "/home/ada/one.txt", SOUGHT, "Lima\x1b[31m seeks", "Wire", dated, "en"), version)
    second = Report(Document("e" * 32, "two.txt", ORDERED, None, None, None, "en"), version)
    officers = Speaker("two officers", SpeakerKind.ANONYMOUS, "PER", first.words("two officers"))
    sought = first.transfer("Lima", "12", Quantity(12), "seeks", Stage.SOUGHT)
    ordered = second.transfer("Peru", "over 20", Quantity(20, Qualifier.AT_LEAST), "ordered", Stage.ORDERED)
    price = Money(Decimal(3_000_000_000), "USD", "$3 billion")
    priced = Transfer(
        item=ordered.item,
        supplier=ordered.supplier,
        recipient=ordered.recipient,
        number_ordered=ordered.number_ordered,
        stage=ordered.stage,
        value=Stated(price, (second.words("$3 billion"),)),
    )
    support = Cooperation(
        Stated(CooperationType.SUPPORT, (second.words("supports"),)),
        (Stated("SWE", (second.words("Sweden"),)), Stated("PER", (second.words("Peru"),))),
    )
    file = tmp_path_factory.mktemp("made") / "made.db"
    with open_store(str(file)) as store:
        store.add_document(first.document)
        store.add_document(second.document)
        store.add_claims(first.document.id, version, [first.claim("a1b2c3d4", sought, (officers,))])
        store.add_claims(
            second.document.id, version, [second.claim("a1b2ffff", priced), second.claim("c0ffee00", support)]
        )
    return file


@pytest.fixture
def database(_made_database: Path, tmp_path: Path) -> Path:
    """A copy of that register, which a test may change."""
    return Path(shutil.copy(_made_database, tmp_path / "made.db"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of tiny reports, one of which is about a transfer."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "order.txt").write_text(
        "Poland signs for K2 tanks\n\ndate 2022-08-26\n\nPoland signed a contract for 180 K2 Black Panther tanks from "
        "South Korea, the Polish ministry of defence said.\n"
    )
    (folder / "weather.txt").write_text(
        "Rain in Oslo\n\nIt rained in Oslo on Monday and it will rain again tomorrow.\n"
    )
    return folder
