"""Memory that was freed, kept for what comes next."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_TRIM, _SEPARATE = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc's malloc.h
_KEPT, _LARGE = 1 << 26, 1 << 25


def keep_freed_memory() -> None:
    """Let this process, and what is forked from it, hold up to 64 megabytes that it has freed.

    By default glibc gives them back to the system at once and asks for them again for the next page, which costs more
    than unpacking it. Where the C library is another one, nothing happens.
    """
    with suppress(OSError, AttributeError, TypeError):
        adjust = ctypes.CDLL(None).mallopt
        adjust(_TRIM, _KEPT)
        adjust(_SEPARATE, _LARGE)
