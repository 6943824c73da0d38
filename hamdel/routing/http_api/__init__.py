"""Routing over the API."""

from . import asking, rules, serving

__all__ = ["asking", "rules", "serving"]
