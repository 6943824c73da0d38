"""Conversations over the API."""

from . import acting, calls, continuing, reading, writing

__all__ = ["acting", "calls", "continuing", "reading", "writing"]
