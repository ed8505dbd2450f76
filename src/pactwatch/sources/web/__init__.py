"""The web: addresses to bytes, politely and safely. Everything here takes the server for an enemy."""

from pactwatch.sources.web.crawl import crawl
from pactwatch.sources.web.download import download
from pactwatch.sources.web.options import Forgetful, Limits, Memory, Web

__all__ = ["Forgetful", "Limits", "Memory", "Web", "crawl", "download"]
