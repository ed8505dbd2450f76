"""The reader in use, made once for each vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.claims import GrammarReader
    from pactwatch.vocab import Vocabulary


@lru_cache(maxsize=4)
def reader_of(vocabulary: Vocabulary) -> GrammarReader:
    """The grammar reader with a vocabulary; making one takes a moment, so the same one is given again."""
    from pactwatch.claims import GrammarReader

    return GrammarReader(vocabulary)
