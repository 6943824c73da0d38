"""Conversations over the API."""

from . import acting, calls, continuing, reading, regrouping, writing

__all__ = ["acting", "calls", "continuing", "reading", "regrouping", "writing"]
