"""The only wiring: the store read, a stage called, the store written."""

from pactwatch.pipeline.add import add
from pactwatch.pipeline.journal import Journal, Report
from pactwatch.pipeline.read import ClaimReader, read_claims
from pactwatch.pipeline.readers import reader_of
from pactwatch.pipeline.run import Options, build_register, run

__all__ = ["ClaimReader", "Journal", "Options", "Report", "add", "build_register", "read_claims", "reader_of", "run"]
