"""Conversations over the API."""

from . import acting, calls, continuing, reading, regrouping, transfers, writing

__all__ = ["acting", "calls", "continuing", "reading", "regrouping", "transfers", "writing"]
