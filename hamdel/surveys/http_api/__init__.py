"""Surveys over the API."""

from . import reading, responding, writing

__all__ = ["reading", "responding", "writing"]
