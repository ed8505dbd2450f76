"""The HTTP application: pages that people read, the same as data, and a stable interface for programs."""

from pactwatch.web.app import create_app
from pactwatch.web.options import ServeOptions

__all__ = ["ServeOptions", "create_app"]
