"""Every command, setting, error, column and term has its entry, and no entry outlives what it describes."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
import runpy
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, PAGES, anchors, blocks, first_cells, name_of, text_of

from pactwatch import errors, model
from pactwatch.exports.sheet import COLUMNS
from pactwatch.settings import Settings
from pactwatch.views import DealRow

REFERENCE = DOCS / "reference"
GLOSSARY = REFERENCE / "glossary.md"
FORMATS = REFERENCE / "formats.md"
TERMS = ("claim", "deal", "evidence", "story", "reliability", "credibility", "judgement", "match_weight", "block")
ENUMS = (model.Category, model.Stage)
INLINE_ENUMS = (model.Mode, model.Condition, model.Qualifier, model.CooperationType, model.SpeakerKind)


def test_the_page_of_commands_is_what_the_program_makes() -> None:
    script = runpy.run_path(str(REFERENCE / "make_cli.py"))
    made: str = script["page"]()
    assert text_of(REFERENCE / "commands.md") == made, "run: python docs/reference/make_cli.py"


def test_every_command_and_option_says_what_it_does() -> None:
    lines = text_of(REFERENCE / "commands.md").splitlines()
    assert [line for line in lines if line.startswith("|") and line.replace(" ", "").endswith("||")] == []
    headings = [at for at, line in enumerate(lines) if line.startswith("## ")]
    assert len(headings) >= 10
    assert [lines[at] for at in headings if not lines[at + 2].strip() or lines[at + 2].startswith("```")] == []


def test_no_page_names_a_command_that_is_not_there() -> None:
    headings = re.findall(r"^## pactwatch (\w+)", text_of(REFERENCE / "commands.md"), re.MULTILINE)
    named = {(name_of(page), command) for page in PAGES for command in commands_named(page)}
    assert {(page, command) for page, command in named if command not in headings} == set()


def commands_named(page: Path) -> list[str]:
    """The commands that a page names: in code within a sentence, after a prompt, and in blocks of shell lines."""
    inline = re.findall(r"(?:`|\$ )pactwatch ([a-z]+)", text_of(page))
    return inline + re.findall(r"^pactwatch ([a-z]+)", "\n".join(blocks(page, "sh")), re.MULTILINE)


def test_every_setting_has_an_entry_with_its_variable_and_default() -> None:
    rows = [line for line in text_of(REFERENCE / "settings.md").splitlines() if line.startswith("| `")]
    entries = {row.split("`")[1]: row for row in rows}
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    assert set(entries) == set(fields)
    for name, field in fields.items():
        assert f"`PACTWATCH_{name.upper()}`" in entries[name]
        shown = "none" if field.default is None else f"`{str(field.default).lower()}`"
        assert f"| {shown} |" in entries[name]


def test_every_error_has_an_entry() -> None:
    classes = {
        name.lower() for name, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__
    }
    assert anchors(REFERENCE / "errors.md") - {"errors", "the-classes"} == classes


@pytest.mark.parametrize("kind", ENUMS)
def test_every_value_of_a_closed_list_is_defined(kind: type[enum.Enum]) -> None:
    assert {str(member.value) for member in kind} <= first_cells(GLOSSARY)


@pytest.mark.parametrize("kind", INLINE_ENUMS)
def test_every_value_of_a_short_list_is_named(kind: type[enum.Enum]) -> None:
    text = text_of(GLOSSARY)
    assert [member.value for member in kind if f"`{member.value}`" not in text] == []


def test_every_field_of_a_transfer_and_every_term_of_the_trade_is_defined() -> None:
    fields = {field.name for field in dataclasses.fields(model.Transfer)}
    assert {*fields, *TERMS} - first_cells(GLOSSARY) == set()


def test_the_glossary_names_a_source_for_each_term() -> None:
    rows = [line.split("|") for line in text_of(GLOSSARY).splitlines() if line.startswith("|") and line.count("|") == 4]
    assert [row[1].strip() for row in rows if not row[3].strip()] == []
    assert len(rows) > 40


def test_every_column_of_the_table_has_its_entry_in_the_same_words() -> None:
    lines = text_of(FORMATS).splitlines()
    rows = [f"| `{name}` | {meaning} |" for name, meaning in COLUMNS.items()]
    start = lines.index(rows[0])
    assert lines[start : start + len(rows)] == rows


def test_every_member_of_a_row_is_named() -> None:
    text = text_of(FORMATS)
    assert [field.name for field in dataclasses.fields(DealRow) if f"`{field.name}`" not in text] == []


@pytest.mark.parametrize("script", sorted(REFERENCE.glob("*.py")), ids=lambda path: path.name)
def test_a_script_of_the_docs_says_how_it_is_run(script: Path) -> None:
    assert f"python docs/reference/{script.name}" in text_of(script).splitlines()[0]
