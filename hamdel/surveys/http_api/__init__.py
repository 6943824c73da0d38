"""Surveys over the API."""

from . import reading, responding, results, writing

__all__ = ["reading", "responding", "results", "writing"]
