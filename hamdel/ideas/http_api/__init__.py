"""Ideas over the API."""

from . import changing, ideas, votes

__all__ = ["changing", "ideas", "votes"]
