"""The register in formats that other programs read; the same register always gives the same bytes."""

from pactwatch.exports.formats import (
    CSV,
    JSON,
    DealByDeal,
    Exporter,
    Format,
    ForPeople,
    export,
    format_in,
    format_named,
    format_names,
)
from pactwatch.exports.sheet import COLUMNS

__all__ = [
    "COLUMNS",
    "CSV",
    "JSON",
    "DealByDeal",
    "Exporter",
    "ForPeople",
    "Format",
    "export",
    "format_in",
    "format_named",
    "format_names",
]
