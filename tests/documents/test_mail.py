from email.message import EmailMessage

import pytest

from pactwatch.documents import make
from pactwatch.documents.mail import read_mail
from pactwatch.errors import DocumentError
from pactwatch.model import DateFound, Fetched, PartialDate, PublicationDate

TEXT = "The ministry said that it would buy forty tanks from the maker abroad."


def message(sender: str = "The Example <news@example.org>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["Subject"] = "Fwd: Re: Egypt orders “forty” tanks"
    mail["Date"] = "Wed, 07 Jul 2021 23:30:00 -0400"
    return mail


def nested(levels: int) -> bytes:
    data = b"From: a@example.org\r\nMIME-Version: 1.0\r\n"
    for level in range(levels):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
    return data + b"Content-Type: text/plain\r\n\r\n" + TEXT.encode()


def test_plain_text_goes_before_html_and_attachments_stay_out() -> None:
    mail = message()
    mail.set_content(TEXT + " " + "It named no price, and gave no date of delivery. " * 8)
    mail.add_alternative("<html><body><p>Of the page</p></body></html>", subtype="html")
    mail.add_attachment("Of the attachment", filename="a.txt")
    document = make(Fetched(mail.as_bytes(), "mail.eml", "message/rfc822"))
    assert document.text.startswith(TEXT)
    assert "Of the" not in document.text
    assert document.title == "Egypt orders “forty” tanks"
    assert document.publisher == "The Example"
    assert document.published == PublicationDate(PartialDate(2021, 7, 7), DateFound.METADATA)


def test_a_page_counts_where_the_plain_text_is_a_stub() -> None:
    mail = message()
    mail.set_content("View this message in a browser.")
    mail.add_alternative(f"<html><body>{f'<p>{TEXT}</p>' * 2}<p>{TEXT[::-1]}</p></body></html>", subtype="html")
    assert TEXT in read_mail(mail.as_bytes()).text.text


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [("news@Example.org", "example.org"), ('"news@example.org" <news@example.org>', "example.org"), ("", None)],
)
def test_the_domain_stands_for_a_name(sender: str, publisher: str | None) -> None:
    data = f"From: {sender}\r\nSubject: Tanks\r\n\r\n{TEXT}".encode()
    assert read_mail(data).publisher == publisher


def test_parts_nested_a_little_are_read() -> None:
    assert read_mail(nested(10)).text.text == TEXT


@pytest.mark.parametrize("levels", [30, 400, 5000])
def test_parts_nested_too_deep_are_refused(levels: int) -> None:
    with pytest.raises(DocumentError, match=r"nested deeper|too long"):
        read_mail(nested(levels))


@pytest.mark.parametrize(
    "headers",
    [
        "From: =?x?q?a?= <>\r\nDate: yesterday\r\nSubject: =?utf-8?b?!!!?=",
        "From: @@@\r\nDate: \r\nSubject: \x01",
        "Date: Wed, 99 Jul 2021 99:00:00",
    ],
)
def test_malformed_headers_tell_nothing(headers: str) -> None:
    data = f"{headers}\r\nContent-Type: text/plain; charset=none-such\r\n\r\n{TEXT}".encode()
    found = read_mail(data)
    assert found.text.text == TEXT
    assert found.published is None


def test_a_message_without_text_is_refused() -> None:
    mail = message()
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(DocumentError, match="attachment"):
        read_mail(mail.as_bytes())
