"""Places that reports come from: files, folders, feeds, pages. Bytes go out, or the reason why not."""

from pactwatch.sources.content import Content, Item, Lead, is_web_address
from pactwatch.sources.files import LARGEST, Found
from pactwatch.sources.given import Given
from pactwatch.sources.kinds import Kind
from pactwatch.sources.read import fetched, local, read
from pactwatch.sources.warc import archives_in, is_archive

__all__ = [
    "LARGEST",
    "Content",
    "Found",
    "Given",
    "Item",
    "Kind",
    "Lead",
    "archives_in",
    "fetched",
    "is_archive",
    "is_web_address",
    "local",
    "read",
]
