"""Promises and trust over the API."""

from . import customers, promises, recoveries

__all__ = ["customers", "promises", "recoveries"]
