"""Personas over the API."""

from . import personas

__all__ = ["personas"]
