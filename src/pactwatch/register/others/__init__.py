"""Registers that others keep, read from their files: SIPRI's trade register, and any table by a mapping file."""

from pactwatch.register.others.mapping import FIELDS, Mapped, TableMapping, mapped_rows, read_mapped, read_mapping
from pactwatch.register.others.row import Count, Coverage, OtherRegister, Problem, Row
from pactwatch.register.others.sipri import read_sipri

__all__ = [
    "FIELDS",
    "Count",
    "Coverage",
    "Mapped",
    "OtherRegister",
    "Problem",
    "Row",
    "TableMapping",
    "mapped_rows",
    "read_mapped",
    "read_mapping",
    "read_sipri",
]
