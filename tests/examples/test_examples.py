"""The example reports: each is marked, listed in their README, and of a realistic size."""

from __future__ import annotations

import email
import email.policy
import json
import runpy
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "examples" / "reports"
MARK = "Example report written for pactwatch; the facts are public, the wording is ours."
FILES = sorted(path for path in REPORTS.rglob("*") if path.is_file())
NAMES = [path.relative_to(REPORTS).as_posix() for path in FILES]


def words_in(path: Path) -> str:
    """What a person would read in the file, tags included for pages."""
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", " ")
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
        return "\n".join(str(part.get_content()) for part in parts)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_report_says_that_it_is_ours(path: Path) -> None:
    text = words_in(path)
    if path.suffix == ".jsonl":
        assert all(MARK in str(json.loads(line)["text"]) for line in text.splitlines())
    else:
        assert MARK in text


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_report_has_the_length_of_a_news_report(path: Path) -> None:
    text = words_in(path)
    for story in text.splitlines() if path.suffix == ".jsonl" else [text]:
        assert 150 <= len(story.split()) <= 400


def test_the_readme_lists_exactly_these_files() -> None:
    lines = (ROOT / "examples" / "README.md").read_text(encoding="utf-8").splitlines()
    listed = sorted(line.split("`")[1] for line in lines if line.startswith("| `"))
    assert listed == NAMES


def test_the_formats_are_several() -> None:
    assert {path.suffix for path in FILES} == {".txt", ".html", ".eml", ".jsonl", ".pdf"}


def test_the_pdf_is_what_its_script_makes() -> None:
    script = runpy.run_path(str(ROOT / "tests" / "examples" / "make_pdf.py"))
    made = script["pdf_of"](Path(script["TEXT"]).read_text(encoding="utf-8"))
    assert (REPORTS / "indonesia-rafale-2022.pdf").read_bytes() == made


def test_the_mail_holds_a_mail() -> None:
    data = (REPORTS / "brahmos-philippines" / "2022-01-14-notice-of-award.eml").read_bytes()
    kinds = [part.get_content_type() for part in email.message_from_bytes(data, policy=email.policy.default).walk()]
    assert "message/rfc822" in kinds
    assert kinds.count("multipart/alternative") == 2
