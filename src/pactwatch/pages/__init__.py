"""The register as a page: one self-contained HTML file that works without a network and without JavaScript."""

from pactwatch.pages.page import render

__all__ = ["render"]
