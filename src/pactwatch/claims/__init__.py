"""Document in, claims out: the grammar reader."""

from pactwatch.claims.reader import GrammarReader

__all__ = ["GrammarReader"]
