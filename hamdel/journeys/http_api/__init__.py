"""Journeys over the API."""

from . import flows, friction

__all__ = ["flows", "friction"]
