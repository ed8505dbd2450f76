"""Deals and what stands behind them, together: the register."""

from pactwatch.register.register import Register

__all__ = ["Register"]
