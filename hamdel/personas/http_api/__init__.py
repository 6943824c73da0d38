"""Personas over the API."""

from . import ideal, personas

__all__ = ["ideal", "personas"]
