from pathlib import Path

import pytest

from pactwatch.errors import SourceError
from pactwatch.model import Category, Condition
from pactwatch.register.others import Count, Coverage, OtherRegister, read_mapped, read_mapping

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "registers"
MAPPING = b"""
name: Ours
columns:
  supplier: From
  recipient: To
  designation: What
  number_ordered: {heading: Number, doubt: sure?}
  year_of_order: Year
  condition: {value: Second hand}
"""
TABLE = b"A note\nFrom;To;What;Number;sure?;Year\nFrance;Peru;AMX-13;12;?;1968\nFrance;Chile;AMX-30;twenty;;1980\n"


def mapped(table: bytes, mapping: bytes = MAPPING) -> OtherRegister:
    return read_mapped(table, "own.csv", read_mapping(mapping, "own.yaml"))


def test_a_table_is_read_by_its_mapping() -> None:
    found = mapped(TABLE)
    (row,) = found.rows
    assert (found.name, row.supplier, row.recipient, row.designation) == ("Ours", "France", "Peru", "AMX-13")
    assert (row.number_ordered, row.year_of_order) == (Count(12, True), Count(1968))
    assert (row.condition, row.lines) == (Condition.SECOND_HAND, (3,))
    assert [str(problem) for problem in found.problems] == [
        "line 4: 'Number' is 'twenty'; write a whole number up to 10,000,000"
    ]


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_separators_in_use_are_found(separator: str) -> None:
    assert len(mapped(TABLE.replace(b";", separator.encode())).rows) == 1


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        (b"- a\n- b\n", "own.yaml: not a mapping"),
        (b"name: X\n", "own.yaml: no 'columns'"),
        (b"name: X\ncolumns: {supplier: A, recipient: B}\n", "no column for designation"),
        (b"columns: {supplier: A, recipient: B, designation: C}\n", "no 'name' of the register"),
        (b"name: X\ncolumns: {supplier: A, recipient: B, designation: C, price: D}\n", "unknown field 'price'"),
        (b"name: X\nother: 1\ncolumns: {supplier: A, recipient: B, designation: C}\n", "unknown field 'other'"),
        (b"name: X\ncolumns: {supplier: A, recipient: B, designation: 5}\n", "field designation is 5; write a heading"),
        (b"name: X\ncolumns: {supplier: A, recipient: B, designation: {cell: C}}\n", "field designation is"),
        (
            b"name: X\nleaves_out: [guns]\ncolumns: {supplier: A, recipient: B, designation: C}\n",
            "leaves_out is ['guns']",
        ),
        (b"name: [", "not YAML"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(mapping: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_mapping(mapping, "own.yaml")
    assert reason in str(caught.value)


def test_a_heading_that_is_missing_is_named() -> None:
    with pytest.raises(SourceError, match=r"own\.csv: no heading 'Year' in the first 60 lines"):
        mapped(TABLE.replace(b"Year", b"Anno"))


def test_the_example_for_unroca_reads_what_the_documentation_promises() -> None:
    mapping = read_mapping((EXAMPLES / "unroca-exports.map.yaml").read_bytes(), "map.yaml")
    found = read_mapped((EXAMPLES / "unroca-exports.csv").read_bytes(), "unroca.csv", mapping)
    assert [(row.supplier, row.recipient, row.number_delivered) for row in found.rows] == [
        ("Türkiye", "Pakistan", Count(6)),
        ("Türkiye", "Ukraine", Count(12)),
        ("Türkiye", "Kenya", Count(118)),
    ]
    assert [problem.lines for problem in found.problems] == [(7,)]
    assert found.coverage == Coverage(supplier="Türkiye")
    assert Category.AMMUNITION in found.leaves_out
