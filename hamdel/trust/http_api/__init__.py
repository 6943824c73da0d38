"""Promises and trust over the API."""

from . import promises

__all__ = ["promises"]
