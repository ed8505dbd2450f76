"""The reader in use, made once for each vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pactwatch import plugins
from pactwatch.garbage import uncollected
from pactwatch.pipeline.read import ClaimReader
from pactwatch.plugins import Group

if TYPE_CHECKING:
    from pactwatch.vocab import Vocabulary

DEFAULT = "grammar"


@lru_cache(maxsize=4)
@uncollected()
def reader_of(vocabulary: Vocabulary, name: str = DEFAULT) -> ClaimReader:
    """The reader of this name with a vocabulary; making one takes a moment, so the same one is given again.

    Raises: UsageError for a name that no installed reader has, PluginError for one that cannot be loaded.
    """
    make = plugins.load(Group.READERS, name)
    reader = make(vocabulary) if callable(make) else None
    if not isinstance(reader, ClaimReader):
        raise plugins.misshapen(Group.READERS, name, "called with a vocabulary and gives version, covers and read")
    return reader
