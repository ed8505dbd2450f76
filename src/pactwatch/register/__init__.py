"""Deals and what stands behind them, together: the register, as it is, as it was known, and what changed."""

from pactwatch.register.build import LinkedRecords, Linker, as_of, build, judged_on, known_on, version_with, with_judged
from pactwatch.register.diff import DealChange, FieldChange, RegisterDiff, diff, find_deal
from pactwatch.register.register import Read, Register

__all__ = [
    "DealChange",
    "FieldChange",
    "LinkedRecords",
    "Linker",
    "Read",
    "Register",
    "RegisterDiff",
    "as_of",
    "build",
    "diff",
    "find_deal",
    "judged_on",
    "known_on",
    "version_with",
    "with_judged",
]
