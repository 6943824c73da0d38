"""Journeys over the API."""

from . import flows

__all__ = ["flows"]
