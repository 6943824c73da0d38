"""Improvements over the API."""

from . import effects, improvements, plan

__all__ = ["effects", "improvements", "plan"]
