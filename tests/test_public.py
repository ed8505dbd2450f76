"""The Python API is `read` and `open`, and nothing else by accident."""

import subprocess
import sys
from pathlib import Path

import pytest

import pactwatch
from pactwatch.errors import DocumentError, RecordError, StoreError
from pactwatch.model import Part, Transfer

ORDER = "Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry said."


def test_public_names_are_exactly_these() -> None:
    assert pactwatch.__all__ == ["__version__", "open", "read"]


def test_importing_loads_no_library_and_no_part_of_ours() -> None:
    program = "import sys; before = set(sys.modules); import pactwatch; print(*(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name for name in ran.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names}
    assert loaded == {"pactwatch"}


def test_read_gives_claims_whose_evidence_points_into_the_text_given() -> None:
    claims = pactwatch.read(ORDER, published="2022-08-26")
    (content,) = [claim.content for claim in claims if isinstance(claim.content, Transfer)]
    item = content.item.evidence[0]
    assert item.part is Part.TEXT
    assert "K2" in ORDER[item.span.start : item.span.end]
    assert str(claims[0].published) == "2022-08-26"


@pytest.mark.parametrize("lead", ["", "  \n\n", "Poland buys tanks | The Gazette\n\n", "\ufeff\u200b"])
def test_evidence_does_not_shift_with_what_a_document_would_drop(lead: str) -> None:
    text = lead + ORDER
    (content,) = [claim.content for claim in pactwatch.read(text) if isinstance(claim.content, Transfer)]
    assert content.recipient is not None
    named = content.recipient.evidence[0].origin
    assert text[named.span.start : named.span.end] == "Poland"


def test_read_refuses_what_it_cannot_read() -> None:
    with pytest.raises(DocumentError, match="French"):
        pactwatch.read("La Pologne a commandé cent quatre-vingts chars à la Corée du Sud, a annoncé le ministère.")
    with pytest.raises(DocumentError):
        pactwatch.read("")
    with pytest.raises(RecordError):
        pactwatch.read("Poland waits.", published="soon")


def test_open_gives_the_register(tmp_path: Path) -> None:
    from pactwatch import pipeline, vocab
    from pactwatch.store import open_store

    (tmp_path / "report.txt").write_text(f"{ORDER}\n")
    file = str(tmp_path / "register.db")
    with open_store(file) as store:
        made, _ = pipeline.run(store, vocab.load(), [str(tmp_path / "report.txt")])
    register = pactwatch.open(file)
    assert register.version == made.version
    assert [deal.shown("recipient") for deal in register.deals] == [("POL",)]


def test_open_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database here"):
        pactwatch.open(str(tmp_path / "absent.db"))
    assert list(tmp_path.iterdir()) == []
