import pytest
from tests.sources.packed import docx, odt, packed

from pactwatch.documents import make
from pactwatch.documents.office import DOCX, ODT
from pactwatch.errors import DocumentError
from pactwatch.model import Fetched
from pactwatch.sources.sniff import media_type

FIRST, SECOND = "Poland ordered forty tanks from a maker in the north.", "The first ten arrive next year."


def test_a_text_of_word() -> None:
    body = (
        f"<w:p><w:r><w:t>{FIRST[:20]}</w:t></w:r><w:r><w:t xml:space='preserve'>{FIRST[20:]}</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc>"
        f"<w:p><w:r><w:t>The first</w:t><w:tab/><w:t>{SECOND[10:]}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    made = make(Fetched(docx(body, "Forty tanks ordered"), "a.docx", DOCX))
    assert made.text == f"{FIRST}\n\n{SECOND}"
    assert made.title == "Forty tanks ordered"


def test_a_text_of_opendocument() -> None:
    body = (
        f"<text:h>Forty tanks</text:h><text:p>{FIRST[:20]}<text:span>{FIRST[20:]}</text:span></text:p>"
        "<text:tracked-changes><text:p>taken out</text:p></text:tracked-changes>"
        f"<text:p>The first<text:s/>{SECOND[10:]}</text:p>"
    )
    made = make(Fetched(odt(body, "Forty tanks ordered"), "a.odt", ODT))
    assert made.text == f"Forty tanks\n\n{FIRST}\n\n{SECOND}"
    assert made.title == "Forty tanks ordered"


DEEP = "<w:x>" * 100_000 + "</w:x>" * 100_000
ENTITY = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(f"<w:p><w:r><w:t>{'a' * 3_000_000}</w:t></w:r></w:p>"), "too long"),
        (packed({"word/document.xml": ENTITY}), "defines entities"),
        (docx(DEEP), "broken office file"),
        (docx("<w:p>"), "broken office file"),
        (docx("<w:p/>"), "no text in the office file"),
        (packed({"other.xml": b"<a/>"}), "without a text"),
        (b"PK\x03\x04 cut off", "broken office file"),
    ],
    ids=["long", "entity", "deep", "malformed", "blank", "other archive", "cut off"],
)
def test_what_is_hostile_or_broken_is_a_listed_failure(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        make(Fetched(data, "a.docx", DOCX))


def test_a_bomb_is_a_listed_failure() -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * 150_000_000 + b"</a>"})
    with pytest.raises(DocumentError, match=r"too long: .* bytes unpacked"):
        make(Fetched(bomb, "a.docx", DOCX))


def test_office_files_are_known_by_their_content() -> None:
    assert media_type(docx("<w:p/>"), "a.bin") == DOCX
    assert media_type(odt(""), "a.bin") == ODT
