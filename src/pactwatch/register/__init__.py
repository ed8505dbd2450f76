"""Deals and what stands behind them, together: the register, as it is, as it was known, and what changed."""

from pactwatch.register.build import LinkedRecords, Linker, as_of, build, known_on
from pactwatch.register.diff import DealChange, FieldChange, RegisterDiff, diff, find_deal
from pactwatch.register.register import Register

__all__ = [
    "DealChange",
    "FieldChange",
    "LinkedRecords",
    "Linker",
    "Register",
    "RegisterDiff",
    "as_of",
    "build",
    "diff",
    "find_deal",
    "known_on",
]
