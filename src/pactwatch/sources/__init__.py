"""Places that reports come from: files and folders. Bytes with their origin go out, or the reason why not."""

from pactwatch.sources.given import Given
from pactwatch.sources.read import LARGEST, read

__all__ = ["LARGEST", "Given", "read"]
