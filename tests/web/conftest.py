"""The servers that the tests of this folder share."""

from tests.web.fixtures import broken, empty, example, example_file, hostile, large, made

__all__ = ["broken", "empty", "example", "example_file", "hostile", "large", "made"]
