"""Cases over the API."""

from . import changing, reading, writing

__all__ = ["changing", "reading", "writing"]
