"""Match weights that fitting moved from the values set by hand; made by benchmarks/linking.py --fit."""

from __future__ import annotations

BITS: dict[str, float] = {
    "recipient_same": 4.0,
    "item_family": 1.0,
    "item_general": -0.5,
    "stage_back": -0.5,
}
