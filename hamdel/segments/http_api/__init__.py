"""Segments over the API."""

from . import asking, making

__all__ = ["asking", "making"]
