"""The servers that the tests of this folder share."""

from tests.web.fixtures import empty, example, example_file, hostile, large, made

__all__ = ["empty", "example", "example_file", "hostile", "large", "made"]
