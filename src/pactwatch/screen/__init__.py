"""What a page of an archive must hold to be read: tests that turn away what cannot matter, the cheapest first."""

from pactwatch.screen.encoding import readable
from pactwatch.screen.excerpt import excerpt, sentences
from pactwatch.screen.prefilter import Prefilter
from pactwatch.screen.relevance import Relevance, Verdict
from pactwatch.screen.triage import Glimpse, glimpse, page_text, page_title
from pactwatch.screen.words import ScreenWords, screen_words

__all__ = [
    "Glimpse",
    "Prefilter",
    "Relevance",
    "ScreenWords",
    "Verdict",
    "excerpt",
    "glimpse",
    "page_text",
    "page_title",
    "readable",
    "screen_words",
    "sentences",
]
