import os

import pytest

from pactwatch.documents.decode import decode
from pactwatch.errors import DocumentError

WORDS = "The company’s £5m deal – “firm”, it said – was signed in Kraków on Monday by both ministers of defence."


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "latin-1"),
        (b"\xef\xbb\xbf" + WORDS.encode(), None),
        (("\ufeff" + WORDS).encode("utf-16-le"), None),
        (("\ufeff" + WORDS).encode("utf-16-be"), None),
        (("\ufeff" + WORDS).encode("utf-32-le"), None),
        (WORDS.encode("utf-16-le"), None),
        (WORDS.encode("utf-16-be"), None),
        (WORDS.encode("cp1252"), "windows-1252"),
        (WORDS.encode("cp1252"), "iso-8859-1"),
        (WORDS.encode("cp1252"), "'ascii'"),
    ],
)
def test_the_words_come_back(data: bytes, declared: str | None) -> None:
    assert decode(data, declared) == WORDS


@pytest.mark.parametrize("declared", [None, "no-such-charset", "rot13", "base64", "\x00"])
def test_a_declaration_that_names_no_encoding_is_passed_over(declared: str | None) -> None:
    russian = "Россия поставит Индии зенитные ракетные системы в следующем году, сообщил министр обороны страны."
    assert decode(russian.encode("cp1251"), declared) == russian


def test_one_damaged_byte_does_not_change_the_encoding() -> None:
    assert decode("“deal” – ".encode() * 5 + b"\xff end") == "“deal” – " * 5 + "� end"


@pytest.mark.parametrize("data", [os.urandom(4096), bytes(range(256)) * 4, b"\0\1\2\3" * 50, b"tank\x01\x02\x03 sold"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="not text"):
        decode(data)
