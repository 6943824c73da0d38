"""Promises and trust over the API."""

from . import promises, recoveries

__all__ = ["promises", "recoveries"]
