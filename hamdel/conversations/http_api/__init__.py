"""Conversations over the API."""

from . import acting, calls, reading, writing

__all__ = ["acting", "calls", "reading", "writing"]
