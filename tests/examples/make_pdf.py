"""Make the example PDF from its text: `python tests/examples/make_pdf.py`. The same text gives the same bytes."""

from __future__ import annotations

import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = Path(__file__).with_name("indonesia-rafale-2022.txt")
PDF = ROOT / "examples" / "reports" / "indonesia-rafale-2022.pdf"
HEADER = "Continental Defence Letter"
LINES_A_PAGE = 20
WIDTH = 84


def lines_of(text: str) -> list[str]:
    """The text broken into lines of at most `WIDTH` characters, an empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += [*textwrap.wrap(paragraph, WIDTH), ""]
    return lines[:-1]


def page_stream(lines: list[str], number: int, pages: int) -> bytes:
    """The drawing commands of one page: running head, lines of text, foot with the page's number."""
    drawn = [
        "BT /F1 9 Tf 60 800 Td",
        f"({escaped(HEADER)}) Tj ET",
        "BT /F1 11 Tf 15 TL 60 760 Td",
        *(f"({escaped(line)}) Tj T*" for line in lines),
        "ET BT /F1 9 Tf 60 40 Td",
        f"(Page {number} of {pages}) Tj ET",
    ]
    return "\n".join(drawn).encode("cp1252")


def escaped(text: str) -> str:
    """The text as a PDF string literal needs it."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_of(text: str) -> bytes:
    """A minimal PDF with a text layer: A4, Helvetica, as many pages as the text needs."""
    lines = lines_of(text)
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    first = 5  # objects 1 to 4: catalogue, tree of pages, font, information
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({escaped(lines[0])}) /Author ({HEADER}) /CreationDate (D:20220211080000Z) >>".encode("cp1252"),
    ]
    for at, shown in enumerate(pages):
        stream = page_stream(shown, at + 1, len(pages))
        contents = first + 2 * at + 1
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> " + f"/Contents {contents} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """The file: header, numbered objects, table of their offsets, trailer."""
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


if __name__ == "__main__":
    PDF.write_bytes(pdf_of(TEXT.read_text(encoding="utf-8")))
