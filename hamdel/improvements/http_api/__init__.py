"""Improvements over the API."""

from . import changes, effects, improvements, plan

__all__ = ["changes", "effects", "improvements", "plan"]
