"""Journey maps over the API."""

from . import maps, measured

__all__ = ["maps", "measured"]
