"""Customers over the API."""

from . import importing, joining, people, privacy

__all__ = ["importing", "joining", "people", "privacy"]
