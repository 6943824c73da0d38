"""Cases over the API."""

from . import changing, reading, regrouping, working, writing

__all__ = ["changing", "reading", "regrouping", "working", "writing"]
