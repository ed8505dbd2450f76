"""Throws broken and hostile bytes at every parser edge and prints how many inputs each of them was given.

Inputs are real examples of each format, changed at random: bytes flipped, cut, repeated, spliced with those of another
format. An input passes where it becomes reports, leads or listed failures within the time limit; anything else is
printed with its seed, and the script leaves with 1. `--seconds N` is the time for each edge, `--seed N` the beginning.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tests' examples of formats

from tests.archives import deal_page, plain_page, record  # noqa: E402
from tests.documents.conftest import build_pdf  # noqa: E402
from tests.sources.packed import docx, odt  # noqa: E402
from tests.sources.test_kinds import ATOM, JSON_FEED, MAIL, RDF, ROWS, RSS, as_csv, workbook  # noqa: E402

from pactwatch.documents import make  # noqa: E402
from pactwatch.errors import DocumentError, SourceError  # noqa: E402
from pactwatch.model import Fetched  # noqa: E402
from pactwatch.sources import Content  # noqa: E402
from pactwatch.sources.reading import items  # noqa: E402
from pactwatch.sources.warc import entries  # noqa: E402
from pactwatch.sources.web.body import unpacked  # noqa: E402
from pactwatch.sources.web.guard import checked, is_public  # noqa: E402

SLOW = 20.0
PAGE = (ROOT / "examples/reports/brahmos-philippines/2021-03-02-arrangement.html").read_bytes()
LETTER = (ROOT / "examples/reports/brahmos-philippines/2022-01-14-notice-of-award.eml").read_bytes()
SITEMAP = b"<urlset><url><loc>https://example.org/a</loc><lastmod>2021-07-07</lastmod></url></urlset>"
RECORDS = [record(*deal_page(1)), record(*plain_page(2)), record("https://e.org/i", b"\x89PNG", "image/png")]
OPML = b'<opml version="2.0"><body><outline text="N" xmlUrl="https://example.org/feed"/></body></opml>'
WORDS = [
    b"<",
    b">",
    b"&",
    b"&x;",
    b"<!DOCTYPE a [",
    b"<![CDATA[",
    b"\0",
    b"\r\n",
    b"PK\x03\x04",
    b'"',
    b"=",
    b"\xff\xfe",
]

EXAMPLES: dict[str, tuple[str, list[bytes]]] = {
    "feed": ("a.xml", [RSS, RDF, ATOM, JSON_FEED]),
    "sitemap": ("a.xml", [SITEMAP, SITEMAP.replace(b"urlset", b"sitemapindex").replace(b"url>", b"sitemap>")]),
    "opml": ("a.opml", [OPML]),
    "addresses": ("a.txt", [b"# mine\nhttps://example.org/a\nhttp://example.org/b\n"]),
    "json": ("a.json", [b'[{"text": "Forty tanks", "date": "2021"}]', b'{"text": "a"}']),
    "jsonl": ("a.jsonl", [b'{"text": "Forty tanks"}\n{"text": 1}\n']),
    "mbox": ("a.mbox", [b"From a Wed Jul  7 10:00:00 2021\n" + MAIL]),
    "csv": ("a.csv", [as_csv(ROWS, ","), as_csv(ROWS, ";", "utf-16")]),
    "xlsx": ("a.xlsx", [workbook(ROWS)]),
    "docx": ("a.docx", [docx("<w:p><w:r><w:t>Forty tanks were sold to a state.</w:t></w:r></w:p>", "Tanks")]),
    "odt": ("a.odt", [odt("<text:p>Forty tanks were sold to a state.</text:p>", "Tanks")]),
    "html": ("a.html", [PAGE]),
    "mail": ("a.eml", [LETTER]),
    "pdf": ("a.pdf", [build_pdf(["Forty tanks were sold to a state in the north."])]),
    "gzip": ("a.gz", [gzip.compress(RSS), gzip.compress(b"x" * 100_000)]),
}


def changed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes after a few changes at random."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(made))
        match chance.randint(0, 6):
            case 0 if made:
                made[min(at, len(made) - 1)] = chance.randrange(256)
            case 1:
                del made[at : at + chance.randint(1, 200)]
            case 2:
                made[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 2, 50, 3_000))
            case 3:
                made[at:at] = made[at : at + chance.randint(1, 300)] * chance.choice((1, 3, 100))
            case 4:
                other = chance.choice(others)
                start = chance.randint(0, len(other))
                made[at:at] = other[start : start + chance.randint(1, 500)]
            case 5:
                made[at:at] = chance.randbytes(chance.randint(1, 40))
            case _:
                made = made[:at]
    return bytes(made)


def whole(name: str) -> Callable[[bytes], object]:
    """What reads content of that file name from bytes to documents."""

    def read(data: bytes) -> int:
        count = 0
        for found in items(Content(data, f"https://example.org/{name}", name, None, datetime.now(UTC)), 5_000_000):
            if isinstance(found, Fetched) and count < 5:
                count += 1
                try:
                    make(found)
                except DocumentError:
                    continue
        return count

    return read


def body(data: bytes) -> None:
    """What unpacks the body of an answer, in every encoding, in pieces."""
    for encoding in ("gzip", "deflate", "identity", "br"):
        try:
            for _ in unpacked((data[at : at + 100] for at in range(0, len(data), 100)), encoding, 1_000_000):
                pass
        except SourceError:
            continue


def address(data: bytes) -> None:
    """What checks an address, and a number that a name resolves to."""
    text = data.decode("utf-8", "replace")
    is_public(text)
    try:
        checked(text)
    except SourceError:
        return


def archive(data: bytes) -> int:
    """What reads the records of a web archive, which lies in a file; how many pages and failures it holds."""
    with tempfile.NamedTemporaryFile(suffix=".warc") as file:
        file.write(data)
        file.flush()
        return sum(1 for _ in entries(Path(file.name), "a.warc"))


def edges() -> Iterable[tuple[str, list[bytes], Callable[[bytes], object]]]:
    """Each edge: its name, examples, and what reads them."""
    for kind, (name, examples) in EXAMPLES.items():
        yield kind, examples, whole(name)
    yield "warc", [b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS)), gzip.compress(b"".join(RECORDS))], archive
    yield "http body", [gzip.compress(RSS), zlib.compress(RSS), RSS], body
    yield (
        "address",
        [b"http://[::ffff:127.0.0.1]:80/a?b#c", b"https://example.org/", b"::ffff:10.0.0.1", b"2130706433"],
        address,
    )


def run(
    name: str, examples: list[bytes], read: Callable[[bytes], object], seconds: float, seed: int
) -> tuple[int, int]:
    """How many inputs an edge was given in that time, and how many of them it did not bear."""
    others = [example for _, found in EXAMPLES.values() for example in found]
    end, number, wrong = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        chance = random.Random(f"{name} {seed + number}")  # noqa: S311  # the same inputs for the same seed
        data = changed(chance.choice(examples), others, chance)
        start = time.monotonic()
        try:
            read(data)
        except Exception:  # whatever comes out is a finding
            wrong += 1
            print(f"{name}: input {seed + number}:\n{traceback.format_exc(limit=-4)}")
        if time.monotonic() - start > SLOW:
            wrong += 1
            print(f"{name}: input {seed + number} took {time.monotonic() - start:.0f} s")
        number += 1
    return number, wrong


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    total = failed = 0
    for name, examples, read in edges():
        if asked.only and name != asked.only:
            continue
        count, wrong = run(name, examples, read, asked.seconds, asked.seed)
        total, failed = total + count, failed + wrong
        print(f"{name:10} {count:8,} inputs  {wrong} not borne", flush=True)
    print(f"{'together':10} {total:8,} inputs  {failed} not borne")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
