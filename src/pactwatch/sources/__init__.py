"""Places that reports come from: files and folders. Bytes with their origin go out, or the reason why not."""

from pactwatch.sources.files import Found
from pactwatch.sources.given import Given
from pactwatch.sources.read import LARGEST, read
from pactwatch.sources.warc import archives_in

__all__ = ["LARGEST", "Found", "Given", "archives_in", "read"]
