"""Stories and the vision over the API."""

from . import stories

__all__ = ["stories"]
