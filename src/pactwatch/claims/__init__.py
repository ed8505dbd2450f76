"""Document in, claims out: the grammar reader."""

from pactwatch.claims.reader import GrammarReader, Reading

__all__ = ["GrammarReader", "Reading"]
