"""Python's search for garbage, kept from what is needed to the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 10_000  # objects made, less those gone again, from one search to the next


@contextmanager
def kept_for_good() -> Iterator[None]:
    """What is loaded inside is no garbage: it is not gone through meanwhile, nor later, here or in what is forked.

    Going through a vocabulary and its words again and again while they are made takes a quarter of that time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage inside, neither here nor in what is forked there.

    For work over millions of records, none of which refers to itself by way of others: what is needed no longer goes at
    once all the same, and to go through all the rest again and again takes a third of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def collect_seldom() -> None:
    """Search for garbage a fifteenth as often in this process: little of what reading makes is any.

    By default one search follows another so soon that they take a twentieth of the time.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
