"""The register in formats that other programs read; the same register always gives the same bytes."""

from pactwatch.exports.formats import FORMATS, Format, export
from pactwatch.exports.sheet import COLUMNS

__all__ = ["COLUMNS", "FORMATS", "Format", "export"]
