"""The only wiring: the store read, a stage called, the store written."""

from pactwatch.pipeline.add import Adding, add
from pactwatch.pipeline.arrivals import link_document
from pactwatch.pipeline.journal import Journal, Report
from pactwatch.pipeline.keep import keep, search
from pactwatch.pipeline.read import ClaimReader, read_claims
from pactwatch.pipeline.readers import reader_of
from pactwatch.pipeline.relink import link
from pactwatch.pipeline.run import Options, bring, run, take
from pactwatch.pipeline.saved import graded, leads_of, note_verified, web_of
from pactwatch.pipeline.spread import Work
from pactwatch.pipeline.whole import build_register, load_register

__all__ = [
    "Adding",
    "ClaimReader",
    "Journal",
    "Options",
    "Report",
    "Work",
    "add",
    "bring",
    "build_register",
    "graded",
    "keep",
    "leads_of",
    "link",
    "link_document",
    "load_register",
    "note_verified",
    "read_claims",
    "reader_of",
    "run",
    "search",
    "take",
    "web_of",
]
