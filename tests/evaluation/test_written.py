"""Sheets of reports written for training: how they are read, what is refused, and that the project's own are sound."""

from pathlib import Path

import pytest

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.written import sheet, sheets

OWN = Path(__file__).parents[2] / "examples" / "annotated"
REPORT = """\
- id: 1
  date: 2021-05-04
  title: "Warsaw: drones"
  text: |
    Poland will buy 24 drones from Turkey for $270 million. It is the first such sale.

    The ministers met in Ankara.
  transfers:
    - {from: TUR, to: POL, item: drones, category: uav, quantity: 24, value: 270000000 USD,
       stage: ordered, says: buy 24}
  cooperation:
    - {type: visit, parties: [POL, TUR], says: ministers met}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_gives_documents_and_annotations(tmp_path: Path) -> None:
    ((document, told),) = sheet(written(tmp_path, REPORT))
    assert (document.id, document.title) == ("written:a#1", "Warsaw: drones")
    assert document.published is not None
    assert str(document.published.date) == "2021-05-04"
    (transfer,) = told["transfers"]
    start, end = transfer["evidence"]
    assert document.text[start:end] == "Poland will buy 24 drones from Turkey for $270 million."
    assert transfer["value"] == {"amount": 270_000_000, "currency": "USD"}
    assert (transfer["quantity_is"], transfer["mode"], transfer["date"]) == ("exact", "unspecified", None)
    assert told["cooperation"][0]["parties"] == ["POL", "TUR"]
    assert told["relevant"]


def test_a_visit_alone_is_not_relevant(tmp_path: Path) -> None:
    start, end = REPORT.index("  transfers:"), REPORT.index("  cooperation:")
    ((_, told),) = sheet(written(tmp_path, REPORT[:start] + REPORT[end:]))
    assert not told["relevant"]


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("says: buy 24", "says: bought 24", "'bought 24' stands in the text 0 times"),
        ("says: ministers met", "says: in", "times, not once"),
        ("category: uav", "category: drone", "'drone' is not a valid Category"),
        ("270000000 USD", "270 million", "is not an amount and a currency"),
        ("from: TUR", "from: Turkey", "'Turkey' is no code of a party"),
        ("quantity: 24", "quantity: many", "is no whole number"),
        ("parties: [POL, TUR]", "parties: [POL]", "two parties or more"),
        ("  title:", "  heading:", "unknown key heading"),
        ("stage: ordered, ", "", "no key 'stage'"),
        ("- id: 1", "- id: [", "not YAML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, reason: str) -> None:
    assert REPORT.count(right) == 1
    with pytest.raises(EvaluationError, match=r"a\.yaml") as raised:
        list(sheet(written(tmp_path, REPORT.replace(right, wrong))))
    assert reason in str(raised.value)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    written(tmp_path, REPORT + REPORT)
    with pytest.raises(EvaluationError, match="given twice"):
        sheets(tmp_path)


def test_the_projects_own_sheets_are_sound() -> None:
    texts, told = sheets(OWN)
    assert len(texts) > 100
    for text in texts:
        for transfer in told[text.id]["transfers"]:
            assert transfer["item"].lower() in text.text.lower(), (text.id, transfer["item"])
    assert 0.2 < sum(not told[text.id]["transfers"] for text in texts) / len(texts) < 0.5
