"""Labels over the API."""

from . import labels

__all__ = ["labels"]
