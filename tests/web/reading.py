"""Answers taken apart: a page as a tree, a table as rows."""

from __future__ import annotations

import csv
import io

import httpx
from lxml import html


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows of a CSV table."""
    return list(csv.DictReader(io.StringIO(answer.text)))


def tree(answer: httpx.Response) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(answer.content)
