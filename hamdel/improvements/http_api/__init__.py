"""Improvements over the API."""

from . import improvements, plan

__all__ = ["improvements", "plan"]
