"""Mentions over the API."""

from . import acting, mentions

__all__ = ["acting", "mentions"]
