"""Web archives for tests, made record by record."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

FILLER = (
    "The village held its summer fair on Saturday. Children painted stones, and a band played until dusk. "
    "The mayor thanked the helpers and promised a longer fair next year. Rain stayed away until the evening."
)
DEAL = (
    "Chile signed a contract with Germany for 40 Leopard 2 tanks, the defence ministry in Santiago said on Monday. "
    "Germany will deliver the first tanks to the Chilean army in 2027. The contract is worth 300 million euros."
)


def page(title: str, *paragraphs: str) -> bytes:
    """A web page around some paragraphs."""
    body = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>\n{body}</article></body></html>"
    ).encode()


def record(
    address: str, body: bytes, media_type: str = "text/html; charset=utf-8", length: int | None = None, head: str = ""
) -> bytes:
    """A record of an answer; `length` may say that it is longer or shorter than it is."""
    answer = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
    told = len(answer) if length is None else length
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {told}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
    )


def write(file: Path, records: Iterable[bytes]) -> Path:
    """An archive of these records, each compressed by itself where the file's name says so."""
    packed = file.suffix == ".gz"
    file.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return file


def deal_page(number: int) -> tuple[str, bytes]:
    """The address and the bytes of a page that tells a deal of its own."""
    text = DEAL.replace("40 Leopard", f"{40 + number} Leopard")
    return f"https://news.example.org/deal/{number}", page(f"Chile buys {40 + number} tanks from Germany", text, FILLER)


def plain_page(number: int) -> tuple[str, bytes]:
    """The address and the bytes of a page about something else."""
    return f"https://news.example.org/fair/{number}", page(f"Fair number {number}", FILLER, f"Visitors: {number}.")
