"""A web archive of any number of pages with distinct texts, of which it is known what each is.

In real page frames stand texts of recombined sentences. Of 100 pages one is built around an annotated document, five
are copies of a page before with a few words changed, and five are full of weapons without a transfer. Frames are drawn
so that pages have 174 kilobytes on average, as those of the whole collection of pages that the frames are from.
`python -m benchmarks.sources.archive FILE --pages N` writes FILE and, beside it, FILE.truth.jsonl.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.sources.frames import Frame, frames_in
from fastwarc.warc import WarcRecord, WarcRecordType

from pactwatch import vocab

RELEVANT, OTHER, COPY, HARD, PLAIN = "relevant", "other", "copy", "hard", "plain"
_BYTES = 174_000
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_REMEMBERED = 400
_WEAPONS = (
    "The {a} stood in the second hall of the museum beside a {b}, and children climbed on the track guards.",
    "In the war of attrition the {a} fought the {b} to a draw, historians say.",
    "Thousands watched as the {a} rolled past the stand at the parade in {p}.",
    "A {a} skidded off the runway near {p} during training; its crew was unhurt.",
    "Sirens sounded in {p} after a {a} was shot down over the river on Tuesday night.",
    "Soldiers in {p} trained with the {a} in deep snow for a week.",
    "The player starts the third level with a {a} and must find the {b} behind the dam.",
    "Rebels filmed a burning {a} on the road to {p}, with the wreck of a {b} behind it.",
    "The designer of the {a} died on Sunday in {p} at the age of 91.",
    "Its engine was louder than that of the {b}, a retired crew chief said of the {a}.",
    "The model kit of the {a} has 412 parts and fits on a desk beside the {b}.",
    "Shells hit the depot where the {a} was hidden, according to residents of {p}.",
    "A documentary on the {a} opens the film festival of {p} this year.",
    "The navy of {p} fired a {a} in a test, and the target sank within minutes.",
    "Both armies lost a {a} in the night, and one crew fled in a {b}.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, what it is, and of which document or page; with its title and paragraphs."""

    address: str
    kind: str
    of: str | None
    title: str
    paragraphs: tuple[str, ...]
    frame: int


class Pages:
    """Pages in any number; the same seed makes the same pages."""

    def __init__(self, shared: Path, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # a world, not a secret
        self.frames, self._sentences = frames_in(shared / "pages")
        documents = [json.loads(line) for line in (shared / "eval/dev/docs.jsonl").read_text().splitlines()]
        gold = [json.loads(line) for line in (shared / "eval/dev/gold.jsonl").read_text().splitlines()]
        relevant = {one["id"]: one["relevant"] for one in gold}
        self.documents, self.relevant = documents, {name for name, is_so in relevant.items() if is_so}
        self._weights = _weights([sum(map(len, frame.pieces)) for frame in self.frames])
        words = vocab.load()
        self._systems = sorted(system.name for system in words.systems.values())
        self._places = sorted(capital for party in words.parties.values() for capital in party.capitals)
        self._before: list[Page] = []

    def __iter__(self) -> Iterator[Page]:
        number = 0
        while True:
            number += 1
            page = self._page(number)
            self._before = [*self._before[-_REMEMBERED:], page]
            yield page

    def around(self, document: dict[str, str], number: int) -> Page:
        """A page whose article is an annotated document."""
        paragraphs = tuple(part for part in document["text"].split("\n") if part.strip())
        title = document["title"] or paragraphs[0][:80]
        kind = RELEVANT if document["id"] in self.relevant else OTHER
        return Page(_address(number), kind, document["id"], title, paragraphs, self._frame())

    def _frame(self) -> int:
        return self._chance.choices(range(len(self.frames)), self._weights)[0]

    def bytes_of(self, page: Page) -> bytes:
        """The page as HTML."""
        frame: Frame = self.frames[page.frame]
        return frame.page(page.title, page.paragraphs)

    def _page(self, number: int) -> Page:
        chance, place = self._chance, number % 100
        if place == 50:
            return self.around(self.documents[number // 100 * 7 % len(self.documents)], number)
        if place % 20 == 7 and self._before:
            return self._copy(number)
        hard = place % 20 == 13
        sentences = self._weapons() if hard else chance.sample(self._sentences, chance.randint(12, 40))
        paragraphs = tuple(" ".join(sentences[at : at + 3]) for at in range(1, len(sentences), 3))
        kind = HARD if hard else PLAIN
        return Page(_address(number), kind, None, sentences[0][:90], paragraphs, self._frame())

    def _copy(self, number: int) -> Page:
        """A page before in another frame, with a few words changed."""
        chance = self._chance
        page = chance.choice(self._before)
        words = [paragraph.split(" ") for paragraph in page.paragraphs]
        for paragraph in words:
            if len(paragraph) > 20:
                paragraph[chance.randrange(len(paragraph))] = "reportedly"
        paragraphs = tuple(" ".join(paragraph) for paragraph in words)
        return replace(
            page,
            address=_address(number),
            kind=COPY,
            of=page.address,
            paragraphs=paragraphs,
            frame=self._frame(),
        )

    def _weapons(self) -> list[str]:
        chance = self._chance
        made = [
            one.format(a=chance.choice(self._systems), b=chance.choice(self._systems), p=chance.choice(self._places))
            for one in chance.sample(_WEAPONS, chance.randint(6, 12))
        ]
        mixed = [*made, *chance.sample(self._sentences, chance.randint(3, 12))]
        chance.shuffle(mixed)
        return mixed


def _weights(sizes: list[int]) -> list[float]:
    """How often to draw each frame so that the mean size is the one wanted: larger ones a little more often."""
    low, high = 0.0, 2.0
    for _ in range(40):
        power = (low + high) / 2
        weights = [size**power for size in sizes]
        mean = sum(weight * size for weight, size in zip(weights, sizes, strict=True)) / sum(weights)
        low, high = (power, high) if mean < _BYTES else (low, power)
    return weights


def _address(number: int) -> str:
    return f"https://news{number % 211}.example.org/{number}"


def record_of(page: Page, body: bytes, number: int) -> WarcRecord:
    """The page as a record of a web archive."""
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, record_urn=f"<urn:uuid:0-{number}>".encode())
    record.headers["WARC-Target-URI"] = page.address
    record.headers["WARC-Date"] = (_FIRST + timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    record.set_bytes_content(head.encode() + body)
    record.is_http = True
    return record


def write(file: Path, pages: Iterator[Page], how_many: int, source: Pages) -> None:
    """Write an archive and what its pages are."""
    from fastwarc.stream_io import GzipWriter

    raw = file.open("wb")
    packed = GzipWriter(raw, compression_level=6) if file.suffix == ".gz" else None
    stream = packed or raw
    with file.with_name(f"{file.name}.truth.jsonl").open("w", encoding="utf-8") as truth:
        for number, page in enumerate(pages, start=1):
            record_of(page, source.bytes_of(page), number).write(stream)
            if packed is not None:
                packed.finish()  # each record compressed by itself, as archives of the web are
            told = {key: value for key, value in asdict(page).items() if key in ("address", "kind", "of")}
            truth.write(json.dumps(told) + "\n")
            if number == how_many:
                break
    stream.close()
    raw.close()


def main() -> None:
    """Write an archive."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("file", type=Path)
    given.add_argument("--pages", type=int, default=20_000)
    given.add_argument("--seed", type=int, default=1)
    asked = given.parse_args()
    source = Pages(Path(os.environ.get("PACTWATCH_SHARED", "../shared")), asked.seed)
    write(asked.file, iter(source), asked.pages, source)
    print(f"{asked.file}: {asked.pages} pages in {len(source.frames)} frames, {asked.file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
