"""Fetched bytes to clean documents, and documents to stories: what is a copy of what."""

from pactwatch.documents.make import make
from pactwatch.documents.stories import stories

__all__ = ["make", "stories"]
